public import ImageModel
public import struct FoundationEssentials.Date

/// Two images field by field, broken into lines of a width: side by side, or below each other where that is narrow. The
/// screen and `imsbrowser compare` both show it.
public struct ComparisonTable: Hashable, Sendable {
  /// One line of the three columns; stacked, `label` and one of the others are empty.
  public struct Cells: Hashable, Sendable {
    public var label: PrintableText = ""
    public var left: PrintableText = ""
    public var right: PrintableText = ""
  }

  public enum Line: Hashable, Sendable {
    /// Which images these are.
    case header(Cells)
    /// A section, and what of it is left out.
    case section(Section, folded: PrintableText)
    /// A field's first line, and its further ones.
    case row(ImageComparison.Row, Cells)
    case more(ImageComparison.Row, Cells)
    /// Nothing that counts differs.
    case alike

    var row: ImageComparison.Row? {
      if case .row(let row, _) = self { row } else { nil }
    }
  }

  /// Narrower than this, the second image's values stand below the first one's.
  public static let narrowest = 78
  /// Cells before a label: the cursor's marker, and a sign with a blank.
  public static let indent = 3
  /// Cells before a value that stands below its label.
  public static let stackedIndent = 5
  /// Cells between the columns.
  public static let gap = 2

  public let isStacked: Bool
  /// Cells of each column; stacked, all of them have the whole width.
  public let labelWidth: Int
  public let leftWidth: Int
  public let rightWidth: Int
  /// Which images these are, for above `lines`.
  public let header: [Line]
  public let lines: [Line]

  /// - Parameters:
  ///   - now: what the age of each image counts from; nil where that is of no interest.
  ///   - columns: cells that a line may take.
  ///   - mostLines: lines that a value may take; nil: as many as it has.
  ///   - showsAll: with what is equal, and what doesn't count.
  public init(
    _ comparison: ImageComparison, _ left: ComparedImage, _ right: ComparedImage,
    agesAt now: Date? = nil, columns: Int, mostLines: Int? = nil, showsAll: Bool
  ) {
    let isStacked = columns < Self.narrowest
    let rows = comparison.rows.filter { showsAll || $0.isDifference }
    let columns = Columns(of: rows, columns: columns, isStacked: isStacked)
    self.isStacked = isStacked
    (labelWidth, leftWidth, rightWidth) = (columns.label, columns.left, columns.right)
    let breaker = Breaker(columns: columns, isStacked: isStacked, mostLines: mostLines)
    header = breaker.header(left, right, agesAt: now)
    let body = comparison.parts.filter { !$0.rows.isEmpty }.flatMap { part in
      let shown = part.rows.filter { showsAll || $0.isDifference }
      let folded = showsAll ? "" : Self.folded(part.rows)
      return [Line.section(part.section, folded: folded)] + shown.flatMap(breaker.lines)
    }
    lines = (comparison.areAlike ? [.alike] : []) + body
  }

  /// Where the texts of a line stand, in cells from its beginning, and which of them is a label.
  public func placed(_ cells: Cells) -> [(text: PrintableText, column: Int, isLabel: Bool)] {
    let left = isStacked ? Self.stackedIndent : Self.indent + labelWidth + Self.gap
    let right = isStacked ? left : left + leftWidth + Self.gap
    return [(cells.label, Self.indent, true), (cells.left, left, false), (cells.right, right, false)]
      .filter { !$0.text.isEmpty }
  }

  private static func folded(_ rows: [ImageComparison.Row]) -> PrintableText {
    let equal = rows.count(where: \.isEqual)
    let uncounted = rows.count { !$0.isEqual && !$0.isDifference }
    switch (equal, uncounted) {
    case (0, 0): return ""
    case (_, 0): return PrintableText("\(equal) equal", zh: "\(equal) 项相同")
    case (0, _): return PrintableText("\(uncounted) not counted", zh: "\(uncounted) 项不计入")
    default:
      return PrintableText("\(equal) equal, \(uncounted) not counted", zh: "\(equal) 项相同，\(uncounted) 项不计入")
    }
  }
}

/// How wide the columns are.
private struct Columns {
  let label: Int
  let left: Int
  let right: Int

  private static let idWidth = 36

