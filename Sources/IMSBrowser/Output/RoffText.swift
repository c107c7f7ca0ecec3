import ImageModel

/// A manual page in the macros of man(7). What it is given is text; what means something to roff is escaped here alone.
struct RoffText {
  /// A run of text in one font.
  enum Piece: Hashable, ExpressibleByStringLiteral {
    case plain(String)
    case bold(String)
    case italic(String)

    init(stringLiteral text: String) { self = .plain(text) }
  }

  private(set) var text: String

  /// - Parameter source: what the page is part of, such as a program and its version.
  init(title: String, source: String) {
    text = ".TH \(Self.quoted(title)) 1 \"\" \(Self.quoted(source))\n.nh\n.ad l\n"
  }

  mutating func section(_ title: String) { text += ".SH \(Self.quoted(title))\n" }

  mutating func subsection(_ title: String) { text += ".SS \(Self.quoted(title))\n" }

  mutating func paragraph(_ pieces: Piece...) { text += ".PP\n\(Self.line(pieces))\n" }

  /// A hanging tag, and what stands beside or below it.
  mutating func item(_ tag: [Piece], _ description: String) {
    text += ".TP\n\(Self.line(tag))\n\(Self.line([.plain(description)]))\n"
  }

  /// Lines that stay as they are.
  mutating func verbatim(_ lines: [String]) {
    text += ".PP\n.RS 4\n.nf\n" + lines.map { Self.line([.plain($0)]) + "\n" }.joined() + ".fi\n.RE\n"
  }

  /// Lines of pieces, one below the other.
  mutating func lines(_ lines: [[Piece]]) {
    text += ".nf\n" + lines.map { Self.line($0) + "\n" }.joined() + ".fi\n"
  }

  private static func line(_ pieces: [Piece]) -> String {
    let line = pieces.map { piece in
      switch piece {
      case .plain(let text): breakable(text)
      case .bold(let text): "\\fB\(breakable(text))\\fR"
      case .italic(let text): "\\fI\(breakable(text))\\fR"
      }
    }.joined()
    // A line that begins with one of these is a request.
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
  }

  private static func quoted(_ text: String) -> String { "\"\(escaped(text).replacing("\"", with: "\\(dq"))\"" }

  /// Text that may be broken where no space is: roff breaks lines at spaces alone, and Chinese has none. No line begins with a
  /// sign that closes, or ends with one that opens.
  private static func breakable(_ text: String) -> String {
    var broken = ""
    var last: Character = " "
    for character in text {
      if last != " ", character != " ", isWide(last) || isWide(character), !"，。；：、！？）”".contains(character),
        !"（“".contains(last)
      {
        broken += "\\:"
      }
      broken += escaped(String(character))
      last = character
    }
    return broken
  }

  private static func isWide(_ character: Character) -> Bool {
    !character.isASCII && PrintableText(String(character)).width == 2
  }

  /// Text in the characters that every roff reads; those that it would turn into others (a hyphen, typographic quotes) by
  /// their names.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "\n": " "
      default: String(character)
      }
    }.joined()
  }
}
