import ImageModel
import Testing

@testable import DemoService

/// How the service begins and ends.
@Suite struct LifetimeTests {
  @Test func `it answers at once when it has started`() async throws {
    let server = try await DemoServer.start()
    try await #expect(RawClient.ask(server.endpoint, image: DemoCatalogue.centOS.id).status == 200)
    await server.stop()
  }

  @Test func `it listens on 127.0.0.1 alone, not on this host's other addresses`() async throws {
    try await withServer { endpoint in
      let ask = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      try await #expect(!RawClient.exchange(endpoint, ask, at: [127, 0, 0, 1]).isEmpty)
      await #expect(throws: RawClient.NoAnswer.self) {
        try await RawClient.exchange(endpoint, ask, at: [127, 0, 0, 2])
      }
    }
  }

  @Test func `a port in use is named`() async throws {
    let first = try await DemoServer.start()
    let port = try first.endpoint.port
    await #expect(throws: DemoFailure.portInUse(port)) { try await DemoServer.start(port: port) }
    #expect(DemoFailure.portInUse(port).message.text.hasPrefix("Port \(port) of 127.0.0.1 is in use already"))
    await first.stop()
  }

  @Test func `stopping frees the port`() async throws {
    let (first, port) = try await Self.startOnPortOfItsOwn()
    await first.stop()
    await #expect(throws: RawClient.NoAnswer.self) { try await RawClient.ask(first.endpoint, "/") }
    let second = try await DemoServer.start(port: port)
    try await #expect(RawClient.ask(second.endpoint, "/").status == 300)
    await second.stop()
  }

  @Test func `stopping twice is no harm`() async throws {
    let server = try await DemoServer.start()
    await server.stop()
    await server.stop()
  }

  @Test func `stopping breaks off an answer under way`() async throws {
    let (pauses, begun) = AsyncStream.makeStream(of: Duration.self)
    let time = ServiceTime(now: { UploadTests.began }) { pause in
      begun.yield(pause)
      try await Task.sleep(for: .seconds(3600))
    }
    let server = try await DemoServer.start(port: 0, time: time)
    let endpoint = server.endpoint
    let asking = Task { try await RawClient.ask(endpoint, image: ServiceTests.id("5000")) }
    #expect(await pauses.first { _ in true } == .seconds(5))
    await server.stop()
    let answer = try? await asking.value
    #expect(answer?.status != 200)
  }

  @Test func `many ask at once and each gets its own answer`() async throws {
    try await withServer { endpoint in
      try await withThrowingTaskGroup { group in
        for sample in DemoCatalogue.samples {
          group.addTask { try await RawClient.ask(endpoint, image: sample.id).text == sample.json }
        }
        for try await isItsOwn in group { #expect(isItsOwn) }
      }
    }
  }

  @Test func `one connection carries several requests`() async throws {
    try await withServer { endpoint in
      let ask = "GET /v2/images/none HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let last = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      let text = String(decoding: try await RawClient.exchange(endpoint, ask + ask + last), as: UTF8.self)
      #expect(text.ranges(of: "HTTP/1.1 404 Not Found").count == 2)
      #expect(text.contains("HTTP/1.1 300 Multiple Choices"))
    }
  }

  @Test(arguments: [
    (DemoFailure.portForbidden(80), "Port 80 is not open to this user: choose one from 1024 to 65535."),
    (.notStarted(reason: PrintableText("no \u{1B}[31mmemory")), "The demo service did not start: no ^[[31mmemory"),
  ])
  func `a failure says what to do`(failure: DemoFailure, message: String) {
    #expect(failure.message.text == message)
  }

  /// A service on a port that no other test gets from the system: those it hands out begin at 32768.
  private static func startOnPortOfItsOwn() async throws -> (DemoServer, UInt16) {
    for port in (UInt16(20_000)..<30_000).shuffled() {
      do { return (try await DemoServer.start(port: port), port) } catch DemoFailure.portInUse { continue }
    }
    throw DemoFailure.portInUse(29_999)
  }
}
