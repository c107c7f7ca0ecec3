import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// A service as the tests ask it.
func service(
  at endpoint: Endpoint, token: Secret? = nil, bounds: FetchBounds = FetchBounds(timeout: 20)
) -> FetchService {
  FetchService(endpoint: endpoint, token: token, bounds: bounds)
}

/// What an ask fails with; an issue is recorded where it doesn't.
func failure(
  of service: FetchService, id: String = "an-id", sourceLocation: SourceLocation = #_sourceLocation
) async throws -> FetchFailure {
  let id = try ImageID(id)
  return try await #require(throws: FetchFailure.self, sourceLocation: sourceLocation) { try await service.image(id) }
}

/// What an ask to a server with this script fails with.
func failure(
  of steps: Step..., bounds: FetchBounds = FetchBounds(timeout: 20), sourceLocation: SourceLocation = #_sourceLocation
) async throws -> FetchFailure {
  let server = try ScriptedServer { _ in steps }
  return try await failure(of: service(at: server.endpoint, bounds: bounds), sourceLocation: sourceLocation)
}

/// What a transport of its own makes of a request.
func answer(to request: Request, environment: [String: String] = [:]) async throws -> Answer {
  try await Transport(environment: NetworkEnvironment(environment)).answer(to: request)
}

/// What a request fails with at a transport of its own; an issue is recorded where it doesn't.
func transportFailure(
  of request: Request, environment: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> TransportFailure {
  try await #require(throws: TransportFailure.self, sourceLocation: sourceLocation) {
    try await answer(to: request, environment: environment)
  }
}
