import ImageModel
import LoopbackServer
import Synchronization
import Testing

@testable import ImageService

/// A bad line, and services that count wrongly: each ask ends in the image or in a failure that says what happened.
@Suite(.timeLimit(.minutes(5))) struct ChaosTests {
  private static let document = #"{"id": "x", "name": "CentOS", "min_disk": 40}"#
  private static let whole = Step.bytes(200, Array(document.utf8), headers: ["Content-Type: application/json"])
  private static let chunked = Array(
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2d\r\n\(document)\r\n0\r\n\r\n".utf8)

  private func outcome(of service: FetchService) async throws -> FetchFailure.Kind? {
    do {
      _ = try await service.image(ImageID("x"))
      return nil
    } catch let failure as FetchFailure {
      return failure.kind
    }
  }

  @Test(arguments: [whole, chunked], [ChaosProxy.End.closed, .reset])
  func `an answer cut at any of its bytes is closed early, and the next ask is none the worse`(
    answer: [UInt8], end: ChaosProxy.End
  ) async throws {
    let server = try ScriptedServer(.send(answer))
    let limits = Limit()
    let proxy = try ChaosProxy(to: server.port) { _ in .cut(after: limits.value, end) }
    let service = try service(at: Endpoint(proxy.url))
    // Curl doesn't wait for the last line's LF.
    for offset in 0..<answer.count - 1 {
      limits.value = offset
      let kind = try await outcome(of: service)
      #expect(kind == .closedEarly, "after \(offset) bytes of \(answer.count)")
    }
    limits.value = answer.count + 1
    #expect(try await outcome(of: service) == nil)
  }

  @Test(arguments: [0, 7, 16, 70, 100])
  func `a line that falls silent is given up in time`(offset: Int) async throws {
    let server = try ScriptedServer(.send(Self.whole))
    let proxy = try ChaosProxy(to: server.port) { _ in .cut(after: offset, .silent) }
    let service = try service(at: Endpoint(proxy.url), bounds: FetchBounds(timeout: 0.2))
    #expect(try await outcome(of: service) == .timedOut(seconds: 0.2))
  }

  @Test func `a byte a second is given up in time`() async throws {
    let server = try ScriptedServer(.send(Self.whole))
    let proxy = try ChaosProxy(to: server.port) { _ in .bytewise(milliseconds: 1000) }
    let service = try service(at: Endpoint(proxy.url), bounds: FetchBounds(timeout: 1.5))
    #expect(try await outcome(of: service) == .timedOut(seconds: 1.5))
  }

  @Test(arguments: [
    ChaosProxy.Trouble.bytewise(milliseconds: 2), .jitter(milliseconds: 40, seed: 1),
    .jitter(milliseconds: 40, seed: 2),
  ])
  func `an answer that comes late and in pieces is an answer`(trouble: ChaosProxy.Trouble) async throws {
    for answer in [Self.whole, Self.chunked] {
      let server = try ScriptedServer(.send(answer))
      let proxy = try ChaosProxy(to: server.port) { _ in trouble }
      let image = try await service(at: Endpoint(proxy.url)).image(ImageID("x")).image
      #expect(image.name == "CentOS")
    }
  }

  @Test(arguments: ["Content-Length: 10737418240", "Transfer-Encoding: chunked", "X-Length: unknown"])
  func `of ten gigabytes no more is taken than the bound and what is on the way`(header: String) async throws {
    let spaces = [UInt8](repeating: 0x20, count: 1 << 16)
    let isChunked = header.hasSuffix("chunked")
    let piece = isChunked ? Array("10000\r\n".utf8) + spaces + Array("\r\n".utf8) : spaces
    let server = try ScriptedServer(.head(header), .flood(piece, of: 10 << 30))
    #expect(try await outcome(of: service(at: server.endpoint, bounds: .standard)) == .tooLarge(limit: 4 << 20))
    await server.abandoned(1)
    // Both sockets' buffers may be full when the reader goes.
    #expect(server.flood < 64 << 20)
  }

  /// What curl makes of them differs between its versions where several outcomes stand.
  @Test(
    arguments: [
      (["Content-Length: 45"], [nil]),
      (["Content-Length: 45", "Content-Length: 45"], [nil, .notJSON]),
      (["Content-Length: 45", "Content-Length: 44"], [.notJSON]),
      (["Content-Length: 45", "Transfer-Encoding: chunked"], [.closedEarly, .notJSON]),
      (["Content-Length: 45, 45"], [nil, .notJSON]),
      (["Content-Length: 44"], [.notJSON]), (["Content-Length: 46"], [.closedEarly]),
      (["Content-Length: 0"], [.empty]),
      (["Content-Length: -1"], [.notJSON]), (["Content-Length: many"], [.notJSON]),
      (["Content-Length: 99999999999999999999999"], [nil, .notJSON, .tooLarge(limit: 4 << 20)]),
      (["Content-Length: 45", "Content-Type: text/html", "Content-Type: x"], [nil]),
      (["Content-Length: 45", "X-Request-Id: a", "X-Request-Id: b", "Date: x", "Date: y"], [nil]),
      (["Content-Length: 45", "Content-Encoding: identity", "Content-Encoding: identity"], [nil]),
      (["Content-Length: 45", "Content-Encoding: gzip", "Content-Encoding: gzip"], [.notJSON]),
    ] as [([String], [FetchFailure.Kind?])])
  func `headers that come twice, contradict or lie end the ask one way or the other`(
    headers: [String], kinds: [FetchFailure.Kind?]
  ) async throws {
    let lines = ["HTTP/1.1 200 OK"] + headers + ["", ""]
    let server = try ScriptedServer(.send(lines.joined(separator: "\r\n") + Self.document), .close)
    let kind = try await outcome(of: service(at: server.endpoint, bounds: .standard))
    #expect(kinds.contains(kind), "\(String(describing: kind))")
  }

  @Test(.enabled(if: TestAuthority.isPossible, "needs the openssl command"), arguments: ChaosProxy.End.allCases)
  func `a TLS handshake cut at any place is no answer, and nothing was asked`(end: ChaosProxy.End) async throws {
    let authority = try await TestAuthority()
    let server = try await TLSServer(authority.identity("good"))
    let limits = Limit()
    let proxy = try ChaosProxy(to: server.port) { _ in .cut(after: limits.value, end) }
    for offset in end == .silent ? [0, 3, 90, 500] : Array(stride(from: 0, through: 1000, by: 29)) {
      limits.value = offset
      var request = Request(
        url: "https://127.0.0.1:\(proxy.port)/", bounds: FetchBounds(timeout: end == .silent ? 0.3 : 20))
      request.tls.authorities = authority.certificate
      let kind = try await transportFailure(of: request).kind
      // By the end of it TLS 1.3 lets the client ask; the server's certificate was good by then.
      let ends: [TransportFailure.Kind] =
        if end == .silent { [.timedOut] } else if offset < 500 { [.tls(.other)] } else { [.tls(.other), .closedEarly] }
      #expect(ends.contains(kind), "\(kind) after \(offset) bytes")
    }
  }
}

/// A number that a proxy reads while a test changes it.
private final class Limit: Sendable {
  private let number = Mutex(0)
  var value: Int {
    get { number.withLock(\.self) }
    set { number.withLock { $0 = newValue } }
  }
}
