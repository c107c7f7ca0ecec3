/// The root of an image service, such as `https://ims.cn-north-4.myhuaweicloud.com`, in one spelling: lower-case scheme
/// and host, no default port, no trailing slash, no `/v2`. Two spellings of one service are the same `Endpoint`, and so
/// share one history.
public struct Endpoint: Hashable, Sendable {
  /// Why text is no endpoint.
  public enum Problem: Error, Hashable, Sendable {
    case notHTTP
    case noHost
    case badPort
    case credentials
    case queryOrFragment
    case forbidden(Unicode.Scalar)
  }

  /// The root's URL, without a trailing slash.
  public let url: String

  /// Reads an endpoint, with or without `/v2` and a trailing slash.
  /// - Throws: `Problem` for anything but `http(s)://host[:port][/path]` in printable ASCII.
  public init(_ text: String) throws(Problem) {
    for scalar in text.unicodeScalars
    where scalar.value <= 0x20 || scalar.value >= 0x7F || "\"<>\\^`{|}".unicodeScalars.contains(scalar) {
      throw .forbidden(scalar)
    }
    guard let separator = text.firstRange(of: "://") else { throw .notHTTP }
    let scheme = text[..<separator.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { throw .notHTTP }
    let rest = text[separator.upperBound...]
    guard !rest.contains("?"), !rest.contains("#") else { throw .queryOrFragment }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = rest[..<slash].lowercased()
    guard !authority.contains("@") else { throw .credentials }
    let (host, port) = try Self.split(authority)
    let isDefault = port == nil || port == (scheme == "http" ? 80 : 443)
    var path = rest[slash...]
    while path.hasSuffix("/") { path.removeLast() }
    if path.hasSuffix("/v2") { path.removeLast(3) }
    while path.hasSuffix("/") { path.removeLast() }
    url = scheme + "://" + host + (isDefault ? "" : ":\(port ?? 0)") + path
  }

  /// The host and the port, brackets of an IPv6 address left on.
  private static func split(_ authority: String) throws(Problem) -> (host: String, port: Int?) {
    let end =
      authority.hasPrefix("[")
      ? authority.firstIndex(of: "]").map(authority.index(after:)) ?? authority.startIndex
      : authority.firstIndex(of: ":") ?? authority.endIndex
    let host = String(authority[..<end])
    guard !host.isEmpty, host != "[]" else { throw .noHost }
    for scalar in host.unicodeScalars where !host.hasPrefix("[") && "[]%".unicodeScalars.contains(scalar) {
      throw .forbidden(scalar)
    }
    guard end < authority.endIndex else { return (host, nil) }
    guard authority[end] == ":" else { throw .badPort }
    let digits = authority[authority.index(after: end)...]
    if digits.isEmpty { return (host, nil) }
    guard let port = Int(digits), (1...65535).contains(port), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { throw .badPort }
    return (host, port)
  }
}

extension Endpoint: CustomStringConvertible {
  public var description: String { url }
}

extension Endpoint.Problem {
  /// What is wrong, as a sentence for the operator.
  public var message: PrintableText {
    switch self {
    case .notHTTP:
      PrintableText(
        "An endpoint begins with https:// or http://, such as https://ims.cn-north-4.myhuaweicloud.com.",
        zh: "终端节点以 https:// 或 http:// 开头，例如 https://ims.cn-north-4.myhuaweicloud.com。")
    case .noHost: PrintableText("The endpoint names no host.", zh: "终端节点中没有主机名。")
    case .badPort:
      PrintableText("The endpoint's port is no number from 1 to 65535.", zh: "终端节点的端口不是 1 到 65535 之间的数字。")
    case .credentials:
      PrintableText(
        "An endpoint carries no user or password: they would show on screen and in the history.",
        zh: "终端节点中不能有用户名或密码，否则会显示在屏幕和历史记录中。")
    case .queryOrFragment: PrintableText("An endpoint has no \"?\" and no \"#\".", zh: "终端节点中不能有 \"?\" 或 \"#\"。")
    case .forbidden(let scalar):
      PrintableText("An endpoint has no \"\(String(scalar))\" in it.", zh: "终端节点中不能有 \"\(String(scalar))\"。")
    }
  }
}
