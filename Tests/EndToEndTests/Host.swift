import Foundation
import TerminalDriver
import Testing

/// A host as an operator logs in to it: with a history and settings of the test's own, and the sample service to ask.
struct Host: Sendable {
  let home: URL
  /// The sample service that all tests ask.
  let service: String

  /// As many as two processors serve at the pace of an operator.
  private static let turnstile = Turnstile(places: 8)

  /// A fresh host for the time of `body`, when it is its turn.
  static func with<Result>(_ body: (Host) async throws -> Result) async throws -> Result {
    try await turnstile.with { try await withoutTurn(body) }
  }

  /// A fresh host at once, for a `body` that takes long and does little.
  static func withoutTurn<Result>(_ body: (Host) async throws -> Result) async throws -> Result {
    let service = try SampleService.shared.get().url
    return try await TemporaryFolder.with { try await body(Host(home: $0, service: service)) }
  }

  var history: URL { home.appending(path: "state/imsbrowser/history.sqlite") }

  /// Writes the program's settings.
  func configure(_ text: String) throws {
    let folder = home.appending(path: "config/imsbrowser")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: "config.yaml"))
  }

  /// Writes the clouds of openstacksdk.
  func writeClouds(_ text: String) throws {
    let folder = home.appending(path: "config/openstack")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: "clouds.yaml"))
  }

  private func environment(_ more: [String: String]) -> [String: String] {
    let own = [
      "HOME": home.path, "XDG_STATE_HOME": home.appending(path: "state").path,
      "XDG_CONFIG_HOME": home.appending(path: "config").path, "no_proxy": "*",
    ]
    return Command.environment.merging(own) { $1 }.merging(more) { $1 }
  }
}

extension TimeLimitTrait.Duration {
  /// For a test and its wait for a turn at a host: all of them wait from the first moment on, the last one for all others.
  static var withItsTurn: Self { .minutes(30) }
}

extension Host {
  /// Runs `imsbrowser` to its end, its output into files.
  func run(_ arguments: String..., environment more: [String: String] = [:]) async throws -> Command.Outcome {
    try await run(arguments, environment: more)
  }

  /// The same, with arguments that were put together.
  func run(_ arguments: [String], environment more: [String: String] = [:]) async throws -> Command.Outcome {
    try await Command([BuiltProgram.path] + arguments, environment: environment(more)).run()
  }

  /// Runs `imsbrowser` for the time of `body`, which sees its output grow.
  func running<Result>(_ arguments: String..., body: (Command.Background) async throws -> Result) async throws -> Result
  {
    try await Command([BuiltProgram.path] + arguments, environment: environment([:])).running(body)
  }

  /// Runs `imsbrowser show` with these arguments against the sample service.
  func show(_ arguments: String..., environment more: [String: String] = [:]) async throws -> Command.Outcome {
    let words = [BuiltProgram.path, "show"] + arguments + ["--endpoint", service]
    return try await Command(words, environment: environment(more)).run()
  }

  /// Runs a line of shell to its end; `$imsbrowser` is the program and `$service` the sample service.
  func shell(_ line: String) async throws -> Command.Outcome {
    let more = ["imsbrowser": BuiltProgram.path, "service": service]
    return try await Command(["sh", "-c", line], environment: environment(more)).run()
  }

  /// Starts `imsbrowser` in a terminal for the time of `body`.
  /// - Parameter prefix: A command that runs the program, such as `env -u TMUX`.
  func inTerminal<Result>(
    _ arguments: [String], after prefix: [String] = [], columns: Int = 100, rows: Int = 30,
    environment more: [String: String] = [:], terminal: String = "tmux-256color",
    _ body: (TerminalSession) async throws -> Result
  ) async throws -> Result {
    try await TerminalSession.with(
      prefix + [BuiltProgram.path] + arguments, columns: columns, rows: rows, environment: environment(more),
      terminal: terminal, body)
  }

  /// Starts `imsbrowser` on a pseudoterminal for the time of `body`, which runs on a thread that may block.
  func onPseudoTerminal<Result: Sendable>(
    _ arguments: [String], columns: Int = 100, rows: Int = 30, environment more: [String: String] = [:],
    _ body: @escaping @Sendable (PseudoTerminal) throws -> Result
  ) async throws -> Result {
    let environment = environment(more)
    return try await withCheckedThrowingContinuation { ended in
      Thread.detachNewThread {
        ended.resume(
          with: Swift.Result {
            try body(
              PseudoTerminal(
                [BuiltProgram.path] + arguments, columns: columns, rows: rows, environment: environment))
          })
      }
    }
  }

  /// Starts the browser on the sample service, as `inTerminal` does.
  func browse<Result>(
    _ arguments: String..., after prefix: [String] = [], columns: Int = 100, rows: Int = 30,
    environment more: [String: String] = [:], terminal: String = "tmux-256color",
    _ body: (TerminalSession) async throws -> Result
  ) async throws -> Result {
    try await inTerminal(
      arguments + ["--endpoint", service], after: prefix, columns: columns, rows: rows, environment: more,
      terminal: terminal, body)
  }

  /// Starts the browser with a sample service and a history of its own, as `inTerminal` does.
  func browseDemo<Result>(
    _ arguments: String..., columns: Int = 100, rows: Int = 30, environment more: [String: String] = [:],
    terminal: String = "tmux-256color", _ body: (TerminalSession) async throws -> Result
  ) async throws -> Result {
    try await inTerminal(
      ["--demo"] + arguments, columns: columns, rows: rows, environment: more, terminal: terminal
    ) { terminal in
      try await terminal.waitFor("SLES 12")
      return try await body(terminal)
    }
  }

  /// The ids of the history, latest first, as `imsbrowser history` prints them.
  func viewed() async throws -> [String] {
    let outcome = try await run("history", "-o", "json")
    return try Self.ids(inHistory: outcome.output)
  }

  /// The ids of a history as `imsbrowser history -o json` writes it, latest first.
  static func ids(inHistory document: Data) throws -> [String] {
    let document = try JSONSerialization.jsonObject(with: document) as? [String: Any]
    let images = document?["images"] as? [[String: Any]] ?? []
    return images.sorted { time(of: $0) > time(of: $1) }.compactMap { $0["id"] as? String }
  }

  private static func time(of image: [String: Any]) -> Int { image["last_viewed"] as? Int ?? 0 }
}
