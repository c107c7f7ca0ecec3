/// Why an exchange ended without a whole answer.
struct TransportFailure: Error, Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case cancelled
    case refused
    case unresolved
    case tls
    case timedOut
    case closedEarly
    /// What came is no HTTP, or is encoded as it doesn't say.
    case garbled
    case bodyTooLarge
    case headersTooLarge
    case unreachable
  }

  let kind: Kind
  /// Curl's own words.
  var words: String?
  /// What had come of an answer by then: nil before the end of its headers.
  var partial: Answer?
}
