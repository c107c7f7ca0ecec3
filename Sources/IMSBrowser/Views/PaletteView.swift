import ImageModel
import ViewModels

/// The palette: the line that is typed in, and below it the commands that match, each with what it does and its key.
struct PaletteView {
  let palette: PaletteViewModel
  let glyphs: Glyphs

  private static let gap = 2
  /// Cells below which the help says too little to be read.
  private static let leastHelp = 16

  func draw(in frame: inout Frame, _ inside: Rectangle) {
    let start = frame.write(": ", column: inside.column + 1, row: inside.row, role: .prompt)
    if palette.shown.isEmpty, inside.rows > 1 {
      let words: PrintableText = PrintableText("No command has this name.", zh: "没有此名称的命令。")
      frame.write(words, column: inside.column + 2, row: inside.row + 1, width: inside.columns - 3, role: .dim)
    }
    let first = palette.scroll.offset
    let last = min(palette.shown.count, first + inside.rows - 1)
    for index in first..<max(first, last) {
      draw(
        palette.shown[index], isCurrent: index == palette.scroll.cursor, in: &frame, inside,
        row: inside.row + 1 + index - first)
    }
    frame.write(
      palette.editor, column: start, row: inside.row, width: inside.column + inside.columns - 1 - start)
  }

  private func draw(
    _ entry: PaletteViewModel.Entry, isCurrent: Bool, in frame: inout Frame, _ inside: Rectangle, row: Int
  ) {
    let nameColumn = inside.column + 2
    let end = inside.column + inside.columns - 1
    let keyColumn = end - (showsKeys(inside) ? palette.widestKey : 0)
    let helpColumn = nameColumn + palette.widestName + Self.gap
    let helpRoom = keyColumn - Self.gap - helpColumn
    if isCurrent { frame.write(glyphs.marker, column: inside.column, row: row, role: .marker) }
    frame.write(
      entry.name, column: nameColumn, row: row, width: end - nameColumn, role: isCurrent ? .selected : .plain,
      ellipsis: glyphs.ellipsis)
    if helpRoom >= Self.leastHelp {
      frame.write(
        entry.help, column: helpColumn, row: row, width: helpRoom, role: .dim, ellipsis: glyphs.ellipsis)
    }
    if showsKeys(inside) { frame.write(entry.key, column: keyColumn, row: row, role: .key) }
  }

  private func showsKeys(_ inside: Rectangle) -> Bool {
    palette.widestName + palette.widestKey + Self.gap + 3 <= inside.columns
  }
}
