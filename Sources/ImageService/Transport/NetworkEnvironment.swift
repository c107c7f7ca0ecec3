import FoundationEssentials

/// What environment variables say of the network, read as the curl program reads them: the proxies, and the authorities
/// to trust where nothing else says so.
///
/// Libcurl would read the proxies itself, but from the process's environment alone, and at a moment of its own choice.
/// Which hosts `NO_PROXY` means is left to it.
struct NetworkEnvironment: Hashable, Sendable {
  /// A file of CA certificates: `CURL_CA_BUNDLE`, else `SSL_CERT_FILE`.
  let authorities: String?
  private let exceptions: [String]
  private let proxies: [String: Proxy]
  private let anyProxy: Proxy?

  init(_ variables: [String: String] = ProcessInfo.processInfo.environment) {
    /// The first that is set; an empty one counts as unset.
    func first(_ names: String...) -> String? {
      for name in names { if let value = variables[name], !value.isEmpty { return value } }
      return nil
    }
    authorities = first("CURL_CA_BUNDLE", "SSL_CERT_FILE")
    exceptions = first("no_proxy", "NO_PROXY")?.split { $0 == "," || $0.isWhitespace }.map(String.init) ?? []
    // HTTP_PROXY is not read: a CGI program's client sets it, by a header `Proxy:`.
    proxies = [
      "http": first("http_proxy").map(Proxy.init), "https": first("https_proxy", "HTTPS_PROXY").map(Proxy.init),
    ].compactMapValues(\.self)
    anyProxy = first("all_proxy", "ALL_PROXY").map(Proxy.init)
  }

  /// Hosts that are reached without a proxy (`NO_PROXY`), as curl reads them: names with all that ends in them, addresses,
  /// networks (`10.0.0.0/8`), or `*`. Curl knows no ports there: of `host:port`, the host stands for this URL's port alone.
  func exceptions(for url: String) -> String {
    let port = Authority(of: url).port ?? (url.lowercased().hasPrefix("https:") ? 443 : 80)
    return exceptions.compactMap { entry in
      let place = Authority(entry)
      guard let only = place.port else { return entry }
      return only == port ? place.host : nil
    }.joined(separator: ",")
  }

  /// The proxy for a URL, unless it is among the exceptions.
  func proxy(for url: String) -> Proxy? {
    proxies[url.prefix { $0 != ":" }.lowercased()] ?? anyProxy
  }
}
