import struct FoundationEssentials.Date
import ImageModel
import ViewModels

/// The list of a cloud's images: a line each, with as many columns as there is room for, and what didn't come at the end.
struct CatalogueView {
  let list: CatalogueViewModel
  /// Marked for a comparison.
  let marked: ImageID?
  /// The time of the paint: what is under way says how long it has been.
  let now: Date
  let glyphs: Glyphs

  private struct Column {
    let title: PrintableText
    let width: Int
    let text: (CatalogueRow) -> PrintableText
  }

  private static let gap = 2
  /// Cells that the name keeps.
  private static let leastName = 22

  var title: PrintableText {
    let filter = PrintableText(list.filter)
    return filter.isEmpty
      ? PrintableText("Catalogue", zh: "镜像列表") : PrintableText("Catalogue: \(filter)", zh: "镜像列表：\(filter)")
  }

  /// How much there is, and what is under way.
  var aside: PrintableText {
    guard let seconds = list.asking?.seconds(at: now) else { return count }
    let page = PrintableText("page \(list.pages + 1): \(seconds) s", zh: "第 \(list.pages + 1) 页：\(seconds) 秒")
    return list.rows.isEmpty ? page : PrintableText("\(count), \(page)", zh: "\(count)，\(page)")
  }

  private var count: PrintableText {
    let strays = list.strays
    let left: PrintableText =
      strays == 0 ? "" : PrintableText(", \(strays) without an id left out", zh: "，已略去 \(strays) 个没有 ID 的条目")
    return PrintableText("\(shownCount)\(left)", zh: "\(shownCount)\(left)")
  }

  private var shownCount: PrintableText {
    let loaded = Quantity.count(list.rows.count)
    if list.isNarrowed {
      let shown = Quantity.count(list.shown.count)
      return PrintableText("\(shown) of \(loaded) loaded", zh: "已加载 \(loaded) 个，显示 \(shown) 个")
    }
    if list.isAtEnd {
      return PrintableText(list.rows.count == 1 ? "1 image" : "\(loaded) images", zh: "\(loaded) 个镜像")
    }
    return list.rows.isEmpty
      ? "" : PrintableText("\(loaded) of at least \(loaded)", zh: "至少 \(loaded) 个，已加载 \(loaded) 个")
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
      guard let row = list.row(at: index) else {
        write(lastLine, start, line, width: .max, .warning)
        continue
      }
      let isMarked = row.id != nil && row.id == marked
      if isMarked { frame.write(glyphs.mark, column: inside.column + 1, row: line, role: .changed) }
      column = start
      for (place, cell) in columns.enumerated() {
        let role: Role = place > 0 ? .dim : isMarked ? .changed : isCurrent ? .selected : .plain
        write(cell.text(row), column, line, width: cell.width, role)
        column += cell.width + Self.gap
      }
    }
    if list.scroll.count == 0, inside.rows > 1 { write(nothing, start, inside.row + 1, width: .max, .dim) }
  }

  /// Why there are no more.
  private var lastLine: PrintableText {
    guard let failure = list.failure else {
      if list.isResting { return barren }
      return PrintableText(
        "No more than these are kept. / with a filter such as name:*x* finds the others.",
        zh: "最多保留这些。请按 / 用 name:*x* 等条件查找其余镜像。")
    }
    return PrintableText("r to try again: \(failure.headline)", zh: "按 r 重试：\(failure.headline)")
  }

  private var barren: PrintableText {
    let pages = list.pages
    return PrintableText("Nothing more in \(pages) pages: G asks on.", zh: "已查询 \(pages) 页，没有更多符合的镜像：按 G 继续查询。")
  }

  private var nothing: PrintableText {
    if list.isResting { return barren }
    if list.isNarrowed, !list.rows.isEmpty {
      return list.isAtEnd
        ? PrintableText("None of what is loaded matches.", zh: "已加载的镜像均不匹配。")
        : PrintableText("None of what is loaded matches: G asks for more.", zh: "已加载的镜像均不匹配：按 G 继续加载。")
    }
    return list.isAtEnd
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
