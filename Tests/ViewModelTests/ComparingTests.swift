import ImageModel
import Testing

@testable import ViewModels

import struct FoundationEssentials.Date

/// Two images side by side: which two, where they come from, and reading them.
@Suite struct ComparingTests {
  private static let one = Image.sample(1, ["min_disk": 40, "__support_kvm": "true", "tags": ["a", "b"]])
  private static let two = Image.sample(2, ["min_disk": 80, "__support_kvm": "True", "tags": ["b", "c"]])

  private func choice(_ session: Session) -> ChoiceViewModel? {
    if case .choice(let choice)? = session.model.overlay { choice } else { nil }
  }

  private func comparison(_ session: Session) -> CompareViewModel? {
    if case .comparison(let comparison)? = session.model.overlay { comparison } else { nil }
  }

  private func ids(_ session: Session) -> [ImageID] {
    comparison(session).map { [$0.left.id, $0.right.id] } ?? []
  }

  /// A browser that compares the first two images of its history.
  private func comparing(size: Size = Size(columns: 100, rows: 30)) -> Session {
    var session = Session(size: size)
    session.keep(Self.one)
    session.press("c", .enter)
    session.keep(Self.two, secondsAgo: 7200)
    return session
  }

  // MARK: - Choosing

  @Test(arguments: [Key.tab, .escape])
  func `c lists the other images of the history, from either pane`(before: Key) {
    var session = Session()
    #expect(session.press(before, "c") == [])
    #expect(choice(session)?.list.shown.count == 4)
    #expect(choice(session)?.list.current?.id == .number(2))
    #expect(session.model.scope == .choice)
  }

  @Test func `without an image there is nothing to compare`() {
    var session = Session([])
    session.press(.escape, "c")
    #expect(session.message == "No image to compare: type or paste an image id.")
    #expect(session.model.overlay == nil)
  }

  @Test func `what is typed filters, and the arrows move, whatever the history is filtered by`() {
    var session = Session((1...5).map { .sample($0, name: $0.isMultiple(of: 2) ? "even \($0)" : "odd \($0)") })
    session.press("/")
    session.type("odd")
    session.press(.enter, "c")
    #expect(choice(session)?.list.shown.count == 4)
    session.type("evn")
    #expect(choice(session)?.list.shown.count == 2)
    session.press(.arrow(.down))
    #expect(choice(session)?.list.current?.id == .number(4))
    session.press(.control("u"))
    #expect(choice(session)?.editor.text == "" && choice(session)?.list.shown.count == 4)
    #expect(session.model.history.filter == "odd")
  }

  @Test func `letters are letters while choosing`() {
    var session = Session()
    session.press("c")
    session.type("qcjt? ")
    #expect(choice(session)?.editor.text == "qcjt? ")
  }

  @Test func `Enter compares with the image under the cursor, from what is kept of both`() {
    var session = Session()
    session.keep(Self.one)
    #expect(session.press("c", .enter) == [.loadSnapshot(.number(2))])
    #expect(session.keep(Self.two, secondsAgo: 7200) == [])
    #expect(ids(session) == [.number(1), .number(2)])
    #expect(comparison(session)?.right.taken == .start.addingTimeInterval(-7200))
    #expect(session.model.scope == .comparison)
  }

  @Test func `a pasted id is compared with at once, and asked for where nothing is kept of it`() {
    var session = Session()
    session.keep(Self.one)
    session.press("c")
    #expect(session.paste("https://x/v2/images/\(ImageID.number(9).text)\n") == [.loadSnapshot(.number(9))])
    let asked = session.happen(.snapshotLoaded(.number(9), nil))
    #expect(asked == [.fetch(.number(9), ticket: 1), .wake(afterSeconds: 0.3)])
    #expect(choice(session) != nil)
    let answered = session.answer(9)
    #expect(answered.count == 1 && ids(session) == [.number(1), .number(9)])
    #expect(session.list.first == "image 9" && session.model.detail.id == .number(1))
  }

