import FoundationEssentials
import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct GatewayTests {
  private static let now = 1_709_251_199  // 2024-02-29T23:59:59Z
  private static let time = SignatureTime(Date(timeIntervalSince1970: Double(now)))
  private static let url = "http://127.0.0.1:8080/v2/images/an-id"

  private let gateway = Gateway(
    keys: [
      "AK": .init(secret: "a secret", projects: ["p1"]), "ANY": .init(secret: "another secret"),
      "TEMPORARY": .init(secret: "a secret", securityToken: "token+/="),
    ],
    tokens: ["good"], endedTokens: ["ended"], frozenTime: now)

  private func signer(
    _ id: String = "AK", secret: String = "a secret", token: String? = nil, project: String? = "p1"
  ) throws -> RequestSigner {
    RequestSigner(
      key: AccessKey(
        id: id, secret: try Secret(secret), securityToken: try token.map { try Secret($0) }, projectID: project))
  }

  private func refusal(
    of signer: RequestSigner, after seconds: Int = 0, edit: (String) -> String = { $0 }
  ) throws -> Refusal? {
    let time = SignatureTime(Date(timeIntervalSince1970: Double(Self.now + seconds)))
    let headers = [("Accept", "application/json"), ("User-Agent", "imsbrowser")]
    let request = try WireRequest("GET", Self.url, headers: headers, signer: signer, at: time)
    return gateway.refusal(of: Array(edit(request.text).utf8))
  }

  @Test(arguments: SigningVector.all)
  func `what the vendor's SDK signs is let through`(vector: SigningVector) throws {
    var gateway = Gateway(keys: [vector.key.id: .init(secret: vector.key.secret, securityToken: vector.key.token)])
    gateway.frozenTime = GatewayTime.seconds(vector.time)
    let target = vector.url.drop { $0 != ":" }.dropFirst("://".count).drop { $0 != "/" }
    let lines = (vector.sent + [("Authorization", vector.authorization)]).map { "\($0.name): \($0.value)" }
    let head = (["\(vector.method) \(target) HTTP/1.1"] + lines + ["", ""]).joined(separator: "\r\n")

    #expect(gateway.refusal(of: Array(head.utf8), body: Array(vector.body.utf8)) == nil)
  }

  @Test func `what is signed right is let through`() throws {
    #expect(try refusal(of: signer()) == nil)
    #expect(try refusal(of: signer(project: nil)) == nil)
    #expect(try refusal(of: signer("ANY", secret: "another secret", project: "any project")) == nil)
    #expect(try refusal(of: signer("TEMPORARY", token: "token+/=")) == nil)
  }

  @Test func `what is signed by another is not`() throws {
    #expect(try refusal(of: signer("NOBODY")) == .unknownKey("NOBODY"))
    guard case .wrongSignature(let text) = try refusal(of: signer(secret: "another")) else {
      Issue.record("a wrong secret passed")
      return
    }
    #expect(text.hasPrefix("GET\n/v2/images/an-id/\n\naccept:application/json\nhost:127.0.0.1:8080\n"))
    #expect(try refusal(of: signer("TEMPORARY")) == .unknownToken)
    #expect(try refusal(of: signer("TEMPORARY", token: "token")) == .unknownToken)
    #expect(try refusal(of: signer("TEMPORARY", token: "ended")) == .tokenEnded)
    #expect(try refusal(of: signer("ANY", secret: "another secret", token: "token+/=")) == .unknownToken)
    #expect(try refusal(of: signer(project: "p2")) == .unknownProject("p2"))
  }

  @Test(arguments: [(-900, true), (-901, false), (900, true), (901, false)])
  func `a date counts for 15 minutes, either way`(seconds: Int, counts: Bool) throws {
    let refusal = try refusal(of: signer(), after: seconds)
    let signed = SignatureTime(Date(timeIntervalSince1970: Double(Self.now + seconds))).text
    #expect(refusal == (counts ? nil : .expired(signed: signed, now: "20240229T235959Z")))
  }

  @Test(arguments: [
    ("GET", "PUT"), ("an-id", "an-iD"), ("an-id ", "an-id? "), ("an-id ", "an-id?a=b "), ("imsbrowser", "curl"),
    ("127.0.0.1", "127.0.0.2"), (":8080", ":80"), ("Signature=", "Signature=0"), ("host;", ""),
    ("Access=AK", "Access=ANY"),
    ("X-Project-Id: p1", "X-Project-Id: p2"), ("Accept: application/json\r\n", ""), ("SDK-HMAC", "V11-HMAC"),
    ("X-Sdk-Date: 20240229T235959Z", "X-Sdk-Date: 20240229T235958Z"), ("User-Agent", "User-Agent: a\r\nUser-Agent"),
    ("SignedHeaders=accept;", "SignedHeaders=accept;x-project-id;"), ("235959Z", "235959"), (" HTTP/1.1", ""),
  ])
  func `what was changed on the way is not let through`(original: String, changed: String) throws {
    let edited: (String) -> String = { $0.replacing(original, with: changed, maxReplacements: 1) }
    let isHarmless = changed == "an-id? "  // A query of nothing is none.
    #expect((try refusal(of: signer(), edit: edited) == nil) == isHarmless)
  }

  @Test(arguments: [("application/json", false), ("application/bson", false), ("text/plain", true)])
  func `a body may be another only where its type leaves it unsigned`(type: String, passes: Bool) throws {
    let request = try WireRequest(
      "POST", Self.url, headers: [("Content-Type", type)], body: Array("a body".utf8), signer: signer(), at: Self.time)
    #expect(gateway.refusal(of: request.head, body: request.body) == nil)
    #expect((gateway.refusal(of: request.head, body: Array("another body".utf8)) == nil) == passes)
  }

  @Test func `a header that counts has to be signed`() throws {
    let unsigned = try refusal(of: signer(project: nil)) {
      $0.replacing("Accept:", with: "X-Project-Id: p1\r\nAccept:")
    }
    #expect(unsigned == .unsigned(header: "x-project-id"))
  }

  @Test func `a header of no account may come on the way`() throws {
    #expect(try refusal(of: signer()) { $0.replacing("Accept:", with: "Via: 1.1 proxy\r\nAccept:") } == nil)
  }

  @Test(arguments: [("good", nil), ("ended", .tokenEnded), ("other", .unknownToken)] as [(String, Refusal?)])
  func `a token is taken as it is known`(token: String, expected: Refusal?) {
    let head = "GET / HTTP/1.1\r\nHost: h\r\nX-Auth-Token: \(token)\r\n\r\n"
    #expect(gateway.refusal(of: Array(head.utf8)) == expected)
  }

  @Test func `without credentials nobody is let through`() {
    #expect(gateway.refusal(of: Array("GET / HTTP/1.1\r\nHost: h\r\n\r\n".utf8)) == .noCredentials)
    #expect(gateway.refusal(of: Array("hello\r\n\r\n".utf8)) == .unreadable)
  }

  // FIPS 180-4's examples, and RFC 4231's test cases 1, 2 and 6.
  @Test func `the gateway's own digests are the standard's`() {
    func hash(_ text: String) -> String { Digest.hex(Digest.sha256(Array(text.utf8))) }
    #expect(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    func mac(_ key: [UInt8], _ text: String) -> String { Digest.hex(Digest.hmac(key: key, Array(text.utf8))) }
    #expect(
      mac([UInt8](repeating: 0x0B, count: 20), "Hi There")
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      mac(Array("Jefe".utf8), "what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      mac([UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First")
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }
}

