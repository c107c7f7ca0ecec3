import ImageModel
import Testing

@testable import ViewModels

@Suite struct FetchingTests {
  @Test func `Enter in the history shows what is kept and asks again`() {
    var session = Session()
    session.press("j")
    let effects = session.press(.enter)
    #expect(effects == [.fetch(.number(2), ticket: 1), .wake(afterSeconds: 0.3)])
    #expect(session.model.underWay?.id == .number(2))
    #expect(session.model.focus == .detail)
  }

  @Test func `an answer is shown, kept, and counted on top of the list`() throws {
    var session = Session()
    session.press("j", .enter)
    session.pass(seconds: 1)
    let image = Image.sample(2, name: "renamed", ["__os_version": "CentOS 7.3 64bit"])
    let entry = HistoryEntry(
      id: .number(2), name: "renamed", operatingSystem: "CentOS 7.3 64bit", status: "active", lastViewed: session.now,
      viewCount: 2)
    #expect(session.answer(2, with: image) == [.record(image, entry)])
    #expect(session.model.detail.image == image)
    #expect(session.model.detail.source == .service(.native, elapsed: .milliseconds(143)))
    #expect(session.list.first == "renamed" && session.list.count == 5)
    #expect(session.model.history.current?.id == .number(2))
    #expect(session.model.underWay == nil)
  }

  @Test func `an answer to an ask that was given up is ignored`() {
    var session = Session()
    session.press(.enter)
    let old = session.ticket
    session.press(.escape, "r")
    let result = Result<FetchedImage, FetchFailure>.success(
      FetchedImage(image: .sample(1), elapsed: .zero, requestID: nil))
    #expect(session.happen(.fetched(.number(1), ticket: old, result)) == [])
    #expect(session.model.detail.image == nil)
    #expect(session.model.underWay != nil)
    #expect(session.happen(.fetched(.number(1), ticket: session.ticket, result)).count == 1)
  }

