import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// Every way in, by the built program: who asks, and that their secret goes to the cloud it was made for and nowhere else.
@Suite(.timeLimit(.withItsTurn)) struct `Credentials` {
  private static let secret = "wJalr-secret-of-an-access-key"
  private static let gone =
    #"{"error_msg": "The API does not exist or has not been published in the environment", "error_code": "APIGW.0101"}"#

  /// Huawei's gateway before an image service, which has that image.
  private static func gateway(clockAhead: Int = 0, _ script: ScriptedServer.Script? = nil) throws -> ScriptedServer {
    var gateway = Gateway(keys: ["AK": .init(secret: secret, projects: ["p1"])])
    gateway.clockAhead = clockAhead
    return try ScriptedServer(gateway.guarding(script ?? { _ in [.image(Samples.centOS)] }))
  }

  private static func key(_ secret: String = secret) -> [String: String] {
    ["HW_ACCESS_KEY": "AK", "HW_SECRET_KEY": secret, "HW_PROJECT_ID": "p1"]
  }

  @Test func `an access key signs what is asked of the gateway`() async throws {
    try await Host.with { host in
      let server = try Self.gateway()
      let outcome = try await host.run(
        "show", Samples.centOS, "--endpoint", server.url, "-f", "id", "-o", "value", environment: Self.key())
      #expect(outcome.text == Samples.centOS + "\n" && outcome.status == 0)
      #expect(outcome.talk.isEmpty)
    }
  }

  @Test func `an access key is used for the region's own service, wherever that was set to be`() async throws {
    try await Host.with { host in
      let server = try Self.gateway()
      let more = ["HUAWEICLOUD_SDK_REGION_IMS_CN_NORTH_4": server.url, "HW_REGION_NAME": "cn-north-4"]
      let outcome = try await host.run("show", Samples.centOS, environment: Self.key().merging(more) { $1 })
      #expect(outcome.status == 0)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: [
    (secret: "another-secret-altogether", clockAhead: 0, words: "access key (401)"), (secret, 3600, "60 min behind"),
  ])
  func `a signature that is refused says why`(secret: String, clockAhead: Int, words: String) async throws {
    try await Host.with { host in
      let server = try Self.gateway(clockAhead: clockAhead)
      let outcome = try await host.run(
        "show", Samples.centOS, "--endpoint", server.url, environment: Self.key(secret))
      #expect(outcome.status == 4)
      #expect(outcome.talk.contains(words))
      expectSecret(secret, in: outcome)
    }
  }

  @Test func `where the native call is gone, its successor's answer shows, and which call it was`() async throws {
    try await Host.with { host in
      let server = try Self.gateway { request in
        request.target.hasPrefix("/v2/cloudimages?id=")
          ? [.answer(200, #"{"images": [{"id": "\#(Samples.centOS)", "name": "by the list"}]}"#)]
          : [.answer(404, Self.gone)]
      }
      try await host.inTerminal(["--endpoint", server.url, Samples.centOS], environment: Self.key()) { terminal in
        try await waitForAnswer("by the list", in: terminal)
        try await terminal.waitFor("ms by /v2/cloudimages")
        try await quit(terminal)
      }
    }
  }

  @Test func `a redirect to another origin gets no credential, and is told`() async throws {
    try await Host.with { host in
      let other = try ScriptedServer(.image(Samples.centOS))
      let target = other.url
      let server = try Self.gateway { _ in [.answer(302, "", headers: ["Location: \(target)/v2/images/x"])] }
      let outcome = try await host.run("show", Samples.centOS, "--endpoint", server.url, environment: Self.key())
      #expect(outcome.status == 7)
      #expect(outcome.talk.contains(target))
      #expect(other.connections == 0)
    }
  }

  @Test func `a password goes to Keystone alone, and its token to the image service alone`() async throws {
    try await Host.with { host in
      let glance = try ScriptedServer(.image(Samples.centOS))
      let keystone = try Keystone(images: glance.url)
      try keystone.describe(in: host.home)
      for _ in 1...2 {
        #expect(try await host.run("show", Samples.centOS, "--cloud", "lab").status == 0)
      }
      #expect(keystone.server.requests.count == 1, "the second program takes the token that the first has kept")
      #expect(keystone.server.requests.allSatisfy { $0.bodyText.contains(Keystone.password) })
      #expect(glance.requests.map { $0[header: "X-Auth-Token"] } == [Keystone.token, Keystone.token])
      #expect(!glance.requests.contains { $0.text.contains(Keystone.password) })
      let folder = host.home.appending(path: "state/imsbrowser")
      try expectNowhere(Keystone.password, below: folder)
      #expect(try permissions(below: folder).allSatisfy { $0 & 0o077 == 0 })
    }
  }

  @Test func `a wrong password shows nowhere, though the service echoes it`() async throws {
    try await Host.with { host in
      let keystone = try ScriptedServer { request in
        [
          .answer(
            401, #"{"error": {"code": 401, "message": "no: \#(Keystone.password)", "title": "\#(Keystone.password)"}}"#)
        ]
      }
      let environment = [
        "OS_AUTH_URL": keystone.url, "OS_USERNAME": "demo", "OS_PASSWORD": Keystone.password,
        "OS_USER_DOMAIN_NAME": "Default", "OS_PROJECT_NAME": "demo", "OS_PROJECT_DOMAIN_NAME": "Default",
      ]
      let outcome = try await host.run("show", Samples.centOS, environment: environment)
      #expect(outcome.status == 4)
      #expect(outcome.talk.contains("does not accept the login (401)"))
      expectSecret(Keystone.password, in: outcome)
      try await host.inTerminal([Samples.centOS], environment: environment) { terminal in
        try await terminal.waitFor("login (401)")
        let program = Watched(id: try await terminal.process())
        #expect(!program.commandLine.contains(Keystone.password) && !program.commandLine.isEmpty)
        try await quit(terminal)
        #expect(try terminal.transcript().range(of: Data(Keystone.password.utf8)) == nil)
      }
      try expectNowhere(Keystone.password, below: host.home)
    }
  }

  // MARK: - What can't be used

  /// What is wrong, the arguments, the environment, clouds.yaml, the exit status, and words of what is said.
  static let unusable: [(String, [String], [String: String], String?, Int32, [String])] = [
    (
      "an unknown cloud", ["--cloud", "nope"], [:], "clouds: {lab: {auth_type: none}}", 64, ["nope", "There are: lab"]
    ),
    ("a cloud without a file", ["--cloud", "nope"], [:], nil, 64, ["nope", "~/.config/openstack"]),
    ("YAML that is none", ["--cloud", "lab"], [:], "clouds:\n  lab:\n   - x: [\n", 64, ["clouds.yaml, line"]),
    ("an unknown auth type", ["--cloud", "lab"], [:], "clouds: {lab: {auth_type: v2password}}", 64, ["v2password"]),
    ("no choice among clouds", [], [:], "clouds: {a: {}, b: {}}", 64, ["a, b", "--cloud"]),
    ("a secret with a line break", [], key("first\nsecond"), nil, 4, ["HW_SECRET_KEY"]),
    ("half an access key", [], ["HW_ACCESS_KEY": "AK"], nil, 4, ["HW_SECRET_KEY is missing"]),
    ("a region without credentials", ["--region", "cn-north-4"], [:], nil, 4, ["cn-north-4", "HW_ACCESS_KEY"]),
    ("a region that is none", ["--region", "north pole"], key(), nil, 64, ["--region", "such as cn-north-4"]),
    ("nothing at all", [], [:], nil, 64, ["--endpoint", "--cloud"]),
  ]

  @Test(arguments: unusable)
  func `what can't be used ends in its own message and exit status`(
    what: String, arguments: [String], environment: [String: String], clouds: String?, status: Int32, words: [String]
  ) async throws {
    try await Host.with { host in
      if let clouds { try Data(clouds.utf8).write(to: host.cloudsFile()) }
      let outcome = try await host.run(
        ["show", Samples.centOS] + arguments, environment: environment)
      #expect(outcome.status == status, "\(outcome.talk)")
      for word in words { #expect(outcome.talk.contains(word), "\(outcome.talk)") }
      #expect(!outcome.talk.contains("second"))
    }
  }

  @Test func `a file that can't be read is named, with the reason`() async throws {
    try await Host.with { host in
      let file = try host.cloudsFile()
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
      let outcome = try await host.run("show", Samples.centOS, "--cloud", "lab")
      #expect(outcome.status == 64)
      #expect(outcome.talk.contains("clouds.yaml can't be read: it is no regular file"))
    }
  }

  private func permissions(below folder: URL) throws -> [Int] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try names.compactMap {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: $0).path)
      return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
  }
}

/// None of what a program wrote has the secret in it.
func expectSecret(
  _ secret: String, in outcome: Command.Outcome, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(!outcome.text.contains(secret), sourceLocation: sourceLocation)
  #expect(!outcome.talk.contains(secret), sourceLocation: sourceLocation)
}

/// An identity service that takes one password, and whose catalogue names one image service.
struct Keystone {
  static let password = "correct-horse-battery-staple"
  static let token = "gAAAAABlc2VjcmV0LXRva2VuLW9mLWtleXN0b25l"

  let server: ScriptedServer

  init(images: String) throws {
    let body = """
      {"token": {"expires_at": "2999-01-01T00:00:00.000000Z", "catalog": [{"type": "image", "endpoints": [
        {"interface": "public", "region_id": "RegionOne", "url": "\(images)"}]}]}}
      """
    server = try ScriptedServer { request in
      request.bodyText.contains("\"\(Self.password)\"")
        ? [.answer(201, body, headers: ["X-Subject-Token: \(Self.token)"])]
        : [.answer(401, #"{"error": {"code": 401, "message": "The request you have made requires authentication."}}"#)]
    }
  }

  /// Writes a clouds.yaml with this service as the cloud `lab`.
  func describe(in home: URL) throws {
    let clouds = """
      clouds:
        lab:
          auth:
            auth_url: \(server.url)/v3
            username: demo
            password: \(Self.password)
            project_name: demo
            user_domain_name: Default
            project_domain_name: Default
          region_name: RegionOne
      """
    try Data(clouds.utf8).write(to: Host.cloudsFile(in: home))
  }
}

extension Host {
  /// Where clouds.yaml belongs; its folder is made.
  func cloudsFile() throws -> URL { try Self.cloudsFile(in: home) }

  static func cloudsFile(in home: URL) throws -> URL {
    let folder = home.appending(path: "config/openstack")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: "clouds.yaml")
  }
}
