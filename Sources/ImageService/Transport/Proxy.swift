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
    let authority = Authority(of: address)
    return (authority.host, authority.port ?? 1080)
  }

  /// Words without the user and the password. Curl repeats a proxy's URL that it can't read.
  func hidden(in words: String) -> String {
    guard let userInfo else { return words }
    return words.replacing(userInfo + "@", with: Secret.standIn + "@")
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

/// A host, and its port where one is given: `host`, `host:80`, `[::1]:80`, `::1`.
struct Authority: Hashable, Sendable {
  let host: String
  let port: Int?

  init(_ text: some StringProtocol) {
    let end = text.lastIndex(of: "]") ?? text.startIndex
    let colons = text[end...].count { $0 == ":" }
    guard colons == 1, let colon = text[end...].lastIndex(of: ":"), let port = Int(text[colon...].dropFirst()) else {
      (host, port) = (String(text), nil)
      return
    }
    (host, self.port) = (String(text[..<colon]), port)
  }

  /// Of a URL with or without a scheme, and without a user.
  init(of url: String) {
    self.init(url[(url.firstRange(of: "://")?.upperBound ?? url.startIndex)...].prefix { !"/?#".contains($0) })
  }
}
