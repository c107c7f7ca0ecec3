import ImageModel
import Testing

@testable import ViewModels

/// The list of clouds, and going over from one to another.
@Suite struct CloudTests {
  private static let problem = CloudProblem("clouds.yaml, line 3: no such type.", "There are: password.")

  private static let choices: [CloudChoice] =
    ["one", "two", "three"].map { name in
      let access = CloudChoice.Access(place: "https://\(PrintableText(name)).example", credentials: "token")
      return CloudChoice(name: PrintableText(name), access: .success(access), isInUse: name == "two")
    } + [CloudChoice(name: "wrong", access: .failure(problem))]

  private static func cloud(_ name: PrintableText) throws -> CloudInUse {
    CloudInUse(name: name, endpoint: try Endpoint("https://\(name).example"))
  }

  /// A browser that shows the list.
  private func listing(size: Size = Size(columns: 100, rows: 30)) -> Session {
    var session = Session(size: size)
    session.press("C")
    session.happen(.cloudsListed(Self.choices, lookedForIn: ["/etc/openstack"]))
    return session
  }

  private func list(_ session: Session) -> CloudListViewModel? {
    if case .clouds(let list)? = session.model.overlay { list } else { nil }
  }

  // MARK: - The list

  @Test(arguments: [Key.tab, .escape])
  func `C asks for the list, from either pane`(before: Key) {
    var session = Session()
    session.press(before)
    #expect(session.press("C") == [.listClouds])
    #expect(session.model.overlay == nil)
  }

  @Test func `the list opens on the cloud in use, over whatever lies over the panes`() {
    var session = Session()
    session.press("?")
    #expect(session.press("C") == [.listClouds])
    session.happen(.cloudsListed(Self.choices, lookedForIn: []))
    #expect(list(session)?.current?.name == "two")
    #expect(session.model.scope == .clouds)
  }

  @Test(arguments: [Key.escape, "q", "C"])
  func `the list closes, and nothing has changed`(key: Key) {
    var session = listing()
    let before = session.model.cloud
    #expect(session.press("j", key) == [])
    #expect(session.model.overlay == nil && session.model.cloud == before)
  }

  @Test func `the cursor moves by lines, pages and to the ends, and no further`() {
    var session = listing()
    let keys: [Key] = ["j", "j", "j", .arrow(.up), "g", "k", "G", .control("u"), .pageDown, .home, .arrow(.down)]
    let seen = keys.map { key in
      session.press(key)
      return list(session)?.scroll.cursor
    }
    #expect(seen == [2, 3, 3, 2, 0, 0, 3, 0, 3, 0, 1])
  }

  @Test func `on a narrow and low screen a cloud takes two rows, and the cursor stays in view`() {
    var session = listing(size: Size(columns: 20, rows: 7))
    session.press("G")
    let scroll = list(session)?.scroll
    #expect(list(session)?.rowsPerChoice == 2)
    #expect(scroll?.height == 2 && scroll?.cursor == 3 && scroll?.offset == 2)
  }

  @Test func `under the list nothing moves, opens or is asked`() {
    var session = listing()
    let before = session.model
    #expect(session.press(.tab, "x", "p", "r", "u", "a", "[", "]", "/", "n", "y") == [])
    #expect(session.model.focus == before.focus && session.model.history == before.history)
    #expect(session.model.finder == nil && list(session) != nil)
  }

  @Test func `an empty list has nothing to choose`() {
    var session = Session([], endpoint: nil)
    session.happen(.cloudsListed([], lookedForIn: ["/etc/openstack"]))
    #expect(session.press("j", .enter) == [])
    #expect(list(session)?.places == ["/etc/openstack"])
  }

  // MARK: - Choosing

  @Test func `Enter changes to the cloud under the cursor, by its line`() {
    var session = listing()
    #expect(session.press("j", .enter) == [.changeCloud(line: 2)])
  }

  @Test func `a cloud that is wrong can't be chosen, and says why`() {
    var session = listing()
    #expect(session.press("G", .enter) == [])
    #expect(session.message == "wrong: clouds.yaml, line 3: no such type. There are: password.")
    #expect(session.model.message?.tone == .problem)
    #expect(list(session) != nil)
  }

  @Test func `the cloud in use needs no change`() {
    var session = listing()
    #expect(session.press(.enter) == [])
    #expect(session.model.overlay == nil && session.message == "two is in use already.")
  }

  // MARK: - Going over

  @Test func `the new cloud has its own list, and its latest image shows`() throws {
    var session = listing()
    let effects = session.happen(.cloudChanged(try Self.cloud("three"), [.sample(8), .sample(9)], of: 2))
    #expect(effects == [.loadSnapshot(.number(8))])
    #expect(session.list == ["image 8", "image 9"])
    #expect(session.model.overlay == nil && session.model.focus == .history)
    #expect(session.model.cloudInUse?.name == "three")
    #expect(session.message?.hasPrefix("Now asking three (https://three.example).") == true)
  }

