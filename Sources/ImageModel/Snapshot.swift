public import struct FoundationEssentials.Date

/// An image as the service described it for a time: from one answer to the last one that said the same.
public struct Snapshot: Hashable, Sendable {
  public let image: Image
  /// When the service first answered so.
  public let since: Date
  /// When it last answered so.
  public let taken: Date

  /// - Parameter since: When the service first answered so; nil where that is when it last did.
  public init(image: Image, taken: Date, since: Date? = nil) {
    self.image = image
    self.since = since ?? taken
    self.taken = taken
  }
}

/// What the history knows of a snapshot without its image: a row of an image's timeline.
public struct SnapshotEntry: Hashable, Sendable, Identifiable {
  /// Tells it apart from the image's other snapshots, for as long as it is kept. Says nothing of its place in time.
  public let id: Int
  /// When the service first answered so.
  public let since: Date
  /// When it last answered so.
  public let taken: Date
  /// Bytes of the document as compact JSON in UTF-8.
  public let size: Int

  public init(id: Int, since: Date, taken: Date, size: Int) {
    self.id = id
    self.since = since
    self.taken = taken
    self.size = size
  }
}