  /// A side that needs less than its half leaves the rest to the other one.
  init(of rows: [ImageComparison.Row], columns: Int, isStacked: Bool) {
    guard !isStacked else {
      let whole = max(1, columns - ComparisonTable.stackedIndent - 1)
      (label, left, right) = (max(1, columns - ComparisonTable.indent - 1), whole, whole)
      return
    }
    // Labels leave room for two image ids, but for fourteen cells of their own.
    let gaps = ComparisonTable.indent + 2 * ComparisonTable.gap + 1
    label = min(rows.map(\.label.width).max() ?? 0, max(14, min(24, columns - gaps - 2 * Self.idWidth)))
    let room = columns - gaps - label
    let half = room / 2
    let leftNeed = max(Self.idWidth, rows.flatMap { $0.left.words(only: $0.onlyLeft) }.map(\.width).max() ?? 0)
    let rightNeed = max(Self.idWidth, rows.flatMap { $0.right.words(only: $0.onlyRight) }.map(\.width).max() ?? 0)
    left =
      rightNeed > half ? max(min(leftNeed, half), room - rightNeed) : min(max(leftNeed, half), room - rightNeed)
    right = room - left
  }
}

/// Breaks what is to be said into lines.
private struct Breaker {
  let columns: Columns
  let isStacked: Bool
  let mostLines: Int?

  func header(_ left: ComparedImage, _ right: ComparedImage, agesAt now: Date?) -> [ComparisonTable.Line] {
    func words(_ image: ComparedImage) -> [PrintableText] {
      [image.name, PrintableText(image.id.text)] + (now.map { [image.age(at: $0)] } ?? [])
    }
    let (left, right) = (words(left), words(right))
    // Side by side, ids and ages stay beside each other below names of any length.
    let cells =
      isStacked ? lines(label: [], left, right) : zip(left, right).flatMap { lines(label: [], [$0], [$1]) }
    return cells.map(ComparisonTable.Line.header)
  }

  func lines(of row: ImageComparison.Row) -> [ComparisonTable.Line] {
    let cells = lines(
      label: row.label.wrapped(to: max(1, columns.label)), bounded(row.left.words(only: row.onlyLeft)),
      bounded(row.right.words(only: row.onlyRight)))
    return cells.enumerated().map { $0 == 0 ? .row(row, $1) : .more(row, $1) }
  }

  /// At most so many lines, the last of which then says that there is more.
  private func bounded(_ words: [PrintableText]) -> [PrintableText] {
    let lines = words.flatMap { $0.wrapped(to: max(1, columns.left)) }
    guard let mostLines, lines.count > mostLines else { return words }
    let rest = lines.count - mostLines + 1
    return lines.prefix(mostLines - 1) + [PrintableText("… \(rest) more lines", zh: "另有 \(rest) 行")]
  }

  private func lines(
    label: [PrintableText], _ left: [PrintableText], _ right: [PrintableText]
  ) -> [ComparisonTable.Cells] {
    let left = left.flatMap { $0.wrapped(to: max(1, columns.left - (isStacked ? 2 : 0))) }
    let right = right.flatMap { $0.wrapped(to: max(1, columns.right - (isStacked ? 2 : 0))) }
    guard isStacked else {
      return (0..<max(label.count, left.count, right.count)).map { line in
        .init(
          label: label.dropFirst(line).first ?? "", left: left.dropFirst(line).first ?? "",
          right: right.dropFirst(line).first ?? "")
      }
    }
    return label.map { .init(label: $0) } + left.enumerated().map { .init(left: "\($0 == 0 ? "A" : " ") \($1)") }
      + right.enumerated().map { .init(right: "\($0 == 0 ? "B" : " ") \($1)") }
  }
}

extension FieldRow {
  /// The value, what absence means, and what this side alone has.
  fileprivate func words(only: [PrintableText]) -> [PrintableText] {
    let first = (raw == nil ? aside : nil).map { PrintableText("\(value)  (\($0))", zh: "\(value)（\($0)）") } ?? value
    let list = PrintableText.list(only)
    return [first] + moreLines + (only.isEmpty ? [] : [PrintableText("only here: \(list)", zh: "仅此镜像有：\(list)")])
  }
}
