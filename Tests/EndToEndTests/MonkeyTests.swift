import Foundation
import Seeded
import TerminalDriver
import Testing

/// The program under a monkey, on the sample service with all its trouble: 1500 keys and pastes, or as many as `MonkeyRun`
/// is told.
@Suite(.timeLimit(.withItsTurn)) struct `A monkey` {
  @Test(arguments: MonkeyRun.seeds(1))
  func `brings the program neither down nor to a stand, and leaves the terminal as it was`(seed: UInt64) async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        var monkey = Monkey(seed: seed)
        while monkey.steps < MonkeyRun.steps(1500) {
          try await terminal.send(bytes: monkey.burst())
          guard monkey.bursts.isMultiple(of: 8) else { continue }
          let size = monkey.size()
          try await terminal.resize(columns: size.columns, rows: size.rows)
          guard monkey.bursts.isMultiple(of: 24) else { continue }
          try await terminal.resize(columns: 100, rows: 30)
          try await expectHelp(in: terminal, "seed \(seed), after \(monkey.steps) steps")
        }
        try await terminal.resize(columns: 100, rows: 30)
        try await expectHelp(in: terminal, "seed \(seed), at the end")
        try await quit(terminal)
      }
    }
  }

  /// Closes whatever is open, and asks for the help.
  private func expectHelp(in terminal: TerminalSession, _ place: String) async throws {
    // An overlay, a find line, a filter, a timeline, an ask: each Escape ends one, and one is left over.
    for _ in 1...8 { try await terminal.send("Escape") }
    try await terminal.send("F1")
    do {
      try await terminal.waitFor("┌ Help")
    } catch {
      Issue.record("\(place): \(error)")
      throw error
    }
    try await terminal.send("Escape")
    try await terminal.waitUntil { screen in !screen.contains { $0.contains("┌ Help") } }
  }
}

/// Keys, pastes and sizes in random order, the same ones for the same seed.
private struct Monkey {
  private var random: SeededGenerator
  private(set) var steps = 0
  private(set) var bursts = 0

  /// All that an operator can press but what quits (q, Q, Ctrl-C), suspends (Ctrl-Z) or writes files (E).
  private static let keys =
    "abcdefghijklmnoprstuvwxyzABCDFGHIJKLMNOPRSTUVWXYZ0123456789 ?/:[]!#%+-.=~é中😀\t\r".map(String.init)
    + ["\u{1}", "\u{2}", "\u{4}", "\u{5}", "\u{6}", "\u{8}", "\u{B}", "\u{C}", "\u{15}", "\u{17}", "\u{7F}"]
    + ["A", "B", "C", "D", "H", "F", "Z", "5~", "6~", "3~", "1;3D", "1;3C", "<64;9;9M", "<65;40;9M", "<0;20;12M"]
    .map { "\u{1B}[" + $0 }

  private static let pastes =
    Samples.documents + [400, 404, 429, 500, 2001, 2004, 2005, 5000].map(Samples.trouble)
    + ["q\n", "中文 é\u{301}\u{202E}", String(repeating: "长", count: 2000), "\u{1B}[A\u{0}\u{7F}"]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// What a hurried operator types at once.
  mutating func burst() -> [UInt8] {
    bursts += 1
    return (0..<20).flatMap { _ in Array(step().utf8) }
  }

  private mutating func step() -> String {
    steps += 1
    guard Int.random(in: 0..<25, using: &random) == 0, let paste = Self.pastes.randomElement(using: &random) else {
      return Self.keys.randomElement(using: &random) ?? "j"
    }
    return "\u{1B}[200~\(paste)\u{1B}[201~"
  }

  mutating func size() -> (columns: Int, rows: Int) {
    (.random(in: 1...180, using: &random), .random(in: 1...60, using: &random))
  }
}
