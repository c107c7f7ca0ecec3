import ImageModel
import Yams

/// Reads YAML in which a name stands twice in a mapping. Yams refuses all of such a text, but one bad entry should spoil
/// only itself: so all but the last of equal names are marked, and who reads the mapping refuses it.
enum RepeatedNames {
  /// Put before a name: a character for private use, which no name begins with.
  private static let mark: Unicode.Scalar = "\u{E000}"
  /// So many names are marked before the text is given up.
  private static let most = 100

  /// The tree of a text, marked where a name is repeated.
  /// - Throws: `YamlError`.
  static func compose(_ yaml: String, most: Int = most) throws -> Node? {
    do {
      return try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      guard most > 0, case .duplicatedKeysInMapping(_, let context) = error,
        let marked = marking(yaml, at: context.mark), let node = try? compose(marked, most: most - 1)
      else { throw error }
      return node
    }
  }

  /// The name that a key is, were it not for its mark; nil for a key without one.
  static func name(_ key: Node) -> String? {
    guard let text = key.scalar?.string, text.unicodeScalars.first == mark else { return nil }
    return String(text.unicodeScalars.drop { $0 == mark })
  }

  /// Nil where the name has an anchor or a tag, with which the mark would become one scalar.
  private static func marking(_ yaml: String, at place: Mark) -> String? {
    var scalars = yaml.unicodeScalars
    guard var index = index(of: place, in: scalars), !"&!*".unicodeScalars.contains(scalars[index]) else { return nil }
    if scalars[index] == "\"" || scalars[index] == "'" { scalars.formIndex(after: &index) }
    scalars.insert(mark, at: index)
    return String(scalars)
  }

  /// Where a mark of the parser's is, which counts lines and code points from 1, and ends lines as YAML 1.1 does.
  private static func index(of place: Mark, in scalars: String.UnicodeScalarView) -> String.Index? {
    var rest = scalars[...]
    for _ in 1..<max(1, place.line) {
      rest = rest.drop { !"\r\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
      rest = rest.dropFirst(rest.starts(with: "\r\n".unicodeScalars) ? 2 : 1)
    }
    rest = rest.dropFirst(place.column - 1)
    return rest.isEmpty ? nil : rest.startIndex
  }
}

extension YAMLFile {
  /// - Throws: `ConfigurationFailure` where a name stands twice in a mapping of the file.
  func checkNames(of mapping: Node.Mapping) throws(ConfigurationFailure) {
    if let key = mapping.keys.first(where: { RepeatedNames.name($0) != nil }) { throw repeated(key) }
  }

  /// - Throws: `ConfigurationFailure` where this name stands twice.
  func check(_ name: String, in mapping: Node.Mapping) throws(ConfigurationFailure) {
    if let key = mapping.keys.first(where: { RepeatedNames.name($0) == name }) { throw repeated(key) }
  }

  private func repeated(_ key: Node) -> ConfigurationFailure {
    ConfigurationFailure(Self.nameIsRepeated, in: place(of: key))
  }
}
