import ImageModel
import Yams

/// A file of YAML, or of JSON, which is YAML too.
struct YAMLFile {
  let path: PrintableText
  /// The outermost mapping; nil for an empty file.
  let root: Node.Mapping?

  /// A name that stands twice in a mapping further in is for who reads that one: see `checkNames(of:)`.
  /// - Throws: `ConfigurationFailure` with file and line, and with the parser's words, which hold nothing of the text.
  init(_ text: String, path: String) throws(ConfigurationFailure) {
    self.path = PrintableText(path)
    let node: Node?
    do {
      node = try RepeatedNames.compose(text)
    } catch {
      throw Self.failure(error, in: self.path, lines: PrintableText.lines(of: text).count)
    }
    switch node {
    case nil: root = nil
    case .mapping(let mapping)?:
      root = mapping
      try checkNames(of: mapping)
    case .scalar?, .sequence?, .alias?:
      guard let node, node.isNull else {
        let problem = PrintableText("settings are written as \"name: value\"", zh: "设置应写成 \"KEY: VALUE\" 的形式")
        throw ConfigurationFailure(.malformed(problem), in: self.path)
      }
      root = nil
    }
  }

  /// The file and the line of a part of it.
  func place(of node: Node) -> PrintableText { .place(path, line: node.mark?.line) }

  /// What is wrong where a name stands twice in a mapping.
  static var nameIsRepeated: ConfigurationFailure.Kind {
    .malformed(.init("not valid YAML: a name is there twice", zh: "不是有效的 YAML：名称重复"))
  }

  /// What the end of the text should have closed is told at the last line: the parser counts one further.
  private static func failure(_ error: any Error, in path: PrintableText, lines: Int) -> ConfigurationFailure {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ConfigurationFailure(
        .malformed(.init("not valid YAML: \(problem)", zh: "不是有效的 YAML：\(problem)")),
        in: .place(path, line: min(mark.line, max(1, lines))))
    case .duplicatedKeysInMapping(_, let context):
      ConfigurationFailure(nameIsRepeated, in: .place(path, line: context.mark.line))
    default: ConfigurationFailure(.malformed(.init("not valid YAML", zh: "不是有效的 YAML")), in: path)
    }
  }
}

extension Node {
  /// `null`, `~` or nothing at all.
  var isNull: Bool {
    scalar.map { $0.style == .plain && ["", "~", "null", "Null", "NULL"].contains($0.string) } ?? false
  }
}
