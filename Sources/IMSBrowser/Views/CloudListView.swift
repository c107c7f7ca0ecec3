import ImageModel
import ViewModels

/// The clouds to choose from, a line each: which is in use, its name, the kind of credentials and where it is asked, or what
/// is wrong with it. On narrow screens the latter stand in a line of their own.
struct CloudListView {
  let list: CloudListViewModel
  let glyphs: Glyphs

  /// Cells before a name: the cursor's marker, and that of the cloud in use.
  private static let indent = 3
  private static let gap = 2

  func draw(in frame: inout Frame, _ inside: Rectangle) {
    let last = min(list.choices.count, list.scroll.offset + list.scroll.height)
    var row = inside.row
    for index in list.scroll.offset..<last {
      draw(list.choices[index], isCurrent: index == list.scroll.cursor, in: &frame, inside, row: row)
      row += list.rowsPerChoice
    }
    guard list.choices.allSatisfy(\.isInUse) else { return }
    let space = Rectangle(
      column: inside.column, row: row, columns: inside.columns, rows: max(0, inside.row + inside.rows - row))
    frame.write(paragraphs: placesOfFiles, in: space, role: .dim)
  }

  private var placesOfFiles: [PrintableText] {
    (list.choices.isEmpty ? [] : [""]) + [
      PrintableText("No cloud is configured. clouds.yaml is looked for in", zh: "未配置任何云。在以下位置查找 clouds.yaml：")
    ]
      + list.places.map { "  \($0)" }
  }

  private func draw(_ choice: CloudChoice, isCurrent: Bool, in frame: inout Frame, _ inside: Rectangle, row: Int) {
    let end = inside.column + inside.columns - 1
    let start = inside.column + Self.indent
    func write(_ text: PrintableText, _ column: Int, _ row: Int, width: Int = .max, _ role: Role) {
      frame.write(
        text, column: column, row: row, width: min(width, end - column), role: role, ellipsis: glyphs.ellipsis)
    }
    if isCurrent { write(glyphs.marker, inside.column, row, .marker) }
    if choice.isInUse { write(glyphs.inUse, inside.column + 1, row, .good) }
    let isNarrow = list.rowsPerChoice > 1
    write(choice.name, start, row, width: isNarrow ? .max : nameWidth(inside), isCurrent ? .selected : .plain)
    let column = isNarrow ? start : start + nameWidth(inside) + Self.gap
    let below = isNarrow ? row + 1 : row
    switch choice.access {
    case .failure(let problem): write("\(glyphs.warning)\(problem.brief)", column, below, .warning)
    case .success(let access) where isNarrow: write(.list([access.credentials, access.place]), column, below, .dim)
    case .success(let access):
      write(access.credentials, column, below, width: credentialsWidth, .plain)
      write(access.place, column + credentialsWidth + Self.gap, below, .dim)
    }
  }

  /// The widest name, but no more than a third of the line.
  private func nameWidth(_ inside: Rectangle) -> Int {
    min(list.choices.map(\.name.width).max() ?? 0, inside.columns / 3)
  }

  private var credentialsWidth: Int {
    list.choices.compactMap { try? $0.access.get().credentials.width }.max() ?? 0
  }
}

extension Frame {
  /// Writes why there is no cloud to ask, where an answer would be.
  mutating func write(_ problem: CloudProblem, in space: Rectangle) {
    let below = write(paragraphs: [problem.headline], in: space, role: .bad)
    let rest = write(paragraphs: [problem.advice], in: below, role: .key)
    write(paragraphs: [""] + problem.steps, in: rest, role: .dim)
  }
}
