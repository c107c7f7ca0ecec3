public import ImageModel

/// An image on its way into a file.
public struct Export: Hashable, Sendable {
  /// What is written, told by the ending of the file's name.
  public enum Format: Hashable, Sendable, CaseIterable {
    /// The service's document.
    case json
    /// The same as YAML.
    case yaml
    /// What the screen says of it, as tables.
    case markdown

    /// The endings of names; the first is the usual one.
    var endings: [String] {
      switch self {
      case .json: [".json"]
      case .yaml: [".yaml", ".yml"]
      case .markdown: [".md", ".markdown"]
      }
    }
  }

  public let image: Image
  public let format: Format
  /// The file, as the operator typed it: from the working folder on, from `~/` or from the root.
  public let path: String
  /// True where the operator wants a file that is there replaced.
  public let replaces: Bool

  public init(_ image: Image, as format: Format, to path: String, replaces: Bool = false) {
    self.image = image
    self.format = format
    self.path = path
    self.replaces = replaces
  }

  /// What became of it. Where it is anything but `written`, no file has changed.
  public enum Outcome: Hashable, Sendable {
    case written(bytes: Int)
    /// A file is there already.
    case exists
    case failed(PrintableText)
  }
}

extension Export.Format {
  /// - Returns: nil where the name's ending says nothing.
  init?(path: String) {
    let name = path.lowercased()
    guard let format = Self.allCases.first(where: { $0.endings.contains { name.hasSuffix($0) } }) else { return nil }
    self = format
  }
}

extension Image {
  /// A name for a file of the image, without an ending: its own as far as it is letters, digits, dots and dashes, in any
  /// script; else its id.
  var fileName: String {
    let words = (name ?? "").split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }
    let joined = words.filter { $0.contains { $0 != "." } }.joined(separator: "-").drop { $0 == "." }
    let name = String(joined.prefix(Self.longestFileName))
    return name.isEmpty || name.unicodeScalars.contains(where: \.isHidden) ? id.filter(\.isFileSafe) : name
  }

  /// Characters; with three bytes each they fit into the 255 that a name may have.
  private static let longestFileName = 64
}

extension Character {
  fileprivate var isFileSafe: Bool { isASCII && (isLetter || isNumber || self == "-") }
}
