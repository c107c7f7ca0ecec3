import LoopbackServer
import FoundationEssentials
import ImageModel
import Testing

@testable import ImageService

@Suite struct ReportTests {
  private func request(_ url: String, authorities: String? = nil) -> Request {
    var request = Request(url: url, bounds: FetchBounds(timeout: 20), wantsReport: true)
    request.tls.authorities = authorities
    return request
  }

  @Test func `who does not ask for a report gets none`() async throws {
    let server = try ScriptedServer(.answer(200, "{}"))
    let request = Request(url: server.url, bounds: FetchBounds(timeout: 20))
    #expect(try await answer(to: request).report == nil)
  }

  @Test func `a report says how long each step took, and whom it led to`() async throws {
    let server = try ScriptedServer(.answer(200, "{}"))
    let report = try #require(try await answer(to: request("http://localhost:\(server.port)")).report)
    for step in [report.lookup, report.connect, report.firstByte] {
      let step = try #require(step)
      #expect(step >= 0 && step <= report.total)
    }
    #expect(report.total > 0 && report.total < 20_000)
    #expect(report.tls == nil)
    #expect(report.peer?.text == "127.0.0.1:\(server.port)")
    #expect(report.proxy == nil)
    #expect(report.certificate == nil)
  }

  @Test func `each report is of a connection of its own`() async throws {
    let server = try ScriptedServer(.answer(200, "{}"))
    let transport = try Transport(environment: NetworkEnvironment([:]))
    for _ in 1...3 { #expect(try await transport.answer(to: request(server.url)).report?.connect != nil) }
    #expect(server.connections == 3)
  }

  @Test func `a failure is reported as far as it went`() async throws {
    let port = try LoopbackSocket.closedPort()
    let refused = try #require(try await transportFailure(of: request("http://127.0.0.1:\(port)")).report)
    #expect(refused.connect == nil && refused.firstByte == nil && refused.certificate == nil)

    let closing = try ScriptedServer(.close)
    let closed = try #require(try await transportFailure(of: request(closing.url)).report)
    #expect(closed.connect != nil)
    #expect(closed.firstByte == nil)
  }

  @Test func `a report names the proxy, but not its password`() async throws {
    let proxy = try ScriptedServer(.answer(200, "{}"))
    let environment = ["http_proxy": "http://user:pr0xy-passw0rd@127.0.0.1:\(proxy.port)"]
    let report = try #require(try await answer(to: request("http://ims.example/"), environment: environment).report)
    #expect(report.proxy?.text == "http://127.0.0.1:\(proxy.port)")
    #expect(report.peer?.text == "127.0.0.1:\(proxy.port)")
    let direct = environment.merging(["NO_PROXY": "127.0.0.1"]) { $1 }
    let server = try ScriptedServer(.answer(200, "{}"))
    #expect(try await answer(to: request(server.url), environment: direct).report?.proxy == nil)
  }

  @Test(.enabled(if: TestAuthority.isPossible, "needs the openssl command"))
  func `a report has the service's certificate`() async throws {
    let authority = try await TestAuthority()
    let server = try await TLSServer(authority.identity("leaf"))
    let report = try #require(
      try await answer(to: request(server.url, authorities: authority.certificate)).report)
    #expect(report.tls != nil)
    #expect(report.certificate?.subject.text.contains("leaf") == true)
    #expect(report.certificate?.issuer.text.contains("Test CA") == true)
    let expiry = try #require(report.certificate?.expiry?.date)
    #expect((86_400...3 * 86_400).contains(expiry.timeIntervalSinceNow))
  }

  @Test(arguments: [
    ("Nov  5 15:41:32 2026 GMT", "2026-11-05 15:41:32 UTC" as String?),
    ("Dec 25 01:02:03 2030 GMT", "2030-12-25 01:02:03 UTC"),
    ("2026-11-05 15:41:32 GMT", "2026-11-05 15:41:32 UTC"), ("Nov 5 2026", nil), ("", nil),
    ("Xyz 5 15:41:32 2026 GMT", nil),
  ])
  func `a certificate's time is read as it is printed`(text: String, time: String?) {
    #expect(Timestamp(certificate: text)?.absolute.text == time)
  }
}
