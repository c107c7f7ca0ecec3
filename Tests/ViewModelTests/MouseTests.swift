import CustomDump
import ImageModel
import Testing

@testable import ViewModels

@Suite struct MouseTests {
  /// Forty images at 100 columns and 30 rows: the list's first line stands in row 3.
  private func session(size: Size = Size(columns: 100, rows: 30)) -> Session {
    var session = Session((1...40).map { .sample($0) }, size: size)
    session.keep(.sample(1))
    return session
  }

  @Test func `a click chooses an entry, and gives the list the keys`() {
    var session = session()
    session.press(.tab)
    expectNoDifference(session.happen(.clicked(column: 5, row: 6)), [.loadSnapshot(.number(4))])
    #expect(session.model.focus == .history && session.model.history.current?.id == .number(4))
  }

  @Test func `a second click soon after opens it, a late one doesn't`() {
    var session = session()
    session.happen(.clicked(column: 5, row: 6))
    session.pass(seconds: 1)
    expectNoDifference(session.happen(.clicked(column: 5, row: 6)), [])
    session.pass(seconds: 0.2)
    let effects = session.happen(.clicked(column: 5, row: 6))
    #expect(effects.contains(.fetch(.number(4), ticket: 1)))
    #expect(session.model.focus == .detail)
  }

  @Test func `two clicks on two lines open nothing`() {
    var session = session()
    session.happen(.clicked(column: 5, row: 6))
    session.happen(.clicked(column: 5, row: 7))
    #expect(session.model.underWay == nil && session.model.history.current?.id == .number(5))
  }

  @Test func `a click on a field chooses it, two explain it`() {
    var session = session()
    let row = Layout(session.model.size).detail.row + 2
    session.happen(.clicked(column: 60, row: row))
    #expect(session.model.focus == .detail && session.model.detail.currentRow?.key == "id")
    session.happen(.clicked(column: 60, row: row))
    guard case .explanation? = session.model.overlay else {
      Issue.record("no explanation")
      return
    }
  }

  @Test func `a click on the prompt's line goes there`() {
    var session = session()
    session.happen(.clicked(column: 20, row: 1))
    #expect(session.model.focus == .prompt)
  }

  @Test func `the wheel scrolls what is under the pointer, whoever has the keys`() {
    var session = session(size: Size(columns: 100, rows: 12))
    session.happen(.wheeled(column: 60, row: 5, steps: 1))
    #expect(session.model.focus == .history && session.model.history.scroll.offset == 0)
    session.happen(.wheeled(column: 5, row: 5, steps: 2))
    #expect(session.model.history.scroll.offset == 6)
    #expect(session.model.history.current?.id == .number(7))
    session.happen(.wheeled(column: 5, row: 5, steps: -5))
    #expect(session.model.history.scroll.offset == 0 && session.model.history.scroll.cursor == 6)
  }

  @Test func `the wheel over the detail keeps the cursor on a field in view`() {
    var session = session(size: Size(columns: 100, rows: 12))
    session.press("a")
    for steps in [1, 1, 1, 9, -2, -30] {
      session.happen(.wheeled(column: 60, row: 5, steps: steps))
      let scroll = session.model.detail.scroll
      #expect(scroll.offset..<scroll.offset + scroll.height ~= scroll.cursor)
      #expect(session.model.detail.currentRow != nil)
    }
  }

  @Test func `over the panes the wheel scrolls what lies there, and a click changes nothing below`() {
    var session = session(size: Size(columns: 80, rows: 12))
    session.press("?")
    session.happen(.wheeled(column: 5, row: 5, steps: 2))
    guard case .help(let help)? = session.model.overlay else {
      Issue.record("no help")
      return
    }
    #expect(help.scroll.offset == 6)
    session.happen(.clicked(column: 5, row: 5))
    #expect(session.model.history.current?.id == .number(1) && session.model.overlay != nil)
  }

  @Test func `a click leaves a line that is typed alone`() {
    var session = session()
    session.press("m")
    session.happen(.clicked(column: 5, row: 6))
    #expect(session.model.typedLine != nil && session.model.history.current?.id == .number(1))
  }

  @Test(arguments: [(0, 0), (99, 29), (500, 500), (5, 2), (99, 28)])
  func `a click on nothing chooses nothing`(column: Int, row: Int) {
    var session = session()
    session.press("j")
    session.happen(.clicked(column: column, row: row))
    #expect(session.model.history.current?.id == .number(2) && session.model.underWay == nil)
  }
}
