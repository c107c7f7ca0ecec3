public import ImageModel
import GRDB

extension HistoryStore {
  /// The images of an endpoint, the newest view first, then by id; pinned ones at their place in time. O(count).
  /// - Throws: `.damaged`, after setting the file aside, and as SQLite may.
  public func entries(of endpoint: Endpoint, limit: Int? = nil) throws(HistoryFailure) -> [HistoryEntry] {
    try read { try $0.entries(of: endpoint, limit: limit) }
  }

  /// How many images of an endpoint there are. O(count), but quick: well under 1 ms for 10 000.
  public func count(of endpoint: Endpoint) throws(HistoryFailure) -> Int {
    try read { try $0.count(of: endpoint) }
  }

  /// The endpoints that have images here, the one viewed last first.
  public func endpoints() throws(HistoryFailure) -> [Endpoint] {
    try read { try $0.endpoints() }
  }

  /// An image as it was when it was last viewed; nil where it isn't in the history.
  /// - Throws: `.damaged` also where this one document can't be read; the file then stays in use.
  public func snapshot(of id: ImageID, at endpoint: Endpoint) throws(HistoryFailure) -> Snapshot? {
    try snapshot { try $0.document(of: id, at: endpoint) }
  }

  /// An image as it was in one of its `snapshots`; nil where that isn't kept any more.
  /// - Throws: As `snapshot(of:at:)` does.
  public func snapshot(
    _ number: SnapshotEntry.ID, of id: ImageID, at endpoint: Endpoint
  ) throws(HistoryFailure) -> Snapshot? {
    try snapshot { try $0.document(number: number, of: id, at: endpoint) }
  }

  /// An image's timeline: what it is now first, then what it was before, newest first, 50 at most. No former document is
  /// read for it. Empty where the image isn't in the history.
  public func snapshots(of id: ImageID, at endpoint: Endpoint) throws(HistoryFailure) -> [SnapshotEntry] {
    try read { try $0.snapshots(of: id, at: endpoint) }
  }

  private func snapshot(
    _ query: (Database) throws -> ImageRecord.Document?
  ) throws(HistoryFailure) -> Snapshot? {
    guard let document = try read(query) else { return nil }
    guard let image = document.image else {
      throw HistoryFailure(
        .damaged,
        .init(
          "What the history has of this image can’t be read. Ask the service for it again.",
          zh: "无法读取该镜像的历史记录。请重新向服务查询。"))
    }
    return Snapshot(image: image, taken: document.taken.date, since: document.since.date)
  }
}
