import FoundationEssentials
public import ImageModel

/// All that the history knows of one image: what removing takes out and restoring puts back.
struct ImageRecord: Hashable, Sendable {
  /// The image's document as compact JSON, and when it was taken.
  struct Document: Hashable, Sendable {
    var text: String
    var taken: Milliseconds
  }

  /// Times of views that are kept of an image, the newest ones.
  static let keptViews = 100

  var entry: HistoryEntry
  var firstViewed: Milliseconds
  /// The newest last, at most `keptViews`.
  var views: [Milliseconds]
  var document: Document?

  /// Adds what another record of the same image knows: all views of both are counted, a pin of either holds, and the
  /// later one says what the image is called.
  mutating func merge(_ other: ImageRecord) {
    var merged = other.entry.lastViewed > entry.lastViewed ? other.entry : entry
    merged.viewCount = entry.viewCount + other.entry.viewCount
    merged.isPinned = entry.isPinned || other.entry.isPinned
    entry = merged
    firstViewed = min(firstViewed, other.firstViewed)
    views = Array((views + other.views).sorted().suffix(Self.keptViews))
    document = [document, other.document].compactMap(\.self).max { $0.taken < $1.taken }
  }
}

/// An image that was removed from the history, with all that restoring it needs.
public struct RemovedImage: Hashable, Sendable {
  public let endpoint: Endpoint
  let record: ImageRecord

  /// The image as the list showed it.
  public var entry: HistoryEntry { record.entry }
}

/// A time as the history stores it: whole milliseconds since 1970, UTC.
struct Milliseconds: Hashable, Comparable, Sendable {
  var count: Int64

  init(count: Int64) { self.count = count }

  /// The nearest millisecond. Times that 64 bits can't hold, which no clock shows, become 1970.
  init(_ date: Date) { count = Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) ?? 0 }

  var date: Date { Date(timeIntervalSince1970: Double(count) / 1000) }

  static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.count < right.count }
}
