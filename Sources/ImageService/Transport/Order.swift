/// A GET to perform, and who waits for its answer.
struct Order: Sendable {
  typealias Number = Int

  let number: Number
  let request: Request
  let asker: CheckedContinuation<Result<Answer, TransportFailure>, Never>
}

/// A GET: where to, as whom, and within which bounds.
struct Request: Sendable {
  let url: String
  let token: Secret?
  let bounds: FetchBounds
}
