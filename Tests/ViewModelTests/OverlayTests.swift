import ImageModel
import Testing

@testable import ViewModels

@Suite struct OverlayTests {
  private func detail(_ image: Image = .sample(1, ["min_disk": 40])) -> Session {
    var session = Session([.sample(1)])
    session.keep(image)
    session.press(.tab)
    return session
  }

  /// The overlay's lines of text.
  private func lines(_ session: Session) -> [String] {
    switch session.model.overlay {
    case .explanation(let pager)?, .json(let pager)?: pager.lines.map(\.text)
    case .help?, .clouds?, .choice?, .comparison?, .search?, .palette?, .catalogue?, nil: []
    }
  }

  @Test func `help lists every binding of the table, part by part`() throws {
    var session = Session()
    session.press("?")
    guard case .help(let help)? = session.model.overlay else {
      Issue.record("no help")
      return
    }
    let listed = help.lines.compactMap { if case .keys(let keys, let help) = $0 { [keys, help] } else { nil } }
    #expect(
      listed
        == Keymap.Scope.allCases.flatMap { scope in
          Keymap.bindings.filter { $0.scope == scope }.map { [$0.keyNames, $0.help] }
        })
    let titles = help.lines.compactMap { if case .title(let title) = $0 { title } else { nil } }
    #expect(titles == Keymap.Scope.allCases.map(\.title))
  }

  @Test(arguments: [78, 38, 20])
  func `on narrow screens help breaks into more lines, and no word is lost`(columns: Int) {
    var help = HelpViewModel()
    help.fit(Rectangle(column: 0, row: 0, columns: columns, rows: 10))
    var words = 0
    for case .keys(let keys, let text) in help.lines {
      #expect(keys.width <= help.keyWidth && text.width <= columns - help.keyWidth - 5)
      words += text.text.split(separator: " ").count
    }
    #expect(words >= Keymap.bindings.map { $0.help.text.split(separator: " ").count }.reduce(0, +))
  }

  @Test(arguments: [Key.escape, "q", "?", .enter, .function(1)])
  func `help closes, and the program goes on`(key: Key) {
    var session = Session()
    session.press(.function(1))
    #expect(session.press(key) == [])
    #expect(session.model.overlay == nil)
  }

  @Test func `JSON is searched as in less: from where one is, on, back and around, and Esc gives up`() {
    var session = detail(.sample(1, ["first": "needle", "other": "hay", "second": "a Needle too"]))
    session.press("v")
    session.press("/")
    session.type("needle")
    let first = session.model.overlay?.pager?.found
    #expect(first.map { lines(session)[$0] } == #"  "first": "needle","#)
    #expect(session.model.message?.text == "1 of 2")
    session.press(.enter, "n")
    let second = session.model.overlay?.pager?.found
    #expect(second.map { lines(session)[$0].contains("a Needle too") } == true)
    session.press("n")
    #expect(session.model.overlay?.pager?.found == first)
    session.press("N")
    #expect(session.model.overlay?.pager?.found == second)
    session.press("/")
    session.type("nowhere")
    #expect(session.model.message?.text == "Not found.")
    session.press(.escape)
    #expect(session.model.overlay?.pager?.found == nil)
    #expect(session.model.overlay != nil && session.model.finder == nil)
    session.press(.escape)
    #expect(session.model.overlay == nil)
  }

  @Test func `an absent field is explained, and has nothing to copy`() {
    var session = detail()
    session.press("a", "G", .enter)
    #expect(session.press("y") == [])
    #expect(session.model.message?.text.text.hasPrefix("Nothing to copy") == true)
  }

  @Test func `a find line in the panes waits while help lies over it`() {
    var session = detail()
    session.press("/")
    session.type("na")
    session.press(.function(1))
    #expect(session.model.activeFinder == nil)
    session.press("j", .escape)
    session.type("me")
    #expect(session.model.activeFinder?.editor.text == "name")
  }

  @Test func `an overlay scrolls, within its bounds`() {
    var session = Session(size: Size(columns: 80, rows: 24))
    session.press("?")
    func offset() -> Int {
      if case .help(let help)? = session.model.overlay { help.scroll.offset } else { -1 }
    }
    var seen: [Int] = []
    for key in ["k", "j", .control("d"), .pageDown, "g", "G"] as [Key] {
      session.press(key)
      seen.append(offset())
    }
    let last = Keymap.bindings.count + 2 * Keymap.Scope.allCases.count - 1 - Layout(session.model.size).wide.rows
    #expect(seen == [0, 1, 10, 28, 0, last])
  }

  @Test func `under an overlay nothing moves, opens or is asked`() {
    var session = Session()
    session.press("?")
    let before = session.model
    #expect(session.press(.tab, "x", "p", "r", "u", "a", "[", "]", "/", "n", "y") == [])
    #expect(session.model.focus == before.focus && session.model.history == before.history)
    #expect(session.model.finder == nil)
  }

  @Test func `Q quits from an overlay, q only closes it`() {
    var session = Session()
    session.press("?")
    #expect(session.press("Q") == [.quit])
    #expect(session.press("q") == [])
    #expect(session.press("q") == [.quit])
  }

  @Test func `v shows the document, with hidden characters as escapes, and y copies it`() {
    let image = Image.sample(1, ["evil": "\u{1B}[2J\u{202E}"])
    var session = detail(image)
    session.press("v")
    #expect(lines(session).contains("  \"evil\": \"\\u001b[2J\\u202e\""))
    #expect(session.press("y").count == 1)
    session.press("v")
    #expect(session.model.overlay == nil)
  }

  @Test func `Enter explains a field, with the whole of its value`() {
    var session = detail(.sample(1, ["virtual_env_type": "IsoImage"]))
    while session.model.detail.currentRow?.key != "virtual_env_type" { session.press("j") }
    session.press(.enter)
    let text = lines(session)
    #expect(text.first == "What kind of machine or disk the image is for.")
    #expect(text.contains("  IsoImage (ISO image)"))
    #expect(text.contains("> IsoImage: ISO image"))
    #expect(text.contains("  Ironic: bare metal server"))
    #expect(session.press("y") == [.copy("IsoImage", what: "Made for")])
    session.press("?")
    #expect(lines(session) == ["\"virtual_env_type\": \"IsoImage\""])
  }

  @Test func `an explanation says what a field was, and that one is gone`() {
    var session = detail(.sample(1, ["min_disk": 40, "left": "before"]))
    session.press("r")
    session.answer(1, with: .sample(1, ["min_disk": 100]))
    while session.model.detail.currentRow?.key != "min_disk" { session.press("j") }
    session.press(.enter)
    #expect(lines(session).contains("It was") && lines(session).contains("  40 GB"))
    session.press(.escape, "G", .enter)
    #expect(lines(session).contains("It was") && lines(session).contains("  before"))
    #expect(lines(session).first == "The documents don't name this field; it shows as the service sent it.")
  }

  @Test func `i leaves an overlay for the prompt`() {
    var session = detail()
    session.press("v", "i")
    #expect(session.model.scope == .prompt && session.model.overlay == nil)
  }

  @Test func `one overlay takes another's place`() {
    var session = detail()
    session.press("?", "v")
    guard case .json? = session.model.overlay else {
      Issue.record("no JSON")
      return
    }
  }

  @Test func `help opened over the find line gives it back`() {
    var session = Session([.sample(1, name: "centos"), .sample(2, name: "ubuntu")])
    session.press("/")
    session.type("ub")
    session.press(.function(1))
    session.type("j")
    #expect(session.model.finder?.editor.text == "ub")
    session.press(.escape)
    session.type("u")
    #expect(session.model.finder?.editor.text == "ubu" && session.list == ["ubuntu"])
  }

  @Test func `a resize breaks the text anew`() {
    var session = detail(.sample(1, ["__description": .string(JSONString(String(repeating: "word ", count: 100)))]))
    session.press("v")
    for columns in [200, 100, 40, 20, 3] {
      session.happen(.resized(Size(columns: columns, rows: 20)))
      let width = Layout(session.model.size).wide.columns
      #expect(lines(session).allSatisfy { TextWidth.of($0) <= width })
    }
  }
}
