public import ImageModel
import struct FoundationEssentials.Date

/// Two images side by side, with a cursor that goes from field to field, or from difference to difference.
public struct CompareViewModel: Hashable, Sendable {
  public let left: ComparedImage
  public let right: ComparedImage
  public let comparison: ImageComparison
  /// What is equal, or doesn't count, shows, too.
  public private(set) var showsAll = false
  public private(set) var table: ComparisonTable
  /// The lines that scroll: the table's, on low screens with its header above them.
  public private(set) var lines: [ComparisonTable.Line] = []
  public private(set) var scroll = ScrollPosition()
  /// A row's explanation, over it all.
  public private(set) var explanation: PagerViewModel?
  private let now: Date
  private var space = Rectangle(column: 0, row: 0, columns: 0, rows: 0)

  /// Lines that a value takes at most; its explanation has the rest.
  private static let mostLines = 6
  /// The part of the screen that the header may take; where it needs more, it scrolls along.
  private static let headerShare = 3

  /// - Parameter now: what relative times count from.
  init(_ left: ComparedImage, _ right: ComparedImage, now: Date) {
    self.left = left
    self.right = right
    comparison = ImageComparison(left.image, right.image, now: now)
    self.now = now
    table = ComparisonTable(comparison, left, right, agesAt: now, columns: 80, showsAll: false)
  }

  /// Lines that stay above those that scroll.
  public var header: [ComparisonTable.Line] { table.header.count * Self.headerShare <= space.rows ? table.header : [] }

  /// The row under the cursor.
  public var currentRow: ImageComparison.Row? {
    lines.indices.contains(scroll.cursor) ? lines[scroll.cursor].row : nil
  }
}

// MARK: - Moving

extension CompareViewModel {
  mutating func move(_ movement: Movement) {
    if explanation != nil {
      changeExplanation { $0.move(movement) }
      return
    }
    let target = movement.target(from: scroll.cursor, count: lines.count, height: scroll.height)
    let clamped = min(max(0, target), max(0, lines.count - 1))
    let forward = target >= scroll.cursor
    let ahead = forward ? stops.first { $0 >= clamped } : stops.last { $0 <= clamped }
    let behind = forward ? stops.last : stops.first
    guard let line = ahead ?? behind else {
      scroll.scroll(by: target - scroll.offset)
      return
    }
    land(on: line)
  }

  /// Goes to the next or previous row that makes the images differ, around the end.
  /// - Returns: which of how many it is; nil where there is none.
  mutating func step(forward: Bool) -> (place: Int, count: Int)? {
    let places = stops.filter { lines[$0].row?.isDifference == true }
    guard let first = places.first, let last = places.last else { return nil }
    let line = forward ? places.first { $0 > scroll.cursor } ?? first : places.last { $0 < scroll.cursor } ?? last
    land(on: line)
    return ((places.firstIndex(of: line) ?? 0) + 1, places.count)
  }

  /// Shows what is equal, too, or hides it; the cursor stays on its row, or goes to the next difference.
  mutating func toggleEqual() {
    let row = currentRow
    showsAll.toggle()
    rebuild()
    land(on: stops.first { lines[$0].row == row } ?? firstDifference)
  }

  mutating func fit(_ space: Rectangle) {
    let isFirst = self.space.columns == 0
    let hasChanged = self.space.columns != space.columns || self.space.rows != space.rows
    let row = currentRow
    self.space = space
    if hasChanged {
      rebuild()
      if isFirst {
        land(on: firstDifference)
      } else if let line = stops.first(where: { lines[$0].row == row }) {
        land(on: line)
      }
    }
    changeExplanation { [space] in $0.fit(space) }
  }

  /// Where the cursor stops: at each row's first line.
  private var stops: [Int] { lines.indices.filter { lines[$0].row != nil } }

  private var firstDifference: Int { stops.first { lines[$0].row?.isDifference == true } ?? stops.first ?? 0 }

  /// Puts the cursor on a row, with all of its lines in view, and the heading above a section's first row.
  private mutating func land(on line: Int) {
    let end = lines.dropFirst(line + 1).firstIndex { if case .more = $0 { false } else { true } } ?? lines.count
    scroll.show(min(end - 1, line + scroll.height - 1))
    scroll.show(line)
    let above = stops.last { $0 < line } == nil ? 0 : line - 1
    if above == 0 { scroll.reveal(0) } else if case .section = lines[above] { scroll.reveal(above) }
  }

  private mutating func rebuild() {
    table = ComparisonTable(
      comparison, left, right, agesAt: now, columns: space.columns, mostLines: Self.mostLines, showsAll: showsAll)
    lines = (header.isEmpty ? table.header : []) + table.lines
    scroll.fit(count: lines.count, height: max(1, space.rows - header.count))
  }
}

// MARK: - Explaining

extension CompareViewModel {
  mutating func explain(_ row: ImageComparison.Row) {
    explanation = PagerViewModel(comparing: row, left, right)
    changeExplanation { [space] in $0.fit(space) }
  }

  mutating func changeExplanation(_ body: (inout PagerViewModel) -> Void) {
    guard var pager = explanation else { return }
    body(&pager)
    explanation = pager
  }

  mutating func closeExplanation() { explanation = nil }
}

extension ImageComparison.Row {
  /// Both values as the services wrote them, a line each; an empty one where an image lacks the field.
  var rawText: String { "\(left.rawText ?? "")\n\(right.rawText ?? "")\n" }
}

extension PagerViewModel {
  /// What a field means, whether a difference in it counts, both values whole, and as the service wrote them.
  fileprivate init(comparing row: ImageComparison.Row, _ left: ComparedImage, _ right: ComparedImage) {
    var text: [PrintableText] = [Self.meaning(of: row.field), "", row.statement]
    for (side, image, only) in [(row.left, left, row.onlyLeft), (row.right, right, row.onlyRight)] {
      let value = ([side.value] + side.moreLines + (side.aside.map { [$0] } ?? [])).map { "  \($0)" as PrintableText }
      text += ["", image.name] + value
      if !only.isEmpty { text += [PrintableText("Only here", zh: "仅此镜像有")] + only.map { "  \($0)" } }
      let key = row.key.value
      let wire =
        side.raw.map { "\(key): \($0.written())" as PrintableText }
        ?? PrintableText("\(key) is not there", zh: "没有 \(key)")
      text += [PrintableText("In the answer", zh: "响应中"), "  \(wire)"]
    }
    self.init(title: row.label, text: text, whole: row.rawText)
  }
}

extension ImageComparison.Row {
  /// What comparing them has shown.
  fileprivate var statement: PrintableText {
    if isEqual { return PrintableText("Both say the same.", zh: "两者相同。") }
    return switch standing {
    case .telling: PrintableText("They differ.", zh: "两者不同。")
    case .copy:
      PrintableText(
        "They differ, which doesn't count: it tells one copy of an image from another.",
        zh: "两者不同，但不计入：此字段只区分同一镜像的不同副本。")
    case .placeholder:
      PrintableText(
        "They differ, which doesn't count: it is a placeholder, and says nothing of the image.",
        zh: "两者不同，但不计入：此字段是占位符，与镜像本身无关。")
    }
  }
}