  @Test func `both images are asked for, one after the other, where nothing is kept of either`() {
    var session = Session()
    session.press("c", .enter)
    session.happen(.snapshotLoaded(.number(1), nil))
    #expect(session.model.underWay == nil)
    session.happen(.snapshotLoaded(.number(2), nil))
    #expect(session.model.underWay?.id == .number(1))
    session.answer(1)
    #expect(session.model.underWay?.id == .number(2) && ids(session) == [])
    session.answer(2)
    #expect(ids(session) == [.number(1), .number(2)])
  }

  @Test func `an image that can't be had says which and why, and another one may be chosen`() {
    var session = Session()
    session.keep(Self.one)
    session.press("c")
    session.paste(ImageID.number(9).text)
    session.happen(.snapshotLoaded(.number(9), nil))
    session.fail(9)
    #expect(session.message == "\(ImageID.number(9).text): No image has this id here (404).")
    #expect(choice(session) != nil)
    session.press(.enter)
    session.keep(Self.two)
    #expect(ids(session) == [.number(1), .number(2)])
  }

  @Test func `a key pressed while an image is asked for is a change of mind`() {
    var session = Session()
    session.keep(Self.one)
    session.press("c")
    session.paste(ImageID.number(9).text)
    session.happen(.snapshotLoaded(.number(9), nil))
    #expect(session.press(.escape) == [.cancelFetch])
    #expect(session.model.overlay == nil && session.message == "Cancelled.")
    session.happen(.snapshotLoaded(.number(9), Snapshot(image: Self.two, taken: .start)))
    #expect(session.model.overlay == nil)
  }

  @Test func `closing the choice leaves an ask of another kind under way`() {
    var session = Session()
    session.press(.enter, "c")
    #expect(session.press(.escape) == [] && session.model.underWay?.id == .number(1))
    session.keep(Self.one)
    session.press("c", .enter)
    session.happen(.snapshotLoaded(.number(2), nil))
    #expect(session.model.isComparisonAwaited)
    session.press("x")
    #expect(!session.model.isComparisonAwaited && session.answer(2).count == 1 && ids(session) == [])
  }

  @Test func `what is no image id, or the image itself, is no choice`() {
    var session = Session()
    session.keep(Self.one)
    session.press("c")
    session.type("zzz /")
    session.press(.enter)
    #expect(session.model.message?.tone == .problem && choice(session)?.editor.text == "zzz /")
    session.paste(ImageID.number(1).text)
    #expect(session.message == "That is the same image: choose another one." && choice(session) != nil)
    #expect(session.press(.escape) == [] && session.model.overlay == nil)
  }

  // MARK: - Marking

  @Test func `the marked image is compared with the current one, the marked one on the left`() {
    var session = Session()
    session.press("j", " ")
    #expect(session.model.marked == .number(2))
    session.press("k")
    session.keep(Self.one)
    #expect(session.press("c") == [.loadSnapshot(.number(2))])
    session.keep(Self.two)
    #expect(ids(session) == [.number(2), .number(1)])
  }

  @Test func `the mark stays for the next one, until Space takes it`() {
    var session = Session()
    session.press(" ", "j", "c")
    #expect(session.model.marked == .number(1))
    session.press("k", " ")
    #expect(session.model.marked == nil && session.message == "No longer marked.")
  }

  @Test func `on the marked image itself another one is chosen`() {
    var session = Session()
    session.press(" ", "c")
    #expect(choice(session)?.first == .number(1))
  }

  @Test func `a mark ends with its cloud`() throws {
    var session = Session()
    session.press(" ")
    session.happen(.cloudChanged(CloudInUse(endpoint: try Endpoint("https://b.example")), [.sample(8)], of: 1))
    #expect(session.model.marked == nil)
  }

  // MARK: - Reading

