import ImageModel
import ViewModels

/// Help, raw JSON, an explanation, the clouds, a search in them or the palette, over both panes.
struct OverlayView {
  let overlay: Overlay
  let model: BrowserViewModel
  /// Said in the title; see `PaneFrame`.
  let caution: PrintableText?
  let glyphs: Glyphs

  func draw(in frame: inout Frame, _ layout: Layout) {
    let inside = layout.wide
    switch overlay {
    case .help(let help):
      pane(PrintableText("Help", zh: "帮助"), place(help.scroll), in: &frame, inside, layout)
      for (row, line) in visible(help.lines, help.scroll, inside) { draw(line, help.keyWidth, in: &frame, inside, row) }
    case .json(let pager), .explanation(let pager):
      pane(pager.title, place(pager.scroll), in: &frame, inside, layout)
      for (row, line) in visible(pager.lines, pager.scroll, inside) {
        let isFound = pager.found == pager.scroll.offset + row - inside.row
        frame.write(
          line, column: inside.column + 1, row: row, width: inside.columns - 1, role: isFound ? .changed : .plain)
      }
    case .clouds(let list):
      let place = place(list.scroll)
      let legend: PrintableText = PrintableText("\(glyphs.inUse)in use", zh: "\(glyphs.inUse)使用中")
      pane(
        PrintableText("Clouds", zh: "云列表"), list.choices.contains(where: \.isInUse) && place.isEmpty ? legend : place,
        in: &frame, inside, layout)
      CloudListView(list: list, glyphs: glyphs).draw(in: &frame, inside)
    case .choice(let choice):
      pane(
        PrintableText("Compare \(choice.name) with", zh: "将 \(choice.name) 与以下镜像对比"), place(choice.list.scroll),
        in: &frame, inside, layout)
      ChoiceView(choice: choice, model: model, glyphs: glyphs).draw(in: &frame, inside)
    case .comparison(let comparison):
      if let pager = comparison.explanation {
        OverlayView(overlay: .explanation(pager), model: model, caution: caution, glyphs: glyphs)
          .draw(in: &frame, layout)
      } else {
        pane(ComparisonView.title(comparison), ComparisonView.count(comparison), in: &frame, inside, layout)
        ComparisonView(comparison: comparison, glyphs: glyphs).draw(in: &frame, inside)
      }
    case .search(let search):
      let view = CloudSearchView(search: search, glyphs: glyphs)
      pane(view.title, view.aside, in: &frame, inside, layout)
      view.draw(in: &frame, inside)
    case .catalogue(let list):
      let view = CatalogueView(list: list, marked: model.marked, now: model.now, glyphs: glyphs)
      pane(view.title, view.aside, in: &frame, inside, layout)
      view.draw(in: &frame, inside)
    case .palette(let palette):
      pane(PrintableText("Commands", zh: "命令"), place(palette.scroll), in: &frame, inside, layout)
      PaletteView(palette: palette, glyphs: glyphs).draw(in: &frame, inside)
    }
  }

  private func pane(
    _ title: PrintableText, _ aside: PrintableText, in frame: inout Frame, _ inside: Rectangle, _ layout: Layout
  ) {
    PaneFrame(title: title, aside: aside, caution: caution, isFocused: true, glyphs: glyphs)
      .draw(in: &frame, around: inside, layout)
  }

  /// Which part shows, where it isn't all.
  private func place(_ scroll: ScrollPosition) -> PrintableText {
    let last = min(scroll.count, scroll.offset + scroll.height)
    return scroll.count > scroll.height
      ? PrintableText(
        "\(scroll.offset + 1)-\(last) of \(scroll.count)", zh: "\(scroll.offset + 1)-\(last) / \(scroll.count)") : ""
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