@Suite struct GatewayOnLoopbackTests {
  private let gateway = Gateway(keys: ["AK": .init(secret: "a secret")], tokens: ["a good token"])

  private func answer(from gateway: Gateway, secret: String = "a secret", path: String = "/v2/images/an-id") throws
    -> String
  {
    let server = try ScriptedServer(gateway.guarding { _ in [.image("an-id")] })
    let signer = RequestSigner(key: AccessKey(id: "AK", secret: try Secret(secret), projectID: "p1"))
    let headers = [("Accept", "application/json"), ("X-Note", "注释")]
    let request = try WireRequest("GET", server.url + path, headers: headers, signer: signer, at: SignatureTime(Date()))
    return try LoopbackClient.answer(to: request.head, port: server.port)
  }

  @Test func `a signed request arrives at the service`() throws {
    #expect(try answer(from: gateway).hasPrefix("HTTP/1.1 200 "))
    #expect(try answer(from: gateway, path: "/v2/cloudimages?id=a%20b&limit=1").hasPrefix("HTTP/1.1 200 "))
  }

  @Test func `one with a wrong secret is refused in the gateway's words`() throws {
    let text = try answer(from: gateway, secret: "another")
    let body = try JSONValue(parsing: text.components(separatedBy: "\r\n").last ?? "")
    #expect(text.hasPrefix("HTTP/1.1 401 "))
    #expect(body.object?["error_code"]?.string == "APIGW.0301")
    #expect(body.object?["error_msg"]?.string?.contains("verify aksk signature fail") == true)
  }

  @Test(arguments: [-1020, 1020])
  func `one of a host whose clock is off tells by how much`(seconds: Int) throws {
    var gateway = gateway
    gateway.clockAhead = seconds
    let lines = try answer(from: gateway).components(separatedBy: "\r\n")
    let date = try #require(lines.first { $0.hasPrefix("Date: ") }?.dropFirst("Date: ".count))
    let now = Int(Date().timeIntervalSince1970)
    let refusal = Answer(
      status: 401, headers: [Answer.Header(name: "Date", value: String(date))], body: Array((lines.last ?? "").utf8),
      received: now)
    let skew = try #require(ClockSkew(refusal: refusal))
    #expect((skew.seconds + seconds).magnitude < 30)
    #expect(HTTPDate.seconds(String(date)).map { ($0 - now - seconds).magnitude < 30 } == true)
  }

  @Test func `a token is taken, and a wrong one is a failure of ours`() async throws {
    let server = try ScriptedServer(gateway.guarding { _ in [.image("an-id")] })
    let fetched = try await service(at: server.endpoint, token: Secret("a good token")).image(ImageID("an-id"))
    #expect(fetched.image.id == "an-id")
    let failure = try await failure(of: service(at: server.endpoint, token: Secret("another token")))
    #expect(failure.kind == .unauthorized)
    #expect(failure.code == "APIGW.0301")
  }
}
