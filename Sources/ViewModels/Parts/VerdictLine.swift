public import ImageModel

/// One line of an image's verdict, in pieces that each have their tone.
public struct VerdictLine: Hashable, Sendable {
  public struct Piece: Hashable, Sendable {
    public let tone: Verdict.Tone
    public let text: PrintableText
  }

  public let pieces: [Piece]
  /// False for a line that goes on what the one before began.
  public let isFirst: Bool
  /// True where more was to be said: an ellipsis goes behind it, and has a cell.
  public let isCut: Bool

  public var text: PrintableText { PrintableText(pieces.map(\.text.text).joined()) }

  /// Lines that a verdict takes at most; what is longer is cut.
  static let most = 2

  /// The verdict in lines of at most `width` cells; none where it says nothing.
  static func lines(of verdict: Verdict, width: Int) -> [VerdictLine] {
    let whole = verdict.line
    guard !whole.isEmpty else { return [] }
    let wrapped = whole.wrapped(to: width)
    var texts = wrapped.prefix(most).map(\.text)
    if wrapped.count > most {
      let rest = wrapped[(most - 1)...].map(\.text).joined(separator: " ")
      texts[most - 1] = String(PrintableText(rest).clipped(to: width).text.dropLast())
    }
    var tones = Tones(of: verdict)
    return texts.enumerated().map { index, text in
      VerdictLine(
        pieces: tones.pieces(of: text), isFirst: index == 0, isCut: index == most - 1 && wrapped.count > most)
    }
  }
}

/// The verdict's scalars one after the other, each with its tone.
private struct Tones {
  private var rest: ArraySlice<(scalar: Unicode.Scalar, tone: Verdict.Tone)>
  private var latest = Verdict.Tone.plain

  init(of verdict: Verdict) {
    let tones = verdict.parts.enumerated().flatMap { index, part in
      Array(repeating: part.tone, count: part.text.text.unicodeScalars.count)
        + (index + 1 < verdict.parts.count ? [.plain, .plain] : [])
    }
    rest = zip(verdict.line.text.unicodeScalars, tones).map { (scalar: $0, tone: $1) }[...]
  }

  /// Takes the scalars of the next line, where breaking left out no more than spaces.
  mutating func pieces(of line: String) -> [VerdictLine.Piece] {
    var pieces: [(tone: Verdict.Tone, text: String)] = []
    for scalar in line.unicodeScalars {
      while let next = rest.first, next.scalar != scalar, next.scalar == " " { rest.removeFirst() }
      if let next = rest.first, next.scalar == scalar {
        latest = next.tone
        rest.removeFirst()
      }
      if pieces.last?.tone != latest { pieces.append((latest, "")) }
      pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
    }
    return pieces.map { VerdictLine.Piece(tone: $0, text: PrintableText($1)) }
  }
}
