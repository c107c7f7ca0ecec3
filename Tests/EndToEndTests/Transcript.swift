import Foundation

/// What the program sent to its terminal, taken apart: its own sequences, and the text between them.
struct Transcript {
  /// The characters that show, and the ends of lines.
  private(set) var text = String.UnicodeScalarView()
  /// What neither shows nor is a sequence that ncurses or the program itself writes.
  private(set) var strangers: [String] = []
  /// The texts put on the clipboard by a plain OSC 52, and those by one in an envelope for tmux or screen.
  private(set) var copied: [String] = []
  private(set) var copiedInEnvelope: [String] = []
  /// The DEC private modes in their last state, such as 1049 for the alternate screen and 2004 for bracketed paste.
  private(set) var modes: [Int: Bool] = [:]
  private(set) var rings = 0
  /// The titles that the terminal was given (OSC 2).
  private(set) var titles: [String] = []
  /// True where any colour was set.
  private(set) var hasColor = false

  private let scalars: [Unicode.Scalar]
  private var next = 0

  init(_ bytes: Data) {
    scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    while next < scalars.count { take() }
  }

  /// The terminal is as an operator's shell wants it: the main screen, pastes unbracketed, plain arrows, a cursor to see.
  var isGivenBack: Bool {
    modes[1049] == false && modes[2004] == false && modes[1] != true && modes[25] != false
  }

  /// The scalars that a terminal would obey or hide: C0, DEL, C1, bidi and zero-width controls.
  static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension Transcript {
  private mutating func take() {
    let start = next
    let scalar = scalars[next]
    next += 1
    switch scalar {
    case "\u{1B}":
      if !takeSequence() { report(from: start) }
    case "\n": text.append(scalar)
    case "\u{7}": rings += 1
    // SI ends what plain attributes begin with in some of terminfo's entries.
    case "\r", "\t", "\u{8}", "\u{F}": break
    case _ where Self.hides(scalar): report(from: start)
    default: text.append(scalar)
    }
  }

  private mutating func report(from start: Int) {
    let seen = String(String.UnicodeScalarView(scalars[start..<min(start + 16, scalars.count)]))
    strangers.append(seen.debugDescription)
  }

  /// Takes what follows ESC; false where the program has no reason to send it.
  private mutating func takeSequence() -> Bool {
    guard next < scalars.count else { return false }
    next += 1
    switch scalars[next - 1] {
    case "[": return takeControl()
    case "]": return takeTitle() || takeCopy { $0.copied.append($1) }
    case "P": return takeEnvelope()
    case "(", ")":
      next += 1
      return next <= scalars.count && "AB0".unicodeScalars.contains(scalars[next - 1])
    // Keypad modes, saved cursor, reverse index.
    case "=", ">", "7", "8", "M": return true
    default: return false
    }
  }

  private mutating func takeControl() -> Bool {
    let isPrivate = takes("?")
    let parameters = prefix { "0123456789;".unicodeScalars.contains($0) }
    guard next < scalars.count else { return false }
    next += 1
    let end = scalars[next - 1]
    let numbers = parameters.split(separator: ";").compactMap { Int($0) }
    if isPrivate {
      for mode in numbers { modes[mode] = end == "h" }
      return end == "h" || end == "l"
    }
    if end == "m", numbers.contains(where: { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 }) {
      hasColor = true
    }
    return "@ABCDGHJKLMPSTXbdhlmrt".unicodeScalars.contains(end)
  }

  /// Takes the rest of an OSC 2; false where it is another.
  private mutating func takeTitle() -> Bool {
    guard takes("2;") else { return false }
    titles.append(prefix { !Self.hides($0) })
    return takes("\u{7}")
  }

  /// Takes the rest of an OSC 52.
  private mutating func takeCopy(_ keep: (inout Transcript, String) -> Void) -> Bool {
    guard takes("52;c;") else { return false }
    let base64 = prefix { $0 != "\u{7}" && $0.isASCII && !Self.hides($0) }
    guard takes("\u{7}"), let data = Data(base64Encoded: base64) else { return false }
    keep(&self, String(decoding: data, as: UTF8.self))
    return true
  }

  private mutating func takeEnvelope() -> Bool {
    if takes("tmux;\u{1B}\u{1B}]") {
      return takeCopy { $0.copiedInEnvelope.append($1) } && takes("\u{1B}\\")
    }
    // Pieces for GNU screen, one behind the other, of one OSC 52.
    var inside = ""
    repeat {
      let isFirst = inside.isEmpty
      if isFirst, takes("\u{1B}]") { inside = "\u{1B}]" }
      inside += prefix { $0 != "\u{1B}" }
      guard takes("\u{1B}\\") else { return false }
    } while takes("\u{1B}P")
    let copy = Transcript(Data(inside.utf8))
    copiedInEnvelope += copy.copied
    return copy.copied.count == 1 && copy.text.isEmpty
  }

  private mutating func takes(_ expected: String) -> Bool {
    let expected = expected.unicodeScalars
    guard scalars[next...].starts(with: expected) else { return false }
    next += expected.count
    return true
  }

  private mutating func prefix(while holds: (Unicode.Scalar) -> Bool) -> String {
    let taken = scalars[next...].prefix(while: holds)
    next += taken.count
    return String(String.UnicodeScalarView(taken))
  }
}
