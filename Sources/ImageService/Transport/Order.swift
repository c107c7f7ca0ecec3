/// A request to perform, and who waits for its answer.
struct Order: Sendable {
  typealias Number = Int

  let number: Number
  let request: Request
  let environment: NetworkEnvironment
  let asker: CheckedContinuation<Result<Answer, TransportFailure>, Never>
}
