import CCurl
import ImageModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One request under way: curl's handle for it, and what has come so far. Lives in the worker's thread.
final class Exchange {
  /// Bytes that all headers together may have.
  static let headerBytes = 256 << 10

  let order: Order
  let easy: UnsafeMutableRawPointer
  /// What curl reads the headers from, as long as it has the handle.
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
    headerList = configure(easy, for: order.request, in: order.environment)
    receive()
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
      guard headIsWhole else {
        return end(
          .closedEarly, words: PrintableText("Connection closed within the headers", zh: "连接在响应头结束之前关闭").text)
      }
      // Proxy Authentication Required: no service says that.
      if answer.status == 407, proxy != nil {
        headIsWhole = false
        return end(.proxy(.notAuthenticated), words: ProxyProblem.notAuthenticated.words)
      }
      var answer = answer
      answer.report = report
      return order.asker.resume(returning: .success(answer))
    }
    let said = String(cString: words)
    let curls = said.isEmpty ? String(cString: curl_easy_strerror(result)) : said
    let kind = passed ?? TransportFailure.Kind(result, words: curls, of: easy, proxy: proxy)
    let harmless = proxy?.hidden(in: curls) ?? curls
    end(kind, words: kind.words.map { PrintableText("\($0): ", zh: "\($0)：").text + harmless } ?? harmless)
  }

  /// Answers the asker with a failure.
  func end(_ kind: TransportFailure.Kind, words: String? = nil) {
    let partial = headIsWhole && answer.status >= 200 ? answer : nil
    let failure = TransportFailure(
      kind: kind, words: words, partial: partial, hasBegun: hasBegun, report: report)
    order.asker.resume(returning: .failure(failure))
  }

  private var hasBegun: Bool { headerCount > 0 || !body.isEmpty }

  private var report: ExchangeReport? {
    order.request.wantsReport ? ExchangeReport(of: easy, hasBegun: hasBegun, proxy: proxy) : nil
  }

  private var proxy: Proxy? { order.proxy }

  private var answer: Answer {
    Answer(status: ccurl_long(easy, CURLINFO_RESPONSE_CODE), headers: headers, body: body, received: time(nil))
  }
}

// MARK: - What comes

extension Exchange {
  /// Has curl hand over what comes.
  private func receive() {
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
