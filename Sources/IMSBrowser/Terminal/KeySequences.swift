import CNcurses

/// What terminals send for keys that are more than a character, and the code that each stands for: curses' own, or,
/// for what terminfo doesn't name, one above all that curses uses.
enum KeySequences {
  static let pasteStart: Int32 = 0x2001
  static let pasteEnd: Int32 = 0x2002
  static let altUp: Int32 = 0x2003
  static let altDown: Int32 = 0x2004
  static let altLeft: Int32 = 0x2005
  static let altRight: Int32 = 0x2006
  /// The numeric keypad's 0; 1 to 9 follow.
  static let keypad0: Int32 = 0x2010

  static let all: [(bytes: String, code: Int32)] =
    [
      ("\u{1B}[200~", pasteStart), (endOfPaste, pasteEnd),
      ("\u{1B}[1;3A", altUp), ("\u{1B}[1;3B", altDown), ("\u{1B}[1;3D", altLeft), ("\u{1B}[1;3C", altRight),
      ("\u{1B}\u{1B}[A", altUp), ("\u{1B}\u{1B}[B", altDown), ("\u{1B}\u{1B}[D", altLeft), ("\u{1B}\u{1B}[C", altRight),
      // Either form of the arrows, whatever terminfo believes.
      ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[D", KEY_LEFT), ("\u{1B}[C", KEY_RIGHT),
      ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OD", KEY_LEFT), ("\u{1B}OC", KEY_RIGHT),
      ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
      ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[3~", KEY_DC),
      ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE), ("\u{1B}[Z", KEY_BTAB),
      ("\u{1B}OP", KEY_F0 + 1), ("\u{1B}[11~", KEY_F0 + 1), ("\u{1B}[[A", KEY_F0 + 1),
      ("\u{1B}OM", KEY_ENTER),
    ] + zip("pqrstuvwxy", keypad0...).map { ("\u{1B}O\($0)", $1) }

  static let endOfPaste = "\u{1B}[201~"

  /// What characters so far may be, of those that begin with ESC.
  enum Kind: Hashable {
    /// A key by its code.
    case key(Int32)
    /// The beginning of a sequence.
    case beginning
    /// What the mouse did; nil for what doesn't concern us, such as a release.
    case mouse(MouseReport?)
    /// The beginning of a report in the old form, of which three bytes more come, whatever they are.
    case oldMouse
    /// A whole sequence that stands for no key we know.
    case unknown
    /// No sequence: each character counts for itself.
    case characters
  }

  /// Tells what the characters are, by the table and by the forms of ECMA-48 (5.4: `ESC [`, parameters, an end) and of
  /// SS3 (`ESC O` and one character).
  ///
  /// An unknown `ESC [` and a letter without parameters counts as characters: rather Esc, `[` and a key typed fast.
  static func kind(of characters: [Unicode.Scalar]) -> Kind {
    let text = String(String.UnicodeScalarView(characters))
    if let known = all.first(where: { $0.bytes == text }) { return .key(known.code) }
    guard characters.first == "\u{1B}" else { return .characters }
    guard characters.count > 1 else { return .beginning }
    switch characters[1] {
    case "O": return characters.count == 2 ? .beginning : .unknown
    case "[":
      guard let end = characters.dropFirst(2).firstIndex(where: { !(0x20...0x3F).contains($0.value) }) else {
        return .beginning
      }
      // The Linux console's function keys: ESC [ [ and a letter.
      if end == 2, characters[2] == "[" { return characters.count == 3 ? .beginning : .characters }
      if characters.count == 3, characters[2] == "M" { return .oldMouse }
      if characters[2] == "<", "Mm".unicodeScalars.contains(characters[end]) { return .mouse(MouseReport(text)) }
      return end > 2 && (0x40...0x7E).contains(characters[end].value) ? .unknown : .characters
    default: return .characters
    }
  }
}
