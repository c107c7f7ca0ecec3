import ImageModel
import ViewModels

/// Help, raw JSON or an explanation, over both panes.
struct OverlayView {
  let overlay: Overlay
  let glyphs: Glyphs

  func draw(in frame: inout Frame, _ layout: Layout) {
    let inside = layout.wide
    switch overlay {
    case .help(let help):
      pane("Help", help.scroll, in: &frame, inside, layout)
      for (row, line) in visible(help.lines, help.scroll, inside) { draw(line, help.keyWidth, in: &frame, inside, row) }
    case .json(let pager), .explanation(let pager):
      pane(pager.title, pager.scroll, in: &frame, inside, layout)
      for (row, line) in visible(pager.lines, pager.scroll, inside) {
        let isFound = pager.found == pager.scroll.offset + row - inside.row
        frame.write(
          line, column: inside.column + 1, row: row, width: inside.columns - 1, role: isFound ? .changed : .plain)
      }
    }
  }

  private func pane(
    _ title: PrintableText, _ scroll: ScrollPosition, in frame: inout Frame, _ inside: Rectangle, _ layout: Layout
  ) {
    let last = min(scroll.count, scroll.offset + scroll.height)
    let place: PrintableText = scroll.count > scroll.height ? "\(scroll.offset + 1)-\(last) of \(scroll.count)" : ""
    PaneFrame(title: title, aside: place, isFocused: true, glyphs: glyphs).draw(in: &frame, around: inside, layout)
  }

  private func visible<Line>(_ lines: [Line], _ scroll: ScrollPosition, _ inside: Rectangle) -> [(row: Int, line: Line)]
  {
    zip(inside.row..., lines.dropFirst(scroll.offset).prefix(inside.rows)).map { ($0, $1) }
  }

  private func draw(
    _ line: HelpViewModel.Line, _ keyWidth: Int, in frame: inout Frame, _ inside: Rectangle, _ row: Int
  ) {
    switch line {
    case .blank: break
    case .title(let title):
      frame.write(
        PrintableText(title.text.uppercased()), column: inside.column + 1, row: row, width: inside.columns - 2,
        role: .heading, ellipsis: glyphs.ellipsis)
    case .keys(let keys, let help):
      frame.write(keys, column: inside.column + 2, row: row, width: keyWidth, role: .key)
      frame.write(help, column: inside.column + keyWidth + 4, row: row, width: inside.columns - keyWidth - 5)
    }
  }
}
