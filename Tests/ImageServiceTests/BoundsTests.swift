import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct BoundsTests {
  private func body(of count: Int) -> [UInt8] {
    let frame = (Array(#"{"id": "x", "n": ""#.utf8), Array(#""}"#.utf8))
    return frame.0 + [UInt8](repeating: 0x78, count: count - frame.0.count - frame.1.count) + frame.1
  }

  @Test func `a body of the limit's size is read`() async throws {
    let server = try ScriptedServer(.send(Step.bytes(200, body(of: 1 << 20))))
    let service = try service(at: server.endpoint, bounds: FetchBounds(timeout: 20, bodyBytes: 1 << 20))
    #expect(try await service.image(ImageID("x")).image.id == "x")
  }

  @Test func `a body one byte beyond the limit is too large`() async throws {
    let failure = try await failure(
      of: .send(Step.bytes(200, body(of: 1 << 20 + 1))), bounds: FetchBounds(timeout: 20, bodyBytes: 1 << 20))
    #expect(failure.kind == .tooLarge(limit: 1 << 20))
    #expect(failure.status == 200)
  }

  @Test func `ten megabytes are too many by standard`() async throws {
    let failure = try await failure(of: .send(Step.bytes(200, body(of: 10_000_000))), bounds: .standard)
    #expect(failure.kind == .tooLarge(limit: 4 << 20))
  }

  @Test func `a body without an announced length is counted as it comes`() async throws {
    let failure = try await failure(
      of: .head("Transfer-Encoding: chunked"),
      .dripForever(Array("400\r\n\(String(repeating: " ", count: 1024))\r\n".utf8)),
      bounds: FetchBounds(timeout: 20, bodyBytes: 3))
    #expect(failure.kind == .tooLarge(limit: 3))
  }

  @Test func `a gzip bomb is counted after decompression`() async throws {
    let failure = try await failure(
      of: .send(Step.bytes(200, Gzip.bomb, headers: ["Content-Encoding: gzip"])), bounds: .standard)
    #expect(failure.kind == .tooLarge(limit: 4 << 20))
  }

  @Test func `a compressed answer is read`() async throws {
    let document = Array(#"{"id": "x", "name": "压缩"}"#.utf8)
    let server = try ScriptedServer(
      .send(Step.bytes(200, Gzip.stored(document), headers: ["Content-Encoding: gzip"])))
    #expect(try await service(at: server.endpoint).image(ImageID("x")).image.name == "压缩")
    #expect(server.requests.first?[header: "Accept-Encoding"]?.contains("gzip") == true)
  }

  @Test func `a failure's status counts even if its body is too large`() async throws {
    let page = "<title>Denied</title>" + String(repeating: "x", count: 100_000)
    let failure = try await failure(
      of: .answer(403, page, type: "text/html"), bounds: FetchBounds(timeout: 20, bodyBytes: 20_000))
    #expect(failure.kind == .forbidden)
  }

  @Test(arguments: [(count: 400, length: 1000), (count: 3, length: 90_000)])
  func `headers without end are too large`(count: Int, length: Int) async throws {
    let flood = String(repeating: "X-Flood: \(String(repeating: "y", count: length))\r\n", count: count)
    let failure = try await failure(of: .send("HTTP/1.1 200 OK\r\n" + flood), .hang)
    #expect(failure.kind == .tooLarge(limit: 256 << 10))
    #expect(failure.message == "Its headers alone are larger.")
  }

  @Test func `a document nested too deep is none`() async throws {
    let deep = #"{"id": "x", "a": "# + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}"
    #expect(try await failure(of: .answer(200, deep)).kind == .tooDeep(limit: 64))
    #expect(
      try await failure(of: .answer(200, #"{"a": {}}"#), bounds: FetchBounds(depth: 1)).kind == .tooDeep(limit: 1))
  }

  @Test func `an answer that comes byte by byte is an answer`() async throws {
    let server = try ScriptedServer(.drip(Step.bytes(200, Array(#"{"id": "x"}"#.utf8))))
    #expect(try await service(at: server.endpoint).image(ImageID("x")).image.id == "x")
  }

  @Test func `an answer in chunks is an answer`() async throws {
    let server = try ScriptedServer(
      .head("Transfer-Encoding: chunked"), .chunk(#"{"id""#), .chunk(#": "x"}"#), .send("0\r\nX-Trailer: t\r\n\r\n"))
    #expect(try await service(at: server.endpoint).image(ImageID("x")).image.id == "x")
  }

  @Test func `an answer that ends with its connection is an answer`() async throws {
    let server = try ScriptedServer(.head(), .send(#"{"id": "x"}"#), .close)
    #expect(try await service(at: server.endpoint).image(ImageID("x")).image.id == "x")
  }

  @Test func `an answer shorter than its body counts as far as it says`() async throws {
    let server = try ScriptedServer(.send(Step.bytes(200, Array(#"{"id": "x"}trailing"#.utf8), length: 11)))
    #expect(try await service(at: server.endpoint).image(ImageID("x")).image.id == "x")
  }

  @Test func `interim answers are passed over`() async throws {
    let server = try ScriptedServer(
      .send("HTTP/1.1 103 Early Hints\r\nX-Request-Id: early\r\n\r\n"), .image("x", headers: ["X-Request-Id: final"]))
    #expect(try await service(at: server.endpoint).image(ImageID("x")).requestID == "final")
  }
}
