public import ImageModel
import struct FoundationEssentials.Date

/// What an image was before, snapshot by snapshot, newest first, with a cursor. The detail pane shows the snapshot under it.
public struct TimelineViewModel: Hashable, Sendable {
  /// One snapshot.
  public struct Entry: Hashable, Sendable {
    public let snapshot: Snapshot
    /// Labels of the fields that differ from the snapshot before, in the order of the detail; nil for the oldest one.
    public let changed: [PrintableText]?
  }

  public let id: ImageID
  public let entries: [Entry]
  /// Snapshots that are kept; more than `entries` where reading them all would take too long.
  public let total: Int
  public private(set) var scroll = ScrollPosition()
  /// The entry to compare others with, instead of the latest.
  public private(set) var marked: Int?
  /// The detail pane as it was; answers that come meanwhile go in here.
  var present: DetailViewModel
  /// Who had the keyboard before.
  let focus: BrowserViewModel.Focus

  /// Rows that a snapshot takes: its time, and what changed.
  public static let rowsPerEntry = 2

  /// - Parameters:
  ///   - snapshots: newest first, at least one.
  ///   - now: what relative times count from.
  init(
    _ snapshots: [Snapshot], of total: Int, id: ImageID, present: DetailViewModel, focus: BrowserViewModel.Focus,
    now: Date
  ) {
    self.id = id
    self.total = max(total, snapshots.count)
    self.present = present
    self.focus = focus
    let older = snapshots.dropFirst().map(Optional.some) + [nil]
    entries = zip(snapshots, older).map { snapshot, older in
      Entry(
        snapshot: snapshot,
        changed: older.map { ImageChanges.labels(from: $0.image, to: snapshot.image, now: now) })
    }
    scroll.fit(count: entries.count, height: entries.count)
  }

  /// The entry under the cursor.
  var current: Entry? { entries.indices.contains(scroll.cursor) ? entries[scroll.cursor] : nil }

  mutating func move(_ movement: Movement) {
    scroll.show(movement.target(from: scroll.cursor, count: entries.count, height: scroll.height))
  }

  /// Marks the entry under the cursor, or takes its mark.
  mutating func toggleMark() { marked = marked == scroll.cursor ? nil : scroll.cursor }

  mutating func fit(_ space: Rectangle) {
    scroll.fit(count: entries.count, height: max(1, space.rows / Self.rowsPerEntry))
  }
}
