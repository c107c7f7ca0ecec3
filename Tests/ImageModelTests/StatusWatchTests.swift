import ImageModel
import Testing

@Suite("A watch waits for a status to settle")
struct StatusWatchTests {
  private func image(_ status: String?) throws -> Result<Image, FetchFailure> {
    .success(try Image.made(of: status.map { "\"status\":\"\($0)\"" } ?? ""))
  }

  private func failure(_ kind: FetchFailure.Kind) -> Result<Image, FetchFailure> { .failure(FetchFailure(kind)) }

  /// Seconds until the next ask; nil where there is none.
  private func seconds(_ turn: StatusWatch.Turn) -> Double? {
    switch turn {
    case .goesOn(let seconds, _), .stumbles(_, let seconds, _): seconds
    case .settles, .ends: nil
    }
  }

  @Test func `asks come after 3 s, then more and more slowly, up to 30 s apart`() throws {
    var watch = StatusWatch()
    let waits = try (0..<9).map { _ in try #require(seconds(watch.take(try image("saving")))) }
    #expect(waits == [3, 4.5, 6.75, 10.125, 15.1875, 22.78125, 30, 30, 30])
  }

  @Test func `a failure slows it down faster, and no longer than 30 s`() {
    var watch = StatusWatch()
    #expect((0..<5).map { _ in seconds(watch.take(failure(.refused))) } == [6, 12, 24, 30, 30])
  }

  @Test(arguments: [
    (FetchFailure.Kind.tooManyRequests(retryAfter: 45), 45.0), (.unavailable(retryAfter: 120), 120),
    (.tooManyRequests(retryAfter: 1), 6), (.unavailable(retryAfter: nil), 6),
    (.tooManyRequests(retryAfter: .max), 3600), (.unavailable(retryAfter: -5), 6),
  ])
  func `Retry-After is waited for, where it is the longer wait, and an hour at most`(
    kind: FetchFailure.Kind, wait: Double
  ) {
    var watch = StatusWatch()
    #expect(watch.take(failure(kind)) == .stumbles(FetchFailure(kind), seconds: wait, isNews: true))
  }

  @Test(
    arguments: [
      ("active", ImageStatus.usable), ("Active", .usable), ("killed", .lost), ("deleted", .lost),
      ("pending_delete", .lost), ("deactivated", .withheld), ("resting", .unknown), (nil, .unknown),
    ] as [(String?, ImageStatus)])
  func `it ends where the status no longer changes by itself`(status: String?, meaning: ImageStatus) throws {
    var watch = StatusWatch(status: "saving")
    #expect(watch.take(try image(status)) == .settles(meaning))
    #expect(watch.status == status)
  }

  @Test func `only another status is news, and the one it began with is not`() throws {
    var watch = StatusWatch(status: "queued")
    let turns = try ["queued", "saving", "saving", "uploading"].map { watch.take(try image($0)) }
    let news = turns.map { turn -> Bool? in if case .goesOn(_, let isNews) = turn { isNews } else { nil } }
    #expect(news == [false, true, false, true])
  }

  @Test func `the same failure once more is no news, until an answer came between`() throws {
    var watch = StatusWatch()
    func isNews(_ kind: FetchFailure.Kind) -> Bool? {
      if case .stumbles(_, _, let isNews) = watch.take(failure(kind)) { isNews } else { nil }
    }
    #expect([isNews(.refused), isNews(.refused), isNews(.serverError), isNews(.refused)] == [true, false, true, true])
    _ = watch.take(try image("saving"))
    #expect(isNews(.refused) == true)
  }

  @Test(arguments: [
    FetchFailure.Kind.refused, .unresolved, .tls, .proxyRefused, .timedOut(seconds: 10), .closedEarly, .unreachable,
    .serverError, .unavailable(retryAfter: nil), .tooManyRequests(retryAfter: nil),
  ])
  func `what may pass doesn't end it`(kind: FetchFailure.Kind) {
    var watch = StatusWatch()
    #expect(seconds(watch.take(failure(kind))) == 6)
  }

  @Test(arguments: [
    FetchFailure.Kind.notFound, .unauthorized, .forbidden, .badRequest, .noSuchCall, .redirected(to: nil), .notJSON,
    .notAnImage, .empty, .tooLarge(limit: 1), .noAccess(.init("No.", "Ask.", .notAllowed)),
  ])
  func `what won't pass ends it`(kind: FetchFailure.Kind) {
    var watch = StatusWatch()
    #expect(watch.take(failure(kind)) == .ends(FetchFailure(kind)))
  }

  @Test(arguments: [
    (0.0, "0 s"), (-5, "0 s"), (0.9, "0 s"), (59.9, "59 s"), (60, "1 min 0 s"), (252, "4 min 12 s"),
    (3599, "59 min 59 s"), (3780, "1 h 3 min"), (86_399, "23 h 59 min"), (90_000, "1 d 1 h"),
  ])
  func `a duration is told in its two largest units`(seconds: Double, text: String) {
    #expect(Quantity.duration(seconds: seconds).text == text)
  }
}
