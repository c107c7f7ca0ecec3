import ImageModel
import ViewModels

/// The clouds that are asked for an image, a line each: which is in use, its name, what it answered and after how long. On
/// narrow screens the latter stand in a line of their own.
struct CloudSearchView {
  let search: CloudSearchViewModel
  let glyphs: Glyphs

  /// Cells before a name: the cursor's marker, and that of the cloud in use.
  private static let indent = 3
  private static let gap = 2

  var title: PrintableText { PrintableText("Who has \(search.id)", zh: "查找 \(search.id)") }

  var aside: PrintableText {
    let (answered, asked) = search.progress
    return PrintableText("\(answered) of \(asked) answered", zh: "\(asked) 个中 \(answered) 个已响应")
  }

  func draw(in frame: inout Frame, _ inside: Rectangle) {
    let last = min(search.lines.count, search.scroll.offset + search.scroll.height)
    var row = inside.row
    for index in search.scroll.offset..<last {
      draw(search.lines[index], isCurrent: index == search.scroll.cursor, in: &frame, inside, row: row)
      row += search.rowsPerLine
    }
  }

  private func draw(
    _ line: CloudSearchViewModel.Line, isCurrent: Bool, in frame: inout Frame, _ inside: Rectangle, row: Int
  ) {
    let end = inside.column + inside.columns - 1
    let start = inside.column + Self.indent
    func write(_ text: PrintableText, _ column: Int, _ row: Int, width: Int = .max, _ role: Role) {
      frame.write(
        text, column: column, row: row, width: min(width, end - column), role: role, ellipsis: glyphs.ellipsis)
    }
    if isCurrent { write(glyphs.marker, inside.column, row, .marker) }
    if line.choice.isInUse { write(glyphs.inUse, inside.column + 1, row, .good) }
    let isNarrow = search.rowsPerLine > 1
    write(
      line.choice.name, start, row, width: isNarrow ? .max : nameWidth(inside), isCurrent ? .selected : .plain)
    let below = isNarrow ? row + 1 : row
    var column = isNarrow ? start : start + nameWidth(inside) + Self.gap
    write(line.verdict, column, below, line.role)
    column += (isNarrow ? line.verdict.width : verdictWidth) + Self.gap
    let time = line.time
    write(time, isNarrow ? column : column + timeWidth - time.width, below, .dim)
    column += isNarrow ? (time.isEmpty ? 0 : time.width + Self.gap) : timeWidth + Self.gap
    write(line.words, column, below, line.isFound ? .plain : .dim)
  }

  /// The widest name, but no more than a third of the line.
  private func nameWidth(_ inside: Rectangle) -> Int {
    min(search.lines.map(\.choice.name.width).max() ?? 0, inside.columns / 3)
  }

  /// Room for every answer, so that nothing moves when one comes.
  private var verdictWidth: Int { CloudAnswer.Verdict.allCases.map(\.words.width).max() ?? 0 }
  private var timeWidth: Int { max(Quantity.milliseconds(10_000).width, search.lines.map(\.time.width).max() ?? 0) }
}

extension CloudSearchViewModel.Line {
  fileprivate var role: Role {
    guard case .answered(let answer) = state else { return isProblem ? .warning : .dim }
    return switch answer.verdict {
    case .found: .good
    case .notThere: .plain
    case .notAllowed, .notReached, .misconfigured, .serviceFailed, .senseless, .failed: .warning
    }
  }

  private var isProblem: Bool { if case .misconfigured = state { true } else { false } }

  fileprivate var time: PrintableText {
    if case .answered(let answer) = state { Quantity.milliseconds(answer.milliseconds) } else { "" }
  }

  /// What there is to say more: of the image, or of what went wrong.
  fileprivate var words: PrintableText {
    switch state {
    case .misconfigured(let problem): problem.brief
    case .waiting, .cancelled: ""
    case .answered(let answer):
      switch answer.result {
      case .failure(let failure): answer.verdict == .notThere ? "" : failure.headline
      case .success(let fetched):
        .list([fetched.image.name, fetched.image.status].compactMap { $0.map { PrintableText($0) } })
      }
    }
  }
}
