import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// One image looked for in many clouds, in the browser and in scripts; and the palette.
@Suite(.timeLimit(.withItsTurn)) struct `Finding anywhere` {
  private static let image = "00000000-0000-4000-8000-00000000000a"

  /// Services that have an image called after them, or fail as their steps say, each a cloud of clouds.yaml.
  private struct Lab {
    let servers: [(name: String, server: ScriptedServer)]

    init(_ answers: KeyValuePairs<String, Step>) throws {
      servers = try answers.map { name, step in (name, try ScriptedServer(step)) }
    }

    /// The clouds in their order, and one that is wrong.
    var text: String {
      let lines = servers.map { "  \($0.name): {auth_type: none, image_endpoint_override: \"\($0.server.url)\"}\n" }
      return "clouds:\n" + lines.joined() + "  wrong: {auth_type: kerberos}\n"
    }

    subscript(name: String) -> ScriptedServer? { servers.first { $0.name == name }?.server }
  }

  private static func has(_ name: String) -> Step {
    .answer(200, #"{"id": "\#(image)", "name": "of \#(name)", "status": "active"}"#)
  }

  private static let lacks = Step.answer(404, "{}")

  // MARK: - In the browser

  @Test(arguments: [(100, 30), (80, 24), (60, 20)])
  func `a 404 offers S, which finds the cloud that has it and opens it there`(columns: Int, rows: Int) async throws {
    let lab = try Lab(["one": Self.lacks, "two": Self.lacks, "three": Self.has("three")])
    try await Host.with { host in
      try host.writeClouds(lab.text)
      try await host.inTerminal(["--cloud", "one", Self.image], columns: columns, rows: rows) { terminal in
        try await terminal.waitFor("S asks all clouds for it.")
        try await terminal.send("S")
        try await terminal.waitFor("three has it: Enter opens it there.")
        try await terminal.waitUntil { screen in
          let words = screen.joined(separator: "\n")
          // Below 60 columns of a list an answer stands under its cloud's name.
          return ["3 of 3 answered", "▌  three", " ✓ one", "not there", "found", "wrong", "misconfigured"]
            .allSatisfy(words.contains)
        }
        try await terminal.send("Enter")
        try await terminal.waitFor("Now asking three")
        try await waitForAnswer("of three", in: terminal)
        try await quit(terminal)
      }
      // Only where it was opened is it in a history.
      #expect(try await host.viewed("--endpoint", try #require(lab["three"]).url) == [Self.image])
      #expect(try await host.viewed("--endpoint", try #require(lab["two"]).url) == [])
    }
  }

  @Test func `Esc ends a search that hangs, and what was answered stays`() async throws {
    let lab = try Lab(["one": Self.lacks, "hanging": .hang])
    try await Host.with { host in
      try host.writeClouds(lab.text)
      try await host.inTerminal(["--cloud", "one", Self.image]) { terminal in
        try await terminal.waitFor("S asks all clouds for it.")
        try await terminal.send("S")
        try await terminal.waitFor("1 of 2 answered")
        await lab["hanging"]?.received(1)
        try await terminal.send("Escape")
        try await terminal.waitUntil { screen in
          screen.contains { $0.contains("hanging") && $0.contains("cancelled") }
            && screen.contains { $0.contains("one") && $0.contains("not there") }
        }
        await lab["hanging"]?.abandoned(1)
        try await quit(terminal)
      }
    }
  }

  @Test func `the palette opens an image, changes the cloud and quits, by words`() async throws {
    let lab = try Lab(["one": Self.has("one"), "two": Self.has("two")])
    try await Host.with { host in
      try host.writeClouds(lab.text)
      try await host.inTerminal(["--cloud", "one"]) { terminal in
        try await terminal.waitFor("Nothing viewed yet.")
        try await terminal.send("Escape", ":")
        try await terminal.type("open \(Self.image)")
        try await terminal.send("Enter")
        try await waitForAnswer("┬ of one", in: terminal)
        try await terminal.send(":")
        try await terminal.type("cloud tw")
        try await terminal.send("Enter")
        try await terminal.waitFor("Now asking two")
        try await terminal.send(":")
        try await terminal.type("nonsense")
        try await terminal.send("Enter")
        try await terminal.waitFor("No command has this name.")
        try await terminal.send("C-u")
        try await terminal.type("q")
        try await terminal.send("Enter")
        #expect(try await terminal.waitForExit() == 0)
      }
    }
  }

  // MARK: - In scripts

  @Test func `show prints the image of the first cloud that has it, whoever answers first`() async throws {
    let gate = Gate()
    let later = Self.has("two")
    let (one, two) = try (ScriptedServer(Self.lacks), ScriptedServer { _ in [.pause(gate), later] })
    let three = try ScriptedServer { _ in
      gate.open()
      return [Self.has("three")]
    }
    let lines = zip(["one", "two", "three"], [one, two, three]).map {
      "  \($0): {auth_type: none, image_endpoint_override: \"\($1.url)\"}\n"
    }
    try await Host.with { host in
      try host.writeClouds("clouds:\n" + lines.joined())
      let outcome = try await host.run("show", Self.image, "--anywhere", "-o", "value", "-f", "name")
      #expect(outcome.status == 0 && outcome.text == "of two\n")
      #expect(outcome.talk.contains(/one: not there, \d+ ms\n/))
      #expect(outcome.talk.contains(/three: found, \d+ ms\n/))
      #expect(outcome.talk.contains("2 clouds have it: this is that of the first, two\n"))
    }
  }

  @Test(arguments: [
    (["--cloud", "one"], 3, "None of these clouds has an image with this id."),
    (["--endpoint", "http://127.0.0.1:1"], 5, "could not be asked: endpoint."),
  ])
  func `show tells nobody having it from not knowing`(options: [String], status: Int32, words: String) async throws {
    let lab = try Lab(["one": Self.lacks, "two": Self.lacks])
    try await Host.with { host in
      try host.writeClouds(lab.text.replacing("  wrong: {auth_type: kerberos}\n", with: ""))
      let outcome = try await host.run(["show", Self.image, "--anywhere"] + options)
      #expect(outcome.status == status && outcome.text.isEmpty)
      #expect(outcome.talk.contains(words))
    }
  }

  @Test func `show names the clouds that could not be asked`() async throws {
    let lab = try Lab(["one": Self.lacks, "two": .answer(403, "{}")])
    try await Host.with { host in
      try host.writeClouds(lab.text)
      let outcome = try await host.run("show", Self.image, "--anywhere", "--cloud", "one")
      #expect(outcome.status == 5)
      #expect(outcome.talk.contains("wrong: misconfigured: clouds.yaml, line 4"))
      #expect(outcome.talk.contains(/two: not allowed, \d+ ms: These credentials may not read/))
      #expect(outcome.talk.contains("could not be asked: two, wrong."))
    }
  }

  @Test func `regions are asked with the credentials at hand, those that are wrong are told`() async throws {
    let (one, two) = try (ScriptedServer(Self.lacks), ScriptedServer(Self.has("two")))
    let environment = [
      "HW_AUTH_TOKEN": "the-token-of-the-tests", "HUAWEICLOUD_SDK_REGION_IMS_XX_ONE_1": one.url,
      "HUAWEICLOUD_SDK_REGION_IMS_XX_TWO_1": two.url, "HW_REGION_NAME": "xx-one-1",
    ]
    try await Host.with { host in
      let found = try await host.run(
        "show", Self.image, "--anywhere", "--regions", "xx-one-1,xx-two-1, xx-one-1", "-o", "value", "-f", "name",
        environment: environment)
      #expect(found.status == 0 && found.text == "of two\n")
      #expect(one.requests.count == 1)
      #expect(two.requests.map { $0[header: "X-Auth-Token"] } == ["the-token-of-the-tests"])
      #expect(!found.talk.contains("the-token-of-the-tests"))
      let bare = try await host.run("show", Self.image, "--anywhere", "--regions", "xx-one-1")
      #expect(bare.status == 5 && bare.talk.contains("xx-one-1: misconfigured: "))
    }
  }

  @Test(arguments: [
    ["--regions", "a-1"], ["--anywhere", "--regions", "a-1,,b-1"],
    ["--anywhere", "--regions", "a-1", "--endpoint", "http://127.0.0.1:1"],
    ["--anywhere", "--regions", "a-1", "--demo"],
  ])
  func `regions that make no sense end the command with words`(options: [String]) async throws {
    try await Host.with { host in
      let outcome = try await host.run(["show", Self.image] + options)
      #expect(outcome.status == 64 && outcome.talk.contains("--regions"))
    }
  }

  @Test func `where no cloud is configured it says what to set`() async throws {
    try await Host.with { host in
      let outcome = try await host.run("show", Self.image, "--anywhere")
      #expect(outcome.status == 64 && outcome.talk.contains("No service to ask."))
    }
  }
}

extension Host {
  /// The ids of a service's history.
  fileprivate func viewed(_ options: String...) async throws -> [String] {
    try Self.ids(inHistory: await run(["history", "-o", "json"] + options).output)
  }
}
