import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension TransportFailure.Kind {
  /// What a result of curl means, with what the handle knows beyond it.
  init(_ result: CURLcode, of easy: UnsafeMutableRawPointer) {
    switch result {
    case _ where ccurl_long(easy, CURLINFO_HTTP_CONNECTCODE) >= 300:
      self = .unreachable  // The proxy would not connect; what it said is none of the service's.
    case CURLE_COULDNT_CONNECT where ccurl_long(easy, CURLINFO_OS_ERRNO) == Int(ECONNREFUSED):
      self = .refused
    case CURLE_COULDNT_RESOLVE_HOST:
      self = .unresolved
    case CURLE_OPERATION_TIMEDOUT:
      self = .timedOut
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CLIENTCERT, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
      self = .tls
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      self = .closedEarly
    case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
      self = .garbled  // Bytes that don't begin as HTTP count as HTTP/0.9 to curl, a protocol it doesn't accept.
    default:
      self = .unreachable
    }
  }
}
