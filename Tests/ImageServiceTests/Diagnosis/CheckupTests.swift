import FoundationEssentials
import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// The steps to a service that wants nothing but to be asked.
@Suite(.timeLimit(.minutes(5))) struct CheckupTests {
  private static let absent =
    #"{"message": "No image found with ID \#(Checkup.nobodysID)<br /><br />", "code": "404 Not Found"}"#

  @Test func `each step is told in its order, with the time that it took`() async throws {
    let server = try ScriptedServer(.answer(404, Self.absent))
    let events = try await events(cloud(at: server.url))
    let steps = events.dropFirst().compactMap { if case .step(let step) = $0 { step } else { nil } }
    #expect(events.first == .asking(PrintableText(server.url)))
    #expect(steps.signs == "+name +connection .clock +image")
    #expect(steps.exitStatus == .done)
    #expect(steps.allSatisfy { $0.target.text == server.url })
    #expect(try steps.step(.connection).statement.text == "127.0.0.1:\(server.port)")
    for step in steps where step.kind != .clock {
      #expect((0..<20_000).contains(try #require(step.milliseconds)))
    }
    #expect(server.requests.map(\.target) == ["/v2/images/00000000-0000-0000-0000-000000000000"])
  }

  /// What a service answers to an id that nobody has, and how a script ends then.
  struct Reply: Sendable {
    let step: Step
    let status: ImageModel.ExitStatus

    init(_ step: Step, _ status: ImageModel.ExitStatus) { (self.step, self.status) = (step, status) }
  }

  static let replies: [Reply] = [
    Reply(.answer(404, absent), .done),
    Reply(.answer(404, "404 Not Found\n\nNo image found with ID x", type: "text/plain"), .done),
    Reply(.answer(404, #"{"error": {"message": "missing", "code": "IMG.0027"}}"#), .done),
    Reply(.image(Checkup.nobodysID), .done),
    Reply(.answer(404, "<html><title>404 Not Found</title><h1>404 Not Found</h1><hr>nginx</html>"), .failed),
    Reply(.answer(404, #"{"error_code": "APIGW.0101", "error_msg": "The API does not exist"}"#), .senselessAnswer),
    Reply(.answer(404, #"{"message": "The resource could not be found."}"#), .failed),
    Reply(.answer(401, "{}"), .notAllowed), Reply(.answer(403, "{}"), .notAllowed),
    Reply(.answer(500, "{}"), .serviceFailed), Reply(.answer(200, "<html>"), .senselessAnswer),
    Reply(.answer(302, headers: ["Location: http://login"]), .senselessAnswer), Reply(.close, .notReached),
    Reply(.send("SSH-2.0-OpenSSH\r\n"), .senselessAnswer),
  ]

  @Test(arguments: replies)
  func `only an image service that knows no such image is all right`(reply: Reply) async throws {
    let server = try ScriptedServer { _ in [reply.step, .close] }
    let steps = try await steps(cloud(at: server.url))
    #expect(steps.signs == "+name +connection .clock \(reply.status == .done ? "+" : "-")image")
    #expect(steps.exitStatus == reply.status)
  }

  @Test func `an image that is named has to be there`() async throws {
    let server = try ScriptedServer { request in
      [request.target.hasSuffix("/an-id") ? .image("an-id") : .answer(404, Self.absent, headers: ["X-Request-Id: r-1"])]
    }
    #expect(try await steps(cloud(at: server.url), id: "an-id").step(.image).statement == "CentOS")
    let missing = try await steps(cloud(at: server.url), id: "other").step(.image)
    #expect(missing.exitStatus == .noSuchImage)
    #expect(missing.advice == FetchFailure(.notFound).advice)
    #expect(missing.details.first?.text.hasPrefix("No image found") == true)
    #expect(missing.details.last == "request id: r-1")
  }

  @Test func `where nobody listens it ends, and says where`() async throws {
    let port = try LoopbackSocket.closedPort()
    let refused = try await steps(cloud(at: "http://127.0.0.1:\(port)"))
    #expect(refused.signs == "+name -connection .clock .image")
    #expect(refused.exitStatus == .notReached)
    #expect(try refused.step(.connection).statement == FetchFailure(.refused).headline)

    let unknown = try await steps(cloud(at: "https://nowhere.invalid"))
    #expect(unknown.signs == "-name .connection .tls .clock .image")
    #expect(try unknown.step(.name).advice == FetchFailure(.unresolved).advice)
  }

  @Test func `a service that says nothing is told of the call, a TLS handshake that hangs of TLS`() async throws {
    let server = try ScriptedServer(.hang)
    let bounds = FetchBounds(timeout: 5)
    let plain = try await steps(cloud(at: server.url), bounds: bounds)
    #expect(plain.signs == "+name +connection .clock -image")
    let secure = try await steps(cloud(at: "https://127.0.0.1:\(server.port)"), bounds: bounds)
    #expect(secure.signs == "+name +connection -tls .clock .image")
    for steps in [plain, secure] { #expect(steps.exitStatus == .notReached) }
  }

  @Test(arguments: [(0, "+clock"), (50, "+clock"), (-125, "!clock"), (125, "!clock"), (7200, "!clock")])
  func `a clock that is off is told, and is no failure where nothing is signed`(ahead: Int, sign: String) async throws {
    let server = try ScriptedServer { _ in
      [.answer(404, Self.absent, headers: ["Date: " + GatewayTime.httpDate(Int(Date().timeIntervalSince1970) + ahead)])]
    }
    let steps = try await steps(cloud(at: server.url))
    #expect(steps.signs == "+name +connection \(sign) +image")
    #expect(steps.exitStatus == .done)
    if ahead > 60 { #expect(try steps.step(.clock).statement.text.contains("behind the service's.")) }
  }

  @Test func `a ready token is said to be one, and is not shown`() async throws {
    let server = try ScriptedServer { request in
      [.answer(401, #"{"message": "\#(request[header: "X-Auth-Token"] ?? "")"}"#)]
    }
    let steps = try await steps(cloud(at: server.url, .token(Secret("gAAAA-a-ready-token"))))
    #expect(steps.signs == "+name +connection +token .clock -image")
    #expect(steps.exitStatus == .notAllowed)
    #expect(!"\(steps)".contains("gAAAA"))
    #expect(try steps.step(.image).details == ["‹hidden›"])
  }

  @Test func `nobody is asked where it isn't clear whom`() async throws {
    let events = try await events(CloudConfiguration(name: "none"))
    #expect(events.count == 1)
    guard case .step(let step) = events.first else { return }
    #expect(step.exitStatus == .usage)
  }
}

/// The call that is being retired, and what comes in its place.
@Suite(.timeLimit(.minutes(5))) struct CheckupOfRetirementTests {
  private static let gone = #"{"error_code": "APIGW.0101", "error_msg": "The API does not exist"}"#

  @Test(arguments: [
    (#"{"images": []}"#, nil as String?, "+"), (#"{"images": [{"id": "an-id", "name": "one"}]}"#, "an-id", "+"),
    (#"{"images": []}"#, "an-id", "-"), (#"{"images": 1}"#, nil, "-"),
  ])
  func `where the native call is gone its successor is tried`(body: String, id: String?, sign: String) async throws {
    let server = try ScriptedServer { request in
      [request.target.hasPrefix("/v2/cloudimages?id=") ? .answer(200, body) : .answer(404, Self.gone)]
    }
    let steps = try await steps(cloud(at: server.url), id: id)
    #expect(steps.signs == "+name +connection .clock \(sign)image")
    if sign == "+" { #expect(try steps.step(.image).statement.text.hasSuffix("(by /v2/cloudimages)")) }
    #expect(server.requests.count == 2)
  }
}
