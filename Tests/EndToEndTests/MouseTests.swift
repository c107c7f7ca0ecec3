import Foundation
import Glibc
import TerminalDriver
import Testing

/// The mouse, which the operator has to ask for.
@Suite(.timeLimit(.withItsTurn)) struct `The mouse` {
  private static let on = Data("\u{1B}[?1000h\u{1B}[?1006h".utf8)
  private static let off = Data("\u{1B}[?1006l\u{1B}[?1000l".utf8)

  /// A click in a cell, counted from 1.
  private static func click(_ column: Int, _ row: Int) -> String {
    "\u{1B}[<0;\(column);\(row)M\u{1B}[<0;\(column);\(row)m"
  }

  @Test(arguments: [["--mouse"], []])
  func `chooses, opens and scrolls where an option or the settings say so`(options: [String]) async throws {
    try await Host.with { host in
      if options.isEmpty { try host.configure("mouse: true\n") }
      try await host.inTerminal(["--demo"] + options) { terminal in
        try await terminal.waitFor("SLES 12")
        try await terminal.send(bytes: Self.click(5, 5).utf8)
        try await terminal.waitFor("┬ Ubuntu 22.04")
        try await terminal.send(bytes: (Self.click(60, 8) + Self.click(60, 8)).utf8)
        try await terminal.waitFor("wire form")
        try await terminal.send("q", "?")
        try await terminal.waitFor("EVERYWHERE")
        try await terminal.send(bytes: "\u{1B}[<65;9;9M".utf8)
        try await terminal.waitUntil {
          !$0.contains { $0.contains("EVERYWHERE") } && $0.contains { $0.contains("┌ Help") }
        }
        try await terminal.send("q")
        try await quit(terminal)
        let bytes = try await terminal.waitForTranscript()
        let on = try #require(bytes.range(of: Self.on))
        let off = try #require(bytes.range(of: Self.off, options: .backwards))
        #expect(on.upperBound <= off.lowerBound)
      }
    }
  }

  @Test func `is left to the terminal where nobody asks for it, and its reports run no keys`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let before = try await terminal.waitFor("Enter open")
        try await terminal.send(bytes: "\u{1B}[<35;5;6M\u{1B}[<0;5;6m\u{1B}[M q!".utf8)
        try await terminal.send("j")
        try await terminal.waitFor("┬ Ubuntu 22.04")
        try await terminal.send("k")
        try await terminal.waitUntil { $0 == before }
        try await quit(terminal)
        #expect(try await terminal.waitForTranscript().range(of: Self.on) == nil)
      }
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGABRT])
  func `is given back however the program ends`(signal: Int32) async throws {
    try await Host.with { host in
      try await host.browseDemo("--mouse") { terminal in
        kill(try await terminal.process(), signal)
        #expect(try await terminal.waitForExit() == 128 + signal)
        let bytes = try await terminal.waitForTranscript()
        let on = try #require(bytes.range(of: Self.on))
        #expect(bytes[on.upperBound...].range(of: Self.off) != nil)
      }
    }
  }

  @Test func `is given back while the shell has the terminal`() async throws {
    try await Host.with { host in
      try await host.browseDemo("--mouse") { terminal in
        try await terminal.send("C-z")
        _ = try await terminal.waitForSuspension()
        let suspended = try terminal.transcript()
        #expect(suspended.range(of: Self.off) != nil)
        try await terminal.resume()
        try await terminal.waitFor("SLES 12")
        try await terminal.send(bytes: Self.click(5, 5).utf8)
        try await terminal.waitFor("┬ Ubuntu 22.04")
        try await quit(terminal)
      }
    }
  }
}
