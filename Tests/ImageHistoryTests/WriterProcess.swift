import ChildProcess
import Foundation
import Glibc

/// A `HistoryWriter` that runs beside the tests. What it prints is read line by line.
final class WriterProcess {
  private let process: ChildProcess
  private let output: ChildPipe

  /// - Parameter wrapper: A command that is to start it, such as `unshare -m sh -c …`; it finds the writer in `$WRITER`.
  init(_ arguments: [String], wrapper: [String] = []) throws {
    output = try ChildPipe()
    process = try ChildProcess(
      (wrapper.isEmpty ? [Self.path] : wrapper) + arguments,
      environment: ProcessInfo.processInfo.environment.merging(["WRITER": Self.path]) { $1 },
      output: .descriptor(output.writing), errors: .inherited)
    output.closeWriting()
  }

  /// The next line; nil at the end.
  func line() -> String? { output.line() }

  /// All lines to the end.
  func lines() -> [String] {
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    return lines
  }

  func kill() { process.send(SIGKILL) }

  /// - Returns: The exit status.
  @discardableResult
  func wait() -> Int32 { process.wait() }

  /// Built beside the tests.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: tests).deletingLastPathComponent().appending(path: "HistoryWriter").path
  }()
}
