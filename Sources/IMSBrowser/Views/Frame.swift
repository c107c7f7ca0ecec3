import ImageModel
import ViewModels

/// A whole screen as a value: rows of cells. Views make it, tests read it, `Terminal` shows it.
struct Frame: Hashable, Sendable {
  /// One cell: a character with its combining marks, or the second half of a wide one.
  struct Cell: Hashable, Sendable {
    /// Empty for the second half of a wide character.
    var text: String
    var role: Role

    static let blank = Cell(text: " ", role: .plain)
  }

  let size: Size
  /// `size.rows` rows of `size.columns` cells each.
  private(set) var rows: [[Cell]]
  /// Where the terminal's cursor stands; nil to hide it.
  var cursor: (column: Int, row: Int)? {
    get { cursorColumn.flatMap { column in cursorRow.map { (column, $0) } } }
    set {
      cursorColumn = newValue.map { min(max(0, $0.column), size.columns - 1) }
      cursorRow = newValue.map { min(max(0, $0.row), size.rows - 1) }
    }
  }
  private var cursorColumn: Int?
  private var cursorRow: Int?

  /// Combining marks that one cell takes; ncurses holds no more, and no script needs more.
  private static let mostMarks = 4

  init(_ size: Size) {
    self.size = size
    rows = Array(repeating: Array(repeating: .blank, count: size.columns), count: size.rows)
  }

  /// Writes text from a cell on, as far as it fits into `width` cells and the screen; nothing wraps.
  /// - Returns: the column behind what was written.
  @discardableResult
  mutating func write(
    _ text: PrintableText, column: Int, row: Int, width: Int = .max, role: Role = .plain, ellipsis: Character? = nil
  ) -> Int {
    guard rows.indices.contains(row), column >= 0, column < size.columns, width > 0 else { return column }
    let room = min(width, size.columns - column)
    let fitted = ellipsis.map { text.clipped(to: room, ellipsis: $0) } ?? text
    let end = column + room
    var next = column
    var last: Int?
    var marks = 0
    for scalar in fitted.text.unicodeScalars {
      let cells = TextWidth.of(scalar)
      if cells == 0 {
        guard let last, marks < Self.mostMarks else { continue }
        rows[row][last].text.unicodeScalars.append(scalar)
        marks += 1
        continue
      }
      guard next + cells <= end else { break }
      put(Cell(text: String(scalar), role: role), next, row)
      if cells == 2 { put(Cell(text: "", role: role), next + 1, row) }
      last = next
      marks = 0
      next += cells
    }
    return next
  }

  /// Writes paragraphs one below the other, broken into lines with a cell free at each side, as far as there are rows.
  /// - Returns: the room that is left below.
  @discardableResult
  mutating func write(paragraphs: [PrintableText], in space: Rectangle, role: Role) -> Rectangle {
    let lines = paragraphs.flatMap { $0.wrapped(to: max(1, space.columns - 2)) }
    for (row, line) in zip(space.row..<space.row + space.rows, lines) {
      write(line, column: space.column + 1, row: row, width: space.columns - 1, role: role)
    }
    let used = min(lines.count, space.rows)
    return Rectangle(
      column: space.column, row: space.row + used, columns: space.columns, rows: space.rows - used)
  }

  /// Repeats a one-cell sign over `count` cells.
  mutating func fill(_ sign: PrintableText, column: Int, row: Int, count: Int, role: Role) {
    for offset in 0..<max(0, count) { write(sign, column: column + offset, row: row, role: role) }
  }

  /// The rows as text, for reading.
  var text: [String] { rows.map { $0.map(\.text).joined() } }

  /// Puts a cell in place; half of a wide character that it covers leaves a blank behind.
  private mutating func put(_ cell: Cell, _ column: Int, _ row: Int) {
    if !cell.text.isEmpty, rows[row][column].text.isEmpty, column > 0 { rows[row][column - 1].text = " " }
    if column + 1 < size.columns, rows[row][column + 1].text.isEmpty, !rows[row][column].text.isEmpty {
      rows[row][column + 1].text = " "
    }
    rows[row][column] = cell
  }
}
