import ImageModel
import Testing

@testable import ViewModels

@Suite struct PromptTests {
  private let id = ImageID.number(7)

  private func prompt(_ entries: [HistoryEntry] = (1...3).map { .sample($0) }) -> Session {
    var session = Session(entries)
    session.press("i")
    return session
  }

  @Test(arguments: [
    "00000000-0000-4000-8000-000000000007", "  00000000-0000-4000-8000-000000000007  ",
    "\"00000000-0000-4000-8000-000000000007\",",
    "https://ims.example.com/v2/images/00000000-0000-4000-8000-000000000007",
    "GET /v2/images/00000000-0000-4000-8000-000000000007?x=1",
  ])
  func `Enter opens the image whose id was typed, whatever is around it`(typed: String) {
    var session = prompt()
    session.type(typed)
    #expect(session.press(.enter) == [.loadSnapshot(id), .fetch(id, ticket: 1), .wake(afterSeconds: 0.3)])
    #expect(session.model.focus == .detail)
    #expect(session.model.detail.id == id)
    #expect(session.model.prompt.editor.isEmpty)
  }

  @Test(arguments: [
    ("", "Type or paste an image id first."), ("two words", "An image id has no spaces in it."),
    ("../secret", "An image id has no \"/\" in it."), ("..", "\".\" and \"..\" are no image ids."),
    (String(repeating: "x", count: 300), "That is too long for an image id: more than 255 bytes."),
  ])
  func `what is no id stays in the prompt with the reason`(typed: String, reason: String) {
    var session = prompt()
    session.type(typed)
    #expect(session.press(.enter) == [])
    #expect(session.model.focus == .prompt)
    #expect(session.model.prompt.editor.text == typed)
    #expect(session.model.prompt.note == .init(text: PrintableText(reason), tone: .problem))
    session.type("x")
    #expect(session.model.prompt.note == nil)
  }

  @Test func `letters are letters, those that are keys elsewhere too`() {
    var session = prompt()
    let letters = "qQjkgGioxupvaynN[]/?rRwctmESLC: "
    #expect(session.type(letters) == [])
    #expect(session.model.prompt.editor.text == letters)
    #expect(session.model.focus == .prompt)
  }

  @Test(
    arguments: [
      ([.control("a"), "X"], "Xone two"), ([.control("a"), .control("e"), "X"], "one twoX"), ([.control("u")], ""),
      ([.control("w")], "one "), ([.control("a"), .control("k")], ""), ([.arrow(.left), "X"], "one twXo"),
      ([.home, .arrow(.right), .control("u")], "ne two"), ([.backspace], "one tw"), ([.home, .delete], "ne two"),
      ([.end, .control("d")], "one two"),
    ] as [([Key], String)])
  func `a shell's editing keys edit`(keys: [Key], expected: String) {
    var session = prompt()
    session.type("one two")
    for key in keys { session.press(key) }
    #expect(session.model.prompt.editor.text == expected)
  }

  @Test func `Up walks to earlier ids, Down back to what was typed`() {
    var session = prompt()
    session.type("draft")
    var seen: [String] = []
    for key in [Key.arrow(.up), .arrow(.up), .arrow(.up), .arrow(.up), .arrow(.down), .arrow(.down), .arrow(.down)] {
      session.press(key)
      seen.append(session.model.prompt.editor.text)
    }
    let ids = (1...3).map { ImageID.number($0).text }
    #expect(seen == [ids[0], ids[1], ids[2], ids[2], ids[1], ids[0], "draft"])
    session.press(.arrow(.down))
    #expect(session.model.prompt.editor.text == "draft")
  }

  @Test func `a recalled id says whose it is, and Enter opens it`() {
    var session = prompt()
    session.press(.arrow(.up), .arrow(.up))
    #expect(session.model.prompt.note == .init(text: "image 2", tone: .plain))
    #expect(session.press(.enter).contains(.fetch(.number(2), ticket: 1)))
  }

  @Test func `what was typed survives recalling and completing in any order`() {
    var session = prompt()
    session.type("ima")
    session.press(.arrow(.up), .tab, .arrow(.up), .arrow(.down))
    #expect(session.model.prompt.editor.text == "ima")
  }

  @Test func `Tab completes an id`() {
    var session = prompt([.sample(1), .sample(21), .sample(22)])
    session.type("00000000-0000-4000-8000-00000000002")
    session.press(.tab)
    #expect(session.model.prompt.editor.text == ImageID.number(21).text)
    #expect(session.model.prompt.note?.text == "1 of 2, Tab for the next: image 21")
  }

  @Test func `Tab completes a name, in any case and script, and goes round`() {
    var session = prompt([.sample(1, name: "CentOS 7"), .sample(2, name: "欧拉 EulerOS"), .sample(3, name: "centos 8")])
    session.type("CENT")
    var seen: [String] = []
    for _ in 0..<3 {
      session.press(.tab)
      seen.append(session.model.prompt.editor.text)
    }
    #expect(seen == [1, 3, 1].map { ImageID.number($0).text })
    session.press(.control("u"))
    session.type("欧拉")
    session.press(.tab)
    #expect(session.model.prompt.editor.text == ImageID.number(2).text)
    #expect(session.model.prompt.note?.text == "欧拉 EulerOS")
  }

  @Test func `a typed letter ends the completion`() {
    var session = prompt()
    session.press(.tab, .tab, .backspace)
    #expect(session.model.prompt.note == nil)
    session.press(.tab)
    #expect(session.model.prompt.editor.text == ImageID.number(1).text)
  }

  @Test func `Tab says when there is nothing to complete from`() {
    var session = prompt()
    session.type("zzz")
    session.press(.tab)
    #expect(session.model.prompt.note == .init(text: "No id or name in the history has this.", tone: .problem))
    #expect(session.model.prompt.editor.text == "zzz")
    var empty = prompt([])
    empty.press(.tab)
    #expect(empty.model.prompt.note?.text == "Nothing in the history to complete from.")
  }

  @Test func `Esc gives the keyboard back to the pane it came from, and the draft stays`() {
    var session = Session()
    session.press(.tab, "o")
    session.type("draft")
    session.press(.escape)
    #expect(session.model.focus == .detail)
    session.press("i")
    #expect(session.model.prompt.editor.text == "draft")
  }

  @Test func `without a history the prompt has the keyboard from the start`() {
    #expect(Session([]).model.focus == .prompt)
    #expect(Session().model.focus == .history)
  }

  @Test func `help opens over the prompt and gives it back`() {
    var session = prompt()
    session.type("dra")
    session.press(.function(1))
    #expect(session.model.scope == .overlay)
    session.press("j", .escape)
    #expect(session.model.scope == .prompt)
    session.type("ft")
    #expect(session.model.prompt.editor.text == "draft")
  }
}
