import ImageModel
import Testing

@testable import ViewModels

/// An operator who watches images: the service is asked beside the operator's own asks.
@Suite struct WatchingTests {
  /// What is asked of the service for watched images.
  private struct Watching {
    var session: Session
    /// Tickets of the asks under way, by the number of the image.
    var tickets: [ImageID: Int] = [:]
    /// Seconds to the wake-up that was asked for last.
    var alarm: Double?

    init(_ session: Session = Session()) { self.session = session }

    @discardableResult
    mutating func happen(_ event: Event) -> [Effect] { note(session.happen(event)) }

    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { note(session.happen(.pressed($0))) } }

    /// The image's status is known, and `w` is pressed on it in the detail pane.
    mutating func watch(_ number: Int, _ status: String = "saving") {
      note(session.paste(ImageID.number(number).text))
      note(session.answer(number, with: .sample(number, ["status": .string(JSONString(status))])))
      press("w")
    }

    /// The service answers the ask for a watched image.
    @discardableResult
    mutating func answer(_ number: Int, _ status: String, after seconds: Double = 0) -> [Effect] {
      let image = Image.sample(number, ["status": .string(JSONString(status))])
      return finish(number, .success(FetchedImage(image: image, elapsed: .zero, requestID: nil)), seconds)
    }

    @discardableResult
    mutating func fail(_ number: Int, _ kind: FetchFailure.Kind) -> [Effect] {
      finish(number, .failure(FetchFailure(kind)), 0)
    }

    private mutating func finish(
      _ number: Int, _ result: Result<FetchedImage, FetchFailure>, _ seconds: Double
    ) -> [Effect] {
      session.pass(seconds: seconds)
      return note(session.happen(.fetched(.number(number), ticket: tickets[.number(number)] ?? -1, result)))
    }

    /// Lets the time pass that was asked for, and wakes.
    @discardableResult
    mutating func wake() -> [Effect] {
      session.pass(seconds: alarm ?? 0)
      alarm = nil
      return note(session.happen(.woke))
    }