  @Test func `a cloud without a history shows nothing, and C is C still`() throws {
    var session = listing()
    session.keep(.sample(1))
    #expect(session.happen(.cloudChanged(try Self.cloud("three"), [], of: 0)) == [])
    #expect(session.press("C") == [.listClouds])
    #expect(session.model.detail.id == nil && session.model.detail.lines == [])
  }

  @Test func `the ask under way is given up, and its late answer ignored`() throws {
    var session = Session()
    session.press(.enter)
    #expect(session.happen(.cloudChanged(try Self.cloud("three"), [], of: 0)) == [.cancelFetch])
    #expect(session.model.underWay == nil)
    #expect(session.answer(1) == [])
    #expect(session.list == [])
  }

  @Test func `what was removed in one cloud is not brought back in another`() throws {
    var session = Session()
    session.press("x")
    session.happen(.cloudChanged(try Self.cloud("three"), [.sample(1)], of: 1))
    #expect(session.press("u") == [])
    #expect(session.message == "Nothing to undo.")
  }

  @Test func `the trail of one cloud doesn't lead through another`() throws {
    var session = Session()
    session.press(.enter, .tab, "j", .enter)
    session.happen(.cloudChanged(try Self.cloud("three"), [.sample(8)], of: 1))
    #expect(session.press("[") == [] && session.message == "No image before this one.")
    #expect(session.press("]") == [] && session.message == "No image after this one.")
  }

  @Test func `the image that was open is the first of the prompt's earlier ids`() throws {
    var session = Session([.sample(1, name: "here"), .sample(2)])
    session.happen(.cloudChanged(try Self.cloud("three"), [.sample(8)], of: 1))
    #expect(session.message?.hasSuffix(" i, Up: the image before.") == true)
    session.press("i", .arrow(.up))
    #expect(session.model.prompt.editor.text == ImageID.number(1).text)
    #expect(session.model.prompt.note?.text == "here")
    session.press(.arrow(.up))
    #expect(session.model.prompt.editor.text == ImageID.number(8).text)
    session.press(.arrow(.down))
    #expect(session.press(.enter).contains(.fetch(.number(1), ticket: 1)))
  }

  @Test func `an image that could not be asked for without a cloud is asked for in the first one`() throws {
    var session = Session([], endpoint: nil)
    session.paste(ImageID.number(7).text)
    let effects = session.happen(.cloudChanged(try Self.cloud("three"), [.sample(8)], of: 1))
    #expect(effects == [.loadSnapshot(.number(7)), .fetch(.number(7), ticket: 1), .wake(afterSeconds: 0.3)])
    #expect(session.model.detail.id == .number(7) && session.model.focus == .detail)
    #expect(session.message == "Now asking three (https://three.example).")
  }

  @Test func `a filter and a find line end with the cloud they were typed in`() throws {
    var session = Session()
    session.press("/")
    session.type("image 3")
    session.happen(.cloudChanged(try Self.cloud("three"), [.sample(8)], of: 1))
    #expect(session.model.finder == nil && session.list == ["image 8"])
  }

  @Test func `the rest of a history that comes late belongs to its own cloud`() throws {
    var session = Session()
    let old = try #require(session.model.cloudInUse?.historyKey)
    session.happen(.cloudChanged(try Self.cloud("three"), [.sample(8)], of: 2))
    #expect(session.happen(.historyLoaded((1...5).map { .sample($0) }, of: old)) == [])
    #expect(session.list == ["image 8"])
    session.load([.sample(8), .sample(9)])
    #expect(session.list == ["image 8", "image 9"])
  }

  // MARK: - What is found on the way

  @Test func `what an ask finds of the cloud's safety stays on the screen, unless the ask was given up`() throws {
    var session = Session()
    session.press(.enter)
    session.happen(.cautioned("unencrypted", ticket: session.ticket))
    #expect(session.model.cloudInUse?.caution == "unencrypted")
    session.happen(.cloudChanged(try Self.cloud("three"), [], of: 0))
    session.happen(.cautioned("unencrypted", ticket: session.ticket))
    #expect(session.model.cloudInUse?.caution == nil)
  }

  // MARK: - Without a cloud

  @Test func `without a cloud keys are keys, since there is nothing to type an id for`() {
    var session = Session([], endpoint: nil)
    #expect(session.model.focus == .history)
    #expect(session.press("C") == [.listClouds])
    #expect(session.press("q") == [.quit])
  }

  @Test func `asking says what is wrong with the configuration`() {
    var model = BrowserViewModel(cloud: .failure(Self.problem), size: Size(columns: 80, rows: 24), now: .start)
    #expect(model.start(with: [], opening: .number(1)) == [.loadSnapshot(.number(1))])
    #expect(model.message?.text == Self.problem.statement)
    #expect(model.underWay == nil)
  }
}
