public import ImageModel

/// How a row differs from what was kept of the image before.
public enum Change: Hashable, Sendable {
  case changed(was: PrintableText)
  case new
  case gone
}

/// One line of the detail pane.
public enum DetailLine: Hashable, Sendable {
  /// A line of the operator's note on the image.
  case note(PrintableText)
  /// What the image comes down to.
  case verdict(VerdictLine)
  case section(Section)
  /// A section without rows says so.
  case emptySection
  case row(FieldRow, Change?)
  /// A further line of the row above: more of its value, what it was, or why it needs a look.
  case more(PrintableText)
  case was(PrintableText)
  case warning(PrintableText)
  /// A failure: what happened, what the service said, what to try.
  case failure(PrintableText)
  case message(PrintableText)
  case advice(PrintableText)
  case blank
}

extension DetailLine {
  var row: FieldRow? {
    if case .row(let row, _) = self { row } else { nil }
  }

  var change: Change? {
    if case .row(_, let change) = self { change } else { nil }
  }

  /// What `/` looks in.
  var searchText: String {
    switch self {
    case .section, .emptySection, .blank: ""
    case .verdict(let line): line.text.text
    case .row(let row, _):
      [row.label.text, PrintableText(row.key).text, row.value.text, row.aside?.text ?? ""].joined(separator: " ")
    case .more(let text), .note(let text), .was(let text), .warning(let text), .failure(let text), .message(let text),
      .advice(let text):
      text.text
    }
  }
}
