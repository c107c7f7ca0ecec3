import ImageModel
import Testing

@testable import ViewModels

/// Looking for an image in all clouds.
@Suite struct FindingAnywhereTests {
  private static let problem = CloudProblem("clouds.yaml, line 3: no such type.", "There are: password.")

  /// Three clouds, the second in use, and one that is wrong.
  private static let choices: [CloudChoice] =
    ["one", "two", "three"].map { name in
      let access = CloudChoice.Access(place: "https://\(PrintableText(name)).example", credentials: "token")
      return CloudChoice(name: PrintableText(name), access: .success(access), isInUse: name == "two")
    } + [CloudChoice(name: "wrong", access: .failure(problem))]

  /// A browser that looks for image 1.
  private func searching(
    _ choices: [CloudChoice] = choices, size: Size = Size(columns: 100, rows: 30)
  ) -> Session {
    var session = Session(size: size)
    session.press("S")
    session.happen(.searchBegan(.number(1), choices, ticket: 1))
    return session
  }

  private func search(_ session: Session) -> CloudSearchViewModel? {
    if case .search(let search)? = session.model.overlay { search } else { nil }
  }

  private func found(_ line: Int) -> Event {
    let fetched = FetchedImage(image: .sample(1), elapsed: .milliseconds(20), requestID: nil)
    return .searched(CloudAnswer(line: line, result: .success(fetched), elapsed: .milliseconds(21)), ticket: 1)
  }

  private func failed(_ line: Int, _ kind: FetchFailure.Kind = .notFound, ticket: Int = 1) -> Event {
    let answer = CloudAnswer(line: line, result: .failure(FetchFailure(kind, status: 404)), elapsed: .seconds(1))
    return .searched(answer, ticket: ticket)
  }

  private func verdicts(_ session: Session) -> [String]? { search(session)?.lines.map(\.verdict.text) }

  // MARK: - Asking

  @Test(arguments: [Key.tab, .escape])
  func `S looks for the image that shows, from either pane`(before: Key) {
    var session = Session()
    session.press(before)
    #expect(session.press("S") == [.search(.number(1), ticket: 1)])
    #expect(session.model.overlay == nil)
  }

  @Test(arguments: ["?", "v", "C"] as [Key])
  func `S works over whatever lies over the panes`(overlay: Key) {
    var session = Session()
    session.keep(.sample(1))
    session.press(overlay)
    if overlay == "C" { session.happen(.cloudsListed(Self.choices, lookedForIn: [])) }
    #expect(session.press("S") == [.search(.number(1), ticket: 1)])
  }

  @Test func `without an image there is nothing to look for`() {
    var session = Session([])
    session.press(.escape)
    #expect(session.press("S") == [])
    #expect(session.message == "No image to look for: type or paste an image id.")
  }

  @Test func `without clouds there is nobody to ask`() {
    let session = searching([])
    #expect(session.model.overlay == nil)
    #expect(session.message == "There is no cloud to ask: C says where clouds.yaml is looked for.")
  }

  @Test func `a 404 offers it, and no other failure does`() {
    for kind in [FetchFailure.Kind.notFound, .forbidden] {
      var session = Session()
      session.press(.enter)
      session.fail(1, kind)
      let isOffered = session.model.detail.lines.contains(.advice("S asks all clouds for it."))
      #expect(isOffered == (kind == .notFound))
    }
  }

  // MARK: - Answers

  @Test func `answers show as they come, in any order, and are counted`() {
    var session = searching()
    #expect(verdicts(session) == ["waiting", "waiting", "waiting", "misconfigured"])
    #expect(search(session)?.progress ?? (9, 9) == (0, 3))
    session.happen(failed(2, .timedOut(seconds: 10)))
    session.happen(found(0))
    #expect(verdicts(session) == ["found", "waiting", "not reached", "misconfigured"])
    #expect(search(session)?.progress ?? (9, 9) == (2, 3))
    #expect(search(session)?.isUnderWay == true && session.message == nil)
  }

  @Test func `the only one that has it gets the cursor when all have answered, and not before`() {
    var session = searching()
    session.happen(found(2))
    #expect(search(session)?.scroll.cursor == 0)
    session.happen(failed(0))
    session.happen(failed(1, .forbidden))
    #expect(search(session)?.scroll.cursor == 2)
    #expect(session.message == "three has it: Enter opens it there.")
  }

  @Test func `of several that have it none is chosen for the operator`() {
    var session = searching()
    session.press("j")
    for line in 0...2 { session.happen(line == 0 ? failed(line) : found(line)) }
    #expect(search(session)?.scroll.cursor == 1)
    #expect(session.message == "2 clouds have it: Enter opens it in the one under the cursor.")
  }

