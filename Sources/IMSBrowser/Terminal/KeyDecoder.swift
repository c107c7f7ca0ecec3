import CNcurses
import ViewModels

/// What curses hands over for one key: a code of its own, or a character.
enum CursesInput: Hashable, Sendable {
  case code(Int32)
  case character(Unicode.Scalar)
}

/// Makes events of what curses hands over: keys, and pastes as a whole.
///
/// On a slow link an escape sequence can come in pieces, so that curses takes its ESC for a key of its own. Then what
/// follows at once, as `[A` or `[200~`, is put together here: neither an arrow nor a paste may run as keys.
struct KeyDecoder {
  /// Codes for sequences that terminfo doesn't name; above all that curses uses.
  enum Code {
    static let pasteStart: Int32 = 0x2001
    static let pasteEnd: Int32 = 0x2002
    static let altUp: Int32 = 0x2003
    static let altDown: Int32 = 0x2004
    static let altLeft: Int32 = 0x2005
    static let altRight: Int32 = 0x2006

    /// What terminals send for them.
    static let sequences: [(bytes: String, code: Int32)] = [
      ("\u{1B}[200~", pasteStart), ("\u{1B}[201~", pasteEnd),
      ("\u{1B}[1;3A", altUp), ("\u{1B}[1;3B", altDown), ("\u{1B}[1;3D", altLeft), ("\u{1B}[1;3C", altRight),
      ("\u{1B}\u{1B}[A", altUp), ("\u{1B}\u{1B}[B", altDown), ("\u{1B}\u{1B}[D", altLeft), ("\u{1B}\u{1B}[C", altRight),
      // Either form of the arrows, whatever terminfo believes.
      ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[D", KEY_LEFT), ("\u{1B}[C", KEY_RIGHT),
      ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OD", KEY_LEFT), ("\u{1B}OC", KEY_RIGHT),
      ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
      ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[3~", KEY_DC),
      ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE), ("\u{1B}[Z", KEY_BTAB),
      ("\u{1B}OP", KEY_F0 + 1), ("\u{1B}[11~", KEY_F0 + 1),
    ]
  }

  /// Characters of a paste that are kept; an id needs 36, and nobody reads more in a prompt.
  private static let longestPaste = 65_536

  private var paste: String.UnicodeScalarView?
  /// An ESC that came alone, and what came right behind it.
  private var pieces: String?

  /// Takes in one key; nil where it is a part of something longer.
  mutating func take(_ input: CursesInput) -> Event? {
    if case .code(Code.pasteStart) = input {
      paste = String.UnicodeScalarView()
      return nil
    }
    if paste != nil { return takePasted(input) }
    switch input {
    case .code(let code): return Self.key(code).map { .pressed($0) }
    case .character(let scalar):
      if let pieces { return takePiece(pieces + String(scalar)) }
      return .pressed(Self.key(scalar))
    }
  }

  /// Tells that ESC came alone; what comes next may be the rest of its sequence.
  mutating func awaitRest() { pieces = "\u{1B}" }

  /// Tells that nothing came right behind ESC.
  mutating func giveUpRest() { pieces = nil }

  private mutating func takePasted(_ input: CursesInput) -> Event? {
    switch input {
    case .code(Code.pasteEnd):
      let text = String(paste ?? String.UnicodeScalarView())
      paste = nil
      return .pasted(text)
    case .character(let scalar):
      if (paste?.count ?? 0) < Self.longestPaste { paste?.append(scalar) }
    case .code: break
    }
    return nil
  }

  private mutating func takePiece(_ sequence: String) -> Event? {
    if let known = Code.sequences.first(where: { $0.bytes == sequence }) {
      pieces = nil
      return take(.code(known.code))
    }
    if Code.sequences.contains(where: { $0.bytes.hasPrefix(sequence) }) {
      pieces = sequence
      return nil
    }
    pieces = nil
    guard sequence.unicodeScalars.count == 2, let scalar = sequence.unicodeScalars.last else { return nil }
    return .pressed(Self.key(scalar))
  }

  private static func key(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP: .arrow(.up)
    case KEY_DOWN: .arrow(.down)
    case KEY_LEFT: .arrow(.left)
    case KEY_RIGHT: .arrow(.right)
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_BTAB: .backTab
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_ENTER: .enter
    case Code.altUp: .alt(.up)
    case Code.altDown: .alt(.down)
    case Code.altLeft: .alt(.left)
    case Code.altRight: .alt(.right)
    case KEY_F0...(KEY_F0 + 63): .function(Int(code - KEY_F0))
    default: nil
    }
  }

  private static func key(_ scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 0x7F, 0x08: .backspace
    case 0x00..<0x20:
      Unicode.Scalar(scalar.value + 0x60).map { .control(Character($0)) } ?? .escape
    default: .character(Character(scalar))
    }
  }
}
