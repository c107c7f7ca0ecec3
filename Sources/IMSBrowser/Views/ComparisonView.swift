import ImageModel
import ViewModels

/// Two images side by side, section by section; where that is narrow, below each other.
struct ComparisonView {
  let comparison: CompareViewModel
  let glyphs: Glyphs

  private var table: ComparisonTable { comparison.table }

  /// Names the images where no header does for as long as one reads.
  static func title(_ comparison: CompareViewModel) -> PrintableText {
    comparison.header.isEmpty
      ? "A \(comparison.left.name), B \(comparison.right.name)" : PrintableText("Compare", zh: "对比")
  }

  /// How many fields differ, for the title line.
  static func count(_ comparison: CompareViewModel) -> PrintableText {
    switch comparison.comparison.differences {
    case 0: PrintableText("alike", zh: "相同")
    case 1: PrintableText("1 difference", zh: "1 处不同")
    case let count: PrintableText("\(count) differences", zh: "\(count) 处不同")
    }
  }

  func draw(in frame: inout Frame, _ inside: Rectangle) {
    var row = inside.row
    for line in comparison.header {
      draw(line, in: &frame, inside, row: row)
      row += 1
    }
    let scroll = comparison.scroll
    for index in comparison.lines.indices.dropFirst(scroll.offset).prefix(scroll.height) {
      draw(comparison.lines[index], in: &frame, inside, row: row)
      if index == scroll.cursor, comparison.currentRow != nil {
        frame.write(glyphs.marker, column: inside.column, row: row, role: .marker)
      }
      row += 1
    }
  }

  private func draw(_ line: ComparisonTable.Line, in frame: inout Frame, _ inside: Rectangle, row: Int) {
    switch line {
    case .header(let cells): draw(cells, .title, .title, in: &frame, inside, row)
    case .alike:
      frame.write(
        PrintableText("No field that counts differs.", zh: "没有计入的字段不同。"), column: inside.column + 1, row: row,
        width: inside.columns - 2, role: .good,
        ellipsis: glyphs.ellipsis)
    case .section(let section, let folded):
      let end = frame.write(
        PrintableText(section.title.text.uppercased()), column: inside.column + 1, row: row, width: inside.columns - 2,
        role: .heading)
      frame.write(
        folded, column: end + 2, row: row, width: inside.column + inside.columns - end - 3, role: .dim,
        ellipsis: glyphs.ellipsis)
    case .row(let fieldRow, let cells):
      frame.write(glyphs.sign(of: fieldRow), column: inside.column + 1, row: row, role: role(of: fieldRow))
      draw(cells, .label, role(of: fieldRow), in: &frame, inside, row)
    case .more(let fieldRow, let cells): draw(cells, .label, role(of: fieldRow), in: &frame, inside, row)
    }
  }

  private func draw(
    _ cells: ComparisonTable.Cells, _ label: Role, _ value: Role, in frame: inout Frame, _ inside: Rectangle,
    _ row: Int
  ) {
    for (text, column, isLabel) in table.placed(cells) {
      frame.write(
        text, column: inside.column + column, row: row, width: inside.columns - column, role: isLabel ? label : value)
    }
  }

  private func role(of row: ImageComparison.Row) -> Role {
    if row.isDifference { return .changed }
    return row.isEqual ? .plain : .dim
  }
}

extension Glyphs {
  /// In front of a row: whether both images have the field, only the second, or only the first; of what doesn't count, a
  /// dot. Blank where they say the same.
  func sign(of row: ImageComparison.Row) -> PrintableText {
    if row.isEqual { return "" }
    guard row.isDifference else { return dot }
    if row.left.raw == nil { return "+" }
    return row.right.raw == nil ? "-" : "~"
  }
}
