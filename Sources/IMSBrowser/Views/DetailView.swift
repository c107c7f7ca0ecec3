import ImageModel
import ViewModels

/// The image's detail, line by line.
struct DetailView {
  let model: BrowserViewModel
  let glyphs: Glyphs

  private var detail: DetailViewModel { model.detail }
  private var isFocused: Bool { model.focus == .detail && model.overlay == nil }

  /// Cells before a label, the cursor's marker in the first of them.
  private static let labelIndent = 2
  /// Cells for labels: the widest documented one, so that values stand in one column from image to image.
  private static var widestLabel: Int { widestLabels[Language.spoken] ?? 0 }
  private static let widestLabels = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { language in
      (language, Language.speaking(language) { FieldCatalog.fields.map(\.label.width).max() ?? 0 })
    })

  func draw(in frame: inout Frame, _ layout: Layout) {
    let inside = layout.detail
    PaneFrame(title: title, aside: aside, caution: past ?? model.lowCaution, isFocused: isFocused, glyphs: glyphs)
      .draw(in: &frame, around: inside, layout)
    guard !detail.lines.isEmpty else {
      drawEmpty(in: &frame, inside)
      return
    }
    let last = min(detail.lines.count, detail.scroll.offset + inside.rows)
    for index in detail.scroll.offset..<last {
      let row = inside.row + index - detail.scroll.offset
      draw(detail.lines[index], in: &frame, inside, row: row)
      if index == detail.scroll.cursor, detail.image != nil {
        frame.write(glyphs.marker, column: inside.column, row: row, role: isFocused ? .marker : .dim)
      }
    }
  }

  private var title: PrintableText {
    detail.image?.name.map { PrintableText($0) } ?? detail.id.map { PrintableText($0.text) }
      ?? PrintableText("Image", zh: "镜像")
  }

  /// The status and how old the knowledge is.
  private var aside: PrintableText {
    guard let image = detail.image, let taken = detail.taken else { return "" }
    let age = Timestamp(taken).relative(to: model.now)
    let watched: PrintableText = detail.id.map(model.isWatched) == true ? "\(glyphs.watched) " : ""
    let status = image.status.map { "\(watched)\(PrintableText($0)) \(glyphs.dot) " } ?? watched
    return detail.source == .snapshot
      ? PrintableText("\(status)seen \(age)", zh: "\(status)查看于 \(age)") : "\(status)\(age)"
  }

  /// Says that this is no longer so: what is shown is a snapshot of the timeline.
  private var past: PrintableText? {
    guard detail.source == .past, let taken = detail.taken else { return nil }
    return PrintableText(
      "as of \(Timestamp(taken).relative(to: model.now))", zh: "截至 \(Timestamp(taken).relative(to: model.now))")
  }

  private func draw(_ line: DetailLine, in frame: inout Frame, _ inside: Rectangle, row: Int) {
    let width = inside.columns - 2
    func write(_ text: PrintableText, indent: Int, _ role: Role) {
      frame.write(
        text, column: inside.column + indent, row: row, width: width + 1 - indent, role: role, ellipsis: glyphs.ellipsis
      )
    }
    switch line {
    case .note(let text): write(text, indent: 1, .pending)
    case .verdict(let verdict): draw(verdict, in: &frame, inside, row: row)
    case .section(let section): write(PrintableText(section.title.text.uppercased()), indent: 1, .heading)
    case .emptySection: write(PrintableText("nothing declared", zh: "未声明"), indent: Self.labelIndent, .dim)
    case .row(let fieldRow, let change): draw(fieldRow, change, in: &frame, inside, row: row)
    case .more(let text): write(text, indent: valueIndent(inside), .plain)
    case .was(let text): write(text, indent: valueIndent(inside), .changed)
    case .warning(let text): write("\(glyphs.warning)\(text)", indent: valueIndent(inside), .warning)
    case .failure(let text): write(text, indent: 1, .bad)
    case .message(let text): write(text, indent: 1, .plain)
    case .advice(let text): write(text, indent: 1, .key)
    case .blank: break
    }
  }

  private func draw(_ verdict: VerdictLine, in frame: inout Frame, _ inside: Rectangle, row: Int) {
    var column = inside.column + 1
    let end = inside.column + inside.columns - 1
    for piece in verdict.pieces {
      column = frame.write(
        piece.text, column: column, row: row, width: end - column, role: Role(piece.tone), ellipsis: glyphs.ellipsis)
    }
    if verdict.isCut {
      frame.write(PrintableText(String(glyphs.ellipsis)), column: column, row: row, role: .dim)
    }
  }

  private func draw(_ fieldRow: FieldRow, _ change: Change?, in frame: inout Frame, _ inside: Rectangle, row: Int) {
    let end = inside.column + inside.columns - 1
    let start = inside.column + Self.labelIndent + (fieldRow.isPart ? 2 : 0)
    let labelEnd = frame.write(
      fieldRow.label, column: start, row: row, width: max(4, (inside.columns - 5) * 3 / 5), role: .label,
      ellipsis: glyphs.ellipsis)
    var column = max(labelEnd + 1, inside.column + valueIndent(inside))
    func write(_ text: PrintableText, _ role: Role) {
      column = frame.write(text, column: column, row: row, width: end - column, role: role, ellipsis: glyphs.ellipsis)
    }
    let (sign, role) = look(of: fieldRow.mark)
    switch change {
    case .changed: write("~ ", .changed)
    case .new: write("+ ", .changed)
    case .gone: write("- ", .changed)
    case nil: write(sign, role)
    }
    write(fieldRow.value, change == nil ? role : .changed)
    if change == .gone { write(PrintableText("  gone", zh: "  已消失"), .changed) }
    if change == .new { write(PrintableText("  new", zh: "  新增"), .changed) }
    if let aside = fieldRow.aside, end - column > 6 {
      column += 2
      write(aside, .dim)
    }
  }

  /// Cells before a value. On narrower screens labels give way first: an image id has 36 characters, and should show
  /// whole, with a cell free behind it.
  private func valueIndent(_ inside: Rectangle) -> Int {
    let room = inside.columns - 1 - 36 - Self.labelIndent - 1
    let labels = min(Self.widestLabel + 1, room >= 12 ? room : max(6, inside.columns * 2 / 5))
    return Self.labelIndent + labels + 1
  }

  private func look(of mark: FieldRow.Mark) -> (sign: PrintableText, role: Role) {
    switch mark {
    case .plain: ("", .plain)
    case .yes: (glyphs.yes, .good)
    case .no: (glyphs.no, .bad)
    case .notDeclared: (glyphs.notDeclared, .dim)
    case .notSet: ("", .dim)
    case .odd: (glyphs.odd, .warning)
    case .good: ("", .good)
    case .pending: ("", .pending)
    case .bad: ("", .bad)
    }
  }

  private func drawEmpty(in frame: inout Frame, _ inside: Rectangle) {
    if case .failure(let problem) = model.cloud {
      frame.write(problem, in: inside)
    } else {
      frame.write(paragraphs: emptyState, in: inside, role: .dim)
    }
  }

  private var emptyState: [PrintableText] {
    if let fetch = model.underWay, fetch.id == detail.id {
      guard let seconds = fetch.time.seconds(at: model.now) else { return [] }
      let retry: [PrintableText] = fetch.retry.map { [$0.statement, ""] } ?? []
      return [PrintableText("Asking: \(seconds) s. Esc cancels.", zh: "正在查询：\(seconds) 秒。Esc 取消。"), ""] + retry + [
        PrintableText(fetch.id.text)
      ]
    }
    if detail.id != nil {
      return [
        PrintableText(
          "Nothing is kept of this image: \(isFocused ? "r" : "Enter") asks the service.",
          zh: "没有保存此镜像的内容：按 \(isFocused ? "r" : "Enter") 向服务查询。")
      ]
    }
    return [
      PrintableText("Type or paste an image id, then Enter.", zh: "请输入或粘贴镜像 ID，然后按 Enter。"), "",
      PrintableText("? shows every key.", zh: "? 显示所有按键。"),
    ]
  }
}

extension Role {
  fileprivate init(_ tone: Verdict.Tone) {
    switch tone {
    case .problem: self = .bad
    case .warning: self = .warning
    case .plain: self = .plain
    }
  }
}
