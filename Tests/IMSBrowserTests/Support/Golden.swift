import Foundation
import Testing

/// A text that was looked at once and must stay so: `Snapshots/NAME.txt` beside the tests.
enum Golden {
  /// Compares with the recorded text. A missing one, or any with `RECORD_SNAPSHOTS=1`, is recorded, and the test fails:
  /// somebody has to look at it.
  static func expect(_ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: "\(name).txt")
    let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    if !isRecording, let expected = try? String(contentsOf: file, encoding: .utf8) {
      if actual != expected {
        Issue.record("Snapshots/\(name).txt: \(difference(expected, actual))", sourceLocation: sourceLocation)
      }
      return
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded Snapshots/\(name).txt: look at it", sourceLocation: sourceLocation)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Snapshots")

  /// The lines that differ, one below the other.
  private static func difference(_ expected: String, _ actual: String) -> String {
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = actual.split(separator: "\n", omittingEmptySubsequences: false)
    return zip(expected, actual).filter { $0 != $1 }.map { "\n- \($0)\n+ \($1)" }.joined()
      + (expected.count == actual.count ? "" : "\n\(expected.count) lines before, \(actual.count) now")
  }
}
