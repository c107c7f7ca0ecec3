import ImageModel
import ViewModels

/// The list of a cloud's images: a line each, with as many columns as there is room for, and what didn't come at the end.
struct CatalogueView {
  let list: CatalogueViewModel
  /// Marked for a comparison.
  let marked: ImageID?
  let glyphs: Glyphs

  private typealias Row = CatalogueViewModel.Row
  private struct Column {
    let title: PrintableText
    let width: Int
    let text: (Row) -> PrintableText
  }

  private static let gap = 2
  /// Cells that the name keeps.
  private static let leastName = 22

  var title: PrintableText {
    let filter = PrintableText(list.filter)
    return filter.isEmpty
      ? PrintableText("Catalogue", zh: "镜像列表") : PrintableText("Catalogue: \(filter)", zh: "镜像列表：\(filter)")
  }

  var aside: PrintableText {
    let count = list.rows.count
    if list.isUnderWay { return PrintableText("\(count) images, asking", zh: "\(count) 个镜像，查询中") }
    if list.isAtEnd { return PrintableText(count == 1 ? "1 image" : "\(count) images", zh: "\(count) 个镜像") }
    return PrintableText("\(count) of at least \(count)", zh: "至少 \(count) 个，已列出 \(count) 个")
  }

  func draw(in frame: inout Frame, _ inside: Rectangle) {
    let start = inside.column + 2
    let end = inside.column + inside.columns - 1
    let columns = columns(width: end - start)
    func write(_ text: PrintableText, _ column: Int, _ row: Int, width: Int, _ role: Role) {
      frame.write(
        text, column: column, row: row, width: min(width, end - column), role: role, ellipsis: glyphs.ellipsis)
    }
    var column = start
    for head in columns {
      write(head.title, column, inside.row, width: head.width, .heading)
      column += head.width + Self.gap
    }
    let last = min(list.scroll.count, list.scroll.offset + inside.rows - 1)
    for index in list.scroll.offset..<max(list.scroll.offset, last) {
      let line = inside.row + 1 + index - list.scroll.offset
      let isCurrent = index == list.scroll.cursor
      if isCurrent { write(glyphs.marker, inside.column, line, width: 1, .marker) }
      guard list.rows.indices.contains(index) else {
        write(failure, start, line, width: .max, .warning)
        continue
      }
      let row = list.rows[index]
      let isMarked = row.id != nil && row.id == marked
      column = start
      for (place, cell) in columns.enumerated() {
        let role: Role = place > 0 ? .dim : isMarked ? .changed : isCurrent ? .selected : .plain
        write(cell.text(row), column, line, width: cell.width, role)
        column += cell.width + Self.gap
      }
    }
    if list.scroll.count == 0, inside.rows > 1 { write(nothing, start, inside.row + 1, width: .max, .dim) }
  }

  private var failure: PrintableText {
    guard let failure = list.failure else { return "" }
    return PrintableText("r to try again: \(failure.headline)", zh: "按 r 重试：\(failure.headline)")
  }

  private var nothing: PrintableText {
    list.isAtEnd
      ? PrintableText("No image is listed.", zh: "没有镜像。") : PrintableText("Asking for the list.", zh: "正在查询列表。")
  }

  /// The name has what the others leave.
  private func columns(width: Int) -> [Column] {
    let others = [
      Column(title: PrintableText("STATUS", zh: "状态"), width: 11) { $0.status },
      Column(title: PrintableText("OS", zh: "操作系统"), width: 22) { $0.operatingSystem },
      Column(title: PrintableText("CREATED", zh: "创建时间"), width: 10) { $0.created },
      Column(title: PrintableText("SIZE", zh: "大小"), width: 9) { $0.size },
      Column(title: PrintableText("VISIBILITY", zh: "可见性"), width: 10) { $0.visibility },
    ]
    var room = width
    let shown = others.prefix { column in
      let fits = room - column.width - Self.gap >= Self.leastName
      if fits { room -= column.width + Self.gap }
      return fits
    }
    return [Column(title: PrintableText("NAME", zh: "名称"), width: max(1, room)) { $0.name }] + shown
  }
}
