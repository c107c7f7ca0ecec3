import ImageModel

/// Decides, of one ask, whether it is made again. It only counts and compares; waiting and asking is for the caller.
///
/// Only what is safe to repeat is repeated: once more after a connection that closed before an answer began, and as often as
/// the service says when to come back (Retry-After), as long as that is before the deadline.
struct RetryPolicy: Hashable, Sendable {
  /// A service that says “at once” again and again is believed so many times.
  static let mostAttempts = 4

  enum Action: Hashable, Sendable {
    case finish
    case again(Retry)
  }

  private let isSafe: Bool
  private var attempts = 0
  private var hasReconnected = false

  init(method: Request.Method) { isSafe = method.isSafe }

  /// What follows the end of an attempt.
  /// - Parameter remaining: seconds until the ask's deadline.
  mutating func next(after result: Result<Answer, TransportFailure>, remaining: Double) -> Action {
    attempts += 1
    guard isSafe, attempts < Self.mostAttempts, remaining > 0 else { return .finish }
    switch result {
    case .success(let answer):
      guard answer.status == 429 || answer.status == 503, let seconds = answer.retryAfter, Double(seconds) < remaining
      else { return .finish }
      return again(.busy(status: answer.status), after: Double(seconds))
    case .failure(let failure):
      guard failure.kind == .closedEarly, !failure.hasBegun, !hasReconnected else { return .finish }
      hasReconnected = true
      return again(.closed, after: 0)
    }
  }

  private func again(_ reason: Retry.Reason, after delay: Double) -> Action {
    .again(Retry(reason: reason, attempt: attempts + 1, delay: delay))
  }
}
