import ImageModel
import ViewModels

/// The list of images seen lately.
struct HistoryView {
  let model: BrowserViewModel
  let glyphs: Glyphs

  private var history: HistoryViewModel { model.history }
  private var isFocused: Bool { model.focus == .history && model.overlay == nil }

  func draw(in frame: inout Frame, _ layout: Layout) {
    let inside = layout.history
    PaneFrame(title: title, isFocused: isFocused, glyphs: glyphs).draw(in: &frame, around: inside, layout)
    if history.shown.isEmpty {
      drawEmpty(in: &frame, inside)
      return
    }
    let last = min(history.shown.count, history.scroll.offset + inside.rows)
    for line in history.scroll.offset..<last {
      draw(
        history.entry(at: line), isCurrent: line == history.scroll.cursor, in: &frame, inside,
        row: inside.row + line - history.scroll.offset)
    }
  }

  private var title: PrintableText {
    let count = history.count
    if history.filter.isEmpty { return count == 0 ? "Recently viewed" : "Recently viewed \(count)" }
    return "\(history.shown.count) of \(count) /\(history.filter)"
  }

  private func draw(
    _ entry: HistoryEntry, isCurrent: Bool, in frame: inout Frame, _ inside: Rectangle, row: Int
  ) {
    let age = Timestamp(entry.lastViewed).brief(to: model.now)
    let nameColumn = inside.column + 2
    let nameWidth = max(1, inside.columns - 2 - age.width - 1)
    if isCurrent { frame.write(glyphs.marker, column: inside.column, row: row, role: isFocused ? .marker : .dim) }
    if entry.isPinned { frame.write(glyphs.pin, column: inside.column + 1, row: row, role: .pending) }
    frame.write(
      PrintableText(entry.name ?? entry.id.text), column: nameColumn, row: row, width: nameWidth,
      role: isCurrent ? .selected : .plain, ellipsis: glyphs.ellipsis)
    frame.write(age, column: inside.column + inside.columns - age.width, row: row, role: .dim)
  }

  private func drawEmpty(in frame: inout Frame, _ inside: Rectangle) {
    let text: PrintableText =
      history.filter.isEmpty
      ? "Nothing viewed yet. Type or paste an image id, then Enter." : "Nothing in the history matches. Esc shows all."
    for (index, line) in text.wrapped(to: inside.columns - 2).prefix(inside.rows).enumerated() {
      frame.write(line, column: inside.column + 1, row: inside.row + index, role: .dim)
    }
  }
}
