import ChildProcess
public import Foundation
import Glibc

/// A program run to its end, with nothing on its standard input.
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

  /// A plain environment: the way to the programs, a UTF-8 locale, what a sanitizer in the program is told
  /// (`scripts/sanitize`), and nothing of the operator's own settings.
  public static var environment: [String: String] {
    let own = ProcessInfo.processInfo.environment
    let sanitizers = ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"]
    let kept = own.filter { (["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"] + sanitizers).contains($0.key) }
    return kept.merging(["LANG": "C.UTF-8", "SHELL": "/bin/sh"]) { $1 }
  }

  /// Starts the program and leaves it running for the time of `body`, then asks it to end (SIGTERM) and waits for that.
  /// - Throws: `ChildProcess.Failure` where the program can't be started, and what `body` throws.
  public func running<Result>(_ body: (Background) async throws -> Result) async throws -> Result {
    try await TemporaryFolder.with { folder in
      let output = folder.appending(path: "output")
      let process = try start(output: output.path, errors: "/dev/null")
      async let end = Self.end(of: process)
      let result: Swift.Result<Result, any Error>
      do {
        result = .success(try await body(Background(process: process.id, output: output)))
      } catch {
        result = .failure(error)
      }
      process.send(SIGTERM)
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
  /// - Throws: `ChildProcess.Failure` where the program can't be started.
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

  private func start(output: String, errors: String) throws -> ChildProcess {
    try ChildProcess(words, environment: environment, output: .path(output), errors: .path(errors))
  }

  /// Waits on a thread of its own, since many programs may run at once and queues have few.
  private static func end(of process: ChildProcess) async -> Int32 {
    await withCheckedContinuation { ended in
      Thread.detachNewThread { ended.resume(returning: process.wait()) }
    }
  }
}
