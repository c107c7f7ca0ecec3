import Foundation
import TerminalDriver

/// The real Glance that `scripts/lab up` has started, and the images that it made there.
enum Lab {
  /// Where it listens; nil where there is none.
  static let url = ProcessInfo.processInfo.environment["IMSBROWSER_LAB_URL"]

  static let chinese = id(1)
  static let hostile = id(5)
  static let long = id(6)
  static let absent = id(99)
  /// Chinese · protected Windows · queued · deactivated · hostile · 300 properties · nothing set.
  static let images = (1...7).map(id)

  private static func id(_ number: Int) -> String {
    "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
  }

  /// The service's document, asked for by another client than ours.
  static func document(of id: String) async throws -> Data {
    let address = "\(url ?? "")/v2/images/\(id)"
    let outcome = try await Command(["curl", "-sf", "-H", "Accept: application/json", address]).run()
    guard outcome.status == 0 else { throw NoAnswer(words: "curl \(address) ended with \(outcome.status)") }
    return outcome.output
  }

  struct NoAnswer: Error { let words: String }

  /// Runs `imsbrowser show` into a pipe.
  static func show(_ arguments: String...) async throws -> Command.Outcome {
    try await TemporaryFolder.with { home in
      try await Command([BuiltProgram.path, "show"] + asking(arguments), environment: environment(home)).run()
    }
  }

  /// Runs `imsbrowser` with those arguments in a terminal, against the lab.
  static func inTerminal<Result>(
    _ arguments: String..., columns: Int = 100, rows: Int = 30, body: (TerminalSession) async throws -> Result
  ) async throws -> Result {
    try await TemporaryFolder.with { home in
      try await TerminalSession.with(
        [BuiltProgram.path] + asking(arguments), columns: columns, rows: rows, environment: environment(home), body)
    }
  }

  private static func asking(_ arguments: [String]) -> [String] { arguments + ["--endpoint", url ?? ""] }

  /// A history of the test's own; no colour, so that the program itself has no reason to send an escape.
  private static func environment(_ home: URL) -> [String: String] {
    Command.environment.merging([
      "HOME": home.path, "XDG_STATE_HOME": home.path, "XDG_CONFIG_HOME": home.path, "NO_COLOR": "1",
    ]) { $1 }
  }
}
