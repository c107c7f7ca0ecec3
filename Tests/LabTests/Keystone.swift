import Foundation
import TerminalDriver

/// The real Keystone of the lab, asked by another client than ours.
enum Keystone {
  static let url = Lab.value("AUTH_URL")
  /// Over the same users: its tokens live for eight seconds.
  static let brief = Lab.value("BRIEF_AUTH_URL")
  /// The Glance that asks it who is who.
  static let glance = Lab.value("GLANCE_URL")

  /// A token of a user's; without a project one that is for nothing in particular.
  static func token(of user: String, project: String? = nil) async throws -> String {
    let domain = ["id": "default"]
    let person: [String: Any] = ["name": user, "domain": domain, "password": password(of: user)]
    var login: [String: Any] = ["identity": ["methods": ["password"], "password": ["user": person]]]
    login["scope"] = project.map { ["project": ["name": $0, "domain": domain]] }
    let answer = try await ask(
      "-f", "-D", "-", "-o", "/dev/null", "-H", "Content-Type: application/json", "-d",
      String(decoding: try JSONSerialization.data(withJSONObject: ["auth": login]), as: UTF8.self))
    let token = answer.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("x-subject-token:") }
    guard let token = token?.split(separator: " ").last else { throw Lab.NoAnswer(words: "no token: \(answer)") }
    return String(token)
  }

  static func password(of user: String) -> String { Lab.value("\(user.uppercased())_PASSWORD") }

  static func revoke(_ token: String) async throws {
    _ = try await ask("-f", "-X", "DELETE", "-H", "X-Auth-Token: \(token)", "-H", "X-Subject-Token: \(token)")
  }

  /// True while the token lets in.
  static func takes(_ token: String) async throws -> Bool {
    let status = try await ask(
      "-o", "/dev/null", "-w", "%{http_code}", "-H", "X-Auth-Token: \(token)", "-H", "X-Subject-Token: \(token)")
    return status == "200"
  }

  /// Waits until the token's time is over. That is a matter of the clock, and nothing else tells it.
  static func waitForEnd(of token: String) async throws {
    while try await takes(token) { try await Task.sleep(for: .milliseconds(100)) }
  }

  /// How many tokens were asked for under this path, which is a test's own.
  static func logins(under path: String) throws -> Int {
    let requests = try String(contentsOfFile: Lab.value("REQUESTS"), encoding: .utf8)
    return requests.split(separator: "\n").count { $0.hasPrefix("POST /\(path)/v3/auth/tokens ") }
  }

  private static func ask(_ words: String...) async throws -> String {
    let outcome = try await Command(["curl", "-sS"] + words + ["\(url)/v3/auth/tokens"]).run()
    guard outcome.status == 0 else { throw Lab.NoAnswer(words: outcome.talk) }
    return outcome.text
  }
}
