import ImageModel
import ImageService

/// The signs in front of steps that were tried.
struct CheckSigns: Hashable, Sendable {
  let passed: PrintableText
  let doubtful: PrintableText
  let failed: PrintableText
  let skipped: PrintableText

  static let unicode = CheckSigns(passed: "✓", doubtful: "!", failed: "✗", skipped: "·")
  static let ascii = CheckSigns(passed: "ok", doubtful: "!", failed: "FAIL", skipped: "-")

  /// The sign of an outcome, with blanks to the width of the widest.
  func sign(of outcome: CheckStep.Outcome) -> PrintableText {
    switch outcome {
    case .passed: padded(passed)
    case .doubtful: padded(doubtful)
    case .failed: padded(failed)
    case .skipped: padded(skipped)
    }
  }

  /// The sign of a finding: blanks, unless it is a problem.
  func sign(ofProblem isProblem: Bool) -> PrintableText { padded(isProblem ? doubtful : "") }

  /// Cells that a sign takes.
  var width: Int { [passed, doubtful, failed, skipped].map(\.width).max() ?? 0 }

  private func padded(_ sign: PrintableText) -> PrintableText { sign.padded(to: width) }
}

extension PrintableText {
  /// With blanks behind it, up to a width.
  func padded(to width: Int) -> PrintableText {
    self + PrintableText(String(repeating: " ", count: max(0, width - self.width)))
  }
}
