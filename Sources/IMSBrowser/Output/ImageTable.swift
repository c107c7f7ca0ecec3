import ImageModel

/// Images as lines of a table. The widths are decided once, by the first page: what comes later, however wide, doesn't make
/// the first row wait.
struct ImageTable {
  enum Column: CaseIterable {
    case name
    case status
    case operatingSystem
    case size
    case created
    case visibility
    case id
  }

  /// Cells that a column is padded to at most where nothing bounds the line: one long name would push all others away.
  private static let widest = 48
  /// Cells that long texts shrink to before a column is left out.
  private static let readable: KeyValuePairs = [Column.name: 18, .operatingSystem: 12]
  /// What is left out where a line has no room, in this order.
  private static let dispensable = [Column.visibility, .size, .created, .operatingSystem, .status]
  /// Cells of a name that says anything at all.
  private static let shortestName = 4

  /// Cells of a line; nil where nothing bounds it.
  private let width: Int?
  private let columns: [(column: Column, width: Int)]

  /// - Parameters:
  ///   - images: the first page.
  ///   - width: cells of a line; nil to cut nothing.
  init(for images: [Image], width: Int?) {
    self.width = width
    let natural = Column.allCases.map { column in
      (column: column, width: ([column.title] + images.map(column.text)).map(\.width).max() ?? 0)
    }
    columns = width.map { Self.fitted(natural, to: $0) } ?? natural.map { ($0.column, min($0.width, Self.widest)) }
  }

  var header: PrintableText { line(of: columns.map { $0.column.title }) }

  func line(of image: Image) -> PrintableText { line(of: columns.map { $0.column.text(of: image) }) }

  private func line(of cells: [PrintableText]) -> PrintableText {
    var line = ""
    for (cell, (column, room)) in zip(cells, columns) {
      let isLast = column == columns.last?.column
      let shown = width == nil || column == .id ? cell : cell.clipped(to: room)
      line += shown.text
      if !isLast { line += String(repeating: " ", count: max(0, room - shown.width) + 2) }
    }
    return width.map { PrintableText(line).clipped(to: $0) } ?? PrintableText(line)
  }

  /// Narrowed until they fit: first the long texts, then column after column is left out; the id always stays whole.
  private static func fitted(
    _ natural: [(column: Column, width: Int)], to width: Int
  ) -> [(column: Column, width: Int)] {
    var columns = natural
    /// Negative where there is room left.
    var excess: Int { columns.map(\.width).reduce(2 * (columns.count - 1), +) - width }
    func resize(_ column: Column, least: Int) {
      guard let index = columns.firstIndex(where: { $0.column == column }) else { return }
      let most = natural.first { $0.column == column }?.width ?? 0
      columns[index].width = min(most, max(least, columns[index].width - excess))
    }
    for (column, least) in readable where excess > 0 {
      resize(column, least: least)
    }
    for column in dispensable where excess > 0 { columns.removeAll { $0.column == column } }
    // The last one left out may have left room.
    resize(.name, least: shortestName)
    if excess > 0 { columns.removeAll { $0.column == .name } }
    return columns
  }
}

extension ImageTable.Column {
  var title: PrintableText {
    switch self {
    case .name: PrintableText("NAME", zh: "名称")
    case .status: PrintableText("STATUS", zh: "状态")
    case .operatingSystem: PrintableText("OS", zh: "操作系统")
    case .size: PrintableText("SIZE", zh: "大小")
    case .created: PrintableText("CREATED", zh: "创建时间")
    case .visibility: PrintableText("VISIBILITY", zh: "可见性")
    case .id: "ID"
    }
  }

  /// An image's cell; a hyphen where the image says nothing.
  func text(of image: Image) -> PrintableText {
    let text: PrintableText? =
      switch self {
      case .name: image.name.map(PrintableText.init(_:))
      case .status: image.status.map(PrintableText.init(_:))
      case .operatingSystem: image.operatingSystem.map(PrintableText.init(_:))
      case .size: image.fileSize.flatMap { $0 > 0 ? Quantity.rounded(bytes: $0) : nil }
      case .created: image["created_at"]?.string.map(Self.day)
      case .visibility: image["visibility"]?.string.map(PrintableText.init(_:))
      case .id: PrintableText(image.id)
      }
    guard let text, !text.isEmpty else { return "-" }
    return text
  }

  private static func day(_ wire: String) -> PrintableText {
    Timestamp(iso: wire).map { PrintableText(String($0.absolute.text.prefix(10))) } ?? PrintableText(wire)
  }
}