  @Test func `another image gives up the ask before it`() {
    var session = Session()
    session.press(.enter)
    let effects = session.paste(ImageID.number(9).text)
    #expect(
      effects == [.loadSnapshot(.number(9)), .cancelFetch, .fetch(.number(9), ticket: 2), .wake(afterSeconds: 0.3)])
  }

  @Test func `an ask that is made again says why, until it ends`() {
    let busy = Retry(reason: .busy(status: 503), attempt: 2, delay: 5)
    var session = Session()
    session.press(.enter)
    session.happen(.retrying(ticket: session.ticket, busy))
    #expect(session.model.underWay?.retry == busy)
    #expect(session.message == "The service is busy (503) and asks to wait 5 s: then trying again.")
    session.answer(1)
    session.press("r")
    #expect(session.model.underWay?.retry == nil)
    // One that was given up is no longer spoken of.
    session.happen(.retrying(ticket: session.ticket - 1, busy))
    #expect(session.model.underWay?.retry == nil)
    #expect(session.message == nil)
  }

  @Test func `asking for what is asked for already is one ask`() {
    var session = Session()
    session.press(.enter)
    #expect(session.press("r", .control("r")) == [])
    #expect(session.paste(ImageID.number(1).text) == [])
  }

  @Test func `an answer for an image that is no longer shown is kept, and said`() {
    var session = Session()
    session.press("j", .enter, .tab, "j")
    #expect(session.model.detail.id == .number(3))
    let effects = session.answer(2)
    #expect(effects.count == 1)
    #expect(session.model.detail.id == .number(3))
    #expect(session.model.history.current?.id == .number(3))
    #expect(session.list.first == "image 2")
    #expect(session.message == "Now on top of the history: image 2")
  }

  @Test func `a failure of an image that is no longer shown says whose it is`() {
    var session = Session()
    session.press("j", .enter, .tab, "j")
    session.fail(2)
    #expect(session.message == "\(ImageID.number(2)): No image has this id here (404).")
    #expect(session.model.detail.failure == nil)
  }

  @Test func `a failure shows where the answer would be, above what is kept`() {
    var session = Session()
    session.keep(.sample(1))
    session.press(.enter)
    session.fail(1, .unavailable(retryAfter: 20))
    let lines = session.model.detail.lines
    #expect(lines.first == .failure("The service is not available now (503)."))
    #expect(lines.contains(.advice("It asks to wait 20 s: ask again after that.")))
    #expect(lines.contains { $0.row?.key == "name" })
    #expect(session.message == nil)
    session.press("r")
    #expect(session.model.detail.failure == nil)
  }

  @Test func `a snapshot that comes after the failure goes below it`() {
    var session = Session()
    session.paste(ImageID.number(9).text)
    session.fail(9)
    session.keep(.sample(9))
    #expect(session.model.detail.failure?.kind == .notFound)
    #expect(session.model.detail.image == .sample(9))
  }

  @Test(arguments: [Key.escape, .control("c")])
  func `Esc and Ctrl-C give up the ask, and what was there stays`(key: Key) {
    var session = Session()
    session.keep(.sample(1))
    session.press(.enter)
    #expect(session.press(key) == [.cancelFetch])
    #expect(session.message == "Cancelled.")
    #expect(session.model.underWay == nil)
    #expect(session.model.detail.image == .sample(1) && session.model.detail.failure == nil)
  }

  @Test func `an ask that was given up with nothing to show says so`() {
    var session = Session()
    session.paste(ImageID.number(9).text)
    session.press(.escape)
    #expect(session.model.detail.failure?.kind == .cancelled)
  }

  @Test func `Ctrl-C twice within a second quits, from anywhere`() {
    for keys in [[], [.tab], ["i"], ["?"], ["/"]] as [[Key]] {
      var session = Session()
      for key in keys { session.press(key) }
      #expect(session.press(.control("c")) == [])
      session.pass(seconds: 0.9)
      #expect(session.press(.control("c")) == [.quit])
    }
  }

  @Test func `Ctrl-C twice in more than a second doesn't quit`() {
    var session = Session()
    session.press(.control("c"))
    session.pass(seconds: 1.1)
    #expect(session.press(.control("c")) == [])
    #expect(session.message?.hasPrefix("Ctrl-C again") == true)
  }

  @Test func `seconds show after 300 ms, and then as each is full`() {
    var session = Session()
    var wait = 0.0
    for case .wake(let seconds) in session.press(.enter) { wait = seconds }
    var shown: [Int?] = [session.model.underWay?.time.seconds(at: session.now)]
    var waits = [wait]
    for _ in 0..<4 {
      session.pass(seconds: wait)
      for case .wake(let seconds) in session.happen(.woke) { wait = seconds }
      shown.append(session.model.underWay?.time.seconds(at: session.now))
      waits.append((wait * 10).rounded() / 10)
    }
    #expect(shown == [nil, 0, 1, 2, 3])
    #expect(waits == [0.3, 0.7, 1, 1, 1])
  }

  @Test func `with nothing under way nobody asks for a timer`() {
    var session = Session()
    #expect(session.happen(.woke) == [])
    session.press(.enter)
    session.answer(1)
    #expect(session.happen(.woke) == [])
    let keys: [Key] = ["j", "k", "G", "g", .tab, "/", "x", .escape, "?", .escape, "v", .escape, "a", "p", "u", "["]
    for key in keys {
      let isTimer = session.press(key).contains { if case .wake = $0 { true } else { false } }
      #expect(!isTimer, "\(key.name)")
    }
  }

  @Test func `an answer that carries another id is shown, and said`() {
    var session = Session()
    session.press(.enter)
    session.answer(1, with: .sample(8))
    #expect(session.message == "The service answered with another id: \(ImageID.number(8))")
    #expect(session.model.message?.tone == .problem)
    #expect(session.model.detail.id == .number(1))
  }

  @Test func `without a cloud nothing is asked, and what to do is said`() {
    var session = Session([], endpoint: nil)
    #expect(session.paste(ImageID.number(1).text) == [.loadSnapshot(.number(1))])
    #expect(session.message == "No service to ask. Give --region, --cloud, --endpoint or --demo.")
    #expect(session.press("r") == [])
  }

  @Test func `an id on the command line is asked for at once`() throws {
    let cloud = CloudInUse(endpoint: try Endpoint("http://127.0.0.1:9292"))
    var model = BrowserViewModel(cloud: .success(cloud), size: Size(columns: 80, rows: 24), now: .start)
    let effects = model.start(with: [.sample(1)], opening: .number(9))
    #expect(effects == [.loadSnapshot(.number(9)), .fetch(.number(9), ticket: 1), .wake(afterSeconds: 0.3)])
    #expect(model.focus == .detail)
  }
}
