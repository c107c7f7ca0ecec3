import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct JoiningTests {
  /// A server that answers when the gate is opened, and an ask for `x` of each of several askers, all under way.
  private func asks(
    _ count: Int, of service: FetchService, at server: ScriptedServer
  ) async throws -> [Task<Result<FetchedImage, FetchFailure>, Never>] {
    let id = try ImageID("x")
    let before = server.requests.count
    var tasks: [Task<Result<FetchedImage, FetchFailure>, Never>] = []
    for _ in 1...count {
      tasks.append(
        Task {
          do throws(FetchFailure) { return .success(try await service.image(id)) } catch { return .failure(error) }
        })
    }
    await server.received(before + 1)
    while service.askers(of: id) < count { await Task.yield() }
    return tasks
  }

  @Test func `asks for one image at once are one request`() async throws {
    let gate = Gate()
    let server = try ScriptedServer { _ in [.pause(gate), .image("x")] }
    let tasks = try await asks(5, of: service(at: server.endpoint), at: server)
    gate.open()
    for task in tasks { #expect(try await task.value.get().image.id == "x") }
    #expect(server.requests.count == 1)
  }

  @Test func `asks share a failure too`() async throws {
    let gate = Gate()
    let server = try ScriptedServer { _ in [.pause(gate), .answer(404, "{}")] }
    let tasks = try await asks(2, of: service(at: server.endpoint), at: server)
    gate.open()
    for task in tasks { #expect(await task.value == .failure(FetchFailure(.notFound, status: 404))) }
    #expect(server.requests.count == 1)
  }

  @Test func `a later ask is a request of its own`() async throws {
    let server = try ScriptedServer { _ in [.image("x")] }
    let service = try service(at: server.endpoint)
    for _ in 1...2 { _ = try await service.image(ImageID("x")) }
    #expect(server.requests.count == 2)
  }

  @Test func `cancelling one asker leaves the answer to the others`() async throws {
    let gate = Gate()
    let server = try ScriptedServer { _ in [.pause(gate), .image("x")] }
    let tasks = try await asks(3, of: service(at: server.endpoint), at: server)
    tasks[0].cancel()
    #expect(await tasks[0].value == .failure(FetchFailure(.cancelled)))
    gate.open()
    for task in tasks.dropFirst() { #expect(try await task.value.get().image.id == "x") }
    #expect(server.requests.count == 1)
  }

  @Test func `the last asker's cancelling aborts the request at once`() async throws {
    let server = try ScriptedServer(.hang)
    let clock = ContinuousClock()
    var fastest = Duration.seconds(20)
    for round in 1...5 {  // The fastest counts: other tests may hold up one or the other.
      let tasks = try await asks(2, of: service(at: server.endpoint), at: server)
      let start = clock.now
      for task in tasks { task.cancel() }
      for task in tasks { #expect(await task.value == .failure(FetchFailure(.cancelled))) }
      await server.abandoned(round)
      fastest = min(fastest, clock.now - start)
    }
    // Without the cancelling, the exchange would go on for its 20 s.
    #expect(fastest < .seconds(5))
  }

  @Test func `an ask after an aborted one is a request of its own`() async throws {
    let server = try ScriptedServer { request in request.number == 1 ? [.hang] : [.image("x")] }
    let service = try service(at: server.endpoint)
    let tasks = try await asks(1, of: service, at: server)
    tasks[0].cancel()
    #expect(try await service.image(ImageID("x")).image.id == "x")
    #expect(await tasks[0].value == .failure(FetchFailure(.cancelled)))
    #expect(server.requests.count == 2)
  }

  @Test func `an ask of a cancelled task sends nothing`() async throws {
    let server = try ScriptedServer(.image("x"))
    let service = try service(at: server.endpoint)
    let id = try ImageID("x")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await service.image(id)
    }
    #expect(await #expect(throws: FetchFailure.self) { try await task.value }?.kind == .cancelled)
    #expect(server.connections == 0)
  }

  @Test func `cancelling at any moment leaves nothing under way`() async throws {
    let server = try ScriptedServer { _ in [.image("x")] }
    let service = try service(at: server.endpoint)
    for number in 1...300 {
      let id = try ImageID("id-\(number)")
      let task = Task { try await service.image(id) }
      for _ in 0..<(number % 30) { await Task.yield() }
      task.cancel()
      if case .failure(let error) = await task.result { #expect((error as? FetchFailure)?.kind == .cancelled) }
      #expect(service.askers(of: id) == 0)
    }
    // The transport is none the worse for it.
    #expect(try await service.image(ImageID("x")).image.id == "x")
  }
}
