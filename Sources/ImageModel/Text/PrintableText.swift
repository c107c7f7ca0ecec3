/// Text that is safe to put on a terminal. The only way to make one is through `init(_:)`, which turns what could act on
/// the terminal into visible stand-ins, so nothing that came from a network can reach a screen raw.
///
/// - C0 and DEL become caret notation, as `less` and `cat -v` show them: `^[` for ESC, `^J` for a newline.
/// - C1, bidi controls, zero-width and other invisible characters become their number: `<U+202E>`.
/// - Variation selectors, and joiners between two emoji, are left out: terminals disagree on their width, and columns
///   would break. A combining mark with nothing before it shows its number.
///
/// Copying and JSON output take the raw value instead.
public struct PrintableText: Hashable, Sendable {
  /// The printable form: no scalar in it `isHidden`.
  public let text: String

  /// Makes raw text printable. O(n); plain ASCII is taken as it is.
  public init(_ raw: String) {
    let isPlain = raw.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    text = isPlain ? raw : Self.printable(raw)
  }

  /// Cells that the text takes on a terminal. O(n).
  public var width: Int { TextWidth.of(text) }

  public var isEmpty: Bool { text.isEmpty }

  /// The lines of raw text, each made printable; newlines of any kind end one. Empty text is no line.
  public static func lines(of raw: String) -> [PrintableText] {
    raw.split(omittingEmptySubsequences: false) { $0.isNewline }.map { PrintableText(String($0)) }
      .dropLast(where: \.isEmpty)
  }

  private static func printable(_ raw: String) -> String {
    var result = String.UnicodeScalarView()
    var before: Unicode.Scalar?
    let scalars = Array(raw.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0xFE00...0xFE0F:
        continue
      case 0x200D where isEmoji(before) && index + 1 < scalars.count && isEmoji(scalars[index + 1]):
        continue
      case 0x00...0x1F, 0x7F:
        result.append("^")
        result.append(Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
        before = nil
      case _ where scalar.isHidden || before == nil && TextWidth.isMark(scalar):
        result.append(contentsOf: standIn(scalar).unicodeScalars)
        before = nil
      default:
        result.append(scalar)
        before = scalar
      }
    }
    return String(result)
  }

  private static func standIn(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  private static func isEmoji(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.value > 0xFF && scalar.properties.isEmoji || scalar.properties.isEmojiModifier
  }
}

extension PrintableText: CustomStringConvertible {
  public var description: String { text }
}

extension PrintableText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }
}

extension PrintableText {
  /// The text cut to at most `width` cells, ending in `ellipsis` where something was cut. Wide characters stay whole.
  public func clipped(to width: Int, ellipsis: Character = "…") -> PrintableText {
    guard self.width > width else { return self }
    guard width > 0 else { return "" }
    var kept = String.UnicodeScalarView()
    var room = width - 1
    for scalar in text.unicodeScalars {
      room -= TextWidth.of(scalar)
      guard room >= 0 else { break }
      kept.append(scalar)
    }
    return PrintableText(String(kept) + String(ellipsis))
  }

  /// The text broken into lines of at most `width` cells, at spaces where there are any, else anywhere. Spaces that begin
  /// the text indent all of its lines, where there is room for that. At least one line.
  public func wrapped(to width: Int) -> [PrintableText] {
    guard width > 0, self.width > width else { return [self] }
    let indent = String(text.prefix { $0 == " " }.prefix(width / 2))
    var lines: [PrintableText] = []
    var line = indent
    var lineWidth = indent.count
    var isEmpty = true
    func finish() {
      lines.append(PrintableText(line))
      line = indent
      lineWidth = indent.count
      isEmpty = true
    }
    for word in text.split(separator: " ") {
      if !isEmpty, lineWidth + 1 + TextWidth.of(word) > width { finish() }
      if !isEmpty {
        line += " "
        lineWidth += 1
      }
      for scalar in word.unicodeScalars {
        let cells = TextWidth.of(scalar)
        if lineWidth + cells > width, !isEmpty { finish() }
        line.unicodeScalars.append(scalar)
        lineWidth += cells
        isEmpty = false
      }
    }
    if !isEmpty || lines.isEmpty { finish() }
    return lines
  }

  public static func + (left: PrintableText, right: PrintableText) -> PrintableText {
    PrintableText(left.text + right.text)
  }
}

extension Array {
  /// Without the last element where it meets the condition.
  fileprivate func dropLast(where condition: (Element) -> Bool) -> [Element] {
    guard let last, condition(last) else { return self }
    return dropLast()
  }
}
