import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct RequestTests {
  @Test func `an ask is one GET that wants JSON alone`() async throws {
    let server = try ScriptedServer { _ in [.image("an-id")] }
    let fetched = try await service(at: server.endpoint).image(ImageID("an-id"))

    #expect(fetched.image.id == "an-id")
    #expect(fetched.elapsed > .zero && fetched.elapsed < .seconds(20))
    #expect(server.requests.count == 1)
    let request = try #require(server.requests.first)
    #expect(request.lines.first == "GET /v2/images/an-id HTTP/1.1")
    #expect(request[header: "Accept"] == "application/json")
    #expect(request[header: "User-Agent"] == "imsbrowser")
    #expect(request[header: "Host"] == "127.0.0.1:\(server.port)")
    #expect(request[header: "X-Auth-Token"] == nil)
  }

  @Test func `a token is sent as X-Auth-Token`() async throws {
    let server = try ScriptedServer { _ in [.image("an-id")] }
    _ = try await service(at: server.endpoint, token: Secret("gAAAA tok=en;")).image(ImageID("an-id"))
    #expect(server.requests.first?[header: "X-Auth-Token"] == "gAAAA tok=en;")
  }

  @Test(arguments: [
    ("a?b", "a%3Fb"), ("a#b", "a%23b"), ("%2e%2e", "%252e%252e"), ("..%2Fimages", "..%252Fimages"), ("...", "..."),
    ("a&b=c;d", "a%26b%3Dc%3Bd"), ("中", "%E4%B8%AD"), ("😀", "%F0%9F%98%80"), ("{id}", "%7Bid%7D"), ("%", "%25"),
    ("a+b", "a%2Bb"), ("[1-9]", "%5B1-9%5D"), ("~._-", "~._-"), ("user@host:1", "user%40host%3A1"),
    (String(repeating: "x", count: 255), String(repeating: "x", count: 255)),
  ])
  func `an id arrives as one segment of the path`(id: String, segment: String) async throws {
    let server = try ScriptedServer { _ in [.image("x")] }
    _ = try await service(at: server.endpoint).image(ImageID(id))
    #expect(server.requests.map(\.target) == ["/v2/images/" + segment])
  }

  @Test func `an endpoint's own path is kept as it is`() async throws {
    let server = try ScriptedServer { _ in [.image("x")] }
    _ = try await service(at: Endpoint(server.url + "/a/../image/./v2/")).image(ImageID("x"))
    #expect(server.requests.map(\.target) == ["/a/../image/./v2/images/x"])
  }

  @Test func `one connection serves one ask after another`() async throws {
    let server = try ScriptedServer { _ in [.image("x")] }
    let service = try service(at: server.endpoint)
    for _ in 1...5 { _ = try await service.image(ImageID("x")) }
    #expect(server.requests.count == 5)
    #expect(server.connections == 1)
  }

  @Test func `a connection that has been closed meanwhile costs nothing`() async throws {
    let server = try ScriptedServer { _ in [.image("x"), .close] }
    let service = try service(at: server.endpoint)
    for _ in 1...3 { _ = try await service.image(ImageID("x")) }
    #expect(server.requests.count == 3)
  }

  @Test func `200 asks at once each get their own image over few connections`() async throws {
    let server = try ScriptedServer { request in [.image(String(request.target.dropFirst("/v2/images/".count)))] }
    let service = try service(at: server.endpoint)
    try await withThrowingTaskGroup { group in
      for number in 1...200 {
        group.addTask { (number, try await service.image(ImageID("id-\(number)")).image.id) }
      }
      for try await (number, id) in group { #expect(id == "id-\(number)") }
    }
    #expect(server.requests.count == 200)
    // 16 at a time; one that ends is replaced.
    #expect(server.connections < 50)
  }
}
