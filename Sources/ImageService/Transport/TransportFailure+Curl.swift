import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension TransportFailure.Kind {
  /// What a result of curl means, with its words, what the handle knows beyond them, and the proxy that may have been used.
  init(_ result: CURLcode, words: String, of easy: UnsafeMutableRawPointer, proxy: Proxy?) {
    if let proxy, let problem = ProxyProblem(result, words: words, of: easy, proxy: proxy) {
      self = .proxy(problem)
      return
    }
    if let problem = TLSProblem(result, words: words, of: easy) {
      self = .tls(problem)
      return
    }
    switch result {
    case CURLE_COULDNT_CONNECT where ccurl_long(easy, CURLINFO_OS_ERRNO) == Int(ECONNREFUSED):
      self = .refused
    case CURLE_COULDNT_RESOLVE_HOST:
      self = .unresolved
    case CURLE_OPERATION_TIMEDOUT:
      self = .timedOut
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      self = .closedEarly
    case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
      self = .garbled  // Bytes that don't begin as HTTP count as HTTP/0.9 to curl, a protocol it doesn't accept.
    default:
      self = .unreachable
    }
  }
}
