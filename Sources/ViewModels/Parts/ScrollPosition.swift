/// A cursor in a list and the first line that shows: what history, detail, help and JSON share in moving about.
public struct ScrollPosition: Hashable, Sendable {
  /// The line under the cursor, counted from 0.
  public private(set) var cursor = 0
  /// The first visible line, counted from 0.
  public private(set) var offset = 0
  /// Lines that the list has and lines that show of it, as of the last `fit`.
  public private(set) var count = 0
  public private(set) var height = 1

  public init() {}

  /// Takes over how many lines there are and how many show, keeping the cursor visible.
  public mutating func fit(count: Int, height: Int) {
    self.count = count
    self.height = max(1, height)
    show(cursor)
  }

  /// Puts the cursor on a line, or the nearest one there is, and scrolls as little as shows it.
  public mutating func show(_ line: Int) {
    cursor = min(max(0, line), max(0, count - 1))
    offset = min(max(offset, cursor - height + 1), cursor)
    offset = min(offset, max(0, count - height))
  }

  /// Scrolls so that the lines before the cursor show, where they fit: a heading above the first row.
  public mutating func reveal(_ line: Int) {
    if line < offset, cursor - line < height { offset = max(0, line) }
  }

  /// Scrolls without a cursor, for text that is only read.
  public mutating func scroll(by lines: Int) {
    offset = min(max(0, offset + lines), max(0, count - height))
    cursor = offset
  }
}

/// A step through a list, by a moving command.
public enum Movement: Hashable, Sendable {
  case lines(Int)
  case halfPages(Int)
  case pages(Int)
  case top
  case bottom

  init?(_ command: Command) {
    switch command {
    case .moveDown: self = .lines(1)
    case .moveUp: self = .lines(-1)
    case .halfPageDown: self = .halfPages(1)
    case .halfPageUp: self = .halfPages(-1)
    case .pageDown: self = .pages(1)
    case .pageUp: self = .pages(-1)
    case .top: self = .top
    case .bottom: self = .bottom
    default: return nil
    }
  }

  /// Where the step leads from `line` in a list of `count` lines of which `height` show.
  func target(from line: Int, count: Int, height: Int) -> Int {
    switch self {
    case .lines(let number): line + number
    case .halfPages(let number): line + number * max(1, height / 2)
    case .pages(let number): line + number * max(1, height - 1)
    case .top: 0
    case .bottom: count - 1
    }
  }
}
