/// A screen's size in cells.
public struct Size: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }
}

/// A part of the screen, in cells from the top left.
public struct Rectangle: Hashable, Sendable {
  public var column: Int
  public var row: Int
  public var columns: Int
  public var rows: Int

  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = columns
    self.rows = rows
  }
}

/// Where things are on a screen of a given size. View models page by it, views draw by it.
public struct Layout: Hashable, Sendable {
  public let size: Size

  public init(_ size: Size) { self.size = size }

  /// Smaller than this there is one line that says so.
  public static let smallest = Size(columns: 20, rows: 6)

  public var isTooSmall: Bool { size.columns < Self.smallest.columns || size.rows < Self.smallest.rows }

  /// From 60 columns both panes show; below, one at a time.
  public var showsBothPanes: Bool { size.columns >= 60 }

  /// Low screens give their rows to the content: no title line, no frame around the panes.
  public var isFramed: Bool { size.rows >= 12 }

  /// The row of the program's name and the endpoint; nil on low screens.
  public var titleRow: Int? { isFramed ? 0 : nil }

  public var promptRow: Int { isFramed ? 1 : 0 }

  public var footerRow: Int { size.rows - 1 }

  /// Everything between prompt and footer, frame included.
  public var body: Rectangle {
    Rectangle(column: 0, row: promptRow + 1, columns: size.columns, rows: footerRow - promptRow - 1)
  }

  /// Columns inside the history's frame.
  private var historyColumns: Int {
    switch size.columns {
    case 100...: 32
    default: 21
    }
  }

  /// The inside of the history pane, its title line above it.
  public var history: Rectangle {
    showsBothPanes ? inside(column: 0, columns: historyColumns + (isFramed ? 2 : 0)) : wide
  }

  /// The inside of the detail pane, its title line above it.
  public var detail: Rectangle {
    guard showsBothPanes else { return wide }
    let left = historyColumns + 1
    return inside(column: left, columns: size.columns - left)
  }

  /// The inside of whatever lies over both panes.
  public var wide: Rectangle { inside(column: 0, columns: size.columns) }

  /// Below the title line, and inside the frame where there is one.
  private func inside(column: Int, columns: Int) -> Rectangle {
    let edge = isFramed ? 1 : 0
    return Rectangle(
      column: column + edge, row: body.row + 1, columns: max(1, columns - 2 * edge),
      rows: max(1, body.rows - 1 - edge))
  }
}
