import ImageModel
import ViewModels

/// The history to choose from what an image is compared with: what is typed, and below it the images that match.
struct ChoiceView {
  let choice: ChoiceViewModel
  let model: BrowserViewModel
  let glyphs: Glyphs

  /// Cells before a name: the cursor's marker, and a pin.
  private static let indent = 2
  /// From so many columns on, the id stands beside the name.
  private static let columnsForID = 76
  private static let idWidth = 36

  func draw(in frame: inout Frame, _ inside: Rectangle) {
    let start = frame.write("/ ", column: inside.column + 1, row: inside.row, role: .prompt)
    frame.write(choice.editor, column: start, row: inside.row, width: inside.column + inside.columns - start - 1)
    let below = Rectangle(
      column: inside.column, row: inside.row + ChoiceViewModel.rowsAbove, columns: inside.columns,
      rows: inside.rows - ChoiceViewModel.rowsAbove)
    if let words {
      frame.write(paragraphs: [words], in: below, role: .dim)
      return
    }
    let list = choice.list
    for (row, line) in zip(below.row..., list.shown.indices.dropFirst(list.scroll.offset).prefix(below.rows)) {
      draw(list.entry(at: line), isCurrent: line == list.scroll.cursor, in: &frame, below, row: row)
    }
  }

  /// What stands there instead of images.
  private var words: PrintableText? {
    if model.isComparisonAwaited, let fetch = model.underWay, let seconds = fetch.time.seconds(at: model.now) {
      return PrintableText(
        "Asking for \(fetch.id): \(seconds) s. Esc cancels.", zh: "正在查询 \(fetch.id)：\(seconds) 秒。Esc 取消。")
    }
    guard choice.list.shown.isEmpty else { return nil }
    return choice.editor.isEmpty
      ? PrintableText("The history has no other image: type or paste an image id.", zh: "历史记录中没有其他镜像：请输入或粘贴镜像 ID。")
      : PrintableText("Nothing in the history matches. Enter takes an image id.", zh: "历史记录中没有匹配项。Enter 接受镜像 ID。")
  }

  private func draw(_ entry: HistoryEntry, isCurrent: Bool, in frame: inout Frame, _ inside: Rectangle, row: Int) {
    let age = Timestamp(entry.lastViewed).brief(to: model.now)
    let ageColumn = inside.column + inside.columns - age.width - 1
    let start = inside.column + Self.indent
    let showsID = inside.columns >= Self.columnsForID
    let idColumn = inside.column + inside.columns - Timestamp.widestBrief - 2 - Self.idWidth
    if isCurrent { frame.write(glyphs.marker, column: inside.column, row: row, role: .marker) }
    if entry.isPinned { frame.write(glyphs.pin, column: inside.column + 1, row: row, role: .pending) }
    frame.write(
      PrintableText(entry.name ?? entry.id.text), column: start, row: row,
      width: max(1, (showsID ? idColumn : ageColumn) - start - 1), role: isCurrent ? .selected : .plain,
      ellipsis: glyphs.ellipsis)
    if showsID {
      frame.write(
        PrintableText(entry.id.text), column: idColumn, row: row, width: Self.idWidth, role: .dim,
        ellipsis: glyphs.ellipsis)
    }
    frame.write(age, column: ageColumn, row: row, role: .dim)
  }
}
