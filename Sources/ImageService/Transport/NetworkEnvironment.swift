import FoundationEssentials

/// What environment variables say of the network, read as the curl program reads them: the proxies, and the authorities
/// to trust where nothing else says so.
///
/// Libcurl would read the proxies itself, but from the process's environment alone, and at a moment of its own choice.
/// Which hosts `NO_PROXY` means is left to it.
struct NetworkEnvironment: Hashable, Sendable {
  /// A file of CA certificates: `CURL_CA_BUNDLE`, else `SSL_CERT_FILE`.
  let authorities: String?
  /// Hosts that are reached without a proxy, in curl's spelling: `NO_PROXY`.
  let exceptions: String
  private let proxies: [String: Proxy]
  private let anyProxy: Proxy?

  init(_ variables: [String: String] = ProcessInfo.processInfo.environment) {
    /// The first that is set; an empty one counts as unset.
    func first(_ names: String...) -> String? {
      for name in names { if let value = variables[name], !value.isEmpty { return value } }
      return nil
    }
    authorities = first("CURL_CA_BUNDLE", "SSL_CERT_FILE")
    exceptions = first("no_proxy", "NO_PROXY") ?? ""
    // HTTP_PROXY is not read: a CGI program's client sets it, by a header `Proxy:`.
    proxies = [
      "http": first("http_proxy").map(Proxy.init), "https": first("https_proxy", "HTTPS_PROXY").map(Proxy.init),
    ].compactMapValues(\.self)
    anyProxy = first("all_proxy", "ALL_PROXY").map(Proxy.init)
  }

  /// The proxy for a URL, unless it is among the `exceptions`.
  func proxy(for url: String) -> Proxy? {
    proxies[url.prefix { $0 != ":" }.lowercased()] ?? anyProxy
  }
}

/// A proxy, as a URL with or without a scheme, which may hold a user and a password: nothing shows those.
struct Proxy: Hashable, Sendable {
  /// The URL with all that stands in it.
  let url: String

  init(_ url: String) { self.url = url }

  /// The URL without user and password: what may be shown.
  var address: String {
    guard let userInfo else { return url }
    return url.replacing(userInfo + "@", with: "")
  }

  /// The host and the port, 1080 where none is given, as curl has it.
  var place: (host: String, port: Int) {
    let authority = address[(address.firstRange(of: "://")?.upperBound ?? address.startIndex)...].prefix { $0 != "/" }
    let end = authority.lastIndex(of: "]") ?? authority.startIndex
    guard let colon = authority[end...].lastIndex(of: ":") else { return (String(authority), 1080) }
    return (String(authority[..<colon]), Int(authority[colon...].dropFirst()) ?? 1080)
  }

  /// Words without the user and the password. Curl repeats a proxy's URL that it can't read.
  func hidden(in words: String) -> String {
    guard let userInfo else { return words }
    return words.replacing(userInfo + "@", with: "‹hidden›@")
  }

  private var userInfo: String? {
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    return url[start...].lastIndex(of: "@").map { String(url[start..<$0]) }
  }
}

extension Proxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { address }
  var debugDescription: String { address }
  var customMirror: Mirror { Mirror(self, children: []) }
}
