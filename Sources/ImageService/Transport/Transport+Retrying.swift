import Dispatch
import ImageModel

extension Transport {
  /// Performs a request, again where `RetryPolicy` says so, all within the request's one deadline. Cancelling the task ends
  /// it at once, a wait between two attempts included.
  /// - Parameter retrying: told of each further attempt, before the wait for it.
  /// - Throws: `TransportFailure` of the last attempt.
  func answer(
    to request: Request, retrying: @Sendable (Retry) async -> Void
  ) async throws(TransportFailure) -> Answer {
    try await Self.answer(to: request, retrying: retrying) { attempt throws(TransportFailure) in
      try await answer(to: attempt)
    }
  }

  /// The same, with another way to make a single attempt.
  static func answer(
    to request: Request, retrying: @Sendable (Retry) async -> Void,
    asking: (Request) async throws(TransportFailure) -> Answer
  ) async throws(TransportFailure) -> Answer {
    let clock = ContinuousClock()
    let start = clock.now
    var remaining: Double { request.bounds.timeout - (clock.now - start) / .seconds(1) }
    var policy = RetryPolicy(method: request.method)
    var attempt = request
    while true {
      let result: Result<Answer, TransportFailure>
      do throws(TransportFailure) { result = .success(try await asking(attempt)) } catch { result = .failure(error) }
      guard case .again(let retry) = policy.next(after: result, remaining: remaining) else { return try result.get() }
      await retrying(retry)
      await Pause.wait(seconds: retry.delay)
      guard !Task.isCancelled else { throw TransportFailure(kind: .cancelled) }
      attempt.bounds.timeout = remaining
    }
  }
}

/// A wait that cancelling ends. `Task.sleep` would do, but it is a use of Swift's shared executor: see `QueueExecutor`.
private enum Pause {
  private static let queue = DispatchQueue(label: "pauses")

  static func wait(seconds: Double) async {
    guard seconds > 0 else { return }
    let (end, ended) = AsyncStream.makeStream(of: Never.self)
    let timer = DispatchWorkItem { ended.finish() }
    queue.asyncAfter(deadline: .now() + seconds, execute: timer)
    // Ends when the stream is finished, or the task cancelled.
    for await _ in end {}
    timer.cancel()
  }
}
