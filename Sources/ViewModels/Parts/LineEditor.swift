import ImageModel

/// One line of typed text with a cursor: the id prompt and the find line.
public struct LineEditor: Hashable, Sendable {
  /// What was typed, without hidden characters.
  public private(set) var text = ""
  /// Characters before the cursor, 0 to `text.count`.
  public private(set) var cursor = 0

  /// Characters that a line holds at most; what is typed or pasted beyond is refused.
  public static let longest = 1024

  public init() {}

  public var isEmpty: Bool { text.isEmpty }

  /// Puts text in at the cursor; hidden characters in it become spaces, so that nothing typed acts on the terminal.
  public mutating func insert(_ added: String) {
    let clean = String(String.UnicodeScalarView(added.unicodeScalars.map { $0.isHidden ? " " : $0 }))
    let fitting = clean.prefix(max(0, Self.longest - text.count))
    // Counted after joining: a combining mark makes no character of its own.
    let head = String(text.prefix(cursor) + fitting)
    text = head + text.dropFirst(cursor)
    cursor = min(text.count, head.count)
  }

  /// Replaces all of it, with the cursor at the end.
  public mutating func replace(with text: String) {
    self = LineEditor()
    insert(text)
  }

  /// Carries out an editing command; false for any other command.
  public mutating func perform(_ command: Command) -> Bool {
    switch command {
    case .cursorLeft: cursor = max(0, cursor - 1)
    case .cursorRight: cursor = min(text.count, cursor + 1)
    case .cursorToStart: cursor = 0
    case .cursorToEnd: cursor = text.count
    case .deleteBackward: delete(from: max(0, cursor - 1), to: cursor)
    case .deleteForward: delete(from: cursor, to: min(text.count, cursor + 1))
    case .deleteWord: delete(from: startOfWord, to: cursor)
    case .deleteToStart: delete(from: 0, to: cursor)
    case .deleteToEnd: delete(from: cursor, to: text.count)
    default: return false
    }
    return true
  }

  /// As a shell's Ctrl-W: back over blanks, then to the next blank.
  private var startOfWord: Int {
    let before = Array(text.prefix(cursor))
    let word = before.lastIndex { $0 != " " } ?? -1
    return (before[..<max(0, word)].lastIndex(of: " ") ?? -1) + 1
  }

  private mutating func delete(from start: Int, to end: Int) {
    text.removeSubrange(index(start)..<index(end))
    cursor = start
  }

  private func index(_ offset: Int) -> String.Index { text.index(text.startIndex, offsetBy: offset) }
}
