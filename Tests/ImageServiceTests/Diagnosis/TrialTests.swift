import ImageModel
import Testing

@testable import ImageService

/// At which step an exchange ended, from what is known of it.
@Suite struct TrialTests {
  private func trial(
    _ kind: TransportFailure.Kind, _ url: String = "https://h:8443/v2/images/x", report: ExchangeReport? = nil
  ) -> Trial {
    Trial(request: Request(url: url), result: .failure(TransportFailure(kind: kind, report: report)))
  }

  static let obstructions: [(TransportFailure.Kind, CheckStep.Kind?)] = [
    (.unresolved, .name), (.proxy(.unresolved), .name), (.refused, .connection), (.proxy(.unreachable), .connection),
    (.proxy(.badAddress), .proxy), (.proxy(.notAuthenticated), .proxy), (.proxy(.noWay(status: 502)), .proxy),
    (.tls(.expired), .tls), (.tls(.certificateWanted), .tls), (.garbled, nil), (.bodyTooLarge, nil), (.cancelled, nil),
    (.unreachable, nil),
  ]

  @Test(arguments: obstructions)
  func `a failure belongs to a step by its kind`(kind: TransportFailure.Kind, step: CheckStep.Kind?) {
    #expect(trial(kind).obstructed == step)
  }

  @Test(arguments: [TransportFailure.Kind.timedOut, .closedEarly, .unreachable])
  func `one without a reason belongs to the step that it hadn't got over`(kind: TransportFailure.Kind) {
    var report = ExchangeReport(total: 20)
    #expect(trial(kind, report: report).obstructed == .name)
    report.lookup = 1
    #expect(trial(kind, report: report).obstructed == .connection)
    report.peer = "192.0.2.7:8443"
    #expect(trial(kind, report: report).obstructed == .tls)
    #expect(trial(kind, "http://h:8080/", report: report).obstructed == nil)
    report.tls = 5
    #expect(trial(kind, report: report).obstructed == nil)
  }

  @Test(arguments: [
    ("https://h:8443/v2/images/x", "https://h:8443"), ("http://[::1]:80?q", "http://[::1]:80"),
    ("http://h", "http://h"),
  ])
  func `an origin is scheme, host and port`(url: String, origin: String) {
    #expect(Trial.origin(of: url) == origin)
  }

  @Test func `an answer's time is what the way left of the whole`() {
    let report = ExchangeReport(lookup: 1, connect: 2, tls: 3, firstByte: 4, total: 20)
    #expect(trial(.timedOut, report: report).answering == 14)
    #expect(trial(.timedOut).answering == nil)
  }
}
