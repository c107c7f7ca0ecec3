public import ImageModel

/// What says which cloud is meant and as whom, besides the options: the environment and files, as values. So resolving is
/// pure, and tests bring dictionaries.
public struct Surroundings: Sendable {
  /// Why a file gave no text.
  public enum ReadProblem: Error, Hashable, Sendable {
    case missing
    /// Larger than `largestFile`.
    case tooLarge
    /// Not UTF-8.
    case notText
    /// With the reason in the host's words.
    case unreadable(PrintableText)
  }

  /// Bytes that a file may have: 1 MiB.
  public static let largestFile = 1 << 20

  public var variables: [String: String]
  /// Absolute, without a trailing slash.
  public var homeFolder: String
  /// Absolute, without a trailing slash.
  public var workingFolder: String
  /// Reads a file by its absolute path.
  public var read: @Sendable (_ path: String) -> Result<String, ReadProblem>

  public init(
    variables: [String: String], homeFolder: String, workingFolder: String,
    read: @escaping @Sendable (_ path: String) -> Result<String, ReadProblem>
  ) {
    self.variables = variables
    self.homeFolder = homeFolder
    self.workingFolder = workingFolder
    self.read = read
  }

  /// A variable's value; an empty one counts as not set.
  func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A path as a shell would take it: `~/` is the home folder, a relative one is in the working folder.
  func path(_ text: String) -> String {
    if text.hasPrefix("/") { return text }
    if text == "~" { return homeFolder }
    if text.hasPrefix("~/") { return homeFolder + text.dropFirst() }
    return workingFolder + "/" + text
  }
}

extension Surroundings.ReadProblem {
  /// What is wrong, as the end of a sentence that begins with the file.
  var message: PrintableText {
    switch self {
    case .missing: .init("there is no such file", zh: "文件不存在")
    case .tooLarge:
      .init(
        "it is larger than \(Surroundings.largestFile >> 20) MiB", zh: "文件大于 \(Surroundings.largestFile >> 20) MiB")
    case .notText: .init("it is not UTF-8 text", zh: "不是 UTF-8 文本")
    case .unreadable(let reason): reason
    }
  }
}
