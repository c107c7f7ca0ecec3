import FoundationEssentials
import ImageModel
import LoopbackServer
import Synchronization
import Testing

@testable import ImageService

@Suite(.timeLimit(.minutes(5))) struct ServerMetadataTests {
  private func key(
    at url: String, timeout: Double = 20, environment: [String: String] = [:]
  ) async throws -> TemporaryKey {
    let transport = try Transport(environment: NetworkEnvironment(environment))
    return try await ServerMetadata(address: url).key(within: FetchBounds(timeout: timeout), now: { Date() }) {
      request throws(TransportFailure) in try await transport.answer(to: request)
    }
  }

  private func failure(
    at url: String, timeout: Double = 20, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> TokenFailure {
    try await #require(throws: TokenFailure.self, sourceLocation: sourceLocation) {
      try await key(at: url, timeout: timeout)
    }
  }

  @Test func `the key is asked for in a session`() async throws {
    let server = try KeySamples.metadata()
    #expect(try await key(at: server.url).id == "TEMPORARY")
    #expect(
      server.requests.map { $0.lines.first } == [
        "PUT /meta-data/latest/api/token HTTP/1.1", "GET /openstack/latest/securitykey HTTP/1.1",
      ])
    #expect(server.requests.first?[header: "X-Metadata-Token-Ttl-Seconds"] == "21600")
    #expect(server.requests.first?[header: "Content-Length"] == "0")
    #expect(server.requests.last?[header: "X-Metadata-Token"] == KeySamples.session)
  }

  @Test(arguments: [404, 405])
  func `a server that knows no sessions is asked without one`(status: Int) async throws {
    let server = try ScriptedServer { $0.method == "PUT" ? [.answer(status)] : [KeySamples.answer()] }
    #expect(try await key(at: server.url).id == "TEMPORARY")
    #expect(server.requests.count == 2)
    #expect(server.requests.last?[header: "X-Metadata-Token"] == nil)
  }

  @Test func `no proxy sees a key`() async throws {
    let proxy = try ScriptedServer(.answer(200, "proxy"))
    let server = try KeySamples.metadata()
    let environment = ["http_proxy": proxy.url, "ALL_PROXY": proxy.url]
    #expect(try await key(at: server.url, environment: environment).id == "TEMPORARY")
    #expect(proxy.connections == 0)
    // The environment does name a proxy for that address.
    #expect(try await answer(to: Request(url: server.url), environment: environment).body == Array("proxy".utf8))
  }

  @Test(arguments: [(60, 3...3), (2.9, 0...2.9)])
  func `each answer has 3 seconds, and no more than the ask has`(
    timeout: Double, seconds: ClosedRange<Double>
  ) async throws {
    let asked = Mutex<[Request]>([])
    _ = try await ServerMetadata().key(within: FetchBounds(timeout: timeout), now: { Date() }) {
      request throws(TransportFailure) in
      asked.withLock { $0.append(request) }
      return Answer(status: request.method == .put ? 404 : 200, body: Array(KeySamples.body().utf8))
    }
    let requests = asked.withLock(\.self)
    #expect(requests.map { $0.url.hasPrefix("http://169.254.169.254/") } == [true, true])
    for request in requests { #expect(seconds.contains(request.bounds.timeout)) }
  }

  @Test func `where nothing answers there is no cloud server, which is said`() async throws {
    let closed = try await failure(at: "http://127.0.0.1:\(LoopbackSocket.closedPort())")
    #expect(closed.kind == .noServer(FetchFailure(.refused)))
    #expect(closed.exitStatus == .notReached)
    #expect(closed.advice.text.contains("HW_ACCESS_KEY"))
    let server = try ScriptedServer(.hang)
    let silent = try await failure(at: server.url, timeout: 1)
    await server.abandoned(1)
    #expect(server.connections == 1)
    #expect(silent.kind == .noServer(FetchFailure(.timedOut(seconds: 1))))
  }

  static let troubles: [(put: Step, get: Step, kind: TokenFailure.Kind, requests: Int)] = [
    (.answer(403), KeySamples.answer(), .metadataFailed, 1), (.answer(500), KeySamples.answer(), .metadataFailed, 1),
    (.answer(200), KeySamples.answer(), .metadataWithoutKey, 1),
    (.answer(200, "a\u{7}b"), KeySamples.answer(), .metadataWithoutKey, 1),
    (.answer(200, "s"), .answer(404), .noServerAgency, 2), (.answer(404), .answer(404), .noServerAgency, 2),
    (.answer(405), .answer(401), .metadataFailed, 2), (.answer(200, "s"), .answer(503), .metadataFailed, 2),
    (.answer(200, "s"), .answer(200, "<html>"), .metadataWithoutKey, 2),
    (.answer(200, "s"), .answer(302, headers: ["Location: http://127.0.0.1:1/"]), .metadataFailed, 2),
  ]

  @Test(arguments: troubles.indices)
  func `an answer that is no key ends in words`(index: Int) async throws {
    let trouble = Self.troubles[index]
    let server = try ScriptedServer { $0.method == "PUT" ? [trouble.put] : [trouble.get] }
    let failure = try await failure(at: server.url)
    #expect(failure.kind == trouble.kind)
    #expect(
      !failure.headline.isEmpty && failure.advice.text.contains("HW_ACCESS_KEY") || failure.kind == .noServerAgency)
    #expect(server.requests.count == trouble.requests)
  }

  @Test func `metadata that echo the session do not show it`() async throws {
    let server = try KeySamples.metadata {
      [.answer(400, #"{"message": "no: \#($0[header: "X-Metadata-Token"] ?? "")"}"#)]
    }
    #expect(try await failure(at: server.url).message == "no: ‹hidden›")
  }
}
