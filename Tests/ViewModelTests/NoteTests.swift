import CustomDump
import ImageModel
import Testing

@testable import ViewModels

@Suite struct NoteTests {
  private static let text = "the finance cluster boots from it"

  /// A browser on the second of five images, whose snapshot shows.
  private func session(note: String? = nil, size: Size = Size(columns: 100, rows: 30)) -> Session {
    var entries = (1...5).map { HistoryEntry.sample($0) }
    entries[1].note = note
    var session = Session(entries, size: size)
    session.press("j")
    session.keep(.sample(2))
    return session
  }

  private func notes(_ session: Session) -> [String] {
    session.model.detail.lines.compactMap { if case .note(let text) = $0 { text.text } else { nil } }
  }

  @Test func `m takes a line, and Enter keeps what it says`() {
    var session = session()
    session.press("m")
    #expect(session.model.scope == .prompt)
    session.type(Self.text)
    expectNoDifference(session.press(.enter), [.setNote(.number(2), Self.text)])
    #expect(session.model.typedLine == nil)
    #expect(session.model.history.current?.note == Self.text)
    #expect(notes(session) == ["Note: " + Self.text])
    #expect(session.message == "The note is kept.")
  }

  @Test func `m begins with the note that there is, and Esc leaves that as it was`() {
    var session = session(note: Self.text)
    session.press("m")
    #expect(session.model.typedLine?.editor.text == Self.text)
    session.type("!")
    expectNoDifference(session.press(.escape), [])
    #expect(session.model.history.current?.note == Self.text)
    #expect(session.model.focus == .history)
  }

  @Test func `Enter with nothing changed writes nothing, whatever the line made of several lines`() {
    for note in [Self.text, "one\ntwo", ""] {
      var session = session(note: note.isEmpty ? nil : note)
      expectNoDifference(session.press("m", .enter), [])
      #expect(session.model.history.current?.note ?? "" == note)
    }
  }

  @Test(arguments: ["", "   "])
  func `an empty note is none`(text: String) {
    var session = session(note: Self.text)
    session.press("m", .control("u"))
    session.type(text)
    expectNoDifference(session.press(.enter), [.setNote(.number(2), "")])
    #expect(session.model.history.current?.note == nil)
    #expect(notes(session).isEmpty)
    #expect(session.message == "The note is removed.")
  }

  @Test func `a note takes 1000 characters, and says so at the next`() {
    var session = session()
    session.press("m")
    session.paste(String(repeating: "长", count: 1_000))
    #expect(session.message == nil)
    session.type("x")
    #expect(session.message == "No more than 1000 characters fit.")
    session.press(.backspace)
    session.paste("e\u{301}")
    #expect(session.message == "No more than 1000 characters fit.")
    guard case .setNote(_, let note)? = session.press(.enter).first else {
      Issue.record("nothing is kept")
      return
    }
    #expect(note.unicodeScalars.count == 1_000)
  }

  @Test func `a longer note, joined of two, is cut only where the operator says so`() {
    let long = String(repeating: "a", count: 1_500)
    var session = session(note: long)
    session.press("m")
    #expect(session.message == "Cut to 1000 characters. Esc leaves the whole note as it is.")
    session.press(.enter)
    #expect(session.model.history.current?.note == long)
    session.press("m", .backspace)
    expectNoDifference(session.press(.enter), [.setNote(.number(2), String(repeating: "a", count: 999))])
  }

  @Test func `a paste goes into the note, and opens no image`() {
    var session = session()
    session.press("m")
    expectNoDifference(session.paste("see \(ImageID.number(4))\n"), [])
    #expect(session.model.typedLine?.editor.text == "see \(ImageID.number(4)) ")
  }

  @Test func `a note is found by what it says`() {
    var session = session(note: Self.text)
    session.press("k", "/")
    session.type("finance")
    #expect(session.list == ["image 2"])
  }

  @Test func `the note follows the image that shows`() {
    var session = session(note: Self.text)
    #expect(notes(session).count == 1)
    session.press("j")
    session.keep(.sample(3))
    #expect(notes(session).isEmpty)
    session.press("k")
    session.keep(.sample(2))
    #expect(notes(session).count == 1)
  }

  @Test func `an answer leaves the note, and the cursor on its row`() {
    var session = session(note: Self.text)
    session.press(.tab, "j", "j")
    let row = session.model.detail.currentRow
    session.press("r")
    session.answer(2)
    #expect(row != nil && session.model.detail.currentRow == row)
    #expect(notes(session) == ["Note: " + Self.text])
    #expect(session.model.history.entry(of: .number(2))?.note == Self.text)
  }

  @Test func `removing an image and undoing it brings the note back`() {
    var session = session(note: Self.text)
    session.press("x")
    session.press("u")
    #expect(session.model.history.current?.note == Self.text)
  }

  @Test func `a note of an entry that was not loaded yet survives a view`() {
    var session = Session([.sample(1)])
    session.paste(ImageID.number(9).text)
    session.answer(9)
    var stored = HistoryEntry.sample(9)
    stored.note = Self.text
    session.load([.sample(1), stored])
    #expect(session.model.history.entry(of: .number(9))?.note == Self.text)
  }

  @Test func `only an image of the history takes a note`() {
    var session = Session([])
    session.press(.escape)
    expectNoDifference(session.press("m"), [])
    #expect(session.message == "Only an image of the history can have a note.")
    #expect(session.model.typedLine == nil)
  }

  @Test func `a long note breaks into lines, and the cursor reaches each`() {
    var session = session(note: String(repeating: "word ", count: 150), size: Size(columns: 40, rows: 12))
    session.press(.tab, "g")
    #expect(session.model.detail.scroll.cursor == 0)
    let count = notes(session).count
    #expect(count > session.model.detail.scroll.height)
    for _ in 0..<count { session.press("j") }
    #expect(session.model.detail.currentRow != nil)
    session.happen(.resized(Size(columns: 100, rows: 30)))
    #expect(notes(session).count < count)
    #expect(session.model.detail.currentRow != nil)
  }

  @Test func `y on the note copies it`() {
    var session = session(note: "one\ntwo")
    session.press(.tab, "g")
    expectNoDifference(session.press("y"), [.copy("one\ntwo", what: "the note")])
  }

  @Test func `a change of the cloud leaves the line`() throws {
    var session = session()
    session.press("m")
    session.happen(.cloudChanged(CloudInUse(endpoint: try Endpoint("https://other.example.com")), [], of: 0))
    #expect(session.model.typedLine == nil)
  }
}
