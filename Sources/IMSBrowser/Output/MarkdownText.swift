import FoundationEssentials
import ImageModel

/// An image's detail as Markdown (GitHub Flavored Markdown, 4.10): a heading with its name, and a table for each section.
///
/// Values are printable, and what Markdown would read as markup is escaped by a backslash (CommonMark 0.31, 2.4).
enum MarkdownText {
  static func text(of image: Image, now: Date) -> String {
    let title = "# \(escaped(PrintableText(image.name ?? image.id)))\n"
    let sections = image.detail(now: now).map { section, rows in
      let head = "\n## \(escaped(section.title))\n\n"
      guard !rows.isEmpty else { return head + String("Nothing declared.\n", zh: "未声明。\n") }
      let names = String("| Field | Value | Key |", zh: "| 字段 | 值 | 键 |")
      return head + "\(names)\n| --- | --- | --- |\n" + rows.map(line(of:)).joined()
    }
    return title + sections.joined()
  }

  private static func line(of row: FieldRow) -> String {
    let aside: PrintableText = row.aside.map { PrintableText(" (\($0))", zh: "（\($0)）") } ?? ""
    let values = ["\(row.value)\(aside)"] + row.moreLines + (row.warning.map { ["! \($0)"] } ?? [])
    let indent = row.isPart ? "&emsp;" : ""
    return "| \(indent)\(escaped(row.label)) | \(values.map(escaped).joined(separator: "<br>")) | \(key(row.key)) |\n"
  }

  /// Keys of letters, digits and underscores as code; others as text.
  private static func key(_ key: String) -> String {
    let isPlain = !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isPlain ? "`\(key)`" : escaped(PrintableText(key))
  }

  private static let markup = Set("\\`*_[]<>#|~&$".unicodeScalars)

  private static func escaped(_ text: PrintableText) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.text.unicodeScalars {
      if markup.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}
