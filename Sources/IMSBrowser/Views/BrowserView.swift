import ImageModel
import ViewModels

/// The browser's screen: from the state of the view models to cells, and nothing else.
struct BrowserView {
  let model: BrowserViewModel
  let glyphs: Glyphs

  /// The whole screen.
  var frame: Frame {
    var frame = Frame(model.size)
    let layout = Layout(model.size)
    guard !layout.isTooSmall else {
      let needed: PrintableText = PrintableText(
        "needs \(Layout.smallest.columns)x\(Layout.smallest.rows)",
        zh: "需要 \(Layout.smallest.columns)x\(Layout.smallest.rows)")
      let whole: PrintableText = "imsbrowser \(needed)"
      frame.write(whole.width <= model.size.columns ? whole : needed, column: 0, row: 0, ellipsis: glyphs.ellipsis)
      return frame
    }
    TitleView(model: model, glyphs: glyphs).draw(in: &frame, layout)
    PromptView(model: model, glyphs: glyphs).draw(in: &frame, layout)
    if let overlay = model.overlay {
      OverlayView(overlay: overlay, model: model, caution: model.lowCaution, glyphs: glyphs).draw(in: &frame, layout)
    } else {
      if layout.showsBothPanes || model.pane == .history {
        if let timeline = model.timeline {
          TimelineView(timeline: timeline, model: model, glyphs: glyphs).draw(in: &frame, layout)
        } else {
          HistoryView(model: model, glyphs: glyphs).draw(in: &frame, layout)
        }
      }
      if layout.showsBothPanes || model.pane == .detail {
        DetailView(model: model, glyphs: glyphs).draw(in: &frame, layout)
      }
      if layout.showsBothPanes, layout.isFramed { joinPanes(in: &frame, layout) }
    }
    FooterView(model: model, glyphs: glyphs).draw(in: &frame, layout)
    return frame
  }

  /// The line between the panes belongs to both.
  private func joinPanes(in frame: inout Frame, _ layout: Layout) {
    let column = layout.detail.column - 1
    frame.write(glyphs.teeDown, column: column, row: layout.body.row, role: .border)
    frame.write(glyphs.teeUp, column: column, row: layout.body.row + layout.body.rows - 1, role: .border)
  }
}

/// A pane's frame with its title, or on low screens its title line alone.
struct PaneFrame {
  let title: PrintableText
  /// Said at the right end of the title line.
  var aside: PrintableText = ""
  /// Said there instead, in warning; it gets all the room it needs.
  var caution: PrintableText?
  let isFocused: Bool
  let glyphs: Glyphs

  func draw(in frame: inout Frame, around inside: Rectangle, _ layout: Layout) {
    let role: Role = isFocused ? .focusedBorder : .border
    let top = inside.row - 1
    frame.fill(glyphs.horizontal, column: inside.column, row: top, count: inside.columns, role: role)
    if layout.isFramed {
      let left = inside.column - 1
      let right = inside.column + inside.columns
      let bottom = inside.row + inside.rows
      frame.write(glyphs.topLeft, column: left, row: top, role: role)
      frame.write(glyphs.topRight, column: right, row: top, role: role)
      for row in inside.row..<bottom {
        frame.write(glyphs.vertical, column: left, row: row, role: role)
        frame.write(glyphs.vertical, column: right, row: row, role: role)
      }
      frame.write(glyphs.bottomLeft, column: left, row: bottom, role: role)
      frame.fill(glyphs.horizontal, column: inside.column, row: bottom, count: inside.columns, role: role)
      frame.write(glyphs.bottomRight, column: right, row: bottom, role: role)
    }
    drawTitle(in: &frame, inside, top)
  }

  private func drawTitle(in frame: inout Frame, _ inside: Rectangle, _ row: Int) {
    let least = caution == nil ? 6 : 0
    let aside = caution?.clipped(to: inside.columns - 2, ellipsis: glyphs.ellipsis) ?? aside
    let asideWidth = aside.isEmpty ? 0 : aside.width + 2
    let showsAside = asideWidth > 0 && asideWidth + least <= inside.columns
    let room = inside.columns - 2 - (showsAside ? asideWidth + 1 : 0)
    let clipped = title.clipped(to: max(0, room), ellipsis: glyphs.ellipsis)
    if !clipped.isEmpty { frame.write(" \(clipped) ", column: inside.column, row: row, role: .title) }
    if showsAside {
      frame.write(
        " \(aside) ", column: inside.column + inside.columns - asideWidth, row: row,
        role: caution == nil ? .plain : .warning)
    }
  }
}

extension BrowserViewModel {
  /// The cloud's caution, for the panes' titles on screens too low for a title line.
  var lowCaution: PrintableText? { Layout(size).titleRow == nil ? cloudInUse?.caution : nil }
}
