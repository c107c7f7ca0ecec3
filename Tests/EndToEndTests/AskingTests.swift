import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// What the operator sees of an ask that fails, lasts or is given up.
@Suite(.timeLimit(.withItsTurn)) struct `Asking` {
  @Test(arguments: [
    (302, "points elsewhere", "--endpoint"), (400, "(400)", "IMG.0024"), (401, "(401)", "imsbrowser doctor"),
    (403, "(403)", "Policy doesn't allow"), (404, "No image has this id here (404)", "another endpoint"),
    (429, "slow down (429)", "30 s"), (500, "failed (500)", "unexpected error"), (502, "failed (502)", "Bad Gateway"),
    (503, "not available now (503)", "120 s"), (2001, "not JSON", "Sign in"),
    (2002, "with nothing", "image service"),
    (2003, "not an image", "root of an image service"), (2004, "not JSON", "a proxy"),
    (2005, "closed before", "Ask again"),
  ])
  func `a failure is told where the answer would be, in whole words, and nothing else is lost`(
    id: Int, what: String, more: String
  ) async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await terminal.paste(Samples.trouble(id))
        try await terminal.waitUntil { screen in
          let words = screen.joined(separator: "\n")
          return words.contains(what) && words.contains(more)
        }
        try await terminal.send("[")
        try await terminal.waitFor("┬ CentOS 7.3")
        try await quit(terminal)
      }
      #expect(try await host.viewed() == [Samples.centOS])
    }
  }

  @Test(arguments: ["Escape", "C-c"])
  func `an image that takes its time shows the seconds, and is given up by a key`(key: String) async throws {
    try await Host.with { host in
      let gate = Gate()
      let server = try ScriptedServer { _ in [.pause(gate), .image(Samples.centOS)] }
      try await host.inTerminal(["--endpoint", server.url]) { terminal in
        try await terminal.waitFor("Nothing viewed")
        try await terminal.paste(Samples.centOS)
        try await terminal.waitFor("asking ")
        await server.received(1)
        try await terminal.send(key)
        let screen = try await terminal.waitFor("Cancelled")
        #expect(!screen[0].contains("asking"))
        gate.open()
        try await terminal.send("r")
        try await waitForAnswer("┬ CentOS", in: terminal)
        try await quit(terminal)
      }
      #expect(server.requests.count == 2)
    }
  }

  @Test func `a browser that is quit in the middle of an ask ends at once`() async throws {
    try await Host.with { host in
      let server = try ScriptedServer(.hang)
      try await host.inTerminal([Samples.centOS, "--endpoint", server.url]) { terminal in
        await server.received(1)
        try await quit(terminal)
      }
    }
  }

  @Test func `without anything configured the screen says what to set`() async throws {
    try await Host.with { host in
      try await host.inTerminal([]) { terminal in
        let screen = try await terminal.waitFor("--demo needs nothing").joined(separator: "\n")
        for word in ["HW_ACCESS_KEY", "--region", "--cloud NAME", "OS_*", "--endpoint URL", "doctor"] {
          #expect(screen.contains(word), "\(word)")
        }
        try await terminal.send("C")
        try await terminal.waitFor("\(host.home.path)/config/openstack")
        try await terminal.send("C")
        try await terminal.paste(Samples.centOS)
        try await terminal.waitUntil { $0.last?.contains("No service to ask.") == true }
        try await quit(terminal)
      }
    }
  }

  @Test func `OS_TOKEN goes to the service alone`() async throws {
    try await Host.with { host in
      let token = "gAAAAAB-very-secret-token"
      let server = try ScriptedServer(.answer(401, #"{"error": {"message": "no", "code": 401}}"#))
      try await host.inTerminal([Samples.centOS, "--endpoint", server.url], environment: ["OS_TOKEN": token]) {
        terminal in
        try await terminal.waitFor("(401)")
        let program = Watched(id: try await terminal.process())
        #expect(!program.commandLine.contains(token) && !program.commandLine.isEmpty)
        try await quit(terminal)
        #expect(try terminal.transcript().range(of: Data(token.utf8)) == nil)
      }
      #expect(server.requests.map { $0[header: "X-Auth-Token"] } == [token])
      #expect(server.requests.allSatisfy { $0.text.ranges(of: token).count == 1 })
      try expectNowhere(token, below: host.home)
    }
  }
}

/// No file below a folder has the text in it.
func expectNowhere(_ text: String, below folder: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let files =
    FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
  let regular = files.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
  #expect(!regular.isEmpty, sourceLocation: sourceLocation)
  for file in regular {
    #expect(
      try Data(contentsOf: file).range(of: Data(text.utf8)) == nil, "\(file.path)", sourceLocation: sourceLocation)
  }
}
