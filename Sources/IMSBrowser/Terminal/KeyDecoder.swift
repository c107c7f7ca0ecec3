import CNcurses
import ViewModels

/// What curses hands over for one key: a code of its own, or a byte.
enum CursesInput: Hashable, Sendable {
  case code(Int32)
  case byte(UInt8)
}

/// Makes events of what curses hands over: keys, and pastes as a whole.
///
/// On a slow link a sequence can come in pieces, so that curses takes its ESC for a key of its own. Then what follows
/// soon, as `[A` or `[200~`, is put together here: neither an arrow nor a paste may run as keys. UTF-8 is read here as
/// well, since curses loses a character whose bytes come apart, and the keys behind a byte that is none.
struct KeyDecoder {
  /// Characters of a paste that are kept; an id needs 36, and nobody reads more in a prompt.
  private static let longestPaste = 65_536

  /// A paste that has begun; its last characters may be the beginning of its end.
  private var paste: [Unicode.Scalar]?
  /// Bytes of a character whose rest is missing.
  private var bytes: [UInt8] = []
  /// ESC and what came behind it, as long as it may become a sequence.
  private var held: [Unicode.Scalar] = []
  /// True where the ESC of `held` came alone, and has counted as a key.
  private var escapeIsOut = false
  /// Bytes of a mouse's report in the old form that are still to come, and mean nothing.
  private var bytesOfMouse = 0

  /// True while something may be the beginning of a sequence: then `giveUp` is to be called a little later.
  var isWaiting: Bool { !held.isEmpty || bytesOfMouse > 0 }

  /// Takes in all that one reading brought.
  mutating func take(_ inputs: some Sequence<CursesInput>) -> [Event] {
    var events: [Event] = []
    let inputs = Array(inputs)
    // A paste whose end was lost on the way would take every key for its own: Ctrl-C, coming alone, gets out of it.
    if inputs == [.byte(0x03)] { paste = nil }
    for input in inputs {
      switch input {
      case .byte where bytesOfMouse > 0: bytesOfMouse -= 1
      case .code(let code): take(code, &events)
      case .byte(let byte) where byte < 0x80 && bytes.isEmpty: take(Unicode.Scalar(byte), &events)
      case .byte(let byte): for scalar in scalars(with: byte) { take(scalar, &events) }
      }
    }
    if held.count == 1, !escapeIsOut {
      events.append(.pressed(.escape))
      escapeIsOut = true
    }
    return events
  }

  /// Tells that the rest of a sequence has not come: what there is of it counts as keys.
  mutating func giveUp() -> [Event] {
    var events: [Event] = []
    bytesOfMouse = 0
    release(&events)
    return events
  }

  private mutating func take(_ code: Int32, _ events: inout [Event]) {
    bytes = []
    release(&events)
    switch code {
    case KeySequences.pasteStart: paste = []
    case KeySequences.pasteEnd: endPaste(&events)
    case _ where paste != nil: break
    default: if let key = Self.key(code) { events.append(.pressed(key)) }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ events: inout [Event]) {
    guard paste == nil else { return takePasted(scalar, &events) }
    if scalar == "\u{1B}" {
      release(&events)
      held = [scalar]
      return
    }
    guard !held.isEmpty else { return events.append(.pressed(Self.key(scalar))) }
    held.append(scalar)
    switch KeySequences.kind(of: held) {
    case .beginning: break
    case .key(let code):
      drop()
      take(code, &events)
    case .mouse(let report):
      drop()
      if let report { events.append(report.event) }
    case .oldMouse:
      drop()
      bytesOfMouse = 3
    case .unknown: drop()
    case .characters: release(&events)
    }
  }

  private mutating func release(_ events: inout [Event]) {
    let isOut = escapeIsOut
    let scalars = held
    drop()
    events += scalars.dropFirst(isOut ? 1 : 0).map { .pressed(Self.key($0)) }
  }

  private mutating func drop() {
    held = []
    escapeIsOut = false
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
    case KeySequences.altUp: .alt(.up)
    case KeySequences.altDown: .alt(.down)
    case KeySequences.altLeft: .alt(.left)
    case KeySequences.altRight: .alt(.right)
    case KeySequences.keypad0...(KeySequences.keypad0 + 9):
      .character(Character(String(code - KeySequences.keypad0)))
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

// MARK: - Pastes

extension KeyDecoder {
  /// Keeps a pasted character. Its end can come in pieces, too, and curses then hands it over as characters.
  private mutating func takePasted(_ scalar: Unicode.Scalar, _ events: inout [Event]) {
    paste?.append(scalar)
    let end = KeySequences.endOfPaste.unicodeScalars
    if scalar == "~", paste?.suffix(end.count).elementsEqual(end) == true {
      paste?.removeLast(end.count)
      endPaste(&events)
    } else if let count = paste?.count, count > 2 * Self.longestPaste {
      paste?.removeSubrange(Self.longestPaste..<count - end.count)
    }
  }

  private mutating func endPaste(_ events: inout [Event]) {
    guard let text = paste else { return }
    paste = nil
    events.append(.pasted(String(String.UnicodeScalarView(text.prefix(Self.longestPaste)))))
  }
}

// MARK: - UTF-8

extension KeyDecoder {
  /// The characters that are whole with one byte more; U+FFFD for bytes that are none.
  private mutating func scalars(with byte: UInt8) -> [Unicode.Scalar] {
    let known = bytes + [byte]
    guard !Self.isBeginning(known) else {
      bytes = known
      return []
    }
    // A byte that can't go on what came before may begin a character itself.
    bytes = Self.isBeginning([byte]) ? [byte] : []
    return Array(String(decoding: known.dropLast(bytes.count), as: UTF8.self).unicodeScalars)
  }

  /// True for the first bytes of a character that has more.
  private static func isBeginning(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
    switch first {
    case 0xC2...0xDF: return bytes.count < 2
    case 0xE0...0xEF: return bytes.count < 3
    case 0xF0...0xF4: return bytes.count < 4
    default: return false
    }
  }
}
