import Foundation
import LoopbackServer
import Synchronization
import TerminalDriver
import Testing

/// What an image was before: kept from answer to answer, told by `t`, and there without a network.
@Suite(.timeLimit(.withItsTurn)) struct `The timeline` {
  private static let image = "00000000-0000-4000-8000-00000000000a"
  private static let other = "00000000-0000-4000-8000-00000000000b"

  /// A service whose image goes on by one step with each ask.
  private static func service(_ steps: [String]) throws -> ScriptedServer {
    let asked = Mutex(0)
    return try ScriptedServer { request in
      let id = request.target.split(separator: "/").last ?? ""
      let step = asked.withLock { count in
        defer { count += id == Self.image ? 1 : 0 }
        return min(count, steps.count - 1)
      }
      let members = id == Self.image ? steps[step] : #""status": "active", "name": "another""#
      return [.answer(200, #"{"id": "\#(id)", \#(members)}"#)]
    }
  }

  private static let steps = [
    #""status": "queued", "name": "of now", "min_disk": 10"#, #""status": "saving", "name": "of now", "min_disk": 10"#,
    #""status": "active", "name": "of now", "min_disk": 40, "tags": ["done"]"#,
  ]

  /// Views both images, the first one at each of its steps.
  /// - Returns: the URL of the service, which has ended.
  private func view(on host: Host) async throws -> String {
    let server = try Self.service(Self.steps)
    try await host.inTerminal([Self.other, "--endpoint", server.url]) { terminal in
      try await waitForAnswer("┬ another", in: terminal)
      try await terminal.paste(Self.image)
      try await terminal.waitFor("Status           queued")
      try await terminal.send("r")
      try await terminal.waitFor("was just now: queued")
      try await terminal.send("r")
      try await terminal.waitFor("was just now: saving")
      try await quit(terminal)
    }
    return server.url
  }

  @Test func `tells each answer that differed, steps through them, and compares two`() async throws {
    let server = try Self.service(Self.steps)
    try await Host.with { host in
      try await host.inTerminal([Self.image, "--endpoint", server.url]) { terminal in
        try await terminal.waitFor("Status           queued")
        try await terminal.send("r")
        try await terminal.waitFor("was just now: queued")
        try await terminal.send("r")
        try await terminal.waitFor("was just now: saving")
        try await terminal.send("t")
        let list = try await terminal.waitFor("┌ Timeline 3 ")
        #expect(list.contains { $0.contains("3 changed: Status, Tags, Mi…") })
        #expect(list.contains { $0.contains("1 changed: Status") })
        #expect(list.contains { $0.contains("the oldest that is kept") })
        try await terminal.send("j")
        let past = try await terminal.waitFor(" as of just now ")
        #expect(past.contains { $0.contains("~ saving") })
        try await terminal.send("G")
        try await terminal.waitFor("Status           queued")
        try await terminal.send("c")
        let both = try await terminal.waitFor("3 differences")
        #expect(both.contains { $0.contains("~ Status") && $0.contains("queued") && $0.contains("active") })
        #expect(both.contains { $0.contains("as of just now") && $0.contains("seen just now") })
        try await terminal.send("Escape")
        try await terminal.waitFor("┌ Timeline 3 ")
        try await terminal.send("Escape")
        try await terminal.waitUntil { $0.contains { $0.contains("┌ Recently viewed 1 ") } && $0[2].contains("active") }
        try await quit(terminal)
      }
    }
  }

  @Test func `without a network every image of the history opens, with its age, below why the ask failed`() async throws
  {
    try await Host.with { host in
      let url = try await view(on: host)
      try await host.inTerminal(["--endpoint", url]) { terminal in
        try await terminal.waitFor("┌ Recently viewed 2 ")
        for name in ["of now", "another"] {
          try await terminal.waitUntil { $0[2].contains("┬ \(name) ") && $0[2].contains("active · seen ") }
          try await terminal.send("Enter")
          let screen = try await terminal.waitFor("the connection was refused.")
          #expect(screen[2].contains("active · seen "))
          #expect(screen.contains { $0.contains("What was kept of it:") })
          try await terminal.send("Escape", "j")
        }
        try await terminal.send("g", "t")
        try await terminal.waitFor("┌ Timeline 3 ")
        try await terminal.send("G")
        try await terminal.waitFor("Status           queued")
        try await terminal.send("Escape", "c", "Enter")
        let both = try await terminal.waitFor("┌ Compare ")
        #expect(both[3].contains("of now") && both[3].contains("another"))
        try await quit(terminal)
      }
    }
  }

  @Test func `is at least the last answer where the history can't be kept`() async throws {
    let server = try Self.service(Self.steps)
    try await Host.with { host in
      try Data().write(to: host.home.appending(path: "state"))
      try await host.inTerminal([Self.image, "--endpoint", server.url]) { terminal in
        try await terminal.waitFor("Status           queued")
        try await terminal.send("r")
        try await terminal.waitFor("was just now: queued")
        try await terminal.send("t")
        try await terminal.waitFor("┌ Timeline 1 ")
        try await terminal.waitFor("Status           saving")
        try await quit(terminal)
      }
    }
  }
}