  @Test(arguments: [
    (FetchFailure.Kind.notFound, "None of these clouds has it."),
    (.refused, "None that answered has it, and not all could be asked."),
  ])
  func `nobody having it is told from not knowing it`(kind: FetchFailure.Kind, words: String) {
    var session = searching(Array(Self.choices.prefix(3)))
    for line in 0...2 { session.happen(failed(line, line == 1 ? kind : .notFound)) }
    #expect(session.message == words)
  }

  @Test func `where none can be asked it is over at once`() {
    let session = searching([Self.choices[3]])
    #expect(search(session)?.isUnderWay == false)
    #expect(session.message == "None that answered has it, and not all could be asked.")
  }

  @Test func `answers of an earlier search, second ones and those of no line change nothing`() {
    var session = searching()
    session.happen(failed(0))
    let before = session.model
    #expect(session.happen(failed(1, ticket: 0)) == [])
    #expect(session.happen(found(0)) == [])
    #expect(session.happen(failed(9)) == [] && session.happen(found(3)) == [])
    #expect(session.model == before)
  }

  // MARK: - Cancelling

  @Test(arguments: [Key.escape, .control("c")])
  func `Esc and Ctrl-C cancel what is under way, what was answered stays, and Esc then closes`(key: Key) {
    var session = searching()
    session.happen(found(0))
    #expect(session.press(key) == [.cancelSearch])
    #expect(verdicts(session) == ["found", "cancelled", "cancelled", "misconfigured"])
    #expect(session.message == "Cancelled.")
    #expect(session.happen(found(1)) == [])
    #expect(session.press(.escape) == [] && session.model.overlay == nil)
  }

  @Test(arguments: ["q", "S", "?", "C", "i"] as [Key])
  func `leaving the list cancels what is under way`(key: Key) {
    var session = searching()
    #expect(session.press(key).contains(.cancelSearch))
    #expect(session.happen(found(0)) == [])
  }

  @Test func `a pasted id takes the place of the search`() {
    var session = searching()
    #expect(session.paste(ImageID.number(7).text).suffix(1) == [.cancelSearch])
    #expect(session.model.detail.id == .number(7))
  }

  @Test func `a search that is over has nothing to cancel`() {
    var session = searching()
    for line in 0...2 { #expect(session.happen(failed(line)) == []) }
    #expect(session.press(.escape) == [] && session.model.overlay == nil)
  }

  // MARK: - Opening

  @Test func `Enter opens it in the cloud that has it, and goes over to that cloud`() throws {
    var session = searching()
    for line in 0...2 { session.happen(line == 2 ? found(line) : failed(line)) }
    #expect(session.press(.enter) == [.changeCloud(line: 2)])
    let three = CloudInUse(name: "three", endpoint: try Endpoint("https://three.example"))
    let effects = session.happen(.cloudChanged(three, [.sample(8)], of: 1))
    #expect(
      effects == [.loadSnapshot(.number(1)), .fetch(.number(1), ticket: 2), .wake(afterSeconds: 0.3)])
    #expect(session.model.overlay == nil && session.model.detail.id == .number(1))
    #expect(session.model.cloudInUse == three && session.message == "Now asking three (https://three.example).")
  }

  @Test func `it may be opened before the others have answered, which are then given up`() throws {
    var session = searching()
    session.happen(found(0))
    #expect(session.press(.enter) == [.changeCloud(line: 0)])
    let one = CloudInUse(name: "one", endpoint: try Endpoint("https://one.example"))
    #expect(session.happen(.cloudChanged(one, [], of: 0)).last == .cancelSearch)
  }

  @Test func `in the cloud in use it opens without a change`() {
    var session = searching()
    session.happen(found(1))
    #expect(session.press("j", .enter).contains(.fetch(.number(1), ticket: 2)))
    #expect(session.model.overlay == nil && session.model.focus == .detail)
  }

  @Test func `where it isn't, Enter says why`() {
    var session = searching()
    session.happen(failed(0))
    session.happen(failed(1, .forbidden))
    let messages = [Key.home, "j", "j", "j"].map { key in
      session.press(key)
      #expect(session.press(.enter) == [])
      return session.message ?? ""
    }
    let beginnings = [
      "one: No image has this id here (404).", "two: These credentials may not read this image (403).",
      "three has not answered yet.", "wrong: clouds.yaml, line 3: no such type. There are: password.",
    ]
    for (message, beginning) in zip(messages, beginnings) { #expect(message.hasPrefix(beginning)) }
    session.press(.escape, "k", .enter)
    #expect(session.message == "three was not asked to the end: S asks again.")
  }

  @Test func `on a narrow and low screen a cloud takes two rows, and the cursor stays in view`() {
    var session = searching(size: Size(columns: 20, rows: 7))
    session.press("G")
    #expect(search(session)?.rowsPerLine == 2)
    #expect(search(session)?.scroll.cursor == 3 && search(session)?.scroll.offset == 2)
  }
}
