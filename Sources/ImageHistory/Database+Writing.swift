import FoundationEssentials
import GRDB
import ImageModel

// Each of these is part of one transaction that the caller holds.
extension Database {
  /// Adds a view.
  /// - Returns: The image's entry, whether the image is new to the history, and whether it has one former snapshot more.
  func record(_ image: Image, as id: ImageID, at endpoint: Endpoint, on time: Milliseconds) throws -> (
    entry: HistoryEntry, key: Int64, isNew: Bool, hasChanged: Bool
  ) {
    let endpointKey = try makeKey(of: endpoint)
    let known = try Row.fetchOne(
      cachedStatement(
        sql: "SELECT key, view_count, last_viewed, is_pinned, note FROM image WHERE endpoint = ? AND id = ?"),
      arguments: [endpointKey, id.text])
    let entry = HistoryEntry(
      id: id, name: image.name, operatingSystem: image.operatingSystem, status: image.status,
      // A clock that was set back, or another program that was quicker, doesn't age an image.
      lastViewed: max(time, Milliseconds(count: known?.integer(2) ?? .min)).date,
      viewCount: Int(min(max(0, known?.integer(1) ?? 0), ImageRecord.mostViews)) + 1, isPinned: known?.integer(3) == 1,
      note: try known?.text(4))
    let key: Int64
    if let knownKey = known?.integer(0) {
      key = knownKey
      try update(entry, key: key)
    } else {
      key = try insert(entry, firstViewed: time, endpoint: endpointKey)
    }
    let hasChanged = try keep(JSONValue.object(image.document).written(), taken: time, of: key)
    try addViews([time], of: key)
    try forgetOldViews(of: key)
    return (entry, key, known == nil, hasChanged)
  }

  func setPinned(_ isPinned: Bool, _ id: ImageID, at endpoint: Endpoint) throws {
    guard let key = try key(of: id, at: endpoint) else { return }
    try execute(sql: "UPDATE image SET is_pinned = ? WHERE key = ?", arguments: [isPinned, key])
  }

  func setNote(_ note: String?, _ id: ImageID, at endpoint: Endpoint) throws {
    guard let key = try key(of: id, at: endpoint) else { return }
    try execute(sql: "UPDATE image SET note = ? WHERE key = ?", arguments: [note?.storable, key])
  }

  /// Takes an image out, with all that is known of it; nil where the history hasn't got it.
  func take(_ id: ImageID, at endpoint: Endpoint) throws -> ImageRecord? {
    guard let key = try key(of: id, at: endpoint), let record = try record(of: key) else {
      return nil
    }
    try execute(sql: "DELETE FROM image WHERE key = ?", arguments: [key])
    try forgetEmptyEndpoints()
    return record
  }

  /// Puts an image in that isn't there.
  /// - Returns: Its key.
  func put(_ record: ImageRecord, at endpoint: Endpoint) throws -> Int64 {
    let key = try insert(record.entry, firstViewed: record.firstViewed, endpoint: makeKey(of: endpoint))
    try setTimeline(record.documents, of: key)
    try addViews(record.views, of: key)
    return key
  }

  /// Writes what is known of an image by now in place of what was.
  func replace(_ old: ImageRecord, with new: ImageRecord, key: Int64) throws {
    try update(new.entry, key: key)
    try execute(
      sql: "UPDATE image SET first_viewed = ?, is_pinned = ?, note = ? WHERE key = ?",
      arguments: [new.firstViewed.count, new.entry.isPinned, new.entry.note?.storable, key])
    if new.views != old.views {
      try execute(sql: "DELETE FROM view WHERE image = ?", arguments: [key])
      try addViews(new.views, of: key)
    }
    if new.documents != old.documents { try setTimeline(new.documents, of: key) }
  }

  /// Removes the images viewed longest ago, of all endpoints, until no more than `capacity` are left. Pinned ones and those
  /// with a note stay, and so does `spared`: an image just viewed is in the history even where pinned ones fill it.
  /// Counting reads about one page for 300 images; call it when an image was added, not at each view.
  /// - Returns: How many went.
  @discardableResult
  func evict(beyond capacity: Int, sparing spared: Int64? = nil) throws -> Int {
    let count = try Int.fetchOne(cachedStatement(sql: "SELECT count(*) FROM image")) ?? 0
    guard count > capacity else { return 0 }
    try execute(
      sql: """
        DELETE FROM image WHERE key IN (
          SELECT key FROM image WHERE is_pinned = 0 AND note IS NULL AND key IS NOT ? ORDER BY last_viewed LIMIT ?)
        """, arguments: [spared, count - capacity])
    return changesCount
  }

