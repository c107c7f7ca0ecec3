import FoundationEssentials
import ImageModel
import LoopbackServer
import Synchronization
import Testing

@testable import ImageService

@Suite struct TemporaryKeyTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private func key(life: Double) throws -> TemporaryKey {
    TemporaryKey(
      id: "AK", secret: try Secret(KeySamples.secret), securityToken: try Secret(KeySamples.securityToken),
      received: Self.now, life: life)
  }

  /// The life, and the last second that the key is fresh and alive in.
  @Test(arguments: [(86_400.0, 83_999.0, 86_399.0), (2401, 0, 2400), (2400, 2339, 2399), (900, 854, 899), (20, 18, 19)])
  func `a key is renewed 40 min before its end, a short one shortly before it`(
    life: Double, fresh: Double, alive: Double
  ) throws {
    let key = try key(life: life)
    #expect(key.isFresh(at: Self.now + fresh) && !key.isFresh(at: Self.now + fresh + 1))
    #expect(key.isAlive(at: Self.now + alive) && !key.isAlive(at: Self.now + alive + 1))
  }

  @Test func `of a key from the future nothing is known`() throws {
    let key = try key(life: 86_400)
    #expect(key.isFresh(at: Self.now - 59) && !key.isFresh(at: Self.now - 61) && !key.isAlive(at: Self.now - 61))
  }

  @Test func `a key is read, its life by the clock of who gives it`() throws {
    let date = Answer.Header(name: "Date", value: "Mon, 23 Nov 2026 12:00:00 GMT")
    let answer = Answer(status: 200, headers: [date], body: Array(KeySamples.body().utf8))
    let key = try #require(TemporaryKey(answer, received: Self.now))
    #expect(key.id == "TEMPORARY")
    #expect(key.secret.text == KeySamples.secret)
    #expect(key.securityToken.text == KeySamples.securityToken)
    #expect(key.life == 3600)
    let undated = Answer(status: 200, body: answer.body)
    let received = try #require(Timestamp(iso: "2026-11-23T12:30:00Z")?.date)
    #expect(TemporaryKey(undated, received: received)?.life == 1800)
  }

  static let nonsense =
    ["", "<html>", "[]", "{}", #"{"credential": 7}"#]
    + [
      (#""access": "TEMPORARY""#, #""access": """#), (#""access": "TEMPORARY""#, #""access": "A K""#),
      (#""access": "TEMPORARY""#, #""access": 7"#), (#""expires_at""#, #""expires""#), ("2026-11-23T13", "tomorrow"),
      (#""secret""#, #""secrets""#), (KeySamples.secret, #"a\nb"#), (#""securitytoken""#, #""security_token""#),
    ].map { KeySamples.body().replacing($0, with: $1) }

  @Test(arguments: nonsense)
  func `anything else is no key`(body: String) {
    #expect(TemporaryKey(Answer(status: 200, body: Array(body.utf8)), received: Self.now) == nil)
  }
}

@Suite(.timeLimit(.minutes(5))) struct TemporaryKeyProviderTests {
  private let transport: Transport

  init() throws { transport = try Transport(environment: NetworkEnvironment([:])) }

  private func provider(_ server: ScriptedServer, now: @escaping @Sendable () -> Date = { Date() })
    -> TemporaryKeyProvider
  {
    TemporaryKeyProvider(
      .metadata(ServerMetadata(address: server.url)), bounds: FetchBounds(timeout: 20), now: now
    ) { [transport] request throws(TransportFailure) in try await transport.answer(to: request) }
  }

  /// Metadata whose n-th key is named n; the ones in `failing` fail. Each key takes two requests.
  private static func metadata(
    expires: String = "2026-11-23T13:00:00Z", before gate: Gate? = nil, failing: Set<Int> = []
  ) throws -> ScriptedServer {
    try KeySamples.metadata { request in
      let number = request.number / 2
      let steps = gate.map { [Step.pause($0)] } ?? []
      return steps
        + [
          failing.contains(number)
            ? .answer(500) : KeySamples.answer(200, KeySamples.body("\(number)", expires: expires))
        ]
    }
  }

  @Test func `many who want a key at once share one request`() async throws {
    let gate = Gate()
    let server = try Self.metadata(before: gate)
    let provider = provider(server)
    let keys = try await withThrowingTaskGroup(of: TemporaryKey.self) { group in
      for _ in 1...50 { group.addTask { try await provider.key() } }
      while provider.waiting < 50 { await Task.yield() }
      gate.open()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(keys.count == 50)
    #expect(Set(keys).count == 1)
    #expect(server.requests.count == 2)
  }

  @Test func `a key is at hand until 40 min before its end`() async throws {
    let server = try Self.metadata()
    let clock = StoppedClock()
    let provider = provider(server) { clock.now }
    #expect(try await provider.key().id == "1")
    clock.pass(20 * 60 - 1)
    #expect(try await provider.key().id == "1")
    clock.pass(1)
    #expect(try await provider.key().id == "2")
    #expect(server.requests.count == 4)
  }

  @Test func `a key of 8 seconds is used for its life, and then renewed`() async throws {
    let server = try Self.metadata(expires: "2026-11-23T12:00:08Z")
    let clock = StoppedClock()
    let provider = provider(server) { clock.now }
    _ = try await provider.key()
    clock.pass(7)
    #expect(try await provider.key().id == "1")
    clock.pass(1)
    #expect(try await provider.key().id == "2")
  }

  @Test func `the key at hand serves on where no new one is given, until its end`() async throws {
    let server = try Self.metadata(failing: [2, 3])
    let clock = StoppedClock()
    let provider = provider(server) { clock.now }
    _ = try await provider.key()
    clock.pass(30 * 60)
    #expect(try await provider.key().id == "1")
    clock.pass(30 * 60)
    let failure = await #expect(throws: TokenFailure.self) { try await provider.key() }
    #expect(failure?.kind == .metadataFailed)
    #expect(try await provider.key().id == "4")
  }

  @Test func `who stops waiting is told at once`() async throws {
    let server = try ScriptedServer(.hang)
    let provider = provider(server)
    let asker = Task { try await provider.key() }
    await server.received(1)
    asker.cancel()
    let failure = await #expect(throws: TokenFailure.self) { try await asker.value }
    #expect(failure?.kind == .cancelled)
    await server.abandoned(1)
  }

  @Test func `nothing that prints a provider or a key gives a secret away`() async throws {
    let server = try Self.metadata()
    let provider = provider(server)
    let key = try await provider.key()
    #expect(server.requests.count == 2)
    var shown = "\(key) \(String(reflecting: key))"
    dump(key, to: &shown)
    dump(provider, to: &shown)
    #expect(!shown.contains(KeySamples.secret) && !shown.contains(KeySamples.securityToken))
  }
}

/// A clock that stands still until it is told otherwise.
final class StoppedClock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  var now: Date { time.withLock(\.self) }
  func pass(_ seconds: Double) { time.withLock { $0 += seconds } }
}
