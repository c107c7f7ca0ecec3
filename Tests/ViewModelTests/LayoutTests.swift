import Testing

@testable import ViewModels

@Suite struct LayoutTests {
  static let usable = (20...200).flatMap { columns in
    [6, 11, 12, 24, 60].map { Layout(Size(columns: columns, rows: $0)) }
  }

  @Test func `every part lies on the screen, and no two on each other`() {
    for layout in Self.usable {
      let size = layout.size
      #expect(!layout.isTooSmall)
      for part in [layout.history, layout.detail, layout.wide, layout.body] {
        #expect(part.column >= 0 && part.row >= 0 && part.columns >= 1 && part.rows >= 1)
        #expect(part.column + part.columns <= size.columns && part.row + part.rows <= layout.footerRow)
        #expect(part.row > layout.promptRow)
      }
      if layout.showsBothPanes { #expect(layout.history.column + layout.history.columns < layout.detail.column) }
    }
  }

  @Test(arguments: [
    (20, 6, false, false), (59, 11, false, false), (60, 12, true, true), (80, 24, true, true), (100, 30, true, true),
    (40, 12, false, true),
  ])
  func `small screens give up the frame, narrow ones a pane`(columns: Int, rows: Int, both: Bool, framed: Bool) {
    let layout = Layout(Size(columns: columns, rows: rows))
    #expect(layout.showsBothPanes == both)
    #expect(layout.isFramed == framed)
  }

  @Test(arguments: [(19, 6), (20, 5), (1, 1), (200, 5), (19, 60)])
  func `a screen can be too small`(columns: Int, rows: Int) {
    #expect(Layout(Size(columns: columns, rows: rows)).isTooSmall)
  }

  @Test func `an image id shows whole from 80 columns on`() {
    for columns in 80...200 {
      let layout = Layout(Size(columns: columns, rows: 24))
      #expect(layout.detail.columns >= 36 + 6 + 12)
    }
  }

  @Test func `a size is never less than a cell`() {
    #expect(Size(columns: 0, rows: -4) == Size(columns: 1, rows: 1))
  }
}
