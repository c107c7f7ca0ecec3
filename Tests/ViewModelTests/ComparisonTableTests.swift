import ImageModel
import Testing

@testable import ViewModels

/// How a comparison is broken into columns and lines.
@Suite struct ComparisonTableTests {
  private static func table(
    _ left: KeyValuePairs<String, JSONValue>, _ right: KeyValuePairs<String, JSONValue>, columns: Int,
    mostLines: Int? = nil
  ) -> ComparisonTable {
    let sides = (Image.sample(1, left), Image.sample(1, right))
    return ComparisonTable(
      ImageComparison(sides.0, sides.1, now: .start), ComparedImage(id: .number(1), image: sides.0, taken: .start),
      ComparedImage(id: .number(1), image: sides.1, taken: .start), columns: columns, mostLines: mostLines,
      showsAll: false)
  }

  private static let long = JSONValue.string(JSONString(String(repeating: "wide 宽 ", count: 40)))

  @Test(arguments: [20, 40, 77, 78, 98, 158])
  func `no text leaves its column`(columns: Int) {
    let table = Self.table(["x": Self.long, "名字": 1], ["x": "short", "名字": Self.long], columns: columns)
    for case .row(_, let cells) in table.lines + table.header {
      let placed = table.placed(cells)
      for (index, piece) in placed.enumerated() {
        let end = index + 1 < placed.count ? placed[index + 1].column : columns
        #expect(piece.column + piece.text.width <= end)
      }
    }
    #expect(table.isStacked == (columns < 78))
  }

  @Test func `two image ids have room beside each other from 98 columns on`() {
    let table = Self.table(["x": 1], ["x": 2], columns: 98)
    #expect(table.leftWidth >= 36 && table.rightWidth >= 36)
  }

  @Test func `below names of different length the ids stand beside each other`() {
    let table = Self.table(["name": Self.long], ["name": "short"], columns: 98)
    let ids = table.header.compactMap { if case .header(let cells) = $0 { cells } else { nil } }
    #expect(ids.count > 3 && ids.last?.left == ids.last?.right && ids.last?.left.text == ImageID.number(1).text)
  }

  @Test func `a side that needs less leaves its room to the other one`() {
    let table = Self.table(["x": "short"], ["x": Self.long], columns: 158)
    #expect(table.leftWidth == 36 && table.rightWidth > 80)
    let turned = Self.table(["x": Self.long], ["x": "short"], columns: 158)
    #expect(turned.leftWidth > 80 && turned.rightWidth == 36)
    let both = Self.table(["x": Self.long], ["x": Self.long, "y": 1], columns: 158)
    #expect(abs(both.leftWidth - both.rightWidth) <= 1)
  }

  @Test func `a long value ends in how much more there is, where lines are bounded`() {
    let table = Self.table(["x": Self.long], ["x": 2], columns: 60, mostLines: 3)
    let more = table.lines.compactMap { if case .more(_, let cells) = $0 { cells.left.text } else { nil } }
    #expect(more.count == 4)
    #expect(more[2].contains("more lines"))
  }

  @Test func `stacked, each image's values are marked with its letter`() {
    let table = Self.table(["min_disk": 40], ["min_disk": 80], columns: 40)
    let cells = table.lines.compactMap { if case .more(_, let cells) = $0 { cells } else { nil } }
    #expect(cells == [.init(left: "A 40 GB"), .init(right: "B 80 GB")])
  }
}
