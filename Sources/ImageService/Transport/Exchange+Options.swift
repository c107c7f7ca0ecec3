import CCurl

extension Exchange {
  /// Tells curl of a request. Answers the list of headers, which has to live as long as the handle.
  func configure(
    _ easy: UnsafeMutableRawPointer, for request: Request, in environment: NetworkEnvironment
  ) -> UnsafeMutablePointer<curl_slist>? {
    ccurl_set_string(easy, CURLOPT_URL, request.url)
    ccurl_allow_http_only(easy)
    // Curl would take `/../` and `/./` out of a path, and so out of an endpoint's.
    ccurl_set_long(easy, CURLOPT_PATH_AS_IS, 1)
    ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, request.bounds.milliseconds)
    ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, request.bounds.milliseconds)
    ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
    ccurl_leave_lookups(easy)
    // All encodings that curl knows; it decodes before it counts out the body.
    ccurl_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
    ccurl_set_string(easy, CURLOPT_USERAGENT, "imsbrowser")
    if request.wantsReport {
      ccurl_set_long(easy, CURLOPT_CERTINFO, 1)
      ccurl_set_long(easy, CURLOPT_FRESH_CONNECT, 1)
    }
    send(request, with: easy)
    trust(request.tls, in: environment, with: easy)
    // Empty values keep curl from asking the process's environment.
    ccurl_set_string(easy, CURLOPT_PROXY, order.proxy?.url ?? "")
    ccurl_set_string(easy, CURLOPT_NOPROXY, environment.exceptions(for: request.url))
    // The service's headers are for the service, not for a proxy on the way; nor are the proxy's taken for the service's.
    ccurl_set_long(easy, CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
    ccurl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    let headers = Self.list(of: request)
    ccurl_set_pointer(easy, CURLOPT_HTTPHEADER, headers)
    return headers
  }

  private func trust(_ tls: TLSOptions, in environment: NetworkEnvironment, with easy: UnsafeMutableRawPointer) {
    ccurl_set_long(easy, CURLOPT_SSL_VERIFYPEER, tls.verifiesPeer ? 1 : 0)
    ccurl_set_long(easy, CURLOPT_SSL_VERIFYHOST, tls.verifiesPeer ? 2 : 0)
    if let authorities = tls.authorities ?? environment.authorities {
      // Those of the file, and not the host's own beside them.
      ccurl_set_string(easy, CURLOPT_CAINFO, authorities)
      ccurl_set_string(easy, CURLOPT_CAPATH, nil)
      ccurl_set_string(easy, CURLOPT_PROXY_CAINFO, authorities)
      ccurl_set_string(easy, CURLOPT_PROXY_CAPATH, nil)
    }
    guard let certificate = tls.certificate else { return }
    ccurl_set_string(easy, CURLOPT_SSLCERT, certificate)
    ccurl_set_string(easy, CURLOPT_SSLKEY, tls.key ?? certificate)
    // OpenSSL would ask on the terminal for a passphrase that nobody has set.
    ccurl_set_string(easy, CURLOPT_KEYPASSWD, "")
  }

  private func send(_ request: Request, with easy: UnsafeMutableRawPointer) {
    guard request.body != nil || request.method != .get else { return }
    let bytes = request.body?.bytes ?? []
    ccurl_set_long(easy, CURLOPT_POST, 1)
    ccurl_set_long(easy, CURLOPT_POSTFIELDSIZE, bytes.count)
    bytes.withUnsafeBytes { _ = ccurl_copy_body(easy, $0.baseAddress) }
    // What curl does is POST; what it calls it is this.
    ccurl_set_string(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
  }

  private static func list(of request: Request) -> UnsafeMutablePointer<curl_slist>? {
    var list: UnsafeMutablePointer<curl_slist>?
    func add(_ line: String) {
      if let longer = curl_slist_append(list, line) { list = longer }
    }
    // Curl's way to send a header without a value is a semicolon; a colon with nothing after it takes one out.
    for header in request.headers { add(header.text.isEmpty ? header.name + ";" : header.name + ": " + header.text) }
    guard request.body != nil || request.method != .get else { return list }
    // Nothing is asked for that wasn't asked for: no form, and no leave to go on.
    add("Expect:")
    if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) { add("Content-Type:") }
    return list
  }
}

extension FetchBounds {
  /// Curl takes 0 for “no limit”, so there is at least 1; and at most what a C `int` holds, as curl counts in some places.
  fileprivate var milliseconds: Int {
    let milliseconds = timeout * 1000
    return milliseconds >= 1 ? Int(min(milliseconds, Double(Int32.max))) : 1
  }
}
