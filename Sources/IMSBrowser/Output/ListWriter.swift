import ImageModel

/// Writes images one after the other, page by page.
@MainActor
struct ListWriter {
  let format: ListCommand.Format
  /// Cells of a line; nil where nothing bounds it.
  let width: Int?
  private var table: ImageTable?

  init(format: ListCommand.Format, width: Int?) {
    self.format = format
    self.width = width
  }

  /// True where nothing was written yet.
  private(set) var isEmpty = true

  /// Writes what came, at once.
  /// - Throws: `Failed` where it can't be written.
  mutating func write(_ images: ArraySlice<Image>) throws(Failed) {
    guard !images.isEmpty else { return }
    isEmpty = false
    switch format {
    case .text: try writeRows(images)
    case .json: try Standard.answer(utf8: JSONValue.lines(of: images.lazy.map(\.document)))
    case .yaml: try Standard.answer(images.map { "---\n" + YAMLText.text(of: .object($0.document)) }.joined())
    }
  }

  private mutating func writeRows(_ images: ArraySlice<Image>) throws(Failed) {
    let header = table == nil
    let table = self.table ?? ImageTable(for: Array(images), width: width)
    self.table = table
    let lines = (header ? [table.header] : []) + images.map(table.line)
    try Standard.answer(lines.map { $0.text + "\n" }.joined())
  }
}
