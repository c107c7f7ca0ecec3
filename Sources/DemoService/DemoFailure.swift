public import ImageModel

/// Why the demo service did not start.
public enum DemoFailure: Error, Hashable, Sendable {
  /// Another program listens on this port already.
  case portInUse(UInt16)
  /// The system lets only privileged users listen on this port: those under 1024, usually.
  case portForbidden(UInt16)
  /// What the system says of anything else.
  case notStarted(reason: PrintableText)

  /// What happened and what to try, as sentences for the operator.
  public var message: PrintableText {
    switch self {
    case .portInUse(let port):
      "Port \(Int(port)) of 127.0.0.1 is in use already: choose another with --port, or leave --port out for any free one."
    case .portForbidden(let port):
      "Port \(Int(port)) is not open to this user: choose one from 1024 to 65535."
    case .notStarted(let reason):
      "The demo service did not start: \(reason)"
    }
  }
}

extension DemoFailure: CustomStringConvertible {
  public var description: String { message.text }
}
