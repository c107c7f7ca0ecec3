import ImageModel
import LoopbackServer
import Synchronization
import Testing

@testable import ImageService

/// Asking many clouds for one image at once.
@Suite(.timeLimit(.minutes(5))) struct CloudSearchTests {
  private func cloud(_ server: ScriptedServer, token: String? = nil) throws -> CloudConfiguration {
    let credentials = try token.map { Credentials.token(try Secret($0)) }
    return CloudConfiguration(name: "a", credentials: credentials ?? .none, place: .endpoint(try server.endpoint))
  }

  private func answers(
    of clouds: [CloudConfiguration?], bounds: FetchBounds = FetchBounds(timeout: 20)
  ) async throws -> [CloudAnswer] {
    var answers: [CloudAnswer] = []
    for await answer in CloudSearch(clouds, bounds: bounds).answers(for: try ImageID("x")) { answers.append(answer) }
    return answers
  }

  @Test func `each cloud's answer is told once, with its line`() async throws {
    let has = try ScriptedServer(.image("x"))
    let lacks = try ScriptedServer(.answer(404, "{}"))
    let refuses = try ScriptedServer(.answer(403, "{}"))
    let fails = try ScriptedServer(.answer(500, "{}"))
    let other = try ScriptedServer(.answer(200, "<html>", type: "text/html"))
    let closed = CloudConfiguration(name: "a", place: .endpoint(try Endpoint("http://127.0.0.1:1")))
    let placeless = CloudConfiguration(name: "a")
    let clouds = try [has, lacks, refuses, fails, other].map { try cloud($0) } + [closed, placeless]
    let answers = try await answers(of: clouds).sorted { $0.line < $1.line }
    #expect(answers.map(\.line) == Array(0...6))
    #expect(
      answers.map(\.verdict)
        == [.found, .notThere, .notAllowed, .serviceFailed, .senseless, .notReached, .misconfigured])
    #expect(answers[0].image?.id == "x" && answers.dropFirst().allSatisfy { $0.image == nil })
  }

  @Test func `a line without a cloud gives no answer, and the others keep their lines`() async throws {
    let server = try ScriptedServer(.image("x"))
    #expect(try await answers(of: [nil, cloud(server), nil]).map(\.line) == [1])
    #expect(try await answers(of: [nil]).isEmpty)
    #expect(try await answers(of: []).isEmpty)
  }

  @Test func `who answers first is told first, whoever else is late`() async throws {
    let gate = Gate()
    let late = try ScriptedServer { _ in [.pause(gate), .image("x")] }
    let quick = try ScriptedServer(.answer(404, "{}"))
    let search = CloudSearch([try cloud(late), try cloud(quick)], bounds: FetchBounds(timeout: 20))
    var lines: [Int] = []
    for await answer in search.answers(for: try ImageID("x")) {
      lines.append(answer.line)
      gate.open()
    }
    #expect(lines == [1, 0])
  }

  @Test func `one that hangs has its own deadline, and holds up nobody`() async throws {
    let hanging = try ScriptedServer(.hang)
    let quick = try ScriptedServer(.image("x"))
    let answers = try await answers(of: [cloud(hanging), cloud(quick)], bounds: FetchBounds(timeout: 3))
    #expect(answers.map(\.line) == [1, 0])
    #expect(answers.map(\.verdict) == [.found, .notReached])
    #expect(answers[1].milliseconds >= 3000)
    #expect(answers[1].elapsed > answers[0].elapsed)
  }

  @Test func `eight are asked at a time, and a ninth when one of them has answered`() async throws {
    let gates = (0..<11).map { _ in Gate() }
    let server = try ScriptedServer { request in [.pause(gates[request.number - 1]), .image("x")] }
    let clouds = try (0..<11).map { _ in try cloud(server) }
    var iterator = CloudSearch(clouds, bounds: FetchBounds(timeout: 20)).answers(for: try ImageID("x"))
      .makeAsyncIterator()
    await server.received(CloudSearch.mostAtOnce)
    #expect(server.requests.count == 8)
    for (answered, gate) in gates.enumerated() {
      gate.open()
      #expect(await iterator.next()?.verdict == .found)
      // Each of those that are left is asked in its turn, and never one more than eight are under way.
      await server.received(min(11, CloudSearch.mostAtOnce + answered + 1))
      #expect(server.requests.count == min(11, CloudSearch.mostAtOnce + answered + 1))
    }
    #expect(await iterator.next() == nil)
  }

  @Test func `each cloud sees its own credentials and no other's`() async throws {
    let servers = try (0..<10).map { _ in try ScriptedServer(.image("x")) }
    let clouds = try servers.enumerated().map { try cloud($1, token: "the-token-of-cloud-\($0)") }
    _ = try await answers(of: clouds)
    for (number, server) in servers.enumerated() {
      #expect(server.requests.map { $0[header: "X-Auth-Token"] } == ["the-token-of-cloud-\(number)"])
      #expect(server.requests.map(\.text).joined().ranges(of: "the-token-of-cloud-").count == 1)
    }
  }

  @Test func `nobody listening any more ends what is under way, and asks nobody else`() async throws {
    let server = try ScriptedServer(.hang)
    let clouds = try (0..<10).map { _ in try cloud(server) }
    let search = CloudSearch(clouds, bounds: FetchBounds(timeout: 50))
    let id = try ImageID("x")
    let listener = Task { for await _ in search.answers(for: id) { Issue.record("A server that hangs has answered.") } }
    await server.received(8)
    listener.cancel()
    await server.abandoned(8)
    await listener.value
    #expect(server.requests.count == 8)
  }

  @Test func `a failure is told in words that hold no secret`() async throws {
    let server = try ScriptedServer { request in
      [.answer(401, #"{"message": "token \#(request[header: "X-Auth-Token"] ?? "") is wrong"}"#)]
    }
    let answer = try await answers(of: [cloud(server, token: "the-token-of-this-cloud")]).first
    #expect(answer?.verdict == .notAllowed)
    #expect("\(String(describing: answer))".contains("the-token-of-this-cloud") == false)
  }
}
