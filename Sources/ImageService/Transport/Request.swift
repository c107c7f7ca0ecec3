/// What is sent: how, where to, with which headers and body, and what the exchange may take.
///
/// The headers go out as they stand here, in this order, which is what a signature is made over. The transport adds `Host`,
/// `Accept-Encoding`, `Content-Length` of a body, and `User-Agent` and `Accept: */*` where they are not among them.
struct Request: Hashable, Sendable {
  enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"

    /// True where asking twice does no more than asking once, so that an ask of unknown outcome may be repeated.
    var isSafe: Bool { self == .get }
  }

  var method = Method.get
  var url: String
  var headers: [Header] = []
  /// Nil for none; an empty one is sent as `Content-Length: 0`.
  var body: Body?
  var bounds = FetchBounds.standard
  var tls = TLSOptions()
  /// Goes to its host and through no proxy, whatever the environment says.
  var isDirect = false
  /// Asks for an `ExchangeReport`, and for a connection of its own, so that there is something to report.
  var wantsReport = false

  /// The first header that can't be sent: anything but a token for a name (RFC 9110, 5.6.2), or a control character in
  /// the value, which could end the header and begin another one of its choosing.
  var unsendable: Header? { headers.first { !$0.isSendable } }
}

extension Request {
  /// A GET that wants JSON.
  init(url: String, token: Secret?, bounds: FetchBounds) {
    self.init(url: url, headers: [.json], bounds: bounds)
    if let token { headers.append(.token(token)) }
  }
}

extension Request {
  struct Header: Hashable, Sendable {
    enum Value: Hashable, Sendable {
      case plain(String)
      case secret(Secret)
    }

    let name: String
    let value: Value

    init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }

    init(_ name: String, _ value: String) { self.init(name, .plain(value)) }

    /// Alone: services answer errors as HTML to who takes anything beside JSON.
    static let json = Header("Accept", "application/json")

    static func token(_ token: Secret) -> Header { Header("X-Auth-Token", .secret(token)) }

    /// The value as it is sent.
    var text: String {
      switch value {
      case .plain(let text): text
      case .secret(let secret): secret.text
      }
    }

    fileprivate var isSendable: Bool {
      !name.isEmpty && name.utf8.allSatisfy(Self.isTokenByte)
        && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
      (0x21...0x7E).contains(byte) && !"\"(),/:;<=>?@[\\]{}".utf8.contains(byte)
    }
  }

  /// Bytes of which nothing is shown but their number: a password may be among them.
  struct Body: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let bytes: [UInt8]

    init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    var description: String { "‹\(bytes.count) bytes›" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
  }
}
