import Foundation
import TerminalDriver

/// An operator at a home of their own: nothing is set there but what a test sets.
struct Operator: Sendable {
  let home: URL

  /// A new one for the time of `body`.
  static func with<Result>(_ body: (Operator) async throws -> Result) async throws -> Result {
    try await TemporaryFolder.with { try await body(Operator(home: $0)) }
  }

  /// Runs `imsbrowser show` into a pipe.
  func show(_ arguments: String..., settings: [String: String] = [:]) async throws -> Command.Outcome {
    try await show(arguments, settings: settings)
  }

  /// Runs `imsbrowser show` into a pipe.
  func show(_ arguments: [String], settings: [String: String] = [:]) async throws -> Command.Outcome {
    try await run([BuiltProgram.path, "show"] + arguments + Self.patience, settings: settings)
  }

  /// Runs any program to its end, in this operator's environment.
  func run(_ words: [String], settings: [String: String] = [:]) async throws -> Command.Outcome {
    try await Command(words, environment: environment(settings)).run()
  }

  /// Runs `imsbrowser` with those arguments in a terminal.
  func inTerminal<Result>(
    _ arguments: [String], columns: Int = 100, rows: Int = 30, settings: [String: String] = [:],
    body: (TerminalSession) async throws -> Result
  ) async throws -> Result {
    try await TerminalSession.with(
      [BuiltProgram.path] + arguments + Self.patience, columns: columns, rows: rows, environment: environment(settings),
      body)
  }

  /// Keystone has one processor at most, and others want it, too.
  private static let patience = ["--timeout", "60"]

  /// No colour, so that the program itself has no reason to send an escape.
  private func environment(_ settings: [String: String]) -> [String: String] {
    Command.environment.merging(["HOME": home.path, "NO_COLOR": "1"]) { $1 }.merging(settings) { $1 }
  }
}

// MARK: - Files

extension Operator {
  /// Writes a file of OpenStack's, such as clouds.yaml, where its clients look for it.
  func write(_ text: String, as name: String) throws {
    let folder = home.appending(path: ".config/openstack")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// The tokens that the program has kept for the next one.
  func keptTokens() throws -> [String] {
    struct Kept: Decodable { let token: String }
    return try files(in: "imsbrowser/tokens").map {
      try JSONDecoder().decode(Kept.self, from: Data(contentsOf: $0)).token
    }
  }

  /// The files that the program has written with this text in them.
  func files(holding text: String) throws -> [String] {
    try files(in: "imsbrowser").filter { try Data(contentsOf: $0).range(of: Data(text.utf8)) != nil }.map(\.path)
  }

  private func files(in folder: String) throws -> [URL] {
    let root = home.appending(path: ".local/state").appending(path: folder)
    let names = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    return try (names?.compactMap { $0 as? URL } ?? []).filter {
      try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
    }
  }
}
