import LoopbackServer
import ImageModel
import Synchronization
import Testing

@testable import ImageService

@Suite struct RetryTests {
  private typealias Outcome = Result<Answer, TransportFailure>

  static func answer(_ status: Int, retryAfter: String? = nil) -> Result<Answer, TransportFailure> {
    .success(Answer(status: status, headers: retryAfter.map { [Answer.Header(name: "Retry-After", value: $0)] } ?? []))
  }

  static func failure(_ kind: TransportFailure.Kind, hasBegun: Bool = false) -> Result<Answer, TransportFailure> {
    .failure(TransportFailure(kind: kind, hasBegun: hasBegun))
  }

  /// The end of a first GET with 10 s to go, and the seconds after which it is made again; nil for never.
  static let first: [(Result<Answer, TransportFailure>, Double?)] = [
    (answer(200), nil), (answer(200, retryAfter: "1"), nil), (answer(429), nil), (answer(503), nil),
    (answer(429, retryAfter: "3"), 3), (answer(503, retryAfter: "3"), 3), (answer(503, retryAfter: "0"), 0),
    (answer(503, retryAfter: "9"), 9), (answer(503, retryAfter: "10"), nil), (answer(503, retryAfter: "3600"), nil),
    (answer(503, retryAfter: "-1"), nil), (answer(503, retryAfter: "soon"), nil), (answer(500, retryAfter: "1"), nil),
    (answer(502, retryAfter: "1"), nil), (answer(401, retryAfter: "1"), nil), (answer(403, retryAfter: "1"), nil),
    (answer(404, retryAfter: "1"), nil), (answer(301, retryAfter: "1"), nil),
    (failure(.closedEarly), 0), (failure(.closedEarly, hasBegun: true), nil), (failure(.refused), nil),
    (failure(.unresolved), nil), (failure(.timedOut), nil), (failure(.cancelled), nil), (failure(.tls(.expired)), nil),
    (failure(.proxy(.closedEarly)), nil), (failure(.unreachable), nil), (failure(.garbled), nil),
  ]

  @Test(arguments: first)
  func `only what may help is tried again`(result: Result<Answer, TransportFailure>, delay: Double?) {
    var policy = RetryPolicy(method: .get)
    switch policy.next(after: result, remaining: 10) {
    case .finish: #expect(delay == nil)
    case .again(let retry):
      #expect(retry.delay == delay)
      #expect(retry.attempt == 2)
    }
    for method in [Request.Method.post, .put] {
      var policy = RetryPolicy(method: method)
      #expect(policy.next(after: result, remaining: 10) == .finish)
    }
    for remaining in [0, -1, .nan] {
      var policy = RetryPolicy(method: .get)
      #expect(policy.next(after: result, remaining: remaining) == .finish)
    }
  }

