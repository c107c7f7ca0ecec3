import ImageModel
import Testing

@testable import ViewModels

@Suite struct TrailTests {
  private func opened(_ numbers: Int...) -> Session {
    var session = Session([])
    for number in numbers {
      session.paste(ImageID.number(number).text)
      session.answer(number)
    }
    return session
  }

  @Test func `back and forward walk through the images opened, and only show what is kept`() {
    var session = opened(1, 2, 3)
    #expect(session.press("[") == [.loadSnapshot(.number(2))])
    #expect(session.press(.alt(.left)) == [.loadSnapshot(.number(1))])
    #expect(session.press("[") == [])
    #expect(session.message == "No image before this one.")
    #expect(session.press("]", .alt(.right)) == [.loadSnapshot(.number(2)), .loadSnapshot(.number(3))])
    session.press("]")
    #expect(session.message == "No image after this one.")
  }

  @Test func `the list's cursor goes along`() {
    var session = opened(1, 2, 3)
    session.press("[", "[")
    #expect(session.model.history.current?.id == .number(1))
  }

  @Test func `opening an image drops what lay ahead`() {
    var session = opened(1, 2, 3)
    session.press("[", "[")
    session.paste(ImageID.number(4).text)
    session.answer(4)
    session.press("]")
    #expect(session.model.detail.id == .number(4))
    session.press("[")
    #expect(session.model.detail.id == .number(1))
  }

  @Test func `after a look around in the list, back returns to the image opened last`() {
    var session = opened(1, 2)
    session.press(.tab, "j")
    #expect(session.model.detail.id == .number(1))
    session.press("[")
    #expect(session.model.detail.id == .number(2))
  }

  @Test func `opening the same image again is no new step`() {
    var session = opened(1, 2, 2)
    session.press("[")
    #expect(session.model.detail.id == .number(1))
  }

  @Test(arguments: [[], [.tab], ["i"], ["/"], [.tab, "/"]] as [[Key]])
  func `Alt and an arrow work from any place`(keys: [Key]) {
    var session = opened(1, 2)
    for key in keys { session.press(key) }
    session.press(.alt(.left))
    #expect(session.model.detail.id == .number(1))
  }

  @Test func `where one pane shows at a time, back shows the image`() {
    var session = opened(1, 2)
    session.happen(.resized(Size(columns: 40, rows: 12)))
    session.press(.escape, "[")
    #expect(session.model.pane == .detail && session.model.detail.id == .number(1))
  }

  @Test func `a trail forgets its start, never its end`() {
    var trail = Trail()
    for number in 0..<(Trail.longest + 10) { trail.open(.number(number)) }
    #expect(trail.current == .number(Trail.longest + 9))
    var steps = 0
    while trail.back() != nil { steps += 1 }
    #expect(steps == Trail.longest - 1)
    #expect(trail.current == .number(10))
  }
}
