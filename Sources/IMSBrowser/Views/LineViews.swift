import ImageModel
import ViewModels

/// The first line: the program, the service it asks, how long the last answer took.
struct TitleView {
  let model: BrowserViewModel
  let glyphs: Glyphs

  func draw(in frame: inout Frame, _ layout: Layout) {
    guard let row = layout.titleRow else { return }
    let right = aside
    let rightColumn = max(0, layout.size.columns - right.width - 1)
    var column = frame.write("imsbrowser", column: 1, row: row, role: .title) + 2
    if let name = model.serviceName { column = frame.write(name, column: column, row: row, role: .key) + 2 }
    let endpoint = model.endpoint.map { PrintableText($0.url) } ?? "no endpoint"
    frame.write(
      endpoint, column: column, row: row, width: rightColumn - column - 1, role: .dim, ellipsis: glyphs.ellipsis)
    frame.write(right, column: rightColumn, row: row, role: .dim)
  }

  private var aside: PrintableText {
    if let fetch = model.underWay, let seconds = fetch.seconds(at: model.now) { return "asking \(seconds) s" }
    guard case .service(let elapsed) = model.detail.source, model.detail.image != nil else { return "? help" }
    return "\(milliseconds(elapsed)) ms  ? help"
  }

  private func milliseconds(_ duration: Duration) -> Int64 {
    duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
  }
}

/// The id prompt, with the terminal's cursor in it while it has the keyboard.
struct PromptView {
  let model: BrowserViewModel
  let glyphs: Glyphs

  func draw(in frame: inout Frame, _ layout: Layout) {
    let row = layout.promptRow
    let label: PrintableText = layout.size.columns >= 40 ? "Image id \(glyphs.prompt) " : "id \(glyphs.prompt) "
    let start = frame.write(label, column: 1, row: row, role: model.focus == .prompt ? .prompt : .label)
    let room = max(1, layout.size.columns - start - 1)
    guard model.focus == .prompt else {
      let resting: PrintableText = model.prompt.editor.isEmpty ? shownID : PrintableText(model.prompt.editor.text)
      frame.write(resting, column: start, row: row, width: room, role: .plain, ellipsis: glyphs.ellipsis)
      return
    }
    drawEditor(model.prompt.editor, at: start, row, room: room, in: &frame)
  }

  private var shownID: PrintableText {
    model.detail.id.map { PrintableText($0.text) } ?? "press i and type an image id, or paste one"
  }
}

/// Draws typed text so that the cursor shows, and puts the terminal's cursor there.
func drawEditor(_ editor: LineEditor, at column: Int, _ row: Int, room: Int, in frame: inout Frame) {
  var scalars = Array(editor.text.unicodeScalars)[...]
  var before = editor.cursorColumn
  while before >= room, let first = scalars.first {
    before -= TextWidth.of(first)
    scalars = scalars.dropFirst()
  }
  let visible = PrintableText(String(String.UnicodeScalarView(scalars)))
  frame.write(visible, column: column, row: row, width: room)
  frame.cursor = (column + before, row)
}

/// The last line: the find line while it is typed in, else a message, else the keys that matter here.
struct FooterView {
  let model: BrowserViewModel
  let glyphs: Glyphs

  func draw(in frame: inout Frame, _ layout: Layout) {
    let row = layout.footerRow
    let room = layout.size.columns - 2
    if let finder = model.finder {
      let start = frame.write("/", column: 1, row: row, role: .prompt)
      let note = model.message?.text ?? ""
      let noteWidth = note.isEmpty || note.width + 12 > room ? 0 : note.width + 1
      drawEditor(finder.editor, at: start, row, room: max(1, room - 1 - noteWidth), in: &frame)
      if noteWidth > 0 { frame.write(note, column: layout.size.columns - noteWidth, row: row, role: .dim) }
    } else if let message = problemOrMessage {
      frame.write(
        message.text, column: 1, row: row, width: room, role: message.tone == .problem ? .warning : .plain,
        ellipsis: glyphs.ellipsis)
    } else {
      drawHints(in: &frame, row, room)
    }
  }

  private var problemOrMessage: BrowserViewModel.Message? {
    if model.focus == .prompt, let note = model.prompt.note { return note }
    return model.message
  }

  /// As many hints as fit whole; those of the place that has the keyboard come first.
  private func drawHints(in frame: inout Frame, _ row: Int, _ room: Int) {
    var column = 1
    for (key, hint) in hints {
      let width = key.width + 1 + hint.width
      guard column + width <= room + 1 else { break }
      frame.write(key, column: column, row: row, role: .key)
      frame.write(hint, column: column + key.width + 1, row: row, role: .dim)
      column += width + 2
    }
  }

  private var hints: [(key: PrintableText, hint: PrintableText)] {
    let scope = model.scope
    let own = Keymap.bindings.filter { $0.scope == scope }
    let general = scope == .prompt || scope == .overlay ? [] : Keymap.bindings.filter { $0.scope == .everywhere }
    return (own + general).compactMap { binding in
      guard let hint = binding.hint, let key = binding.keys.first else { return nil }
      return (PrintableText(key.name), hint)
    }
  }
}
