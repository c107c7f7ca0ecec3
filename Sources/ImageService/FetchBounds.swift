/// How much one ask may take: an answer beyond a bound is a failure, however long the service goes on.
public struct FetchBounds: Sendable, Hashable {
  /// 10 s, 4 MiB (32 MiB for a page of a list), 64 levels. Real images are under 20 KB and 3 levels; 1000 of them, which is
  /// the longest page, are about 1 MB.
  public static let standard = FetchBounds()

  /// Seconds for the whole exchange, from the ask to the last byte; fractions count. Less than a millisecond, or no
  /// number, is taken as a millisecond.
  public var timeout: Double
  /// Bytes of the body, counted after decompression.
  public var bodyBytes: Int
  /// Bytes of a page of a list, counted likewise.
  public var pageBytes: Int
  /// Nesting of the JSON document, arrays and objects counted alike. Reading recurses, so this should stay under 1000.
  public var depth: Int

  public init(timeout: Double = 10, bodyBytes: Int = 4 << 20, pageBytes: Int = 32 << 20, depth: Int = 64) {
    self.timeout = timeout
    self.bodyBytes = bodyBytes
    self.pageBytes = pageBytes
    self.depth = depth
  }
}

extension FetchBounds {
  /// With what is left of the time for an ask that began at `start`: all its requests share it.
  func remaining(since start: ContinuousClock.Instant) -> FetchBounds {
    var rest = self
    rest.timeout -= start.duration(to: .now) / .seconds(1)
    return rest
  }
}
