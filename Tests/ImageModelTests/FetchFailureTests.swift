import ImageModel
import Testing

/// Not the one of `Testing`.
private typealias ExitStatus = ImageModel.ExitStatus

@Suite("A failure says what happened, what to try and how a script ends")
struct FetchFailureTests {
  private static let table: [(FetchFailure.Kind, Int?, ExitStatus, String)] = [
    (.badRequest, 400, .failed, "400"), (.unauthorized, 401, .notAllowed, "401"), (.forbidden, 403, .notAllowed, "403"),
    (.notFound, 404, .noSuchImage, "404"),
    (.tooManyRequests(retryAfter: nil), 429, .serviceFailed, "429"),
    (.tooManyRequests(retryAfter: 30), 429, .serviceFailed, "429"), (.serverError, 500, .serviceFailed, "500"),
    (.serverError, 502, .serviceFailed, "502"), (.unavailable(retryAfter: nil), 503, .serviceFailed, "503"),
    (.unavailable(retryAfter: 5), 503, .serviceFailed, "503"),
    (.redirected(to: nil), 302, .senselessAnswer, "302"),
    (.redirected(to: "https://elsewhere/"), 307, .senselessAnswer, "307"), (.otherStatus, 418, .failed, "418"),
    (.refused, nil, .notReached, "refused"), (.unresolved, nil, .notReached, "DNS"), (.tls, nil, .notReached, "TLS"),
    (.timedOut(seconds: 10), nil, .notReached, "10 s"),
    (.timedOut(seconds: 0.5), nil, .notReached, "0.5 s"), (.timedOut(seconds: .infinity), nil, .notReached, "inf s"),
    (.closedEarly, nil, .notReached, "closed"),
    (.unreachable, nil, .notReached, "reached"), (.proxyRefused, nil, .notReached, "proxy"),
    (.cancelled, nil, .failed, "Cancelled"),
    (.noAccess(.init("No agency (404).", "Attach one.", .notAllowed)), 404, .notAllowed, "No agency (404)."),
    (.noAccess(.init("No region.", "Name one.", .usage)), nil, .usage, "No region."),
    (.tooLarge(limit: 4 << 20), 200, .senselessAnswer, "4 MiB"),
    (.tooDeep(limit: 64), 200, .senselessAnswer, "64 levels"), (.empty, 200, .senselessAnswer, "nothing"),
    (.notJSON, 200, .senselessAnswer, "not JSON"),
    (.notAnImage, 200, .senselessAnswer, "not an image"),
    (.repeatedPage, nil, .senselessAnswer, "repeats itself"),
    (.foreignPage("https://elsewhere/"), nil, .senselessAnswer, "points to another origin"),
  ]

  @Test(
    arguments: [
      (.badRequest, 400, .failed, "for a list (400)"), (.forbidden, 403, .notAllowed, "list images (403)"),
      (.notFound, 404, .senselessAnswer, "no list of images here (404)"),
      (.tooLarge(limit: 32 << 20), 200, .senselessAnswer, "32 MiB: that is no list"),
      (.tooDeep(limit: 64), 200, .senselessAnswer, "no list"),
      (.notAnImage, 200, .senselessAnswer, "not a list of images"),
      (.refused, nil, .notReached, "refused"), (.serverError, 502, .serviceFailed, "502"),
    ] as [(FetchFailure.Kind, Int?, ExitStatus, String)])
  private func `a list that fails has words of its own where an image's would mislead`(
    kind: FetchFailure.Kind, status: Int?, exit: ExitStatus, words: String
  ) {
    let failure = FetchFailure(kind, status: status, subject: .list)
    #expect(failure.exitStatus == exit)
    #expect(failure.headline.text.contains(words))
    #expect(failure.advice.text.hasSuffix(".") && !failure.advice.text.contains("image id"))
  }

  /// One of each kind but `noAccess`, whose words come from elsewhere.
  static let own = table.map { FetchFailure($0.0, status: $0.1) }.filter {
    if case .noAccess = $0.kind { false } else { true }
  }

  @Test(arguments: table)
  private func `each kind has its words and its exit status`(
    kind: FetchFailure.Kind, status: Int?, exit: ExitStatus, words: String
  ) {
    let failure = FetchFailure(kind, status: status)
    #expect(failure.exitStatus == exit)
    #expect(failure.headline.text.contains(words))
    #expect(failure.headline.text.hasSuffix(".") || failure.headline.text.hasSuffix("https://elsewhere/"))
    #expect(failure.advice.text.hasSuffix("."))
    #expect(failure.headline.text.first?.isUppercase == true && failure.advice.text.first?.isUppercase == true)
  }

  @Test func `advice names the seconds that the service asks to wait`() {
    #expect(FetchFailure(.tooManyRequests(retryAfter: 30)).advice.text.contains("30 s"))
    #expect(FetchFailure(.unavailable(retryAfter: 5)).advice.text.contains("5 s"))
  }

  @Test func `where a redirect points is made printable`() {
    #expect(FetchFailure(.redirected(to: PrintableText("x\u{1B}]0;"))).headline.text.hasSuffix("x^[]0;"))
  }

  @Test func `exit statuses keep their numbers`() {
    let numbers: [ExitStatus: Int32] = [
      .done: 0, .failed: 1, .historyUnusable: 2, .noSuchImage: 3, .notAllowed: 4, .notReached: 5, .serviceFailed: 6,
      .senselessAnswer: 7, .different: 10, .usage: 64,
    ]
    #expect(ExitStatus.allCases.count == numbers.count)
    for status in ExitStatus.allCases { #expect(status.rawValue == numbers[status]) }
  }
}
