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
    let caution = layout.showsBothPanes ? nil : model.lowCaution
    PaneFrame(title: title, aside: aside, caution: caution, isFocused: isFocused, glyphs: glyphs)
      .draw(in: &frame, around: inside, layout)
    if history.shown.isEmpty {
      drawEmpty(in: &frame, inside, layout)
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
    if !history.filter.isEmpty { return "/\(history.filter)" }
    return count == 0
      ? PrintableText("Recently viewed", zh: "最近查看") : PrintableText("Recently viewed \(count)", zh: "最近查看 \(count)")
  }

  private var aside: PrintableText {
    history.filter.isEmpty
      ? ""
      : PrintableText("\(history.shown.count) of \(history.count)", zh: "\(history.shown.count) / \(history.count)")
  }

  private func draw(
    _ entry: HistoryEntry, isCurrent: Bool, in frame: inout Frame, _ inside: Rectangle, row: Int
  ) {
    let age = Timestamp(entry.lastViewed).brief(to: model.now)
    let nameColumn = inside.column + 2
    let ageColumn = inside.column + inside.columns - age.width - 1
    let signs = (model.isWatched(entry.id) ? [glyphs.watched] : []) + (entry.note == nil ? [] : [glyphs.note])
    let signsColumn = signs.reduce(ageColumn) { $0 - $1.width - 1 }
    let nameWidth = max(1, signsColumn - nameColumn - 1)
    if isCurrent { frame.write(glyphs.marker, column: inside.column, row: row, role: isFocused ? .marker : .dim) }
    if entry.id == model.marked {
      frame.write(glyphs.mark, column: inside.column + 1, row: row, role: .changed)
    } else if entry.isPinned {
      frame.write(glyphs.pin, column: inside.column + 1, row: row, role: .pending)
    }
    frame.write(
      PrintableText(entry.name ?? entry.id.text), column: nameColumn, row: row, width: nameWidth,
      role: isCurrent ? .selected : .plain, ellipsis: glyphs.ellipsis)
    var column = signsColumn
    for sign in signs { column = frame.write(sign, column: column, row: row, role: .pending) + 1 }
    frame.write(age, column: ageColumn, row: row, role: .dim)
  }

  /// Where the detail pane shows as well, it says what to do.
  private func drawEmpty(in frame: inout Frame, _ inside: Rectangle, _ layout: Layout) {
    if case .failure(let problem) = model.cloud, !layout.showsBothPanes {
      frame.write(problem, in: inside)
      return
    }
    let words: PrintableText =
      if !history.filter.isEmpty {
        PrintableText("Nothing in the history matches. Esc shows all.", zh: "历史记录中没有匹配项。Esc 显示全部。")
      } else {
        layout.showsBothPanes
          ? PrintableText("Nothing viewed yet.", zh: "尚未查看任何镜像。")
          : PrintableText("Type or paste an image id, then Enter.", zh: "请输入或粘贴镜像 ID，然后按 Enter。")
      }
    frame.write(paragraphs: [words], in: inside, role: .dim)
  }
}
