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
    var result = ""
    var before: Unicode.Scalar?
    let scalars = Array(raw.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case _ where scalar.properties.isVariationSelector:
        continue
      case 0x200D where isEmoji(before) && index + 1 < scalars.count && isEmoji(scalars[index + 1]):
        continue
      case 0x00...0x1F, 0x7F:
        result += "^"
        result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
        before = nil
      case _ where scalar.isHidden || before == nil && TextWidth.isMark(scalar):
        // `append(contentsOf:)` of scalars copies the whole result each time.
        result += standIn(scalar)
        before = nil
      default:
        result.unicodeScalars.append(scalar)
        before = scalar
      }
    }
    return result
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
