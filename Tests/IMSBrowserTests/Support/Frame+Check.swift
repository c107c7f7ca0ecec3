import ImageModel
import ViewModels

// The fuzzer has the views in its own module.
#if canImport(IMSBrowser)
  @testable import IMSBrowser
#endif

extension Frame {
  /// Everything that holds of every frame, whatever is on it; what doesn't hold is named.
  var defects: [String] {
    var defects: [String] = []
    if rows.count != size.rows { defects.append("\(rows.count) rows instead of \(size.rows)") }
    for (number, cells) in rows.enumerated() {
      if cells.count != size.columns { defects.append("row \(number) has \(cells.count) cells") }
      let width = TextWidth.of(cells.map(\.text).joined())
      if width != size.columns { defects.append("row \(number) is \(width) cells wide") }
      for (column, cell) in cells.enumerated() {
        if let trouble = Self.defect(of: cell, before: column + 1 < cells.count ? cells[column + 1] : nil) {
          defects.append("\(trouble) at \(column),\(number)")
        }
      }
      if cells.first?.text.isEmpty == true { defects.append("row \(number) begins with half a character") }
    }
    if let cursor, !(0..<size.columns).contains(cursor.column) || !(0..<size.rows).contains(cursor.row) {
      defects.append("the cursor is at \(cursor)")
    }
    return defects
  }

  private static func defect(of cell: Cell, before next: Cell?) -> String? {
    if cell == .blank, next == .blank || next == nil { return nil }
    if cell.text.unicodeScalars.contains(where: \.isHidden) { return "a hidden character" }
    switch TextWidth.of(cell.text) {
    case 0 where cell.text.isEmpty: return nil
    case 1: return next?.text.isEmpty == true ? "an orphaned half" : nil
    case 2: return next?.text.isEmpty == true ? nil : "a wide character cut"
    default: return "a cell of \(TextWidth.of(cell.text)) cells"
    }
  }
}