    @discardableResult
    private mutating func note(_ effects: [Effect]) -> [Effect] {
      for effect in effects {
        switch effect {
        case .askBeside(let id, let ticket): tickets[id] = ticket
        case .wake(let seconds): alarm = seconds
        default: break
        }
      }
      return effects
    }
  }

  @Test func `w asks at once, then every 3 s and slower, and tells when the status has settled and how long it took`() {
    var operation = Watching()
    operation.watch(1, "queued")
    #expect(operation.session.message == "Watching image 1: the bell rings when its status settles; w again stops.")
    #expect(operation.session.model.isWatched(.number(1)))
    #expect(operation.answer(1, "queued").last == .wake(afterSeconds: 3))
    #expect(operation.wake() == [.askBeside(.number(1), ticket: 3)])
    let effects = operation.answer(1, "saving", after: 1)
    #expect(effects.last == .wake(afterSeconds: 4.5))
    #expect(operation.session.message == "image 1: saving now, after 4 s.")
    operation.wake()
    let end = operation.answer(1, "active", after: 243.5)
    #expect(end.dropFirst() == [.ring, .showTitle("image 1: active after 4 min 12 s.")])
    #expect(operation.session.message == "image 1: active after 4 min 12 s.")
    #expect(operation.session.model.message?.tone == .plain)
    #expect(!operation.session.model.isWatched(.number(1)))
    #expect(operation.wake() == [])
  }

  @Test func `an answer that differs is kept like any other, and one that says the same is not`() {
    var operation = Watching()
    operation.watch(1)
    func records(_ effects: [Effect]) -> Int { effects.count { if case .record = $0 { true } else { false } } }
    #expect(records(operation.answer(1, "saving")) == 1)
    operation.wake()
    #expect(records(operation.answer(1, "saving")) == 0)
    #expect(operation.session.model.detail.taken == operation.session.now)
    operation.wake()
    #expect(records(operation.answer(1, "active")) == 1)
    #expect(operation.session.changes["status"] == .changed(was: "saving (being uploaded)"))
  }

  @Test func `it goes on while other images are read, and the cursor stays where it is`() {
    var operation = Watching()
    operation.watch(1)
    operation.answer(1, "saving")
    operation.press(.tab, "j", "j")
    let current = operation.session.model.history.current?.id
    operation.wake()
    operation.answer(1, "active")
    #expect(operation.session.model.history.current?.id == current)
    #expect(operation.session.model.detail.id == current)
    #expect(operation.session.model.history.entry(of: .number(1))?.status == "active")
  }

  @Test func `the operator's own ask and those for watched images leave each other alone`() {
    var operation = Watching()
    operation.watch(1)
    let effects = operation.happen(.pasted(ImageID.number(9).text))
    #expect(effects.contains(.fetch(.number(9), ticket: 3)) && !effects.contains(.cancelFetch))
    #expect(operation.answer(1, "saving").last == .wake(afterSeconds: 0.3))
    #expect(operation.session.model.underWay?.id == .number(9))
    operation.wake()
    #expect(operation.press(.escape) == [.cancelFetch])
    #expect(operation.session.model.isWatched(.number(1)))
    while operation.alarm != nil, !operation.wake().contains(.askBeside(.number(1), ticket: 4)) {}
    #expect(operation.tickets[.number(1)] == 4)
  }

  @Test func `several are watched, and the soonest wish wakes`() {
    var operation = Watching()
    operation.watch(1)
    operation.answer(1, "saving")
    operation.session.pass(seconds: 2)
    operation.watch(2)
    #expect(operation.answer(2, "saving").last == .wake(afterSeconds: 1))
    #expect(operation.wake().first == .askBeside(.number(1), ticket: 5))
    #expect(operation.alarm == 2)
    #expect(operation.session.model.isWatched(.number(1)) && operation.session.model.isWatched(.number(2)))
    operation.answer(1, "active")
    #expect(!operation.session.model.isWatched(.number(1)) && operation.session.model.isWatched(.number(2)))
  }

  @Test func `w again stops, and the ask under way is given up`() {
    var operation = Watching()
    operation.watch(1)
    #expect(operation.press("w") == [.giveUp(ticket: 2)])
    #expect(operation.session.message == "No longer watched: image 1")
    #expect(operation.answer(1, "active") == [])
    operation.press("w")
    operation.answer(1, "saving")
    #expect(operation.press("w") == [])
    #expect(operation.wake() == [])
  }

  @Test(arguments: ["active", "killed", "deleted", "deactivated", "resting"])
  func `a status that has settled says so, and nothing is asked`(status: String) {
    var operation = Watching()
    operation.session.keep(.sample(1, ["status": .string(JSONString(status))]))
    #expect(operation.press("w") == [])
    #expect(operation.session.message == "image 1 is \(status) already: there is nothing to wait for.")
    #expect(!operation.session.model.isWatched(.number(1)) && !operation.session.model.canWatch)
  }

  @Test func `what was kept as on its way, and has settled since, rings no bell`() {
    var operation = Watching()
    operation.session.keep(.sample(1, ["status": "saving"]))
    #expect(operation.session.model.canWatch)
    operation.press("w")
    #expect(operation.answer(1, "active").count == 1)
    #expect(operation.session.message == "image 1 is active already: there is nothing to wait for.")
    #expect(!operation.session.model.isWatched(.number(1)))
  }

  @Test func `a killed image is told as a problem, and rings as well`() {
    var operation = Watching()
    operation.watch(1)
    operation.answer(1, "saving")
    operation.wake()
    #expect(operation.answer(1, "killed").contains(.ring))
    #expect(operation.session.model.message == .init(text: "image 1: killed after 3 s.", tone: .problem))
  }

  @Test func `an image without a status has nothing to wait for`() {
    var operation = Watching(Session([]))
    operation.session.paste(ImageID.number(9).text)
    operation.session.press(.escape)
    operation.press("w")
    operation.happen(
      .fetched(
        .number(9), ticket: operation.tickets[.number(9)] ?? -1,
        .success(FetchedImage(image: .sample(9, ["status": nil]), elapsed: .zero, requestID: nil))))
    #expect(operation.session.message == "image 9 has no status: there is nothing to wait for.")
  }

  @Test func `a failure in between is said once, and the watching goes on, slower`() {
    var operation = Watching()
    operation.watch(1)
    operation.answer(1, "saving")
    operation.wake()
    #expect(operation.fail(1, .refused) == [.wake(afterSeconds: 9)])
    #expect(
      operation.session.message
        == "image 1 is still watched. Nothing answers at this address: the connection was refused.")
    operation.wake()
    operation.session.press("j")
    #expect(operation.fail(1, .refused) == [.wake(afterSeconds: 18)])
    #expect(operation.session.message == nil)
    operation.wake()
    #expect(operation.fail(1, .tooManyRequests(retryAfter: 100)) == [.wake(afterSeconds: 100)])
    operation.wake()
    #expect(operation.answer(1, "active").contains(.ring))
  }

  @Test(arguments: [FetchFailure.Kind.notFound, .unauthorized, .forbidden])
  func `what won't pass ends it, and rings`(kind: FetchFailure.Kind) {
    var operation = Watching()
    operation.watch(1)
    operation.answer(1, "saving")
    operation.wake()
    #expect(operation.fail(1, kind).contains(.ring))
    let headline = FetchFailure(kind).headline
    #expect(operation.session.message == "image 1 is no longer watched. \(headline)")
    #expect(operation.session.model.message?.tone == .problem)
    #expect(operation.wake() == [])
  }

  @Test func `the operator's own answer counts for a watched image`() {
    var operation = Watching()
    operation.watch(1)
    operation.answer(1, "saving")
    operation.wake()
    operation.press("r")
    let effects = operation.session.answer(1, with: .sample(1, ["status": "active"]))
    #expect(effects.suffix(3) == [.giveUp(ticket: 3), .ring, .showTitle("image 1: active after 3 s.")])
    #expect(!operation.session.model.isWatched(.number(1)))
  }

  @Test func `removed from the history, it is watched no longer`() {
    var operation = Watching()
    operation.watch(1)
    #expect(operation.press("x") == [.remove(.number(1)), .giveUp(ticket: 2)])
    #expect(operation.answer(1, "saving") == [])
    #expect(operation.session.model.history.entry(of: .number(1)) == nil)
  }

  @Test func `another cloud ends it, and that is said`() throws {
    var operation = Watching()
    operation.watch(1)
    let other = CloudInUse(endpoint: try Endpoint("https://ims.example.org"))
    let effects = operation.happen(.cloudChanged(other, [], of: 0))
    #expect(effects == [.giveUp(ticket: 2)])
    #expect(operation.session.message?.contains("No image is watched any longer.") == true)
    #expect(operation.wake() == [])
  }

  @Test func `without a cloud, or an image, nothing is watched`() {
    var nowhere = Session([.sample(1)], endpoint: nil)
    nowhere.keep(.sample(1, ["status": "saving"]))
    #expect(nowhere.press("w") == [])
    #expect(nowhere.message?.hasPrefix("No service to ask.") == true)
    var nothing = Session([])
    nothing.press(.escape)
    #expect(nothing.press("w") == [])
    #expect(nothing.message == "No image to watch: type or paste an image id.")
  }

  @Test func `a clock that is put back holds nothing up`() {
    var operation = Watching()
    operation.watch(1)
    operation.answer(1, "saving")
    operation.session.pass(seconds: -7200)
    #expect(operation.happen(.woke).contains(.askBeside(.number(1), ticket: 3)))
  }
}
