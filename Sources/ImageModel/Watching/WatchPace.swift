/// How long to wait between two asks for an image that is on its way: 3 s at first, then longer and longer up to 30 s.
/// Failures lengthen it faster.
public struct WatchPace: Hashable, Sendable {
  /// Seconds until the next ask.
  public private(set) var seconds = Self.first

  public static let first = 3.0
  public static let longest = 30.0
  /// Seconds that a service's Retry-After is believed for at most.
  public static let longestRetryAfter = 3600.0

  public init() {}

  /// An answer came, and the image is still on its way.
  public mutating func slowDown() { seconds = min(Self.longest, seconds * 1.5) }

  /// No answer came.
  /// - Parameter retryAfter: seconds that the service asked to wait, which no shorter pace overrules.
  /// - Returns: seconds until the next ask.
  public mutating func stumble(retryAfter: Int? = nil) -> Double {
    seconds = min(Self.longest, seconds * 2)
    return max(seconds, min(Self.longestRetryAfter, Double(retryAfter ?? 0)))
  }
}
