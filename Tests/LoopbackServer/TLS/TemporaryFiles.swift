import FoundationEssentials

/// A folder of a test's own, which goes with the last reference to it.
package final class TemporaryFiles: Sendable {
  package let path = FileManager.default.temporaryDirectory.path + "/imsbrowser-tests-" + UUID().uuidString

  package init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file. Answers its path.
  @discardableResult
  package func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }
}
