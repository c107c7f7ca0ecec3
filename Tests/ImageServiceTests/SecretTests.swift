import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct SecretTests {
  static let text = "gAAAAABlc2VjcmV0"

  @Test func `nothing that prints a secret gives it away`() throws {
    struct Holder { let token: Secret, maybe: Secret? }
    let secret = try Secret(Self.text)
    let holder = Holder(token: secret, maybe: secret)
    var dumped = ""
    dump(holder, to: &dumped)
    dump(secret, to: &dumped)
    dump(Request(url: "http://h", token: secret, bounds: .standard), to: &dumped)
    let shown = [
      "\(secret)", String(describing: holder), String(reflecting: holder), String(reflecting: secret), dumped,
      "\([secret])", "\(Mirror(reflecting: secret).children.map(\.value))",
    ]
    for shown in shown { #expect(!shown.contains(Self.text)) }
    #expect("\(secret)" == "‹hidden›")
    #expect(dumped.contains("‹hidden›"))
  }

  @Test func `nothing that prints a service gives its secret away`() async throws {
    let service = try FetchService(endpoint: Endpoint("http://127.0.0.1"), token: Secret(Self.text))
    var dumped = ""
    dump(service, to: &dumped)
    #expect(!dumped.contains(Self.text))
    #expect(!String(reflecting: service).contains(Self.text))
  }

  @Test(
    arguments: [
      ("", .empty), ("token\n", .newline), ("token\r\nX-Evil: 1", .newline), ("to\u{0}ken", .forbiddenCharacter),
      ("to\tken", .forbiddenCharacter), ("to\u{7F}ken", .forbiddenCharacter), ("tökén", .forbiddenCharacter),
      ("\u{85}", .forbiddenCharacter),
    ] as [(String, Secret.Problem)])
  func `text that can't stand in a header is no secret`(text: String, problem: Secret.Problem) {
    let thrown = #expect(throws: Secret.Problem.self) { try Secret(text) }
    #expect(thrown == problem)
    #expect(!problem.message.isEmpty)
  }

  @Test func `a service that echoes the token does not show it`() async throws {
    let body = #"{"error_msg": "Bad token \#(Self.text)!", "error_code": "\#(Self.text)"}"#
    let server = try ScriptedServer(
      .answer(401, body, headers: ["X-Request-Id: \(Self.text)", "Location: /\(Self.text)"]))
    let failure = try await failure(of: service(at: server.endpoint, token: Secret(Self.text)))
    #expect(failure.message == "Bad token ‹hidden›!")
    var dumped = ""
    dump(failure, to: &dumped)
    #expect(!dumped.contains(Self.text))
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a token goes nowhere but to its endpoint`(status: Int) async throws {
    let elsewhere = try ScriptedServer(.image("x"))
    let location = elsewhere.url + "/v2/images/an-id"
    let server = try ScriptedServer(.answer(status, headers: ["Location: \(location)"]))
    let failure = try await failure(of: service(at: server.endpoint, token: Secret(Self.text)))
    #expect(failure.kind == .redirected(to: PrintableText(location)))
    #expect(failure.status == status)
    #expect(elsewhere.connections == 0)
    #expect(server.requests.count == 1)
  }
}
