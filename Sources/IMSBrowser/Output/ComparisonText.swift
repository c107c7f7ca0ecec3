import ImageModel
import ViewModels

/// A comparison as plain text: as the screen has it, or a row a field with tabs between label, left and right.
struct ComparisonText {
  /// Cells that a line may take; nil where nobody reads it on a terminal.
  let width: Int?
  /// With what is equal, and what doesn't count.
  let showsAll: Bool

  func text(of comparison: ImageComparison, _ left: ComparedImage, _ right: ComparedImage) -> String {
    guard let width else { return rows(of: comparison) }
    let table = ComparisonTable(comparison, left, right, columns: width, showsAll: showsAll)
    return (table.header + table.lines).map { text(of: $0, in: table) + "\n" }.joined()
  }

  /// No text that came from outside has a tab in it: `PrintableText` shows `^I`.
  private func rows(of comparison: ImageComparison) -> String {
    comparison.rows.filter { showsAll || $0.isDifference }.map { row in
      [row.label, value(of: row.left), value(of: row.right)].map(\.text).joined(separator: "\t") + "\n"
    }.joined()
  }

  private func value(of row: FieldRow) -> PrintableText {
    PrintableText(([row.value] + row.moreLines).map(\.text).joined(separator: " / "))
  }

  private func text(of line: ComparisonTable.Line, in table: ComparisonTable) -> String {
    switch line {
    case .header(let cells), .more(_, let cells): Self.line(table.placed(cells))
    case .row(let row, let cells): Self.line([(Glyphs.ascii.sign(of: row), 1, true)] + table.placed(cells))
    case .section(let section, let folded):
      PrintableText(section.title.text.uppercased()).text + (folded.isEmpty ? "" : "  \(folded)")
    case .alike: String("No field that counts differs.", zh: "没有计入的字段不同。")
    }
  }

  /// Texts in their columns.
  private static func line(_ texts: [(text: PrintableText, column: Int, isLabel: Bool)]) -> String {
    texts.reduce(into: "") { line, placed in
      line += String(repeating: " ", count: max(0, placed.column - TextWidth.of(line))) + placed.text.text
    }
  }
}
