public import struct FoundationEssentials.Date

/// What the history knows of one image of one endpoint, without its snapshot: a row of the list.
public struct HistoryEntry: Hashable, Sendable {
  public let id: ImageID
  /// The image's name when it was last seen, raw; nil where it has none.
  public var name: String?
  /// The operating system in a few words, raw (`Image.operatingSystem`).
  public var operatingSystem: String?
  /// The image's status when it was last seen, raw.
  public var status: String?
  /// When the service last answered with the image.
  public var lastViewed: Date
  /// How often it was viewed, at least 1.
  public var viewCount: Int
  /// Pinned images are never evicted.
  public var isPinned: Bool
  /// The operator's own words on the image, raw; nil where there are none. An image with a note is never evicted.
  public var note: String?

  public init(
    id: ImageID, name: String?, operatingSystem: String?, status: String?, lastViewed: Date, viewCount: Int = 1,
    isPinned: Bool = false, note: String? = nil
  ) {
    self.id = id
    self.name = name
    self.operatingSystem = operatingSystem
    self.status = status
    self.lastViewed = lastViewed
    self.viewCount = viewCount
    self.isPinned = isPinned
    self.note = note
  }
}
