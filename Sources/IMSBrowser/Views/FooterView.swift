import ImageModel
import ViewModels

/// The last line: the line that is typed in, else a message, else the ask under way, else the keys that matter
/// here. A message that needs more room takes lines above it.
struct FooterView {
  let model: BrowserViewModel
  let glyphs: Glyphs

  private typealias Message = BrowserViewModel.Message

  /// Lines that a message may take.
  private static let mostLines = 3

  func draw(in frame: inout Frame, _ layout: Layout) {
    if let line = model.typedLine {
      if let message = model.message { draw(message, above: 1, in: &frame, layout) }
      draw(line.editor, after: line.label, aside: "", in: &frame, layout)
    } else if let finder = model.activeFinder {
      let isProblem = model.message?.tone == .problem
      if isProblem, let message = model.message { draw(message, above: 1, in: &frame, layout) }
      draw(finder.editor, after: "/", aside: isProblem ? "" : model.message?.text ?? "", in: &frame, layout)
    } else if let message = noteOrMessage {
      draw(message, in: &frame, layout)
    } else if let asking = asking(layout) {
      draw(Message(text: asking, tone: .plain), in: &frame, layout)
    } else {
      drawHints(in: &frame, layout)
    }
  }

  private func draw(
    _ editor: LineEditor, after label: PrintableText, aside note: PrintableText, in frame: inout Frame, _ layout: Layout
  ) {
    let row = layout.footerRow
    let room = layout.size.columns - 2
    let start = frame.write(label, column: 1, row: row, role: .prompt)
    let noteWidth = note.isEmpty || label.width + note.width + 11 > room ? 0 : note.width + 1
    frame.write(editor, column: start, row: row, width: room - label.width - noteWidth)
    if noteWidth > 0 { frame.write(note, column: layout.size.columns - noteWidth, row: row, role: .dim) }
  }

  private var noteOrMessage: Message? {
    if model.scope == .prompt, let note = model.prompt.note { return note }
    return model.message
  }

  /// - Parameter rows: rows below it.
  private func draw(_ message: Message, above rows: Int = 0, in frame: inout Frame, _ layout: Layout) {
    let room = layout.size.columns - 2
    let lines = message.text.wrapped(to: room)
    let shown = min(lines.count, Self.mostLines, layout.body.rows)
    let last = lines[(shown - 1)...].map(\.text).joined(separator: " ")
    let top = layout.footerRow - rows - shown + 1
    let role: Role = message.tone == .problem ? .warning : .plain
    for (row, line) in zip(top..., lines.prefix(shown - 1) + [PrintableText(last)]) {
      frame.fill(" ", column: 0, row: row, count: layout.size.columns, role: .plain)
      frame.write(line, column: 1, row: row, width: room, role: role, ellipsis: glyphs.ellipsis)
    }
  }

  /// The ask under way, where the detail pane doesn't say it.
  private func asking(_ layout: Layout) -> PrintableText? {
    let isAskedForHere = if case .catalogue? = model.overlay { model.isComparisonAwaited } else { model.overlay == nil }
    guard isAskedForHere, let fetch = model.underWay, let seconds = fetch.time.seconds(at: model.now) else {
      return nil
    }
    let isDetailVisible = model.overlay == nil && (layout.showsBothPanes || model.pane == .detail)
    let cancels = model.scope == .prompt || model.overlay != nil ? "Ctrl-C" : "Esc"
    if isDetailVisible, model.detail.id == fetch.id, model.detail.lines.isEmpty { return nil }
    let end: PrintableText = PrintableText(
      "\(seconds) s. \(cancels) cancels.", zh: "\(seconds) 秒。\(cancels) 取消。")
    return
      ([
        PrintableText("Asking for \(fetch.id): \(end)", zh: "正在查询 \(fetch.id)：\(end)"),
        PrintableText("Asking: \(end)", zh: "正在查询：\(end)"),
      ] as [PrintableText])
      .first { $0.width <= layout.size.columns - 2 } ?? end
  }

  /// As many hints as fit whole, those of the place that has the keyboard first; how to leave keeps its room.
  private func drawHints(in frame: inout Frame, _ layout: Layout) {
    let room = layout.size.columns - 2
    let hints = hints(layout)
    let (last, first) = (hints.filter(\.isLast), hints.filter { !$0.isLast })
    let reserved = last.map { $0.width + 2 }.reduce(0, +)
    var shown: [Hint] = []
    var used = reserved > room / 2 ? 0 : reserved
    for hint in first + (used == 0 ? last : []) {
      guard used + hint.width <= room else { break }
      shown.append(hint)
      used += hint.width + 2
    }
    if reserved <= room / 2 { shown += last }
    var column = 1
    for hint in shown {
      frame.write(hint.key, column: column, row: layout.footerRow, role: .key)
      frame.write(hint.text, column: column + hint.key.width + 1, row: layout.footerRow, role: .dim)
      column += hint.width + 2
    }
  }

  private struct Hint {
    let key: PrintableText
    let text: PrintableText
    /// Stands at the end, and is the last to go.
    let isLast: Bool

    var width: Int { key.width + 1 + text.width }
  }

  /// The title line, where there is one, says how to get help.
  private func hints(_ layout: Layout) -> [Hint] {
    let scope = model.scope
    let own = model.keymap.bindings.filter { $0.scope == scope }
    let general =
      Self.own.contains(scope) ? [] : model.keymap.bindings.filter { $0.scope == .everywhere }
    return (own + general).compactMap { binding in
      guard let text = binding.hint, let key = binding.keys.first, isOfUse(binding.command) else { return nil }
      if binding.command == .help, layout.titleRow != nil { return nil }
      let isLast = binding.command == .help || binding.command == .close && !Self.own.contains(scope)
      return Hint(key: PrintableText(key.name), text: text, isLast: isLast)
    }
  }

  /// Places whose own keys are all that matter there.
  private static let own: [Keymap.Scope] = [
    .prompt, .overlay, .clouds, .timeline, .choice, .comparison, .search, .palette, .catalogue,
  ]

  /// False for what has nothing to work on here: nothing to copy in the help, no row to explain, no image to show; no
  /// image at all without a cloud.
  private func isOfUse(_ command: Command) -> Bool {
    if model.cloudInUse == nil, model.scope == .history || model.scope == .detail {
      return [.clouds, .help, .close].contains(command)
    }
    if model.scope == .catalogue { return true }
    return switch command {
    case .copyValue: if case .help? = model.overlay { false } else { true }
    case .changeCloud: if case .clouds(let list)? = model.overlay { !list.choices.isEmpty } else { false }
    case .openThere: if case .search(let search)? = model.overlay { search.current?.isFound == true } else { false }
    case .escape: if case .search(let search)? = model.overlay { search.isUnderWay } else { true }
    case .explain: model.detail.currentRow != nil || model.detail.currentVerdict != nil
    case .wireForm: model.overlay?.pager?.hasOtherForm == true
    case .showJSON, .toggleAbsent: model.detail.image != nil
    case .mark: model.timeline != nil || model.history.current != nil
    case .compare, .timeline: model.detail.id != nil
    case .refresh: model.detail.id != nil
    case .watch: model.canWatch
    default: true
    }
  }
}
