import ImageModel
import LoopbackServer
import Synchronization
import Testing

@testable import ImageService

/// Asking again, through the service that every ask goes through.
@Suite(.timeLimit(.minutes(5))) struct RetryingServiceTests {
  @Test func `an ask is repeated after a connection closed without an answer, and every asker is told`() async throws {
    let server = try ScriptedServer { request in request.number == 1 ? [.close] : [.image("an-id")] }
    let told = Told()
    let fetched = try await service(at: server.endpoint).image(ImageID("an-id")) { told.note($0) }
    #expect(fetched.image.id == "an-id")
    #expect(told.retries == [Retry(reason: .closed, attempt: 2, delay: 0)])
    #expect(server.requests.count == 2)
  }

  @Test(arguments: [429, 503]) func `a busy service is asked again when it says so`(status: Int) async throws {
    let server = try ScriptedServer { request in
      request.number == 1 ? [.answer(status, "{}", headers: ["Retry-After: 0"])] : [.image("an-id")]
    }
    let told = Told()
    _ = try await service(at: server.endpoint).image(ImageID("an-id")) { told.note($0) }
    #expect(told.retries == [Retry(reason: .busy(status: status), attempt: 2, delay: 0)])
  }

  @Test(arguments: [400, 401, 403, 404]) func `a refusal is never asked again`(status: Int) async throws {
    let server = try ScriptedServer { _ in [.answer(status, "{}", headers: ["Retry-After: 0"])] }
    _ = try await failure(of: service(at: server.endpoint))
    #expect(server.requests.count == 1)
  }
}

/// What an asker was told.
private final class Told: Sendable {
  private let list = Mutex<[Retry]>([])

  var retries: [Retry] { list.withLock { $0 } }

  func note(_ retry: Retry) { list.withLock { $0.append(retry) } }
}
