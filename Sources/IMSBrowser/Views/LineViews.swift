import ImageModel
import ViewModels

/// The first line: the program, the service it asks, how long the last answer took.
struct TitleView {
  let model: BrowserViewModel
  let glyphs: Glyphs

  func draw(in frame: inout Frame, _ layout: Layout) {
    guard let row = layout.titleRow else { return }
    var column = frame.write("imsbrowser", column: 1, row: row, role: .title) + 2
    let taken = column + (caution.map { $0.width + 2 } ?? 0)
    let right = asides.first { taken + $0.width + 1 <= layout.size.columns } ?? ""
    let rightColumn = layout.size.columns - right.width - 1
    if let caution {
      column = frame.write(caution, column: column, row: row, role: .warning) + 2
    }
    if let name = model.cloudInUse?.name, column + name.width + 1 < rightColumn {
      column = frame.write(name, column: column, row: row, role: .key) + 2
    }
    frame.write(
      endpoint(in: rightColumn - column - 2), column: column, row: row, width: rightColumn - column - 2, role: .dim,
      ellipsis: glyphs.ellipsis)
    frame.write(right, column: rightColumn, row: row, role: .dim)
  }

  private var caution: PrintableText? { model.cloudInUse?.caution }

  /// Where room is short, the host says more than `https://` does.
  private func endpoint(in room: Int) -> PrintableText {
    guard let url = model.cloudInUse?.endpoint.url else { return PrintableText("no endpoint", zh: "没有终端节点") }
    let secure = "https://"
    let isShortened = url.hasPrefix(secure) && TextWidth.of(url) > room
    return PrintableText(isShortened ? String(url.dropFirst(secure.count)) : url)
  }

  /// What stands at the right, the most telling first; the first that fits is taken.
  private var asides: [PrintableText] {
    if let fetch = model.underWay, let seconds = fetch.time.seconds(at: model.now) {
      return [
        fetch.retry == nil
          ? PrintableText("asking \(seconds) s", zh: "查询中 \(seconds) 秒")
          : PrintableText("trying again, \(seconds) s", zh: "重试中 \(seconds) 秒"),
        PrintableText("\(seconds) s", zh: "\(seconds) 秒"),
      ]
    }
    guard case .service(let call, let elapsed) = model.detail.source, model.detail.image != nil else {
      return [PrintableText("? help", zh: "? 帮助")]
    }
    let time: PrintableText = PrintableText("\(milliseconds(elapsed)) ms", zh: "\(milliseconds(elapsed)) 毫秒")
    let unusual: [PrintableText] =
      call == .native ? [] : [PrintableText("\(time) by \(call.path)  ? help", zh: "\(time)，来自 \(call.path)  ? 帮助")]
    return unusual + [PrintableText("\(time)  ? help", zh: "\(time)  ? 帮助"), PrintableText("? help", zh: "? 帮助")]
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
    let label: PrintableText =
      layout.size.columns >= 40
      ? PrintableText("Image id \(glyphs.prompt) ", zh: "镜像 ID \(glyphs.prompt) ") : "id \(glyphs.prompt) "
    let isFocused = model.focus == .prompt && model.overlay == nil
    let start = frame.write(label, column: 1, row: row, role: isFocused ? .prompt : .label)
    let room = max(1, layout.size.columns - start - 1)
    guard isFocused else {
      let resting: PrintableText = model.prompt.editor.isEmpty ? shownID : PrintableText(model.prompt.editor.text)
      frame.write(resting, column: start, row: row, width: room, role: .plain, ellipsis: glyphs.ellipsis)
      return
    }
    frame.write(model.prompt.editor, column: start, row: row, width: room)
  }

  private var shownID: PrintableText {
    model.detail.id.map { PrintableText($0.text) }
      ?? PrintableText("press i and type an image id, or paste one", zh: "按 i 输入镜像 ID，或直接粘贴")
  }
}

extension Frame {
  /// Writes typed text, as much of it as `width` cells show around the cursor, and puts the terminal's cursor there.
  mutating func write(_ editor: LineEditor, column: Int, row: Int, width: Int) {
    let width = max(1, width)
    let typed = editor.text
    let middle = typed.index(typed.startIndex, offsetBy: editor.cursor)
    var before = PrintableText(String(typed[..<middle])).text.unicodeScalars[...]
    var cells = TextWidth.of(String(before))
    while cells >= width || before.first.map(TextWidth.of) == 0, let first = before.popFirst() {
      cells -= TextWidth.of(first)
    }
    let end = write(PrintableText(String(before)), column: column, row: row, width: width)
    write(PrintableText(String(typed[middle...])), column: end, row: row, width: width - cells)
    cursor = (end, row)
  }
}
