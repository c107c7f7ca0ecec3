import FoundationEssentials
import GRDB
import ImageModel

/// What an image's snapshots are read in: number, since, taken.
private struct SnapshotColumns {
  /// Numbers that a snapshot may have; a damaged row may say one that can't be counted on from.
  static let numbers: ClosedRange<Int64> = 1...1_000_000_000_000

  let number: Int?
  let since: Milliseconds
  let taken: Milliseconds

  /// Nil where the row is no snapshot.
  init?(_ row: Row) {
    guard let since = row.integer(1), let taken = row.integer(2) else { return nil }
    number = row.integer(0).flatMap { Self.numbers.contains($0) ? Int($0) : nil }
    self.since = Milliseconds(count: since)
    self.taken = Milliseconds(count: taken)
  }
}

// MARK: - Reading

extension Database {
  /// The snapshots of an image, the latest first, read without a former document.
  func snapshots(of id: ImageID, at endpoint: Endpoint) throws -> [SnapshotEntry] {
    guard let key = try key(of: id, at: endpoint) else { return [] }
    let statement = try cachedStatement(
      sql: """
        SELECT number, coalesce(since, taken), taken, length(CAST(document AS BLOB)), 0 AS is_former
        FROM snapshot WHERE image = ?1
        UNION ALL
        SELECT number, since, taken, size, 1 FROM former_snapshot WHERE image = ?1
        ORDER BY is_former, 3 DESC, 1 DESC
        """)
    return try Row.fetchAll(statement, arguments: [key]).compactMap { row in
      guard let columns = SnapshotColumns(row), let number = columns.number, let size = row.integer(3) else {
        return nil
      }
      return SnapshotEntry(
        id: number, since: columns.since.date, taken: columns.taken.date, size: Int(size))
    }
  }

  /// One snapshot of an image, the latest where no number is given.
  func document(number: Int? = nil, of id: ImageID, at endpoint: Endpoint) throws -> ImageRecord.Document? {
    guard let key = try key(of: id, at: endpoint) else { return nil }
    guard let latest = try latest(of: key) else { return nil }
    guard let number, number != latest.number else { return latest }
    let statement = try cachedStatement(
      sql: "SELECT number, since, taken, document FROM former_snapshot WHERE image = ? AND number = ?")
    return try Row.fetchOne(statement, arguments: [key, number])?.document()
  }

  /// The snapshots of an image with their documents, the latest last.
  func timeline(of key: Int64) throws -> [ImageRecord.Document] {
    let statement = try cachedStatement(
      sql: """
        SELECT number, since, taken, document FROM former_snapshot WHERE image = ? ORDER BY taken, number
        """)
    let former = try Row.fetchAll(statement, arguments: [key]).compactMap { try $0.document() }
    return try former + [latest(of: key)].compactMap(\.self)
  }

  private func latest(of key: Int64) throws -> ImageRecord.Document? {
    let statement = try cachedStatement(
      sql: "SELECT number, coalesce(since, taken), taken, document FROM snapshot WHERE image = ?")
    return try Row.fetchOne(statement, arguments: [key])?.document()
  }
}

extension Row {
  /// A document in the order of `SnapshotColumns`, its text behind them; nil where the row is none.
  func document() throws -> ImageRecord.Document? {
    guard let columns = SnapshotColumns(self), let text = try text(3) else { return nil }
    return ImageRecord.Document(text: text, since: columns.since, taken: columns.taken, number: columns.number)
  }
}

// MARK: - Writing

