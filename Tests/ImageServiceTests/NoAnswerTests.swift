import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct NoAnswerTests {
  @Test func `a port that nobody listens on refuses`() async throws {
    let port = try LoopbackSocket.closedPort()
    let failure = try await failure(of: service(at: Endpoint("http://127.0.0.1:\(port)")))
    #expect(failure.kind == .refused)
    #expect(failure.status == nil)
    #expect(failure.message?.text.contains("port \(port)") == true)
  }

  @Test func `a name that DNS does not know is unresolved`() async throws {
    let service = try service(at: Endpoint("http://no-such-host.invalid"), bounds: FetchBounds(timeout: 60))
    let failure = try await failure(of: service)
    #expect(failure.kind == .unresolved)
    #expect(failure.message?.text.contains("no-such-host.invalid") == true)
  }

  @Test func `https to a server that speaks plain HTTP is no trusted connection`() async throws {
    let server = try ScriptedServer(.answer(400), .close)
    let failure = try await failure(of: service(at: Endpoint("https://127.0.0.1:\(server.port)")))
    #expect(failure.kind == .tls)
    #expect(failure.message?.isEmpty == false)
  }

  @Test func `an address that curl can't read is unreachable`() async throws {
    #expect(try await failure(of: service(at: Endpoint("http://[nonsense]"))).kind == .unreachable)
  }

  @Test(arguments: [0.05, 0.0, -1, .nan])
  func `a server that never answers is given up in time`(seconds: Double) async throws {
    let server = try ScriptedServer(.hang)
    let clock = ContinuousClock()
    let start = clock.now
    let failure = try await failure(of: service(at: server.endpoint, bounds: FetchBounds(timeout: seconds)))
    #expect(clock.now - start < .seconds(30))
    if seconds > 0 {
      #expect(failure.kind == .timedOut(seconds: seconds))
    } else if case .timedOut = failure.kind {
    } else {
      Issue.record("\(failure.kind)")
    }
    #expect(failure.status == nil)
  }

  @Test func `a body that trickles on and on is given up in time`() async throws {
    // As long as the head may take on a busy host.
    let failure = try await failure(of: .head(), .dripForever([0x20]), bounds: FetchBounds(timeout: 2))
    #expect(failure.kind == .timedOut(seconds: 2))
    #expect(failure.status == 200)
  }

  @Test func `headers that trickle on and on are given up in time`() async throws {
    let failure = try await failure(
      of: .send("HTTP/1.1 200 OK\r\nX-Slow: "), .dripForever(Array("x".utf8)), bounds: FetchBounds(timeout: 0.1))
    #expect(failure.kind == .timedOut(seconds: 0.1))
  }

  static let cut: [(String, [Step])] = [
    ("closed before a byte", [.close]),
    ("reset before a byte", [.reset]),
    ("closed within the headers", [.send("HTTP/1.1 200 OK\r\nContent-Type: appl"), .close]),
    (
      "closed within a body of known length",
      [.send(Step.bytes(200, Array(#"{"id": "x"}"#.utf8), length: 4000)), .close]
    ),
    (
      "reset within a body of known length",
      [.send(Step.bytes(200, Array(#"{"id": "x"}"#.utf8), length: 4000)), .reset]
    ),
    ("closed within a chunk", [.head("Transfer-Encoding: chunked"), .send("40\r\n{\"id\""), .close]),
    ("closed between chunks", [.head("Transfer-Encoding: chunked"), .chunk(#"{"id": "x"}"#), .close]),
  ]

  @Test(arguments: cut)
  func `a cut answer is closed early`(how: String, steps: [Step]) async throws {
    let server = try ScriptedServer { _ in steps }
    let failure = try await failure(of: service(at: server.endpoint))
    #expect(failure.kind == .closedEarly)
    #expect(failure.message?.isEmpty == false)
  }

  @Test func `a failure's status counts even if its body breaks off`() async throws {
    let body = Array(#"{"error_msg": "try la"#.utf8)
    let failure = try await failure(
      of: .send(Step.bytes(503, body, headers: ["Retry-After: 7", "X-Request-Id: r-1"], length: 4000)), .close)
    #expect(failure.kind == .unavailable(retryAfter: 7))
    #expect(failure.requestID == "r-1")
  }

  @Test(arguments: [
    "SSH-2.0-OpenSSH_9.2p1 Debian\r\n", "\u{1B}]0;pwned\u{07}garbage\r\n\r\n", "\0\0\0\0", "220 ftp ready\r\n",
  ])
  func `bytes that are no HTTP are no JSON`(bytes: String) async throws {
    let failure = try await failure(of: .send(bytes), .close)
    #expect(failure.kind == .notJSON)
    #expect(failure.status == nil)
    #expect(failure.message?.isEmpty == false)
  }

  @Test func `a body that is not compressed as it says is no JSON`() async throws {
    let failure = try await failure(
      of: .send(Step.bytes(200, Array(#"{"id": "x"}"#.utf8), headers: ["Content-Encoding: gzip"])))
    #expect(failure.kind == .notJSON)
  }
}
