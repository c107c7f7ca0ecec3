import FoundationEssentials
public import ImageModel

/// All that the history knows of one image: what removing takes out and restoring puts back, and what an export carries.
struct ImageRecord: Hashable, Sendable {
  /// Times of views that are kept of an image, the newest ones.
  static let keptViews = 100

  /// More than anyone views; a damaged row, or a file from elsewhere, may say more than can be counted on.
  static let mostViews: Int64 = 1_000_000_000

  var entry: HistoryEntry
  var firstViewed: Milliseconds
  /// The newest last, at most `keptViews`.
  var views: [Milliseconds]
  /// The image's timeline: what it is now last, at most `keptDocuments`.
  var documents: [Document]

  /// Adds another record of the same image, made at other views: all views of both are counted.
  mutating func add(_ other: ImageRecord) {
    let count = entry.viewCount + other.entry.viewCount
    takeOver(other)
    entry.viewCount = count
    views = Array((views + other.views).sorted().suffix(Self.keptViews))
  }

  /// Takes over what another history knows of the same image, which may have been told some of it by this one: a view that
  /// both have counts once. Doing it again changes nothing.
  mutating func unite(_ other: ImageRecord) {
    let added = Set(other.views).subtracting(views)
    let count = max(entry.viewCount, other.entry.viewCount, views.count + added.count)
    takeOver(other)
    entry.viewCount = count
    views = Array((views + added).sorted().suffix(Self.keptViews))
  }

  /// A pin of either holds, both notes are kept, and the one viewed later says what the image is called.
  private mutating func takeOver(_ other: ImageRecord) {
    var merged = other.entry.lastViewed > entry.lastViewed ? other.entry : entry
    merged.isPinned = entry.isPinned || other.entry.isPinned
    merged.note = Self.joined(entry.note, other.entry.note)
    entry = merged
    firstViewed = min(firstViewed, other.firstViewed)
    documents = Document.joined(documents, other.documents)
  }

  /// Both notes, one below the other; one of them where it has the other's lines. Where that would be longer than a note
  /// can be, the first.
  private static func joined(_ first: String?, _ second: String?) -> String? {
    guard let first, let second else { return first ?? second }
    if first.hasLines(of: second) { return first }
    if second.hasLines(of: first) { return second }
    let both = first + "\n" + second
    return both.unicodeScalars.count <= HistoryStore.longestJoinedNote ? both : first
  }
}

extension String {
  /// Whether the lines of another text stand in this one, one below the other.
  func hasLines(of other: String) -> Bool { "\n\(self)\n".contains("\n\(other)\n") }
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
