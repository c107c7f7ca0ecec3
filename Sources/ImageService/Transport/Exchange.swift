import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One GET under way: curl's handle for it, and what has come so far. Lives in the worker's thread.
final class Exchange {
  /// Bytes that all headers together may have.
  static let headerBytes = 256 << 10

  let order: Order
  let easy: UnsafeMutableRawPointer
  private var headerList: UnsafeMutablePointer<curl_slist>?
  /// Where curl writes its words when it fails.
  private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  private var headers: [Answer.Header] = []
  private var headerCount = 0
  private var headIsWhole = false
  private var body: [UInt8] = []
  /// The bound that was passed, which is why curl was told to stop.
  private var passed: TransportFailure.Kind?

  /// Nil when memory is out.
  init?(_ order: Order) {
    guard let easy = curl_easy_init() else { return nil }
    self.order = order
    self.easy = easy
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    configure()
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headerList)
    words.deallocate()
  }

  /// The exchange that a handle belongs to.
  static func of(_ easy: UnsafeMutableRawPointer) -> Exchange? {
    ccurl_private(easy).map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Answers the asker with what curl made of it.
  func end(_ result: CURLcode) {
    if result == CURLE_OK {
      // Curl takes headers that break off for an answer without a body.
      guard headIsWhole else { return end(.closedEarly, words: "Connection closed within the headers") }
      return order.asker.resume(returning: .success(answer))
    }
    let said = String(cString: words)
    end(
      passed ?? TransportFailure.Kind(result, of: easy),
      words: said.isEmpty ? String(cString: curl_easy_strerror(result)) : said)
  }

  /// Answers the asker with a failure.
  func end(_ kind: TransportFailure.Kind, words: String? = nil) {
    let partial = headIsWhole && answer.status >= 200 ? answer : nil
    order.asker.resume(returning: .failure(TransportFailure(kind: kind, words: words, partial: partial)))
  }

  private var answer: Answer {
    Answer(status: ccurl_long(easy, CURLINFO_RESPONSE_CODE), headers: headers, body: body, received: time(nil))
  }
}

extension Exchange {
  private func configure() {
    let request = order.request
    ccurl_set_string(easy, CURLOPT_URL, request.url)
    ccurl_allow_http_only(easy)
    // Curl would take `/../` and `/./` out of a path, and so out of an endpoint's.
    ccurl_set_long(easy, CURLOPT_PATH_AS_IS, 1)
    ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, milliseconds)
    ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
    ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
    ccurl_leave_lookups(easy)
    // All encodings that curl knows; it decodes before it counts out the body.
    ccurl_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
    ccurl_set_string(easy, CURLOPT_USERAGENT, "imsbrowser")
    add("Accept: application/json")
    if let token = request.token { add("X-Auth-Token: " + token.text) }
    ccurl_set_pointer(easy, CURLOPT_HTTPHEADER, headerList)
    // The service's headers are for the service, not for a proxy on the way; nor are the proxy's taken for the service's.
    ccurl_set_long(easy, CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
    ccurl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)

    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(easy, CURLOPT_PRIVATE, context)
    ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, words)
    ccurl_set_pointer(easy, CURLOPT_HEADERDATA, context)
    ccurl_set_pointer(easy, CURLOPT_WRITEDATA, context)
    ccurl_set_receiver(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      Exchange.receive(bytes, size * count, context) { $0.receive(header: $1) }
    }
    ccurl_set_receiver(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      Exchange.receive(bytes, size * count, context) { $0.receive(body: $1) }
    }
  }

  /// Curl takes 0 for “no limit”, so there is at least 1; and at most what a C `int` holds, as curl counts in some places.
  private var milliseconds: Int {
    let milliseconds = order.request.bounds.timeout * 1000
    return milliseconds >= 1 ? Int(min(milliseconds, Double(Int32.max))) : 1
  }

  private func add(_ header: String) {
    if let longer = curl_slist_append(headerList, header) { headerList = longer }
  }

  /// What both of curl's callbacks do. Answers the number of bytes taken; any other than came makes curl stop.
  private static func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ take: (Exchange, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let bytes, let context else { return 0 }
    let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    return take(exchange, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }

  private func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= order.request.bounds.bodyBytes - body.count else {
      passed = .bodyTooLarge
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Takes one line: a status line, a header, the empty one at the end, or a trailer.
  private func receive(header bytes: UnsafeRawBufferPointer) -> Bool {
    headerCount += bytes.count
    guard headerCount <= Self.headerBytes else {
      passed = .headersTooLarge
      return false
    }
    let line = String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      // The headers so far were of an interim answer (1xx).
      headers = []
      headIsWhole = false
    } else if line == "\r\n" || line == "\n" {
      headIsWhole = true
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].trimmed
      headers.append(Answer.Header(name: line[..<colon].trimmed, value: value))
    }
    return true
  }
}

extension Substring {
  /// Without the white space around it.
  fileprivate var trimmed: String {
    var rest = self
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest.drop(while: \.isWhitespace))
  }
}
