import FoundationEssentials
import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct SendingTests {
  private func received(_ request: (String) -> Request) async throws -> ReceivedRequest {
    let server = try ScriptedServer(.answer(200, "{}"))
    let answer = try await answer(to: request(server.url + "/path?q=1"))
    #expect(answer.status == 200)
    return try #require(server.requests.first)
  }

  @Test(arguments: [Request.Method.get, .post, .put])
  func `a request arrives with its method, headers and body`(method: Request.Method) async throws {
    let body = Array(#"{"name": "中\u0000"}"#.utf8) + [0, 0xFF]
    let request = try await received {
      Request(
        method: method, url: $0, headers: [Request.Header("Content-Type", "application/json"), .json],
        body: Request.Body(body))
    }
    #expect(request.lines.first == "\(method.rawValue) /path?q=1 HTTP/1.1")
    #expect(request[header: "Content-Type"] == "application/json")
    #expect(request[header: "Accept"] == "application/json")
    #expect(request[header: "Content-Length"] == String(body.count))
    #expect(request.body == body)
  }

  @Test(arguments: [Request.Method.post, .put])
  func `a request without a body says so`(method: Request.Method) async throws {
    let request = try await received { Request(method: method, url: $0) }
    #expect(request.method == method.rawValue)
    #expect(request[header: "Content-Length"] == "0")
    #expect(request[header: "Content-Type"] == nil)
    #expect(request[header: "Transfer-Encoding"] == nil)
  }

  @Test func `a GET has no body and no length`() async throws {
    let request = try await received { Request(url: $0) }
    #expect(request.method == "GET")
    #expect(request[header: "Content-Length"] == nil)
    #expect(request[header: "Content-Type"] == nil)
  }

  @Test func `a large body is sent without asking for leave`() async throws {
    let body = [UInt8](repeating: 0x78, count: 1_500_000)
    let request = try await received { Request(method: .post, url: $0, body: Request.Body(body)) }
    #expect(request[header: "Expect"] == nil)
    #expect(request.body.count == body.count)
  }

  @Test func `headers go out as they stand, in their order`() async throws {
    let token = try Secret("gAAA")
    let request = try await received {
      Request(
        url: $0,
        headers: [
          Request.Header("X-Sdk-Date", "20260101T000000Z"), Request.Header("User-Agent", "signed; agent"),
          Request.Header("X-Security-Token", ""), Request.Header("Host", "ims.example:8443"),
          Request.Header("X-Words", "tab\tand 中"), .token(token),
        ])
    }
    let names = ["X-Sdk-Date", "User-Agent", "X-Security-Token", "X-Words", "X-Auth-Token"]
    #expect(
      request.lines.dropFirst().compactMap { $0.components(separatedBy: ":").first }.filter(names.contains) == names)
    #expect(request.lines.filter { $0.lowercased().hasPrefix("user-agent:") } == ["User-Agent: signed; agent"])
    #expect(request.lines.filter { $0.lowercased().hasPrefix("host:") } == ["Host: ims.example:8443"])
    #expect(request[header: "X-Security-Token"] == "")
    #expect(request[header: "X-Words"] == "tab\tand 中")
    #expect(request[header: "X-Auth-Token"] == "gAAA")
  }

  @Test(arguments: [
    ("X-A", "one\r\nX-Evil: 1"), ("X-A", "one\n"), ("X-A", "one\0"), ("X-A", "\u{7F}"), ("X A", "1"), ("X-A:", "1"),
    ("", "1"), ("X-中", "1"),
  ])
  func `a header that would be another is not sent`(name: String, value: String) async throws {
    let server = try ScriptedServer(.answer(200, "{}"))
    let request = Request(url: server.url, headers: [Request.Header(name, value)])
    let failure = try await transportFailure(of: request)
    #expect(failure.kind == .unreachable)
    #expect(failure.words == "the header \(name) can't be sent")
    #expect(server.connections == 0)
  }

  @Test func `nothing that prints a request gives its secrets away`() throws {
    let secret = "hunter2-password"
    let request = try Request(
      method: .post, url: "http://h", headers: [.token(Secret(secret))],
      body: Request.Body(#"{"password": "\#(secret)"}"#.utf8))
    var shown = "\(request) \(String(reflecting: request))"
    dump(request, to: &shown)
    #expect(!shown.contains(secret))
    #expect(!shown.contains(String(secret.utf8.first ?? 0) + ", "))
    #expect(shown.contains("‹32 bytes›"))
  }
}
