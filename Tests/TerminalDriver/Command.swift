public import Foundation
import Glibc

/// A program run to its end, with nothing on its standard input.
///
/// Foundation's `Process` doesn't serve: on Linux it takes a program for running as long as a daemon that the program
/// has left behind (here: the tmux server) is.
public struct Command: Sendable {
  /// What was left when the program had ended.
  public struct Outcome: Sendable {
    /// The exit status; of a program ended by a signal, 128 and the signal's number.
    public let status: Int32
    /// The bytes of its standard output.
    public let output: Data
    /// The bytes of its standard error.
    public let errors: Data

    /// The output as text; bytes that aren't UTF-8 become U+FFFD.
    public var text: String { String(decoding: output, as: UTF8.self) }
    /// What the program said on its standard error, as text.
    public var talk: String { String(decoding: errors, as: UTF8.self) }
  }

  private let words: [String]
  private let environment: [String: String]

  /// - Parameters:
  ///   - words: The program (looked up in PATH unless it has a slash) and its arguments.
  ///   - environment: All of the program's environment; `Command.environment` is a plain one to add to.
  public init(_ words: [String], environment: [String: String] = Command.environment) {
    self.words = words
    self.environment = environment
  }

  /// A plain environment: the way to the programs, a UTF-8 locale and nothing of the operator's own settings.
  public static var environment: [String: String] {
    let own = ProcessInfo.processInfo.environment
    let kept = own.filter { ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"].contains($0.key) }
    return kept.merging(["LANG": "C.UTF-8", "SHELL": "/bin/sh"]) { $1 }
  }

  /// Starts the program and leaves it running for the time of `body`, then asks it to end (SIGTERM) and waits for that.
  /// - Throws: `POSIXError` where the program can't be started, and what `body` throws.
  public func running<Result>(_ body: (Background) async throws -> Result) async throws -> Result {
    try await TemporaryFolder.with { folder in
      let output = folder.appending(path: "output")
      let process = try start(output: output.path, errors: "/dev/null")
      async let end = Self.end(of: process)
      let result: Swift.Result<Result, any Error>
      do {
        result = .success(try await body(Background(process: process, output: output)))
      } catch {
        result = .failure(error)
      }
      kill(process, SIGTERM)
      _ = await end
      return try result.get()
    }
  }

  /// A program that runs beside the test.
  public struct Background: Sendable {
    public let process: pid_t
    fileprivate let output: URL

    /// Waits until the program's output has this many lines, and returns all of it so far.
    /// - Throws: `CancellationError` where the test's time is over before that.
    public func lines(_ count: Int) async throws -> [String] {
      while true {
        let lines = try String(contentsOf: output, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        if lines.count > count { return lines.map(String.init) }
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  /// Runs the program and waits for its end.
  /// - Throws: `POSIXError` where the program can't be started.
  public func run() async throws -> Outcome {
    // Through files, so that the output may be of any length and a daemon left behind holds nothing up.
    try await TemporaryFolder.with { folder in
      let output = folder.appending(path: "output")
      let errors = folder.appending(path: "errors")
      let process = try start(output: output.path, errors: errors.path)
      let status = await Self.end(of: process)
      return Outcome(status: status, output: try Data(contentsOf: output), errors: try Data(contentsOf: errors))
    }
  }

  private func start(output: String, errors: String) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)

    // Threads that serve queues block most signals, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var process = pid_t()
    let error = posix_spawnp(&process, words[0], &files, &attributes, arguments, variables)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
    return process
  }

  /// Waits on a thread of its own, since many programs may run at once and queues have few.
  private static func end(of process: pid_t) async -> Int32 {
    await withCheckedContinuation { ended in
      Thread.detachNewThread { ended.resume(returning: wait(for: process)) }
    }
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    // As <bits/waitstatus.h> has it, whose macros Swift doesn't see.
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}
