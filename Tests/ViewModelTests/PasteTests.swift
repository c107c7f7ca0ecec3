import ImageModel
import Testing

@testable import ViewModels

@Suite struct PasteTests {
  private let id = ImageID.number(7)

  /// The places that can have the keyboard when a paste comes, by the keys that lead there.
  static let places: [[Key]] = [
    [], [.tab], ["i"], ["?"], ["v"], ["i", .function(1)], ["/", .function(1)], [.tab, "/", .function(1)],
    [.tab, .enter],
  ]

  @Test(arguments: places)
  func `a pasted id opens its image wherever the keyboard is`(keys: [Key]) {
    var session = Session()
    session.keep(.sample(1))
    for key in keys { session.press(key) }
    let effects = session.paste("\"\(id)\",\n")
    #expect(effects == [.loadSnapshot(id), .fetch(id, ticket: 1), .wake(afterSeconds: 0.3)])
    #expect(session.model.detail.id == id)
    #expect(session.model.focus == .detail && session.model.overlay == nil && session.model.finder == nil)
  }

  @Test func `what is around an id in a paste is fine`() {
    let pastes = [
      "00000000-0000-4000-8000-000000000007", "'00000000-0000-4000-8000-000000000007'\r\n",
      "\n\n  00000000-0000-4000-8000-000000000007\n",
      "https://a.example/v2/images/00000000-0000-4000-8000-000000000007/file",
      "| id | 00000000-0000-4000-8000-000000000007 |",
    ]
    for text in pastes {
      var session = Session()
      #expect(session.paste(text).contains(.fetch(id, ticket: 1)))
    }
  }

  @Test(arguments: places)
  func `a paste that is no id waits in the prompt with the reason`(keys: [Key]) {
    var session = Session()
    for key in keys { session.press(key) }
    #expect(session.paste("rm -rf /\nq") == [])
    #expect(session.model.focus == .prompt && session.model.overlay == nil)
    #expect(session.model.prompt.editor.text == "rm -rf / q")
    #expect(session.model.prompt.note?.tone == .problem)
  }

  @Test func `a paste never runs as keys`() {
    var session = Session()
    for text in ["q", "Q", "x", "\u{3}", "\u{1B}", "j\nj\n", "\u{1B}[B"] {
      session.press(.escape)
      let effects = session.paste(text)
      #expect(!effects.contains(.quit) && !effects.contains(.remove(.number(1))))
    }
    #expect(session.list.count == 5)
  }

  @Test func `a paste into a prompt that isn't empty goes in at the cursor`() {
    var session = Session()
    session.press("i")
    session.type("ab")
    session.press(.arrow(.left))
    #expect(session.paste("\(id)\n") == [])
    #expect(session.model.prompt.editor.text == "a\(id) b")
    #expect(session.model.focus == .prompt)
  }

  @Test func `a paste into the find line is looked for`() {
    var session = Session([.sample(1, name: "centos"), .sample(2, name: "ubuntu")])
    session.press("/")
    session.paste("ubu\n")
    #expect(session.list == ["ubuntu"])
    #expect(session.model.finder?.editor.text == "ubu ")
  }

  @Test func `the Enter that ends the habit of pasting opens nothing else`() {
    var session = Session()
    session.keep(.sample(1))
    session.paste(id.text)
    session.pass(seconds: 1.9)
    #expect(session.press(.enter) == [])
    #expect(session.model.overlay == nil && session.model.message == nil)
  }

  @Test func `a later Enter, or another key before it, counts`() {
    var late = Session()
    late.paste(id.text)
    late.answer(7)
    late.pass(seconds: 2.1)
    late.press(.enter)
    #expect(late.model.overlay != nil)
    var moved = Session()
    moved.paste(id.text)
    moved.answer(7)
    moved.press("j", .enter)
    #expect(moved.model.overlay != nil)
  }

  @Test func `only one Enter belongs to a paste`() {
    var session = Session()
    session.paste(id.text)
    session.answer(7)
    session.press(.enter, .enter)
    #expect(session.model.overlay != nil)
  }
}
