public import ImageModel

/// An ask that has not come back yet.
public struct FetchUnderWay: Hashable, Sendable {
  public let id: ImageID
  let ticket: Int
  /// Since when.
  public let time: Stopwatch
  /// Why it is made again, where it is.
  public internal(set) var retry: Retry?
}
