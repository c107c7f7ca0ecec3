import CCurl
import ImageModel

/// Why a connection is not trusted, told apart as far as curl tells it.
enum TLSProblem: Hashable, Sendable {
  case expired
  case notYetValid
  case selfSigned
  case unknownAuthority
  case otherHost
  /// The file of authorities can't be read, or has none in it.
  case authoritiesUnreadable
  /// The client's own certificate or key can't be read, or they don't belong together.
  case certificateUnreadable
  /// The service takes only clients that show a certificate it trusts.
  case certificateWanted
  case other

  /// What is wrong, as a sentence without its full stop; nil where curl's words have to do.
  var words: String? { sentence?.text }

  private var sentence: PrintableText? {
    switch self {
    case .expired: .init("The service's certificate has expired", zh: "服务的证书已过期")
    case .notYetValid: .init("The service's certificate is not valid yet", zh: "服务的证书尚未生效")
    case .selfSigned: .init("The service's certificate is self-signed", zh: "服务的证书是自签名证书")
    case .unknownAuthority:
      .init(
        "The service's certificate is signed by an authority that is not trusted here", zh: "服务的证书由本机不信任的机构签发")
    case .otherHost: .init("The service's certificate is for another host name", zh: "服务的证书属于其他主机名")
    case .authoritiesUnreadable: .init("The file of CA certificates can't be read", zh: "无法读取 CA 证书文件")
    case .certificateUnreadable: .init("The client's certificate or key can't be read", zh: "无法读取客户端证书或私钥")
    case .certificateWanted:
      .init("The service wants a client certificate that it trusts", zh: "服务要求提供其信任的客户端证书")
    case .other: nil
    }
  }

  /// Nil where a result of curl is of another kind.
  init?(_ result: CURLcode, words: String, of easy: UnsafeMutableRawPointer) {
    switch result {
    case CURLE_PEER_FAILED_VERIFICATION:
      // Curl compares the host's name itself, before it has OpenSSL's verdict.
      let isName = words.contains("subject name") || words.contains("common name")
      self = isName ? .otherHost : Self.verification(ccurl_long(easy, CURLINFO_SSL_VERIFYRESULT))
    case CURLE_SSL_CACERT_BADFILE:
      self = .authoritiesUnreadable
    case CURLE_SSL_CERTPROBLEM:
      self = .certificateUnreadable
    case CURLE_SSL_CLIENTCERT:
      self = .certificateWanted
    case CURLE_SSL_CONNECT_ERROR, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
      // TLS 1.3 tells a client that it isn't taken when it believes itself connected already.
      if words.contains(" alert "), words.contains("certificate") || words.contains("unknown ca") {
        self = .certificateWanted
      } else if result == CURLE_SSL_CONNECT_ERROR {
        self = .other
      } else {
        return nil
      }
    case CURLE_SSL_CIPHER, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_ENGINE_NOTFOUND,
      CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
      CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
      self = .other
    default:
      return nil
    }
  }

  /// OpenSSL's numbers (`X509_V_ERR_…`).
  private static func verification(_ code: Int) -> TLSProblem {
    switch code {
    case 62: .otherHost
    case 9: .notYetValid
    case 10: .expired
    case 18: .selfSigned
    case 2, 19, 20, 21: .unknownAuthority
    default: .other
    }
  }
}
