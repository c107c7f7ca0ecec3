import Foundation
import Glibc
import Seeded
import TerminalDriver
import Testing

/// Terminals of all sizes, and those that don't rest at one.
@Suite(.timeLimit(.withItsTurn)) struct `Sizes` {
  @Test(arguments: [(1, 1), (1, 200), (500, 1), (2, 2), (19, 5), (20, 6), (80, 24), (132, 43), (500, 200)])
  func `none brings the program down, and each takes keys`(columns: Int, rows: Int) async throws {
    try await Host.with { host in
      try await host.onPseudoTerminal(
        ["--endpoint", host.service, Samples.hostile], columns: columns, rows: rows
      ) { terminal in
        // The alternate screen is there: modes are the program's.
        try terminal.wait(for: "\u{1B}[?2004h")
        for key in ["?", "G", "\r", "j", "\r", "\r", "v", "/x\r", "\r", "L"] {
          terminal.type(key)
          terminal.drain()
        }
        terminal.resize(columns: 100, rows: 30)
        try terminal.wait(for: "Catalogue")
        terminal.type("Q")
        #expect(try terminal.waitForExit() == 0)
        #expect(Transcript(Data(terminal.transcript)).isGivenBack)
        #expect(terminal.modes == terminal.modesBefore)
      }
    }
  }

  @Test func `a storm of changes leaves the screen of the last one, and keys are answered meanwhile`() async throws {
    try await Host.with { host in
      try await host.onPseudoTerminal(["--endpoint", host.service, Samples.centOS]) { terminal in
        var random = SeededGenerator(seed: 1)
        try terminal.wait(for: "\u{1B}[?2004h")
        for step in 1...2000 {
          terminal.resize(columns: .random(in: 1...500, using: &random), rows: .random(in: 1...200, using: &random))
          if step.isMultiple(of: 3) { kill(terminal.process, SIGWINCH) }
          if step.isMultiple(of: 7) { terminal.type("jk?\u{1B}[A") }
          terminal.drain()
        }
        terminal.resize(columns: 77, rows: 21)
        terminal.drain()
        terminal.type("\u{C}")
        try terminal.wait(for: "\u{1B}[21")
        terminal.type("Q")
        #expect(try terminal.waitForExit() == 0)
        #expect(Transcript(Data(terminal.transcript)).isGivenBack)
      }
    }
  }
}
