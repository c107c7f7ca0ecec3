import Foundation
import LoopbackServer
import TerminalDriver
import Testing

@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)), .serialized)
struct `show refused by a real Keystone` {
  /// What is wrong of a login, and which secret is in it.
  static let wrongLogins: [(settings: [String: String], secret: String)] = [
    changed(OpenRC.password(), "OS_PASSWORD", to: wrong),
    changed(OpenRC.password(), "OS_USERNAME", to: "nobody", secret: Keystone.password(of: "demo")),
    changed(OpenRC.password(), "OS_PROJECT_NAME", to: "other", secret: Keystone.password(of: "demo")),
    changed(OpenRC.password(), "OS_USER_DOMAIN_NAME", to: "elsewhere", secret: Keystone.password(of: "demo")),
    (OpenRC.password(of: "norole"), Keystone.password(of: "norole")),
    changed(OpenRC.application, "OS_APPLICATION_CREDENTIAL_SECRET", to: wrong),
    (OpenRC.token(wrong), wrong),
  ]
  private static let wrong = "certainly-wrong"

  private static func changed(
    _ settings: [String: String], _ name: String, to value: String, secret: String? = nil
  ) -> ([String: String], String) {
    (settings.merging([name: value]) { $1 }, secret ?? value)
  }

  @Test(arguments: wrongLogins)
  func `says so of a wrong login, with status 4 and without its secret`(
    settings: [String: String], secret: String
  ) async throws {
    try await Operator.with { someone in
      let outcome = try await someone.show(Lab.windows, settings: settings)
      #expect(outcome.status == 4)
      #expect(outcome.output.isEmpty)
      #expect(outcome.talk.contains("identity service does not accept"))
      #expect(!outcome.talk.contains(secret))
      #expect(try someone.files(holding: secret) == [])
      #expect(try someone.keptTokens() == [])
    }
  }

  @Test func `names the project to set where the login is for none, with status 4`() async throws {
    try await Operator.with { someone in
      let outcome = try await someone.show(Lab.windows, settings: OpenRC.password(project: nil))
      #expect(outcome.status == 4)
      #expect(outcome.talk.contains("OS_PROJECT_NAME") && outcome.talk.contains("project_name in clouds.yaml"))
    }
  }

  @Test func `shows the image of a project to nobody else`() async throws {
    try await Operator.with { someone in
      let owner = try await someone.show(Lab.ofOthers, settings: OpenRC.password(of: "other", project: "other"))
      #expect(owner.status == 0, "\(owner.talk)")
      let stranger = try await someone.show(Lab.ofOthers, settings: OpenRC.password())
      #expect(stranger.status == 3)
      #expect(stranger.output.isEmpty)
      #expect(stranger.talk.contains("No image has this id"))
    }
  }

  @Test func `says so of a token that Glance does not take, with status 4`() async throws {
    let token = try await Keystone.token(of: "demo", project: "demo")
    try await Keystone.revoke(token)
    try await Operator.with { someone in
      let outcome = try await someone.show(
        Lab.windows, "--endpoint", Keystone.glance, settings: ["OS_TOKEN": token])
      #expect(outcome.status == 4)
      #expect(outcome.talk.contains("does not accept the credentials (401)"))
      #expect(!outcome.talk.contains(token))
    }
  }

  @Test(
    arguments: [
      (["OS_REGION_NAME": "RegionThree"], "RegionThree", "RegionOne, RegionTwo"),
      (["OS_INTERFACE": "admin"], "admin", "public, internal"),
    ])
  func `names what the catalogue has instead of what it lacks`(
    settings: [String: String], lacking: String, known: String
  ) async throws {
    try await Operator.with { someone in
      let outcome = try await someone.show(
        Lab.windows, settings: OpenRC.password().merging(settings) { $1 })
      #expect(outcome.status == 64)
      #expect(outcome.talk.contains(lacking))
      #expect(outcome.talk.contains("It has: "))
      #expect(known.split(separator: ", ").allSatisfy { outcome.talk.contains($0) })
    }
  }

  @Test func `names the identity service that does not answer, with status 5`() async throws {
    let port = try LoopbackSocket.closedPort()
    try await Operator.with { someone in
      let outcome = try await someone.show(Lab.windows, settings: OpenRC.password(at: "http://127.0.0.1:\(port)"))
      #expect(outcome.status == 5)
      #expect(outcome.talk.contains("No answer from the identity service"))
      #expect(outcome.talk.contains("127.0.0.1 port \(port)") && outcome.talk.contains("OS_AUTH_URL"))
    }
  }
}
