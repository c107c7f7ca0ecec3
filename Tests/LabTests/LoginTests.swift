import Foundation
import TerminalDriver
import Testing

@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)), .serialized)
struct `show behind a real Keystone` {
  @Test(
    arguments: [
      OpenRC.password(), OpenRC.password(under: "v3"), OpenRC.password(under: "identity/v3/"), OpenRC.application,
      OpenRC.namedApplication,
    ])
  func `is let in by what an openrc file sets`(settings: [String: String]) async throws {
    try await Operator.with { try expectImage(await $0.show(Lab.windows, "-o", "json", settings: settings)) }
  }

  @Test(arguments: ["password", "application", "named-application"])
  func `is let in by a cloud of clouds.yaml`(cloud: String) async throws {
    try await Operator.with { someone in
      try someone.write(CloudsYAML.text, as: "clouds.yaml")
      try someone.write(CloudsYAML.secrets, as: "secure.yaml")
      try expectImage(await someone.show(Lab.windows, "-o", "json", "--cloud", cloud))
      try expectImage(await someone.show(Lab.windows, "-o", "json", settings: ["OS_CLOUD": cloud]))
    }
  }

  @Test func `is let in by a ready token for a named endpoint`() async throws {
    let token = try await Keystone.token(of: "demo", project: "demo")
    try await Operator.with { someone in
      let settings = ["OS_TOKEN": token]
      try expectImage(
        await someone.show(Lab.windows, "-o", "json", "--endpoint", Keystone.glance, settings: settings))
      #expect(try someone.files(holding: token) == [])
    }
  }

  @Test func `exchanges a token for one of the project`() async throws {
    let token = try await Keystone.token(of: "demo")
    try await Operator.with { try expectImage(await $0.show(Lab.windows, "-o", "json", settings: OpenRC.token(token))) }
  }

  @Test func `asks the image service of the region`() async throws {
    try await Operator.with { someone in
      let settings = OpenRC.password()
      let here = try await someone.show(Lab.windows, "-o", "json", settings: settings)
      let there = try await someone.show(Lab.windows, "-o", "json", "--region", "RegionTwo", settings: settings)
      try expectImage(here)
      #expect(there.status == 0, "\(there.talk)")
      #expect(try owner(in: there) is NSNull)
    }
  }

  @Test func `asks the image service by the interface`() async throws {
    let settings = OpenRC.password().merging(["OS_INTERFACE": "internal"]) { $1 }
    try await Operator.with { try expectImage(await $0.show(Lab.windows, "-o", "json", settings: settings)) }
  }

  /// The image as the Glance behind Keystone has it: owned by demo's project, which no image of the other one is.
  private func expectImage(_ outcome: Command.Outcome) throws {
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.errors.isEmpty, "\(outcome.talk)")
    #expect(try owner(in: outcome) as? String == Lab.value("PROJECT_ID"))
  }

  private func owner(in outcome: Command.Outcome) throws -> Any? {
    let image = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
    return image?["owner"]
  }
}
