import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// `imsbrowser doctor`, as an operator and a script use it.
@Suite(.timeLimit(.withItsTurn)) struct `Doctor` {
  /// The steps of `-o json`: each one's name and whether it passed.
  private func steps(_ outcome: Command.Outcome) throws -> [String: Bool?] {
    let document = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    let steps = try #require(document["steps"] as? [[String: Any]])
    return Dictionary(steps.map { ($0["name"] as? String ?? "", $0["ok"] as? Bool) }) { first, _ in first }
  }

  @Test func `finds the sample service in order`() async throws {
    try await Host.with { host in
      let outcome = try await host.run("doctor", "--demo")
      #expect(outcome.status == 0 && outcome.talk.isEmpty)
      for words in ["✓ configuration", "✓ name", "✓ connection", "✓ image"] { #expect(outcome.text.contains(words)) }
      #expect(!outcome.text.contains("✗"))
      let ascii = try await host.run("doctor", "--demo", environment: ["LANG": "C"])
      #expect(ascii.status == 0 && ascii.text.contains("ok   image") && ascii.output.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func `tries the image that is named`() async throws {
    try await Host.with { host in
      let there = try await host.run("doctor", Samples.centOS, "--endpoint", host.service, "-o", "json")
      #expect(there.status == 0)
      #expect(try steps(there)["image"] == true)
      let failing = try await host.run("doctor", Samples.trouble(403), "--endpoint", host.service, "-o", "json")
      #expect(failing.status == 4)
      #expect(try steps(failing)["image"] == false)
      #expect(try steps(failing)["connection"] == true)
    }
  }

  @Test func `says what could be set where nothing is, and ends with 64`() async throws {
    try await Host.with { host in
      for form in ["text", "json"] {
        let outcome = try await host.run("doctor", "-o", form)
        #expect(outcome.status == 64)
        #expect(outcome.talk.isEmpty)
        for words in ["--endpoint", "HW_*", "OS_*", "clouds.yaml", "AUTH_TOKEN"] {
          #expect(outcome.text.contains(words))
        }
      }
    }
  }

  @Test func `ends with 5 where nothing answers, and says at which step`() async throws {
    try await Host.with { host in
      let port = try LoopbackSocket.closedPort()
      let outcome = try await host.run("doctor", "--endpoint", "http://127.0.0.1:\(port)")
      #expect(outcome.status == 5)
      #expect(outcome.text.contains("✗ connection") && outcome.text.contains("· image"))
    }
  }

  @Test func `tells a wrong password, and shows it nowhere`() async throws {
    try await Host.with { host in
      let password = "correct-horse-battery"
      let keystone = try ScriptedServer { request in
        [.answer(401, #"{"error": {"code": 401, "message": "wrong: \#(password)", "title": "Unauthorized"}}"#)]
      }
      let login = [
        "OS_AUTH_URL": keystone.url + "/v3", "OS_USERNAME": "op", "OS_USER_DOMAIN_NAME": "Default",
        "OS_PASSWORD": password, "OS_PROJECT_NAME": "demo", "OS_PROJECT_DOMAIN_NAME": "Default",
      ]
      for form in ["text", "json"] {
        let outcome = try await host.run("doctor", "-o", form, environment: login)
        #expect(outcome.status == 4)
        #expect(outcome.text.contains("does not accept the login (401)"))
        #expect(outcome.text.contains("OS_PASSWORD") && outcome.text.contains("‹hidden›"))
        #expect(!outcome.text.contains(password) && !outcome.talk.contains(password))
      }
      #expect(keystone.requests.count == 2)
    }
  }

  @Test func `shows each step when it is done, and the service that is asked before it answers`() async throws {
    try await Host.with { host in
      let gate = Gate()
      let server = try ScriptedServer { _ in [.pause(gate), .answer(404, #"{"message": "No image found"}"#)] }
      try await host.inTerminal(["doctor", "--endpoint", server.url], columns: 60) { terminal in
        try await terminal.waitUntil { screen in screen.contains { $0.hasPrefix(server.url) } }
        gate.open()
        #expect(try await terminal.waitForExit() == 0)
        let text = String(decoding: try await terminal.waitForTranscript(), as: UTF8.self)
        #expect(text.contains("✓ image"))
        #expect(text.split(whereSeparator: \.isNewline).filter { $0.cells > 60 } == [])
      }
    }
  }
}