extension Database {
  /// Keeps an answer: as a further snapshot where it differs from the latest by a byte, else as the time when the latest was
  /// last seen.
  /// - Returns: Whether there is one former snapshot more.
  func keep(_ text: String, taken time: Milliseconds, of key: Int64) throws -> Bool {
    var document = ImageRecord.Document(text: text, since: time, taken: time, number: 1)
    guard var latest = try latest(of: key) else {
      try setLatest(document, of: key)
      return false
    }
    if latest.saysTheSame(as: document) {
      try cachedStatement(sql: "UPDATE snapshot SET since = ?, taken = ? WHERE image = ?")
        .execute(arguments: [min(latest.since, time).count, max(latest.taken, time).count, key])
      return false
    }
    let next = try nextNumber(of: key)
    let number = latest.number ?? next
    latest.number = number
    document.number = max(next, number + 1)
    try addFormer(latest, of: key)
    try setLatest(document, of: key)
    try cachedStatement(
      sql: """
        DELETE FROM former_snapshot WHERE key IN (
          SELECT key FROM former_snapshot WHERE image = ? ORDER BY taken DESC, number DESC
          LIMIT -1 OFFSET \(ImageRecord.keptDocuments - 1))
        """
    ).execute(arguments: [key])
    return true
  }

  /// Replaces all snapshots of an image. Those without a number get one.
  func setTimeline(_ documents: [ImageRecord.Document], of key: Int64) throws {
    var next = try max(nextNumber(of: key), (documents.compactMap(\.number).max() ?? 0) + 1)
    try cachedStatement(sql: "DELETE FROM former_snapshot WHERE image = ?").execute(arguments: [key])
    for (index, document) in documents.enumerated() {
      var document = document
      if document.number == nil {
        document.number = next
        next += 1
      }
      if index == documents.count - 1 {
        try setLatest(document, of: key)
      } else {
        try addFormer(document, of: key)
      }
    }
  }

  /// Removes former snapshots until those that are left take no more than `bytes`: the oldest ones of the image viewed
  /// longest ago first. What an image is now stays.
  /// Adding up reads about one page for 100 former snapshots; call it when there is one more, not at each view.
  /// - Returns: How many went.
  @discardableResult
  func evictFormer(beyond bytes: Int) throws -> Int {
    let sum = try cachedStatement(sql: "SELECT total(size) FROM former_snapshot")
    var excess = (try Double.fetchOne(sum) ?? 0) - Double(bytes)
    guard excess > 0 else { return 0 }
    let oldest = try cachedStatement(
      sql: """
        SELECT former_snapshot.key, size FROM former_snapshot JOIN image ON image.key = former_snapshot.image
        ORDER BY last_viewed, image.key, former_snapshot.taken, number
        """)
    let rows = try Row.fetchCursor(oldest)
    var evicted: [Int64] = []
    while excess > 0, let row = try rows.next() {
      guard let key = row.integer(0) else { continue }
      evicted.append(key)
      excess -= Double(row.integer(1) ?? 0)
    }
    let removal = try cachedStatement(sql: "DELETE FROM former_snapshot WHERE key = ?")
    for key in evicted { try removal.execute(arguments: [key]) }
    return evicted.count
  }

  private func nextNumber(of key: Int64) throws -> Int {
    let statement = try cachedStatement(
      sql: """
        SELECT max(number) FROM (
          SELECT number FROM snapshot WHERE image = ?1 UNION ALL SELECT number FROM former_snapshot WHERE image = ?1)
        WHERE number BETWEEN 1 AND \(SnapshotColumns.numbers.upperBound)
        """)
    return Int(try Row.fetchOne(statement, arguments: [key])?.integer(0) ?? 0) + 1
  }

  private func setLatest(_ document: ImageRecord.Document, of key: Int64) throws {
    try cachedStatement(
      sql: "INSERT OR REPLACE INTO snapshot (image, document, taken, since, number) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      key, document.text.storable, document.taken.count, document.since.count, document.number,
    ])
  }

  private func addFormer(_ document: ImageRecord.Document, of key: Int64) throws {
    try cachedStatement(
      sql: "INSERT INTO former_snapshot (image, document, taken, since, number, size) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      key, document.text.storable, document.taken.count, document.since.count, document.number, document.size,
    ])
  }
}
