/// A request to perform, and who waits for its answer.
struct Order: Sendable {
  typealias Number = Int

  let number: Number
  let request: Request
  let environment: NetworkEnvironment
  let asker: CheckedContinuation<Result<Answer, TransportFailure>, Never>

  /// The proxy to use, unless curl finds the host among the exceptions.
  var proxy: Proxy? { request.isDirect ? nil : environment.proxy(for: request.url) }
}