  /// Removes the images of an endpoint, or all.
  /// - Returns: How many there were.
  func clear(_ endpoint: Endpoint?) throws -> Int {
    if let endpoint {
      try execute(
        sql: "DELETE FROM image WHERE endpoint = (SELECT key FROM endpoint WHERE url = ?)", arguments: [endpoint.url])
    } else {
      try execute(sql: "DELETE FROM image")
    }
    let count = changesCount
    try forgetEmptyEndpoints()
    return count
  }
}

// MARK: - Rows

extension Database {
  func key(of id: ImageID, at endpoint: Endpoint) throws -> Int64? {
    try Int64.fetchOne(
      cachedStatement(
        sql: "SELECT key FROM image WHERE endpoint = (SELECT key FROM endpoint WHERE url = ?) AND id = ?"),
      arguments: [endpoint.url, id.text])
  }

  func makeKey(of endpoint: Endpoint) throws -> Int64 {
    let query = "SELECT key FROM endpoint WHERE url = ?"
    if let key = try Int64.fetchOne(cachedStatement(sql: query), arguments: [endpoint.url]) { return key }
    try execute(sql: "INSERT INTO endpoint (url) VALUES (?)", arguments: [endpoint.url])
    return lastInsertedRowID
  }

  private func insert(_ entry: HistoryEntry, firstViewed: Milliseconds, endpoint: Int64) throws -> Int64 {
    let statement = try cachedStatement(
      sql: """
        INSERT INTO image
          (endpoint, id, name, operating_system, status, first_viewed, last_viewed, view_count, is_pinned, note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      endpoint, entry.id.text, entry.name?.storable, entry.operatingSystem?.storable, entry.status?.storable,
      firstViewed.count, Milliseconds(entry.lastViewed).count, entry.viewCount, entry.isPinned,
      entry.note?.storable,
    ])
    return lastInsertedRowID
  }

  private func update(_ entry: HistoryEntry, key: Int64) throws {
    let statement = try cachedStatement(
      sql: """
        UPDATE image SET name = ?, operating_system = ?, status = ?, last_viewed = ?, view_count = ? WHERE key = ?
        """)
    try statement.execute(arguments: [
      entry.name?.storable, entry.operatingSystem?.storable, entry.status?.storable,
      Milliseconds(entry.lastViewed).count, entry.viewCount, key,
    ])
  }

  private func addViews(_ times: [Milliseconds], of key: Int64) throws {
    let statement = try cachedStatement(sql: "INSERT INTO view (image, time) VALUES (?, ?)")
    for time in times { try statement.execute(arguments: [key, time.count]) }
  }

  private func forgetOldViews(of key: Int64) throws {
    try cachedStatement(
      sql: """
        DELETE FROM view WHERE key IN (
          SELECT key FROM view WHERE image = ? ORDER BY time DESC LIMIT -1 OFFSET \(ImageRecord.keptViews))
        """
    ).execute(arguments: [key])
  }

  func forgetEmptyEndpoints() throws {
    try execute(
      sql: "DELETE FROM endpoint WHERE NOT EXISTS (SELECT 1 FROM image WHERE image.endpoint = endpoint.key)")
  }

  /// All that is known of an image; nil where its row is none.
  func record(of key: Int64) throws -> ImageRecord? {
    let image = try cachedStatement(
      sql: """
        SELECT id, name, operating_system, status, last_viewed, view_count, is_pinned, note, first_viewed FROM image
        WHERE key = ?
        """)
    guard let row = try Row.fetchOne(image, arguments: [key]), let entry = try row.entry(),
      let firstViewed = row.integer(8)
    else { return nil }
    let views = try cachedStatement(sql: "SELECT time FROM view WHERE image = ? ORDER BY time")
    let times = try Row.fetchAll(views, arguments: [key]).compactMap { $0.integer(0) }
    return ImageRecord(
      entry: entry, firstViewed: Milliseconds(count: firstViewed), views: times.map(Milliseconds.init(count:)),
      documents: try timeline(of: key))
  }
}
