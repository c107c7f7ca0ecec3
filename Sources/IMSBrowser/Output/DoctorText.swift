import ImageModel
import ImageService

/// What `doctor` finds as plain text, piece by piece as it comes: the configuration, then each step under the service that
/// it was tried on.
struct DoctorText {
  /// Cells that a line may take; nil where nothing bounds it.
  let width: Int?
  let signs: CheckSigns
  /// The service whose steps come now.
  private var place: PrintableText?

  init(width: Int?, signs: CheckSigns) {
    self.width = width
    self.signs = signs
  }

  func text(of report: ConfigurationReport) -> String {
    let taken = report.sources.first { $0.state == .taken }.map {
      [
        CloudConfiguration.Finding(
          source: $0.source.name, statement: PrintableText("the credentials are from here", zh: "凭证来自这里"))
      ]
    }
    let findings = (taken ?? []) + report.findings
    let steps = lines(of: report.step) + rows(findings)
    guard report.isWithoutCredentials else { return Self.text(steps) }
    let sources = report.sources.map {
      CloudConfiguration.Finding(source: $0.source.name, statement: $0.source.reads)
    }
    return Self.text(steps) + "\n"
      + Self.text(
        broken(PrintableText("There are no credentials. They would be read from:", zh: "没有凭证。凭证会从以下位置读取："), indent: 0)
          + rows(sources))
  }

  mutating func text(of event: Checkup.Event) -> String {
    switch event {
    case .asking(let origin): heading(origin)
    case .step(let step): heading(step.target) + Self.text(lines(of: step))
    }
  }

  /// The name of a service, where it isn't the one whose steps come already.
  private mutating func heading(_ origin: PrintableText) -> String {
    guard origin != place else { return "" }
    place = origin
    return "\n" + Self.text(broken(origin, indent: 0))
  }

  private static func text(_ lines: [PrintableText]) -> String { lines.map { $0.text + "\n" }.joined() }
}

// MARK: - Lines

extension DoctorText {
  private static var nameWidth: Int { CheckStep.Kind.allCases.map(\.name.width).max() ?? 0 }
  private static let timeWidth = 8

  /// Sign, name and time, and beside them what happened; below that on a narrow terminal.
  private func lines(of step: CheckStep) -> [PrintableText] {
    let name = step.kind.name.padded(to: Self.nameWidth)
    let time = step.milliseconds.map(Self.time) ?? ""
    let blanks = PrintableText(String(repeating: " ", count: max(0, Self.timeWidth - time.width)))
    let head: PrintableText = "  \(signs.sign(of: step.outcome)) \(name) \(blanks)\(time)"
    let words = [step.statement] + step.details + [step.advice].compactMap(\.self)
    return beside(head, words)
  }

  /// Sources beside what they have to say.
  private func rows(_ findings: [CloudConfiguration.Finding]) -> [PrintableText] {
    let longest = min(28, findings.map(\.source.width).max() ?? 0)
    return findings.flatMap { finding in
      let sign = signs.sign(ofProblem: finding.isProblem)
      let source = finding.source.padded(to: longest)
      guard finding.source.width <= longest else {
        return broken("  \(sign) \(finding.source)", indent: 0)
          + broken(finding.statement, indent: signs.width + 3 + longest + 2)
      }
      return beside("  \(sign) \(source)", [finding.statement])
    }
  }

  /// Words in a column of their own; below the head where little room is left beside it.
  private func beside(_ head: PrintableText, _ words: [PrintableText]) -> [PrintableText] {
    let indent = head.width + 2
    guard width.map({ $0 - indent >= 24 }) ?? true else {
      return broken(PrintableText(head.text.trimmingBlanks), indent: 0)
        + words.flatMap { broken($0, indent: signs.width + 3) }
    }
    let lines = words.flatMap { broken($0, indent: indent) }
    guard let first = lines.first else { return [head] }
    return [PrintableText(head.text + first.text.dropFirst(head.width))] + lines.dropFirst()
  }

  private func broken(_ text: PrintableText, indent: Int) -> [PrintableText] {
    let blanks = PrintableText(String(repeating: " ", count: indent))
    return (width.map { text.wrapped(to: max(8, $0 - indent)) } ?? [text]).map { blanks + $0 }
  }

  /// `0.4 ms`, `35 ms`, `1.2 s`.
  private static func time(_ milliseconds: Double) -> PrintableText {
    func tenths(_ value: Double) -> String {
      let tenths = Int((value * 10).rounded())
      return "\(tenths / 10).\(tenths % 10)"
    }
    return switch milliseconds {
    case ..<9.95: .init("\(tenths(milliseconds)) ms", zh: "\(tenths(milliseconds)) 毫秒")
    case ..<999.5:
      .init("\(Int(milliseconds.rounded())) ms", zh: "\(Int(milliseconds.rounded())) 毫秒")
    default:
      .init(
        "\(tenths(min(milliseconds / 1000, 1e6))) s", zh: "\(tenths(min(milliseconds / 1000, 1e6))) 秒")
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.hasSuffix(" ") { text.removeLast() }
    return String(text)
  }
}
