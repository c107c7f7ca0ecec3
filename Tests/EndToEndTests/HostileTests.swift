import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// Whatever a service sends, a terminal gets no control that the program did not write itself.
@Suite(.timeLimit(.withItsTurn)) struct `A hostile service` {
  @Test(arguments: [Samples.hostile, Samples.description], ["text", "json", "yaml"])
  func `gets nothing through a pipe`(id: String, form: String) async throws {
    try await Host.with { host in
      let outcome = try await host.show(id, "-o", form)
      #expect(outcome.status == 0)
      #expect(outcome.text.contains(id))
      #expect(hidden(in: outcome.output) == [])
    }
  }

  @Test(arguments: [Samples.hostile, Samples.description], ["text", "json", "yaml", "value"])
  func `gets nothing to a terminal`(id: String, form: String) async throws {
    try await Host.with { host in
      try await host.inTerminal(["show", id, "-o", form, "--endpoint", host.service]) { terminal in
        #expect(try await terminal.waitForExit() == 0)
        let transcript = try await terminal.waitForTranscript()
        #expect(transcript.count > 500)
        #expect(hidden(in: transcript) == [])
      }
    }
  }

  @Test func `gets nothing onto the browser's screen, in any view`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.hostile) { terminal in
        try await waitForAnswer("│ IDENTITY", in: terminal)
        // Every row, its explanation, and the raw document.
        for _ in 1...12 {
          try await terminal.send("j", "Enter")
          try await terminal.waitUntil { screen in !screen.contains { $0.contains("┬") } }
          try await terminal.send("q")
          try await terminal.waitUntil { screen in screen.contains { $0.contains("┬") } }
        }
        try await terminal.send("G", "v")
        try await terminal.waitFor("\"schema\"")
        try await terminal.send("PageDown", "G", "q", "a", "g", "G", "Escape")
        try await terminal.waitFor("Enter open")
        try await terminal.type("/red")
        try await terminal.waitFor("1 of 1")
        try await terminal.send("Enter", "p", "x")
        try await terminal.waitFor("Removed, u brings it back")
        try await terminal.send("u")
        try await terminal.waitFor("Brought back")
        try await terminal.resize(columns: 40, rows: 12)
        try await terminal.resize(columns: 100, rows: 30)
        try await terminal.waitFor("┬")
        try await quit(terminal)
      }
      for form in ["text", "json"] {
        let outcome = try await host.run("history", "-o", form)
        #expect(outcome.text.contains(Samples.hostile))
        #expect(hidden(in: outcome.output) == [])
      }
    }
  }

  private static let curses =
    "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}\u{200B}\u{8}\u{0}\r\u{7F}\u{1B}]52;c;b3duZWQ=\u{7}"
  private static let inJSON =
    #"\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u200b\b\u0000\r\n\u007f\u001b]52;c;b3duZWQ=\u0007"#

  private static let failures: [(String, Step)] = [
    (
      "gateway",
      .answer(403, #"{"error_code": "APIGW.\#(inJSON)", "error_msg": "no\#(inJSON)", "request_id": "id\#(inJSON)"}"#)
    ),
    ("IAM", .answer(401, #"{"error": {"message": "no\#(inJSON)", "code": 401, "title": "T\#(inJSON)"}}"#)),
    (
      "HTML",
      .answer(500, "<html><title>no\(curses)</title><body>\(curses)&#27;[2J&#x9b;31m</body></html>", type: "text/html")
    ),
    ("text", .answer(503, "no\(curses)", type: "text/plain")),
    (
      "headers",
      .answer(302, headers: ["Location: /no\u{1B}[2J\u{9B}31m\u{202E}", "X-Request-Id: id\u{1B}[2J\u{9B}31m"])
    ),
    ("another id", .answer(200, #"{"id": "no\#(inJSON)", "name": "n\#(inJSON)", "\#(inJSON)": "\#(inJSON)"}"#)),
  ]

  @Test(arguments: failures.map(\.0))
  func `gets nothing through by a failure's words`(name: String) async throws {
    let answer = try #require(Self.failures.first { $0.0 == name }?.1)
    try await Host.with { host in
      let server = try ScriptedServer(answer)
      let shown = try await host.run("show", Samples.centOS, "--endpoint", server.url)
      #expect(hidden(in: shown.output) + hidden(in: shown.errors) == [])
      #expect((shown.output + shown.errors).count > 20)
      try await host.inTerminal([Samples.centOS, "--endpoint", server.url]) { terminal in
        await server.received(2)
        try await terminal.waitUntil { screen in screen.contains { $0.contains("no") } && !screen[0].contains("asking")
        }
        try await terminal.send("v", "Escape", "j", "Enter", "Escape")
        try await quit(terminal)
      }
    }
  }

  @Test(arguments: ["abc\u{1B}[2Jx", "a\u{9B}31mbc", "a\u{202E}bc", "a/b", "../x", ".."])
  func `an id that isn't one reaches no service, and its words no terminal as they are`(id: String) async throws {
    try await Host.with { host in
      let server = try ScriptedServer(.image(Samples.centOS))
      for arguments in [["show", id], [id]] {
        try await host.inTerminal(arguments + ["--endpoint", server.url]) { terminal in
          #expect(try await terminal.waitForExit() == 64)
          let transcript = try await terminal.waitForTranscript()
          #expect(hidden(in: transcript) == [])
        }
      }
      #expect(server.requests.isEmpty)
    }
  }
}

/// The scalars that a terminal would obey or hide, but for ends of lines.
func hidden(in bytes: Data) -> [String] {
  String(decoding: bytes, as: UTF8.self).unicodeScalars
    .filter { Transcript.hides($0) && $0 != "\n" && $0 != "\r" }.map { "U+" + String($0.value, radix: 16) }
}
