import ImageModel
import Testing

@testable import ViewModels

@Suite struct PaneTests {
  @Test func `Tab and Shift-Tab turn between the panes`() {
    var session = Session()
    let focus = [Key.tab, .tab, .backTab, .backTab].map { key in
      session.press(key)
      return session.model.focus
    }
    #expect(focus == [.detail, .history, .detail, .history])
  }

  @Test func `Esc leads from the detail to the history`() {
    var session = Session()
    session.press(.tab, .escape)
    #expect(session.model.focus == .history)
  }

  @Test func `the pane in focus outlives a resize to nothing and back`() {
    var session = Session()
    session.keep(.sample(1))
    session.press(.tab, "j")
    let before = session.model
    for size in [Size(columns: 1, rows: 1), Size(columns: 20, rows: 6), Size(columns: 200, rows: 60), before.size] {
      #expect(session.happen(.resized(size)) == [])
      #expect(session.model.size == size)
    }
    #expect(session.model == before)
  }

  @Test(
    arguments: [
      ([.control("z")], [Effect.suspend]), ([.control("l")], [.redraw]), (["q"], [.quit]), (["Q"], [.quit]),
    ] as [([Key], [Effect])])
  func `the program's own keys`(keys: [Key], effects: [Effect]) {
    var session = Session()
    #expect(keys.flatMap { session.press($0) } == effects)
    session.press(.tab)
    #expect(keys.flatMap { session.press($0) } == effects)
  }

  @Test func `back from the shell the screen is drawn anew`() {
    var session = Session()
    #expect(session.happen(.resumed) == [.redraw])
  }

  @Test func `keys that mean nothing do nothing`() {
    var session = Session()
    let before = session.model
    #expect(session.press(.function(9), .alt(.up), .delete, .control("x"), "w", "é", "中") == [])
    #expect(session.model == before)
  }
}