  @Test func `a connection that closes is tried once more, and no more`() {
    var policy = RetryPolicy(method: .get)
    #expect(
      policy.next(after: Self.failure(.closedEarly), remaining: 10)
        == .again(Retry(reason: .closed, attempt: 2, delay: 0)))
    #expect(policy.next(after: Self.failure(.closedEarly), remaining: 10) == .finish)
  }

  @Test func `a busy service is believed up to the deadline, but not for ever`() {
    var policy = RetryPolicy(method: .get)
    #expect(
      policy.next(after: Self.answer(429, retryAfter: "4"), remaining: 10)
        == .again(Retry(reason: .busy(status: 429), attempt: 2, delay: 4)))
    #expect(
      policy.next(after: Self.failure(.closedEarly), remaining: 6)
        == .again(Retry(reason: .closed, attempt: 3, delay: 0)))
    #expect(
      policy.next(after: Self.answer(503, retryAfter: "4"), remaining: 5)
        == .again(Retry(reason: .busy(status: 503), attempt: 4, delay: 4)))
    #expect(policy.next(after: Self.answer(503, retryAfter: "0"), remaining: 1) == .finish)

    var tight = RetryPolicy(method: .get)
    _ = tight.next(after: Self.answer(503, retryAfter: "4"), remaining: 10)
    #expect(tight.next(after: Self.answer(503, retryAfter: "4"), remaining: 3.9) == .finish)
  }

  // MARK: - For real

  private func ask(
    _ server: ScriptedServer, timeout: Double = 20, method: Request.Method = .get, told: Told = Told()
  ) async throws -> Answer {
    let request = Request(method: method, url: server.url, bounds: FetchBounds(timeout: timeout))
    return try await Transport(environment: NetworkEnvironment([:])).answer(to: request) { told.add($0) }
  }

  @Test(arguments: [[Step.close], [.reset]])
  func `an ask whose connection closed before an answer is made once more`(steps: [Step]) async throws {
    let server = try ScriptedServer { $0.number == 1 ? steps : [.answer(200, "{}")] }
    let told = Told()
    #expect(try await ask(server, told: told).status == 200)
    #expect(told.all == [Retry(reason: .closed, attempt: 2, delay: 0)])
    #expect(server.requests.count == 2)
  }

  @Test func `a service that closes every connection is asked twice`() async throws {
    let server = try ScriptedServer(.close)
    let failure = await #expect(throws: TransportFailure.self) { try await ask(server) }
    #expect(failure?.kind == .closedEarly)
    #expect(server.requests.count == 2)
  }

  @Test func `an answer that had begun is not asked for again`() async throws {
    let server = try ScriptedServer(.send("HTTP/1.1 200 OK\r\n"), .close)
    await #expect(throws: TransportFailure.self) { try await ask(server) }
    #expect(server.requests.count == 1)
  }

  @Test func `what may have been done is not done again`() async throws {
    let server = try ScriptedServer(.close)
    await #expect(throws: TransportFailure.self) { try await ask(server, method: .post) }
    #expect(server.requests.count == 1)
  }

  @Test func `a busy service is asked again when it says so`() async throws {
    let server = try ScriptedServer {
      $0.number == 1 ? [.answer(503, headers: ["Retry-After: 1"])] : [.answer(200, "{}")]
    }
    let told = Told()
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try await ask(server, told: told).status == 200)
    #expect(clock.now - start >= .seconds(1))
    #expect(told.all == [Retry(reason: .busy(status: 503), attempt: 2, delay: 1)])
  }

  @Test func `a busy service that asks for longer than there is time is not waited for`() async throws {
    let server = try ScriptedServer(.answer(429, headers: ["Retry-After: 30"]))
    let told = Told()
    #expect(try await ask(server, told: told).status == 429)
    #expect(told.all.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test func `all attempts share one deadline`() async throws {
    let attempts = Mutex<[Request]>([])
    let request = Request(url: "http://service.invalid", bounds: FetchBounds(timeout: 60))
    let last = try await Transport.answer(to: request, retrying: { _ in }) { attempt throws(TransportFailure) in
      attempts.withLock { $0.append(attempt) }
      return try Self.answer(503, retryAfter: "1").get()
    }
    #expect(last.status == 503)
    let timeouts = attempts.withLock { $0.map(\.bounds.timeout) }
    #expect(timeouts.first == 60 && timeouts.count == RetryPolicy.mostAttempts)
    // What is left, after a second's wait each time.
    for (before, after) in zip(timeouts, timeouts.dropFirst()) { #expect(after <= before - 1) }
  }

  @Test func `cancelling ends the wait for another attempt`() async throws {
    let server = try ScriptedServer(.answer(503, headers: ["Retry-After: 300"]))
    let told = Told()
    let asker = Task { try await ask(server, timeout: 3600, told: told) }
    while told.all.isEmpty { await Task.yield() }
    asker.cancel()
    let failure = await #expect(throws: TransportFailure.self) { try await asker.value }
    #expect(failure?.kind == .cancelled)
    #expect(server.requests.count == 1)
  }

  /// What an asker was told.
  private final class Told: Sendable {
    private let retries = Mutex<[Retry]>([])
    var all: [Retry] { retries.withLock(\.self) }
    func add(_ retry: Retry) { retries.withLock { $0.append(retry) } }
  }
}
