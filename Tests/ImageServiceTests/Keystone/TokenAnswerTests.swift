import CustomDump
import FoundationEssentials
import ImageModel
import Testing

@testable import ImageService

@Suite struct TokenAnswerTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private func read(_ answer: Answer, login: KeystoneLogin? = nil) throws -> Token {
    let request = try TokenRequest(login ?? KeystoneSamples.login())
    return try TokenAnswer(answer: answer, request: request, secrets: request.secrets).token(received: Self.now)
  }

  private func failure(of answer: Answer, login: KeystoneLogin? = nil) throws -> TokenFailure {
    try #require(throws: TokenFailure.self) { try read(answer, login: login) }
  }

  @Test func `a token comes with its project and catalogue`() throws {
    let token = try read(KeystoneSamples.answer(201, KeystoneSamples.body()))
    #expect(try token.secret == Secret(KeystoneSamples.tokenText))
    #expect(token.project == Token.Project(id: "p1d", name: "demo"))
    #expect(token.life == 3600)
    #expect(token.received == Self.now)
    #expect(token.catalogue.entries.count == 5)
    #expect(try token.catalogue.imageEndpoint(region: nil, interface: "public").url == "http://one:9292")
  }

  @Test func `an unscoped token has no project, and says so when images are asked for`() throws {
    let token = try read(KeystoneSamples.answer(201, KeystoneSamples.body(isScoped: false)))
    #expect(token.project == nil)
    let failure = #expect(throws: TokenFailure.self) {
      try token.catalogue.imageEndpoint(region: nil, interface: "public")
    }
    #expect(failure?.kind == .noCatalogue)
    #expect(failure?.exitStatus == .notAllowed)
  }

  @Test(arguments: [
    ("2026-11-23T12:00:00.000000Z", "2026-11-24T12:00:00.000000Z", 86_400.0 as Double?),
    ("2026-11-23T12:00:00Z", "2026-11-23T12:00:08Z", 8), ("nonsense", "nonsense", nil),
  ])
  func `a token's life is counted by the service's own clock`(issued: String, expires: String, life: Double?) throws {
    let body = KeystoneSamples.body(issued: issued, expires: expires)
    #expect(try read(KeystoneSamples.answer(201, body)).life == life)
  }

  @Test func `a life without a beginning is counted from the answer's date`() throws {
    var answer = KeystoneSamples.answer(
      201, KeystoneSamples.body(issued: "?", expires: "2026-11-23T12:00:30.000000Z"))
    answer.headers.append(Answer.Header(name: "Date", value: "Mon, 23 Nov 2026 12:00:00 GMT"))
    #expect(try read(answer).life == 30)
  }

  @Test(arguments: [
    (3600.0 as Double?, 3539.0, true), (3600, 3541, false), (8, 7.5, true), (8, 7.7, false), (3600, -30, true),
    (3600, -90, false), (nil, 1e9, true), (0, 0, false), (-5, 0, false),
  ])
  func `a token is used until shortly before its end`(life: Double?, age: Double, isUsable: Bool) throws {
    let token = try Token(
      secret: Secret("gAAA"), received: Self.now, life: life, project: nil, catalogue: Catalogue())
    #expect(token.isUsable(at: Self.now.addingTimeInterval(age)) == isUsable)
  }

  static let refusals: [(Int, String, TokenFailure.Kind, String?)] = [
    (401, KeystoneSamples.unauthorized, .refused, "The request you have made requires authentication."),
    (
      401,
      #"{"error":{"code":401,"message":"Error authenticating with application credential: Application credentials cannot request a scope.","title":"Unauthorized"}}"#,
      .refused, "Error authenticating with application credential: Application credentials cannot request a scope."
    ),
    (
      400, #"{"error":{"code":400,"message":"Expecting to find auth in request body.","title":"Bad Request"}}"#,
      .badRequest, "Expecting to find auth in request body."
    ),
    (
      400, #"{"error_msg":"The user is a Huawei ID","error_code":"IAM.0002"}"#, .badRequest, "The user is a Huawei ID"
    ),
    (403, #"{"error":{"code":403,"message":"Access is off.","title":"Forbidden"}}"#, .forbidden, "Access is off."),
    (404, "<html><title>404 Not Found</title><h1>Not Found</h1>No such page.</html>", .notFound, "No such page."),
    (
      405, #"{"message": "The method is not allowed for the requested URL."}"#, .otherStatus,
      "The method is not allowed for the requested URL."
    ),
    (300, #"{"versions": {"values": []}}"#, .otherStatus, nil), (302, "", .otherStatus, nil),
    (429, "", .serverFailed, nil), (500, "Internal Server Error", .serverFailed, "Internal Server Error"),
    (503, "", .serverFailed, nil),
  ]

  @Test(arguments: refusals)
  func `a refusal is told in the service's words`(status: Int, body: String, kind: TokenFailure.Kind, message: String?)
    throws
  {
    let failure = try failure(of: KeystoneSamples.answer(status, body, token: nil))
    #expect(failure.kind == kind)
    #expect(failure.status == status)
    #expect(failure.message?.text == message)
    #expect(failure.requestID == "req-1")
    #expect(!failure.headline.isEmpty && !failure.advice.isEmpty)
  }

  @Test func `a token that Keystone does not exchange is refused, though it says 404 to one it does not know`() throws {
    let body = #"{"error":{"code":404,"message":"Could not recognize Fernet token","title":"Not Found"}}"#
    let login = try KeystoneSamples.login(.token(Secret("gAAAAAold-token")))
    #expect(try failure(of: KeystoneSamples.answer(404, body, token: nil), login: login).kind == .tokenRefused)
    let unauthorized = KeystoneSamples.answer(401, KeystoneSamples.unauthorized, token: nil)
    #expect(try failure(of: unauthorized, login: login).kind == .tokenRefused)
    #expect(try failure(of: KeystoneSamples.answer(404, "<html>", token: nil), login: login).kind == .notFound)
    #expect(try failure(of: KeystoneSamples.answer(404, body, token: nil)).kind == .notFound)
  }

  @Test(arguments: [
    ("<html><title>Log in</title></html>", KeystoneSamples.tokenText as String?),
    (#"{"token": "#, KeystoneSamples.tokenText),
    ("[]", KeystoneSamples.tokenText), ("{}", KeystoneSamples.tokenText), ("", KeystoneSamples.tokenText),
    (#"{"token": []}"#, KeystoneSamples.tokenText), (KeystoneSamples.body(), nil),
    (KeystoneSamples.body(), "gA\u{1B}A"),
  ])
  func `a success that is no token is none`(body: String, token: String?) throws {
    let failure = try failure(of: KeystoneSamples.answer(201, body, token: token))
    #expect(failure.kind == .notAToken)
    #expect(failure.message == nil)
  }

  @Test(arguments: ["correct-horse-battery", "pw"])
  func `a service that echoes the password does not show it`(password: String) throws {
    let user = KeystoneLogin.Name(name: "demo")
    let login = try KeystoneSamples.login(.password(user: user, Secret(password)))
    let body = #"{"error": {"message": "no: \#(password)!", "code": "\#(password)"}, "request_id": "\#(password)"}"#
    var answer = KeystoneSamples.answer(400, body, token: nil)
    answer.headers = [Answer.Header(name: "X-Request-Id", value: password)]
    let failure = try failure(of: answer, login: login)
    var shown = ""
    dump(failure, to: &shown)
    #expect(!shown.contains(password))
  }

  @Test func `a service's words are printable and short`() throws {
    let failure = try failure(
      of: KeystoneSamples.answer(400, #"{"error_msg": "\u001b[2J\#(String(repeating: "x", count: 9000))"}"#, token: nil)
    )
    #expect(failure.message?.text.hasPrefix("^[[2Jxxx") == true)
    #expect((failure.message?.width ?? 0) <= 500)
  }
}
