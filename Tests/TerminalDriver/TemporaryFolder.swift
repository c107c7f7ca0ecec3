public import Foundation

/// A folder of a test's own, readable by nobody else.
public enum TemporaryFolder {
  /// Makes a folder; the caller removes it.
  /// - Throws: What Foundation throws where there is no room for it.
  public static func make() throws -> URL {
    let name = "imsbrowser-" + UUID().uuidString.prefix(8)
    let folder = FileManager.default.temporaryDirectory.appending(path: name, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return folder
  }

  /// Makes a folder for the time of `body`, and removes it with all that is in it.
  /// - Throws: What `make` and `body` throw.
  public static func with<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = try make()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }
}