  @Test func `the cursor begins on the first difference, and n and N go around them`() {
    var session = comparing()
    func key() -> String? { comparison(session)?.currentRow?.key.value }
    #expect(key() == "name")
    let seen = (["n", "n", "n", "N", "N"] as [Key]).map { step in
      session.press(step)
      return "\(key() ?? "") \(session.message ?? "")"
    }
    #expect(
      seen == [
        "tags Difference 2 of 3", "min_disk Difference 3 of 3", "name Difference 1 of 3", "min_disk Difference 3 of 3",
        "tags Difference 2 of 3",
      ])
  }

  @Test func `only differences show, sections say what is folded, and Tab shows all`() throws {
    var session = comparing()
    let folded = try #require(comparison(session))
    let rows = folded.lines.compactMap { if case .row(let row, _) = $0 { row } else { nil } }
    #expect(rows.map(\.key) == ["name", "tags", "min_disk"])
    #expect(folded.lines.contains(.section(.capabilities, folded: "2 equal")))
    session.press("n", .tab)
    let all = try #require(comparison(session))
    #expect(all.lines.count { if case .row = $0 { true } else { false } } == all.comparison.rows.count)
    #expect(all.currentRow?.key == "tags")
    session.press(.tab)
    #expect(comparison(session)?.lines == folded.lines)
  }

  @Test func `of tags each side says what it alone has`() throws {
    let lines = try #require(comparison(comparing())).lines
    let more = lines.compactMap { if case .more(_, let cells) = $0 { cells } else { nil } }
    #expect(more.contains(.init(left: "only here: a", right: "only here: c")))
  }

  @Test func `images that are alike have no difference to go to, and say so`() throws {
    var session = Session()
    session.keep(Self.one)
    session.press("c", .enter)
    session.happen(
      .snapshotLoaded(
        .number(2),
        Snapshot(
          image: .sample(2, name: "image 1", ["min_disk": 40, "__support_kvm": true, "tags": ["b", "a"]]), taken: .start
        )))
    #expect(try #require(comparison(session)).lines.first == .alike)
    session.press("n")
    #expect(session.message == "No field that counts differs.")
    session.press(.enter)
    #expect(session.message == "Nothing to explain: Tab shows all rows.")
  }

  @Test func `y copies both values, Y the comparison that scripts get`() {
    var session = comparing()
    session.press("n", "n")
    #expect(session.press("y") == [.copy("40\n80\n", what: "Minimum disk")])
    let document = comparison(session)?.comparison.document.written(.pretty)
    #expect(session.press("Y") == [.copy((document ?? "") + "\n", what: "the comparison as JSON")])
  }

  @Test func `Enter explains the row, Escape leads back to it, and then to the panes`() {
    var session = comparing()
    session.press("n", .enter)
    let text = comparison(session)?.explanation?.lines.map(\.text) ?? []
    #expect(session.model.scope == .overlay)
    #expect(text.contains("They differ.") && text.contains("Only here") && text.contains(#"  tags: ["a","b"]"#))
    #expect(session.press("y") == [.copy("[\"a\",\"b\"]\n[\"b\",\"c\"]\n", what: "Tags")])
    session.press("/")
    session.type("only")
    session.press(.enter, .escape)
    #expect(comparison(session)?.currentRow?.key == "tags" && session.model.scope == .comparison)
    session.press(.escape)
    #expect(session.model.overlay == nil && session.model.detail.id == .number(1))
  }

  @Test(arguments: [Key.escape, "q", "c"])
  func `the comparison closes, and nothing has changed`(key: Key) {
    var session = comparing()
    #expect(session.press(key) == [])
    #expect(session.model.overlay == nil && session.model.detail.id == .number(1) && session.list.count == 5)
  }

  @Test(arguments: [Size(columns: 100, rows: 30), Size(columns: 60, rows: 20), Size(columns: 20, rows: 6)])
  func `moving reaches the first and the last row at every size, and never leaves the rows`(size: Size) throws {
    var session = comparing(size: size)
    session.press(.tab)
    var seen: Set<String> = []
    session.press("g")
    for _ in 0..<100 {
      seen.insert(try #require(comparison(session)?.currentRow).key.value)
      session.press("j")
    }
    #expect(seen.count == comparison(session)?.comparison.rows.count)
    for key in ["G", "g", .control("d"), .control("u"), .pageDown, .pageUp] as [Key] {
      session.press(key)
      let model = try #require(comparison(session))
      #expect(model.currentRow != nil)
      #expect((model.scroll.offset..<model.scroll.offset + model.scroll.height).contains(model.scroll.cursor))
    }
  }

  @Test func `another size keeps the cursor on its row`() {
    var session = comparing()
    session.press("n")
    for columns in [40, 100, 20] {
      session.happen(.resized(Size(columns: columns, rows: 12)))
      #expect(comparison(session)?.currentRow?.key == "tags")
    }
  }
}
