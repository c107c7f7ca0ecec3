public import ImageModel

/// Text to be read over both panes: a field's explanation, or the raw JSON.
public struct PagerViewModel: Hashable, Sendable {
  public let title: PrintableText
  /// What copying takes: the text as it came, raw; nil where there is nothing that came.
  let whole: String?
  /// The lines as they are; wrapped to the screen's width by `lines`.
  private var text: [PrintableText]
  /// The same in another form; nil where there is one form alone.
  private var otherForm: [PrintableText]?
  /// The lines as they show, with a cell free at each side.
  public private(set) var lines: [PrintableText] = []
  public private(set) var scroll = ScrollPosition()
  /// The line that was found last.
  public private(set) var found: Int?
  private var width = 0

  init(title: PrintableText, text: [PrintableText], otherForm: [PrintableText]? = nil, whole: String?) {
    self.title = title
    self.text = text
    self.otherForm = otherForm
    self.whole = whole
  }

  /// The image's document as JSON, hidden characters as escapes.
  init(json image: Image) {
    let json = JSONValue.object(image.document).written(.pretty)
    let name = image.name ?? image.id
    self.init(
      title: PrintableText("JSON of \(name)", zh: "\(name) 的 JSON"),
      text: json.split(separator: "\n").map { PrintableText(String($0)) }, whole: json)
  }

  public var hasOtherForm: Bool { otherForm != nil }

  /// Shows the other form, from its beginning; again: the first one.
  mutating func turn() {
    guard let otherForm else { return }
    (text, self.otherForm) = (otherForm, text)
    width = 0
    scroll = ScrollPosition()
  }

  mutating func move(_ movement: Movement) {
    let target = movement.target(from: scroll.offset, count: lines.count, height: scroll.height)
    scroll.scroll(by: target - scroll.offset)
  }

  /// Scrolls to the next or previous line that has the text in it, and marks it; nil where there is none.
  mutating func find(_ text: String, from start: Int, forward: Bool, includingStart: Bool) -> TextSearch? {
    let search = TextSearch(
      text, in: lines.map(\.text), from: start, forward: forward, includingStart: includingStart)
    found = search?.line
    if let search { scroll.show(search.line) }
    return search
  }

  /// Back to where the search began.
  mutating func endSearch(at position: ScrollPosition) {
    found = nil
    scroll.scroll(by: position.offset - scroll.offset)
  }

  mutating func fit(_ space: Rectangle) {
    if width != space.columns {
      width = space.columns
      found = nil
      lines = text.flatMap { $0.wrapped(to: max(1, space.columns - 2)) }
    }
    scroll.fit(count: lines.count, height: space.rows)
    scroll.scroll(by: 0)
  }
}
