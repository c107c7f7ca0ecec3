import ImageModel

extension PagerViewModel {
  /// The whole of a verdict, one thing a line, beginning with what stops an operator.
  init(explaining verdict: Verdict) {
    let text = Verdict.Tone.allCases.flatMap { tone -> [PrintableText] in
      let said = verdict.parts.filter { $0.tone == tone }
      guard !said.isEmpty else { return [] }
      return [tone.title] + said.map { "  \($0.text)" } + [""]
    }
    self.init(title: "In short", text: Array(text.dropLast()), whole: verdict.line.text)
  }
}

extension Verdict.Tone {
  fileprivate var title: PrintableText {
    switch self {
    case .problem: "What stops a server from being made"
    case .warning: "What limits the choice, or surprises"
    case .plain: "What it is"
    }
  }
}
