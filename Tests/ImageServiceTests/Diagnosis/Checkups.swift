import ImageModel
import Testing

@testable import ImageService

/// What a checkup tells, in its order.
func events(
  _ cloud: CloudConfiguration, id: String? = nil, bounds: FetchBounds = FetchBounds(timeout: 20),
  environment: [String: String] = [:], cacheFolder: String? = nil
) async throws -> [Checkup.Event] {
  var checkup = Checkup(
    cloud: cloud, id: try id.map { try ImageID($0) }, bounds: bounds, cacheFolder: cacheFolder)
  checkup.environment = NetworkEnvironment(environment)
  var events: [Checkup.Event] = []
  for await event in checkup.events() { events.append(event) }
  return events
}

/// The steps of a checkup, in their order.
func steps(
  _ cloud: CloudConfiguration, id: String? = nil, bounds: FetchBounds = FetchBounds(timeout: 20),
  environment: [String: String] = [:], cacheFolder: String? = nil
) async throws -> [CheckStep] {
  try await events(cloud, id: id, bounds: bounds, environment: environment, cacheFolder: cacheFolder)
    .compactMap { if case .step(let step) = $0 { step } else { nil } }
}

/// The cloud of an endpoint.
func cloud(at url: String, _ credentials: Credentials = .none) throws -> CloudConfiguration {
  CloudConfiguration(name: "", credentials: credentials, place: .endpoint(try Endpoint(url)))
}

extension Collection<CheckStep> {
  /// Each step with its sign, such as `+name -tls`: `+` passed, `!` doubtful, `-` failed, `.` not tried.
  var signs: String {
    map { step in
      switch step.outcome {
      case .passed: "+\(step.kind)"
      case .doubtful: "!\(step.kind)"
      case .failed: "-\(step.kind)"
      case .skipped: ".\(step.kind)"
      }
    }.joined(separator: " ")
  }

  /// The first step of a kind; an issue is recorded where there is none.
  func step(_ kind: CheckStep.Kind, sourceLocation: SourceLocation = #_sourceLocation) throws -> CheckStep {
    try #require(first { $0.kind == kind }, "\(signs)", sourceLocation: sourceLocation)
  }
}
