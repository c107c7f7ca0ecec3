import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// Images whose status is on its way, in the browser and in scripts.
@Suite(.timeLimit(.withItsTurn)) struct `Watching` {
  /// Answers with these statuses, one after the other, and the last again and again; a number is a failure.
  /// - Parameter gate: What the last of them waits for.
  private func service(_ statuses: String..., gate: Gate? = nil) throws -> ScriptedServer {
    try ScriptedServer { request in
      let status = statuses[min(request.number, statuses.count) - 1]
      let isLast = request.number == statuses.count
      let wait = isLast ? gate.map { [Step.pause($0)] } ?? [] : []
      if let failure = Int(status) { return wait + [.answer(failure, "{}")] }
      return wait + [.answer(200, #"{"id": "\#(Samples.absent)", "name": "Debian 12", "status": "\#(status)"}"#)]
    }
  }

  @Test func `w asks until the status has settled, rings, and sets a title that is gone at the end`() async throws {
    try await Host.with { host in
      let gate = Gate()
      let server = try service("saving", "saving", "active", gate: gate)
      try await host.inTerminal([Samples.absent, "--endpoint", server.url]) { terminal in
        try await waitForAnswer("saving · just now", in: terminal)
        try await terminal.send("w")
        try await terminal.waitUntil { $0.contains { $0.contains("↻ now │") } }
        try await terminal.waitFor("↻ saving")
        gate.open()
        let screen = try await terminal.waitUntil { $0.last?.contains("active after ") == true }
        #expect(
          screen.contains { $0.contains("was ") && $0.contains("saving") } && !screen.contains { $0.contains("↻") })
        #expect(server.requests.count == 3)
        try await quit(terminal)
        let bytes = try await terminal.waitForTranscript()
        let text = String(decoding: bytes, as: UTF8.self)
        let title = try #require(text.firstRange(of: "\u{1B}[22;2t\u{1B}]2;Debian 12: active after "))
        #expect(text[title.upperBound...].contains("\u{1B}[23;2t"))
        #expect(Transcript(bytes).rings == 1)
      }
      #expect(try await host.viewed() == [Samples.absent])
    }
  }

  @Test func `a console gets the bell, and no title`() async throws {
    try await Host.with { host in
      let server = try service("saving", "saving", "killed")
      try await host.inTerminal([Samples.absent, "--endpoint", server.url], terminal: "vt100") { terminal in
        try await waitForAnswer("just now", in: terminal)
        try await terminal.send("w")
        try await terminal.waitUntil { $0.last?.contains("killed after ") == true }
        try await terminal.send("q")
        let bytes = try await terminal.waitForTranscript()
        #expect(Transcript(bytes).rings == 1 && Transcript(bytes).titles.isEmpty)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("\u{1B}[22;2t"))
      }
    }
  }

  @Test(arguments: [("active", 0), ("killed", 6), ("deleted", 3), ("deactivated", 0)])
  func `show --wait tells changes on stderr, and prints the image at the end`(status: String, exit: Int) async throws {
    try await Host.with { host in
      let server = try service("queued", status)
      let outcome = try await host.run(
        ["show", Samples.absent, "--endpoint", server.url, "--wait", "-o", "value", "-f", "status"])
      #expect(outcome.status == exit)
      #expect(outcome.text == "\(status)\n")
      let talk = outcome.talk.split(separator: "\n")
      #expect(talk.count == 2 && talk.first?.hasPrefix("imsbrowser: status queued") == true)
      #expect(talk.last?.hasPrefix("imsbrowser: status \(status) after ") == true)
      #expect(server.requests.count == 2)
    }
  }

  @Test func `show --wait goes on after a failure, and ends where the image is gone`() async throws {
    try await Host.with { host in
      let server = try service("saving", "502", "404")
      let outcome = try await host.run(["show", Samples.absent, "--endpoint", server.url, "--wait"])
      #expect(outcome.status == 3 && outcome.text.isEmpty)
      #expect(outcome.talk.contains("The service failed (502).") && outcome.talk.contains("(404)"))
      #expect(server.requests.count == 3)
    }
  }

  @Test(arguments: [(404, 3), (401, 4), (500, 6)])
  func `show --wait ends at once where the first ask fails`(status: Int, exit: Int) async throws {
    try await Host.with { host in
      let server = try service("\(status)")
      let outcome = try await host.run(["show", Samples.absent, "--endpoint", server.url, "--wait"])
      #expect(outcome.status == exit && outcome.text.isEmpty)
    }
  }

  @Test func `show --wait-timeout ends the wait with the image as it is`() async throws {
    try await Host.with { host in
      let server = try service("saving")
      let arguments = ["show", Samples.absent, "--endpoint", server.url, "-o", "value", "-f", "status"]
      let outcome = try await host.run(arguments + ["--wait", "--wait-timeout", "1"])
      #expect(outcome.status == 1 && outcome.text == "saving\n")
      #expect(outcome.talk.contains("waited 1 s"))
      #expect(try await host.run(arguments + ["--wait-timeout", "1"]).status == 64)
    }
  }
}
