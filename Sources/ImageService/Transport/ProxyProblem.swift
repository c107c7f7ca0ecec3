import CCurl
import ImageModel

/// Why a proxy didn't let an exchange through. None of it is the service's doing.
enum ProxyProblem: Hashable, Sendable {
  /// What stands in the environment is no proxy's address, or none of a kind that curl knows.
  case badAddress
  case unresolved
  /// Nothing answers at its address.
  case unreachable
  case closedEarly
  /// It wants a user and a password, or others; 407 of an HTTP proxy.
  case notAuthenticated
  /// It doesn't let anyone through to there; with an HTTP proxy's status.
  case refused(status: Int?)
  /// It would, but can't reach the service itself; with an HTTP proxy's status.
  case noWay(status: Int?)

  /// What is wrong, as a sentence without its full stop.
  var words: String { sentence.text }

  private var sentence: PrintableText {
    switch self {
    case .badAddress: .init("The proxy's address can't be read", zh: "无法识别代理的地址")
    case .unresolved: .init("The proxy's host name is not known (DNS)", zh: "无法解析代理的主机名（DNS）")
    case .unreachable: .init("Nothing answers at the proxy's address", zh: "代理的地址没有响应")
    case .closedEarly: .init("The proxy closed the connection", zh: "代理关闭了连接")
    case .notAuthenticated:
      .init("The proxy does not accept its user and password, or wants them", zh: "代理要求用户名和密码，或不接受所给的用户名和密码")
    case .refused(let status):
      PrintableText("The proxy refuses to connect to the service", zh: "代理拒绝连接服务") + Self.text(of: status)
    case .noWay(let status): PrintableText("The proxy can't reach the service", zh: "代理无法连接服务") + Self.text(of: status)
    }
  }

  private static func text(of status: Int?) -> PrintableText {
    status.map { PrintableText(" (\($0))", zh: "（\($0)）") } ?? ""
  }

  /// Of a status that an HTTP proxy answered with, to a CONNECT or for itself.
  init(status: Int) {
    switch status {
    case 407: self = .notAuthenticated
    case 502...504: self = .noWay(status: status)
    default: self = .refused(status: status)
    }
  }

  /// Nil where a result of curl is none of the proxy's doing.
  init?(_ result: CURLcode, words: String, of easy: UnsafeMutableRawPointer, proxy: Proxy) {
    let status = ccurl_long(easy, CURLINFO_HTTP_CONNECTCODE)
    if status >= 300 {
      self.init(status: status)
      return
    }
    switch result {
    case _ where words.hasPrefix("Unsupported proxy"):
      self = .badAddress
    case CURLE_COULDNT_RESOLVE_PROXY:
      self = .unresolved
    // Curl says of a connection that failed only where it was to lead.
    case CURLE_COULDNT_CONNECT where words.contains("\(proxy.place.host.without("[]")) port \(proxy.place.port)"):
      self = .unreachable
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
      guard words.contains("Proxy CONNECT aborted") else { return nil }
      self = .closedEarly
    case CURLE_PROXY:
      self.init(socks: CURLproxycode(UInt32(ccurl_long(easy, CURLINFO_PROXY_ERROR))))
    default:
      return nil
    }
  }

  private init(socks code: CURLproxycode) {
    switch code {
    case CURLPX_NO_AUTH, CURLPX_USER_REJECTED: self = .notAuthenticated
    case CURLPX_CLOSED, CURLPX_RECV_ADDRESS, CURLPX_RECV_AUTH, CURLPX_RECV_CONNECT, CURLPX_RECV_REQACK,
      CURLPX_SEND_AUTH, CURLPX_SEND_CONNECT, CURLPX_SEND_REQUEST:
      self = .closedEarly
    case CURLPX_REPLY_CONNECTION_REFUSED, CURLPX_REPLY_HOST_UNREACHABLE, CURLPX_REPLY_NETWORK_UNREACHABLE,
      CURLPX_REPLY_TTL_EXPIRED, CURLPX_RESOLVE_HOST:
      self = .noWay(status: nil)
    default: self = .refused(status: nil)
    }
  }
}

extension String {
  /// Without these characters.
  fileprivate func without(_ characters: String) -> String { filter { !characters.contains($0) } }
}
