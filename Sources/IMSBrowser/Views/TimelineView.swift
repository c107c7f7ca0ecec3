import ImageModel
import ViewModels
import struct FoundationEssentials.Date

/// What an image was before, in the history's place: since when, until when, and below that what changed.
struct TimelineView {
  let timeline: TimelineViewModel
  let model: BrowserViewModel
  let glyphs: Glyphs

  private var isFocused: Bool { model.focus == .history && model.overlay == nil }

  /// Cells before a time: the cursor's marker, and the mark.
  private static let indent = 2

  func draw(in frame: inout Frame, _ layout: Layout) {
    let inside = layout.history
    let caution = layout.showsBothPanes ? nil : model.lowCaution
    PaneFrame(title: title, aside: "UTC", caution: caution, isFocused: isFocused, glyphs: glyphs)
      .draw(in: &frame, around: inside, layout)
    let rows = TimelineViewModel.rowsPerEntry
    let shown = timeline.entries.indices.dropFirst(timeline.scroll.offset).prefix(timeline.scroll.height)
    for (line, index) in shown.enumerated() {
      draw(index, in: &frame, inside, row: inside.row + line * rows)
    }
  }

  private var title: PrintableText {
    let count = timeline.entries.count
    return count == timeline.total
      ? PrintableText("Timeline \(count)", zh: "时间线 \(count)")
      : PrintableText("Timeline \(count) of \(timeline.total)", zh: "时间线 \(count) / \(timeline.total)")
  }

  private func draw(_ index: Int, in frame: inout Frame, _ inside: Rectangle, row: Int) {
    let entry = timeline.entries[index]
    let isCurrent = index == timeline.scroll.cursor
    let start = inside.column + Self.indent
    let end = inside.column + inside.columns - 1
    let bottom = inside.row + inside.rows
    if isCurrent { frame.write(glyphs.marker, column: inside.column, row: row, role: isFocused ? .marker : .dim) }
    if index == timeline.marked { frame.write(glyphs.mark, column: inside.column + 1, row: row, role: .changed) }
    let age = Timestamp(entry.snapshot.taken).brief(to: model.now)
    let times = times(of: entry.snapshot).first { $0.width + age.width < end - start } ?? ""
    frame.write(times, column: start, row: row, role: isCurrent ? .selected : .plain)
    frame.write(age, column: end - age.width, row: row, role: .dim)
    guard row + 1 < bottom else { return }
    let role: Role = entry.changed?.isEmpty == false ? .changed : .dim
    frame.write(
      changes(of: entry), column: start + 1, row: row + 1, width: end - start - 1, role: role,
      ellipsis: glyphs.ellipsis)
  }

  /// Since and until when, the widest first.
  private func times(of snapshot: Snapshot) -> [PrintableText] {
    let since = listed(snapshot.since)
    let until = listed(snapshot.taken)
    return (since == until ? [] : ["\(since) - \(until)"]) + [since]
  }

  /// As `ls -l` has it: `09-21 14:13`, and for what lies half a year back `2025-09-21`.
  private func listed(_ date: Date) -> PrintableText {
    let absolute = Timestamp(date).absolute.text
    let isRecent = model.now.timeIntervalSince(date).magnitude < Self.halfYear
    return PrintableText(String(isRecent ? absolute.dropFirst(5).prefix(11) : absolute.prefix(10)))
  }

  private static let halfYear = 182.0 * 86_400

  private func changes(of entry: TimelineViewModel.Entry) -> PrintableText {
    guard let labels = entry.changed else { return PrintableText("the oldest that is kept", zh: "保存的最早快照") }
    let list = PrintableText.list(labels)
    return labels.isEmpty
      ? PrintableText("no field differs", zh: "没有字段不同")
      : PrintableText("\(labels.count) changed: \(list)", zh: "\(labels.count) 项更改：\(list)")
  }
}
