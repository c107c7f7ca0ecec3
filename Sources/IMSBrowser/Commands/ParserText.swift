import ImageModel

/// What the argument parser says of a command line, in Chinese. By itself it has English alone, and breaks lines at spaces
/// only, counting characters where a terminal counts cells.
struct ParserText {
  /// Cells that a line may take.
  let columns: Int

  /// Columns to ask the parser for: it leaves lines whole then.
  static let unbroken = 100_000

  /// The parser's column of explanations.
  private static let explanationColumn = 26
  private static let indent = String(repeating: " ", count: explanationColumn)

  /// An error and what the parser puts below it.
  /// - Parameters:
  ///   - message: the error alone.
  ///   - whole: the error in the parser's frame, unbroken.
  static func error(_ message: String, in whole: String) -> String {
    let chinese = ParserPhrase.chinese(of: message, by: ParserPhrase.errors).withChineseLists
    let below = whole.dropFirst("Error: \(message)".count).split(separator: "\n")
    return
      (["错误：\(chinese)"] + below.map { synopsis(ParserPhrase.chinese(of: String($0), by: ParserPhrase.hints)) })
      .joined(separator: "\n")
  }

  /// Help, broken into lines. What isn't help, such as the version or a script for a shell, stays as it is.
  /// - Parameter english: the parser's text, unbroken.
  func help(_ english: String) -> String {
    guard let abstract = english.suffix(behind: "OVERVIEW: ") else { return english }
    var lines = ArraySlice(abstract.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    var text: [String] = []
    var isTable = false
    while let line = lines.popFirst() {
      let heading = ParserPhrase.chinese(of: line, by: ParserPhrase.headings)
      if let usage = line.suffix(behind: "USAGE: ") {
        text += self.usage(Self.synopsis(usage))
      } else if let name = line.suffix(behind: "  See '")?.prefix(before: "' for detailed help.") {
        text += broken("  各子命令的详细帮助：\(Self.synopsis(name))")
      } else if heading != line {
        text.append(heading)
        isTable = true
      } else if isTable, !line.isEmpty {
        text += row(line, &lines)
      } else {
        text += broken(line)
      }
    }
    return text.joined(separator: "\n")
  }

  /// An argument or a command with its explanation, which the parser puts below a long name.
  private func row(_ line: String, _ rest: inout ArraySlice<String>) -> [String] {
    var (name, explanation) = (line, "")
    if let below = rest.first?.suffix(behind: Self.indent) {
      explanation = below
      rest.removeFirst()
    } else {
      name = String(line.prefix(Self.explanationColumn))
      explanation = String(line.dropFirst(Self.explanationColumn))
      while name.hasSuffix(" ") { name.removeLast() }
    }
    let head = PrintableText(name.prefix(before: " (default)").map { "\($0)（默认）" } ?? name)
    let words = ParserPhrase.chinese(of: explanation, by: ParserPhrase.explanations).replacing(", ", with: "、")
    let lines = PrintableText(words).wrapped(to: max(8, columns - Self.explanationColumn)).map { Self.indent + $0.text }
    guard head.width < Self.explanationColumn, let first = lines.first else { return [head.text] + lines }
    return [head.padded(to: Self.explanationColumn).text + first.dropFirst(Self.indent.count)] + lines.dropFirst()
  }

  /// A synopsis beside its heading.
  private func usage(_ synopsis: String) -> [String] {
    let heading: PrintableText = "用法："
    let lines = PrintableText(synopsis).wrapped(to: max(8, columns - heading.width)).map(\.text)
    let indent = String(repeating: " ", count: heading.width)
    return lines.enumerated().map { ($0 == 0 ? heading.text : indent) + $1 }
  }

  private func broken(_ line: String) -> [String] { PrintableText(line).wrapped(to: columns).map(\.text) }

  private static func synopsis(_ line: String) -> String {
    line.replacing("<options>", with: "<选项>").replacing("<subcommand>", with: "<子命令>")
  }
}

extension String {
  /// What comes behind a beginning; nil where it begins otherwise.
  fileprivate func suffix(behind beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }

  /// What comes before an end; nil where it ends otherwise.
  fileprivate func prefix(before end: String) -> String? {
    hasSuffix(end) ? String(dropLast(end.count)) : nil
  }

  /// With the parser's lists of quoted words as Chinese has them.
  fileprivate var withChineseLists: String {
    ["', '", "' and '", "' or '"].reduce(self) { $0.replacing($1, with: "'、'") }
  }
}
