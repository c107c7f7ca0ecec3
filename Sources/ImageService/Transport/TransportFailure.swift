/// Why an exchange ended without a whole answer.
struct TransportFailure: Error, Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case cancelled
    case refused
    case unresolved
    case tls(TLSProblem)
    /// The proxy on the way is at fault, not the service.
    case proxy(ProxyProblem)
    case timedOut
    case closedEarly
    /// What came is no HTTP, or is encoded as it doesn't say.
    case garbled
    case bodyTooLarge
    case headersTooLarge
    case unreachable
  }

  let kind: Kind
  /// What it is in plain words where curl's would puzzle, and curl's own.
  var words: String?
  /// What had come of an answer by then: nil before the end of its headers.
  var partial: Answer?
  /// True once an answer had come, if only its first line: curl doesn't tell of less.
  var hasBegun = false
  /// How it went until then, where the request asked for that.
  var report: ExchangeReport?
}

extension TransportFailure.Kind {
  /// What is wrong, where it can be said better than curl does.
  var words: String? {
    switch self {
    case .proxy(let problem): problem.words
    case .tls(let problem): problem.words
    default: nil
    }
  }
}
