import CBuild

/// Which imsbrowser this is.
enum ProgramVersion {
  /// The version; CHANGELOG.md begins with the same.
  static let number = "0.1.0"

  /// The commit that this was built from, with `-dirty` where the tree differed from it; nil where the build did not know.
  static var commit: String? {
    let commit = String(cString: imsbrowser_build_commit())
    return commit.isEmpty ? nil : commit
  }

  /// What `--version` prints, such as `0.1.0 (1a2b3c4d5e6f)`.
  static var text: String { number + (commit.map { " (\($0))" } ?? "") }
}
