import ImageModel

extension PagerViewModel {
  /// The whole of a verdict, one thing a line, beginning with what stops an operator.
  init(explaining verdict: Verdict) {
    let text = Verdict.Tone.allCases.flatMap { tone -> [PrintableText] in
      let said = verdict.parts.filter { $0.tone == tone }
      guard !said.isEmpty else { return [] }
      return [tone.title] + said.map { "  \($0.text)" } + [""]
    }
    self.init(title: PrintableText("In short", zh: "概要"), text: Array(text.dropLast()), whole: verdict.line.text)
  }
}

extension Verdict.Tone {
  fileprivate var title: PrintableText {
    switch self {
    case .problem: PrintableText("What stops a server from being made", zh: "无法创建云服务器的原因")
    case .warning: PrintableText("What limits the choice, or surprises", zh: "限制选择或需要留意之处")
    case .plain: PrintableText("What it is", zh: "镜像概况")
    }
  }
}
