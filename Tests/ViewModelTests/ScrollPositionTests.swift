import Testing

@testable import ViewModels

@Suite struct ScrollPositionTests {
  /// Everything that holds of a scroll position, whatever was done to it.
  static func check(_ scroll: ScrollPosition, _ note: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation)
  {
    #expect(scroll.cursor >= 0 && scroll.cursor < max(1, scroll.count), note, sourceLocation: sourceLocation)
    #expect(
      scroll.offset >= 0 && scroll.offset <= max(0, scroll.count - scroll.height), note, sourceLocation: sourceLocation)
    #expect(scroll.height >= 1, note, sourceLocation: sourceLocation)
  }

  @Test func `the cursor stays in the list and in view for every size and line`() {
    for count in 0...12 {
      for height in -1...14 {
        var scroll = ScrollPosition()
        scroll.fit(count: count, height: height)
        for line in [-5, 0, 3, 7, 11, 40, 2] {
          scroll.show(line)
          Self.check(scroll, "\(count) lines in \(height), to \(line)")
          #expect(scroll.cursor - scroll.offset < scroll.height && scroll.cursor >= scroll.offset)
        }
        for step in [1, -3, 100, -100, 4] {
          scroll.scroll(by: step)
          Self.check(scroll)
        }
      }
    }
  }

  @Test func `scrolls no further than it must`() {
    var scroll = ScrollPosition()
    scroll.fit(count: 100, height: 10)
    let offsets = [5, 9, 10, 30, 25, 21, 20, 99, 0].map { line in
      scroll.show(line)
      return scroll.offset
    }
    #expect(offsets == [0, 0, 1, 21, 21, 21, 20, 90, 0])
  }

  @Test func `a list that shrinks or a screen that grows leaves no empty lines below`() {
    var scroll = ScrollPosition()
    scroll.fit(count: 100, height: 10)
    scroll.show(99)
    scroll.fit(count: 20, height: 10)
    #expect(scroll.cursor == 19 && scroll.offset == 10)
    scroll.fit(count: 20, height: 15)
    #expect(scroll.cursor == 19 && scroll.offset == 5)
    scroll.fit(count: 3, height: 15)
    #expect(scroll.cursor == 2 && scroll.offset == 0)
  }

  @Test(arguments: [
    (Movement.lines(1), 51), (.lines(-1), 49), (.halfPages(1), 55), (.halfPages(-1), 45), (.pages(1), 59),
    (.pages(-1), 41), (.top, 0), (.bottom, 99),
  ])
  func `a step leads where its name says`(movement: Movement, line: Int) {
    #expect(movement.target(from: 50, count: 100, height: 10) == line)
  }

  @Test(arguments: [Movement.halfPages(1), .pages(1)])
  func `a page of one line is still a step`(movement: Movement) {
    #expect(movement.target(from: 0, count: 5, height: 1) == 1)
  }
}
