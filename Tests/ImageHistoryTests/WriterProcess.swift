import Foundation
import Glibc

/// A `HistoryWriter` that runs beside the tests. What it prints is read line by line.
final class WriterProcess {
  private let process = Process()
  private let output = Pipe()
  private var unread = Data()

  /// - Parameter wrapper: A command that is to start it, such as `unshare -m sh -c …`; it finds the writer in `$WRITER`.
  init(_ arguments: [String], wrapper: [String] = []) throws {
    process.executableURL = URL(filePath: wrapper.first ?? Self.path)
    process.arguments = wrapper.isEmpty ? arguments : Array(wrapper.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(["WRITER": Self.path]) { $1 }
    process.standardOutput = output
    try process.run()
  }

  /// The next line; nil at the end.
  func line() -> String? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread = Data(unread[(end + 1)...]) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { return nil }
      unread += more
    }
  }

  /// All lines to the end.
  func lines() -> [String] {
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    return lines
  }

  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
  }

  /// - Returns: The exit status.
  @discardableResult
  func wait() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Built beside the tests.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: tests).deletingLastPathComponent().appending(path: "HistoryWriter").path
  }()
}
