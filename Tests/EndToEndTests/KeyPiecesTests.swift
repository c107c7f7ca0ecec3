import Foundation
import TerminalDriver
import Testing

/// Keys and pastes as a slow or strange line hands them over: nothing of them may run as other keys.
@Suite(.timeLimit(.withItsTurn)) struct `A slow line` {
  /// Longer than ESCDELAY (5 ms), after which curses takes ESC for a key; shorter than the half second that we wait.
  private static let pause = Duration.milliseconds(100)

  private func send(_ pieces: [String], to terminal: TerminalSession) async throws {
    try await terminal.send(pieces.map { Array($0.utf8) }, apart: Self.pause)
  }

  @Test(arguments: [["\u{1B}", "[B"], ["\u{1B}[", "B"], ["\u{1B}", "[", "B"], ["\u{1B}", "OB"], ["\u{1B}O", "B"]])
  func `an arrow in pieces is an arrow`(pieces: [String]) async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        try await send(pieces, to: terminal)
        let screen = try await terminal.waitFor("┬ Ubuntu 22.04")
        #expect(!screen.contains { $0.contains("No image before this one") })
        try await quit(terminal)
      }
    }
  }

  @Test(arguments: [
    ["\u{1B}", "[200~qQ \(Samples.chinese) xx\n", "\u{1B}[201~"],
    ["\u{1B}[20", "0~Q q \(Samples.chinese)\u{1B}", "[201~"],
    ["\u{1B}[200~\(Samples.chinese)", "\u{1B}[20", "1~"],
    ["\u{1B}", "[", "2", "0", "0", "~", Samples.chinese, "\u{1B}", "[", "2", "0", "1", "~"],
  ])
  func `a paste in pieces is a paste, and keys are keys again after it`(pieces: [String]) async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        try await send(pieces, to: terminal)
        try await waitForAnswer("┬ 欧拉", in: terminal)
        try await terminal.send("?")
        try await terminal.waitFor("┌ Help")
        try await terminal.send("q")
        try await quit(terminal)
      }
    }
  }

  @Test(arguments: ["\u{1B}[1;5q", "\u{1B}[27;5;113~", "\u{1B}[113;5u", "\u{1B}[?1;2c", "\u{1B}OQ", "\u{1B}[15~"])
  func `a sequence that no key of ours has runs none`(sequence: String) async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let before = try await terminal.waitFor("Enter open")
        try await send([sequence], to: terminal)
        try await send([String(sequence.prefix(2)), String(sequence.dropFirst(2))], to: terminal)
        try await terminal.send("j")
        try await terminal.waitFor("┬ Ubuntu 22.04")
        try await terminal.send("k")
        try await terminal.waitUntil { $0 == before }
        try await quit(terminal)
      }
    }
  }

  @Test func `Esc counts at once, and a [ typed after it half a second later`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await terminal.send("i")
        try await terminal.waitFor("Enter fetch")
        try await terminal.send("Escape", "[")
        try await terminal.waitFor("No image before this one.")
        try await quit(terminal)
      }
    }
  }

  @Test func `a paste with bytes that are no UTF-8 ends where it ends`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let bytes = Array("\u{1B}[200~".utf8) + [0xE9, 0xE9, 0x20] + Array("\(Samples.chinese)\u{1B}[201~".utf8)
        try await terminal.send(bytes: bytes)
        try await waitForAnswer("┬ 欧拉", in: terminal)
        try await terminal.send(bytes: [0xE9, 0x3F])
        try await terminal.waitFor("┌ Help")
        try await terminal.send("q")
        try await quit(terminal)
      }
    }
  }

  @Test func `a Chinese character whose bytes come apart is typed`() async throws {
    try await Host.with { host in
      try await host.browse { terminal in
        try await terminal.waitFor("Nothing viewed")
        try await terminal.send("中".utf8.map { [$0] }, apart: Self.pause)
        try await terminal.waitFor("› 中")
        try await quit(terminal, leavingPrompt: true)
      }
    }
  }

  @Test func `a paste of many pages is taken in at once`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        try await terminal.paste(String(repeating: "junk ", count: 50_000))
        try await terminal.waitFor("too long")
        try await quit(terminal, leavingPrompt: true)
      }
    }
  }
}
