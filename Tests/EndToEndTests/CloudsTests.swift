import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// Clouds of clouds.yaml: chosen, changed between, and told what is wrong with them.
@Suite(.timeLimit(.withItsTurn)) struct `Clouds` {
  /// Two services, whose images are called after them, and a cloud that is wrong.
  private struct Lab {
    let one = try? ScriptedServer { [.answer(200, Self.image(in: $0, of: "one"))] }
    let two = try? ScriptedServer { [.answer(200, Self.image(in: $0, of: "two"))] }

    private static func image(in request: ReceivedRequest, of cloud: String) -> String {
      let id = request.target.split(separator: "/").last ?? ""
      return #"{"id": "\#(id)", "name": "of \#(cloud)", "status": "active"}"#
    }

    func text() throws -> String {
      """
      clouds:
        one: {auth_type: none, image_endpoint_override: "\(try #require(one).url)"}
        two: {auth_type: none, image_endpoint_override: "\(try #require(two).url)"}
        wrong: {auth_type: kerberos}

      """
    }
  }

  private static let image = "00000000-0000-4000-8000-00000000000a"
  private static let other = "00000000-0000-4000-8000-00000000000b"

  private func listed(_ host: Host, _ server: ScriptedServer?) async throws -> [String] {
    let url = try #require(server).url
    return try Host.ids(inHistory: await host.run("history", "--endpoint", url, "-o", "json").output)
  }

  @Test func `of several the operator chooses one, changes by keyboard, and each keeps its own history`() async throws {
    let lab = Lab()
    try await Host.with { host in
      try host.writeClouds(lab.text())
      try await host.inTerminal([], columns: 160) { terminal in
        try await terminal.waitUntil { screen in
          screen.contains { $0.contains("┌ Clouds") }
            && screen.contains { $0.contains("wrong") && $0.contains("! clouds.yaml, line 4: the auth type") }
        }
        try await terminal.send("Enter")
        try await terminal.waitFor("Now asking one (http://127.0.0.1:")
        try await terminal.paste(Self.image)
        try await waitForAnswer("┬ of one", in: terminal)

        try await terminal.send("C")
        try await terminal.waitUntil { $0.contains { $0.contains("▌✓ one") } }
        try await terminal.send("G", "Enter")
        try await terminal.waitFor("wrong: ")
        try await terminal.waitFor(#""kerberos" is not known here"#)
        try await terminal.send("k", "Enter")
        try await terminal.waitFor("Now asking two (http://127.0.0.1:")
        try await terminal.waitFor("Nothing viewed yet.")
        try await terminal.send("i", "Up", "Enter")
        try await waitForAnswer("┬ of two", in: terminal)
        try await terminal.paste(Self.other)
        try await terminal.waitUntil { $0[1].contains(Self.other) && $0[0].contains(" ms ") }
        try await terminal.send("x")
        try await terminal.waitFor("Removed, u brings it back")

        try await terminal.send("C", "g", "Enter")
        try await terminal.waitFor("Now asking one")
        let back = try await terminal.waitFor("┬ of one")
        #expect(back.contains { $0.contains("Recently viewed 1 ") })
        #expect(back[0].contains("one  http://127.0.0.1:"))
        try await terminal.send("u")
        try await terminal.waitFor("Nothing to undo.")
        try await terminal.send("C", "j", "Enter")
        try await terminal.waitFor("Now asking two")
        try await terminal.waitFor("Recently viewed 1 ")
        try await quit(terminal)
      }
      #expect(try await listed(host, lab.one) == [Self.image])
      #expect(try await listed(host, lab.two) == [Self.image])
      #expect(lab.one?.requests.count == 1 && lab.two?.requests.count == 2)
    }
  }

  @Test func `an image named on the command line is asked for as soon as a cloud is chosen`() async throws {
    let lab = Lab()
    try await Host.with { host in
      try host.writeClouds(lab.text())
      try await host.inTerminal([Self.image]) { terminal in
        try await terminal.waitFor("┌ Clouds")
        try await terminal.send("j", "Enter")
        try await waitForAnswer("┬ of two", in: terminal)
        try await quit(terminal)
      }
    }
  }

  @Test func `the ask under way ends with the change`() async throws {
    let server = try ScriptedServer(.hang)
    let lab = Lab()
    try await Host.with { host in
      try host.writeClouds(lab.text())
      try await host.inTerminal([Self.image, "--endpoint", server.url]) { terminal in
        await server.received(1)
        try await terminal.send("C")
        try await terminal.waitUntil { $0.contains { $0.contains("✓ endpoint") } }
        try await terminal.send("j", "Enter")
        try await terminal.waitFor("Now asking one")
        await server.abandoned(1)
        try await terminal.send("C")
        try await terminal.waitUntil { screen in
          screen.contains { $0.contains("▌✓ one") } && screen.contains { $0.contains("   endpoint  ") }
        }
        try await terminal.send("Escape")
        try await quit(terminal)
      }
    }
  }

  @Test func `the sample service and the clouds are changed between, with files of their own`() async throws {
    let lab = Lab()
    try await Host.with { host in
      try host.writeClouds(lab.text())
      try await host.browseDemo { terminal in
        try await terminal.send("C")
        try await terminal.waitUntil { $0.contains { $0.contains("▌✓ demo") } }
        try await terminal.send("j", "Enter")
        try await terminal.waitFor("Now asking one")
        try await terminal.paste(Self.image)
        try await waitForAnswer("┬ of one", in: terminal)
        try await terminal.send("C", "g", "Enter")
        try await terminal.waitFor("Now asking demo")
        try await terminal.waitFor("SLES 12")
        try await quit(terminal)
      }
      #expect(try await host.viewed() == [Self.image])
    }
  }

  @Test func `a malformed file shows in the browser with its line, and ends a command`() async throws {
    try await Host.with { host in
      try host.writeClouds("clouds:\n  one: {auth_type: none\n  two: [\n")
      try await host.inTerminal([], columns: 160) { terminal in
        try await terminal.waitUntil { screen in
          screen.contains { $0.contains("clouds.yaml, line ") } && screen.contains { $0.contains("not valid YAML") }
        }
        try await terminal.paste(Self.image)
        try await terminal.waitUntil { screen in
          screen.suffix(3).contains { $0.contains("not valid YAML") }
        }
        try await quit(terminal)
      }
      let show = try await host.run("show", Self.image)
      #expect(show.status == 64 && show.talk.contains("not valid YAML"))
    }
  }

  @Test func `half of the credentials in the environment show in the browser, and a key of a cloud helps`() async throws
  {
    let lab = Lab()
    try await Host.with { host in
      try host.writeClouds(lab.text())
      try await host.inTerminal([], environment: ["HW_ACCESS_KEY": "AK"]) { terminal in
        try await terminal.waitFor("HW_*: HW_SECRET_KEY is missing.")
        try await terminal.send("C", "j", "Enter")
        try await terminal.waitFor("Now asking one")
        try await quit(terminal)
      }
    }
  }

  @Test(arguments: [["--cloud", "nosuch"], ["--region", "cn-north-4"]])
  func `an option that is wrong ends the program with words`(options: [String]) async throws {
    try await Host.with { host in
      try host.writeClouds("clouds: {}\n")
      let outcome = try await Command(
        ["env", "HOME=\(host.home.path)", "XDG_CONFIG_HOME=\(host.home.path)/config", BuiltProgram.path] + options
      ).run()
      #expect(outcome.status == (options[0] == "--cloud" ? 64 : 4))
      #expect(outcome.talk.contains(options[1]))
    }
  }

  @Test func `the settings name the cloud to ask, and options count for more`() async throws {
    let lab = Lab()
    try await Host.with { host in
      try host.writeClouds(lab.text())
      try host.configure("cloud: two\n")
      #expect(try await host.run("show", Self.image, "-f", "name", "-o", "value").text == "of two\n")
      #expect(try await host.run("show", Self.image, "-f", "name", "-o", "value", "--cloud", "one").text == "of one\n")
      let named = try await host.run(
        "show", Self.image, "-f", "name", "-o", "value", environment: ["OS_CLOUD": "one"])
      #expect(named.text == "of one\n")
      try host.configure("cloud: three\n")
      let unknown = try await host.run("show", Self.image)
      #expect(unknown.status == 64 && unknown.talk.contains("config.yaml: no cloud has the name \"three\""))
    }
  }
}
