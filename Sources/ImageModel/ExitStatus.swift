/// How a one-shot command ends, for scripts. The numbers are a promise: see `imsbrowser --help`.
public enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  case done = 0
  case failed = 1
  /// The history is damaged or can't be written.
  case historyUnusable = 2
  case noSuchImage = 3
  /// 401 and 403.
  case notAllowed = 4
  /// Refused, DNS, TLS, timeout.
  case notReached = 5
  /// 429 and 5xx.
  case serviceFailed = 6
  /// An answer that makes no sense.
  case senselessAnswer = 7
  /// Two images that were compared differ.
  case different = 10
  /// The command line was wrong (`EX_USAGE`).
  case usage = 64
}
