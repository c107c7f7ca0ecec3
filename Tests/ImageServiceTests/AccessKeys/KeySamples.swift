import LoopbackServer

@testable import ImageService

/// Temporary access keys as metadata and IAM give them, and who gives them.
enum KeySamples {
  static let secret = "secret-of-a-temporary-key"
  static let securityToken = "security-token-of-a-temporary-key"
  static let session = "session-of-the-metadata"

  /// A key that lasts an hour, by the clock of who gives it.
  static func body(_ id: String = "TEMPORARY", expires: String = "2026-11-23T13:00:00.000000Z") -> String {
    """
    {"credential": {"access": "\(id)", "expires_at": "\(expires)", "secret": "\(secret)", \
    "securitytoken": "\(securityToken)"}}
    """
  }

  static func answer(_ status: Int = 200, _ body: String = body()) -> Step {
    .answer(status, body, headers: ["Date: Mon, 23 Nov 2026 12:00:00 GMT"])
  }

  /// The metadata of a server: a session, and what the script answers to the ask for the key.
  static func metadata(_ script: @escaping ScriptedServer.Script = { _ in [answer()] }) throws -> ScriptedServer {
    try ScriptedServer { $0.method == "PUT" ? [.answer(200, session, type: "text/plain")] : script($0) }
  }

  /// A gateway that takes the key.
  static let gateway = Gateway(
    keys: ["TEMPORARY": .init(secret: secret, securityToken: securityToken, projects: ["p1"])])
}
