import ImageModel

@testable import ViewModels

/// Every text that a state of the browser gives the screen.
struct Shown {
  /// What the program says.
  let texts: [PrintableText]
  /// What explanations say, in which fields may go by their names on the wire.
  let explanations: [PrintableText]

  init(_ model: BrowserViewModel) {
    var texts = [model.message?.text, model.prompt.note?.text, model.typedLine?.label].compactMap(\.self)
    if case .failure(let problem) = model.cloud { texts += problem.texts }
    texts += model.detail.lines.flatMap(\.texts)
    texts += model.timeline?.entries.flatMap { $0.changed ?? [] } ?? []
    texts += model.keymap.bindings.filter { $0.scope == model.scope }.flatMap { [$0.help, $0.hint ?? ""] }
    var explanations: [PrintableText] = []
    switch model.overlay {
    case .help(let help)?: texts += help.lines.flatMap(\.texts)
    case .json(let pager)?: texts.append(pager.title)
    case .explanation(let pager)?: explanations += [pager.title] + pager.lines
    case .clouds(let list)?: texts += list.choices.flatMap(\.texts)
    case .comparison(let comparison)?:
      texts += (comparison.header + comparison.lines).flatMap(\.texts)
      explanations += comparison.explanation.map { [$0.title] + $0.lines } ?? []
    case .search(let search)?: texts += search.lines.flatMap { [$0.verdict] + $0.choice.texts }
    // Commands go by names that are typed.
    case .palette(let palette)?: texts += palette.shown.map(\.help)
    case .catalogue(let list)?: texts += list.failure.map { [$0.headline] } ?? []
    case .choice?, nil: break
    }
    self.texts = texts
    self.explanations = explanations
  }
}

extension CloudProblem {
  fileprivate var texts: [PrintableText] { [headline, brief, advice, statement] + steps }
}

extension CloudChoice {
  fileprivate var texts: [PrintableText] { if case .failure(let problem) = access { problem.texts } else { [] } }
}

extension HelpViewModel.Line {
  fileprivate var texts: [PrintableText] {
    switch self {
    case .title(let title): [title]
    case .keys(_, let help): [help]
    case .blank: []
    }
  }
}

extension DetailLine {
  fileprivate var texts: [PrintableText] {
    switch self {
    case .section(let section): [section.title]
    case .row(let row, let change):
      [row.label, row.value, row.aside ?? ""] + (change?.was.map { [$0] } ?? [])
    case .verdict(let line): [line.text]
    case .more(let text), .note(let text), .was(let text), .warning(let text), .failure(let text), .message(let text),
      .advice(let text):
      [text]
    case .emptySection, .blank: []
    }
  }
}

extension Change {
  fileprivate var was: PrintableText? { if case .changed(let was) = self { was } else { nil } }
}

extension ComparisonTable.Line {
  fileprivate var texts: [PrintableText] {
    switch self {
    case .header(let cells), .row(_, let cells), .more(_, let cells): [cells.label, cells.left, cells.right]
    case .section(let section, let folded): [section.title, folded]
    case .alike: []
    }
  }
}
