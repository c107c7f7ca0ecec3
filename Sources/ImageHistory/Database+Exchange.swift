import FoundationEssentials
import GRDB
import ImageModel

// MARK: - Exporting

extension Database {
  /// Hands over all images of an endpoint, or of all, by endpoint and id; no more than one is in memory.
  func forEachImage(of endpoint: Endpoint?, _ body: (HistoryExchange.ExchangedImage) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      self,
      sql: """
        SELECT image.key, url FROM image JOIN endpoint ON endpoint.key = image.endpoint
        WHERE ?1 IS NULL OR url = ?1 ORDER BY url, id
        """, arguments: [endpoint?.url])
    while let row = try rows.next() {
      guard let key = row.integer(0), let url = try row.text(1).flatMap({ try? Endpoint($0) }),
        let record = try record(of: key)
      else { continue }
      try body(HistoryExchange.ExchangedImage(endpoint: url, record: record))
    }
  }
}

// MARK: - Merging

extension Database {
  /// Reads a whole exchange document into tables of this connection's own, so that it is known to be whole, and no other
  /// program waits for where it comes from. Documents stand by themselves, so that merging needn't parse them.
  func stage(_ reader: inout HistoryExchange.Reader) throws {
    try execute(
      sql: """
        CREATE TEMP TABLE incoming (key INTEGER PRIMARY KEY, image BLOB NOT NULL);
        CREATE TEMP TABLE incoming_snapshot (image INTEGER NOT NULL, since INTEGER, taken INTEGER, document TEXT);
        CREATE INDEX incoming_snapshot_by_image ON incoming_snapshot (image);
        """)
    let image = try cachedStatement(sql: "INSERT INTO incoming (image) VALUES (?)")
    let snapshot = try cachedStatement(sql: "INSERT INTO incoming_snapshot VALUES (?, ?, ?, ?)")
    try inTransaction(.deferred) {
      while let bytes = try reader.next() {
        guard var incoming = try? HistoryExchange.ExchangedImage(parsing: bytes) else {
          throw HistoryExchange.Problem.broken(image: reader.count)
        }
        let documents = incoming.record.documents
        incoming.record.documents = []
        try image.execute(arguments: [Data(incoming.written().utf8)])
        let key = lastInsertedRowID
        for document in documents {
          try snapshot.execute(arguments: [
            key, document.since.count, document.taken.count, document.text.storable,
          ])
        }
      }
      return .commit
    }
  }

  func unstage() throws {
    try execute(sql: "DROP TABLE IF EXISTS temp.incoming; DROP TABLE IF EXISTS temp.incoming_snapshot")
  }

  /// Takes in what is staged; part of one transaction that the caller holds.
  func mergeStaged() throws -> HistoryExchange.Merged {
    var merged = HistoryExchange.Merged()
    let rows = try Row.fetchCursor(self, sql: "SELECT image, key FROM incoming ORDER BY key")
    while let row = try rows.next() {
      let bytes = try row.withUnsafeData(atIndex: 0) { $0.map { [UInt8]($0) } ?? [] }
      var incoming = try HistoryExchange.ExchangedImage(parsing: bytes)
      incoming.record.documents = try stagedDocuments(of: row.integer(1) ?? 0)
      try merge(incoming, into: &merged)
    }
    return merged
  }

  private func stagedDocuments(of key: Int64) throws -> [ImageRecord.Document] {
    let statement = try cachedStatement(
      sql: "SELECT NULL, since, taken, document FROM incoming_snapshot WHERE image = ? ORDER BY rowid")
    return try Row.fetchAll(statement, arguments: [key]).compactMap { try $0.document() }
  }

  private func merge(_ incoming: HistoryExchange.ExchangedImage, into merged: inout HistoryExchange.Merged) throws {
    let theirs = incoming.record
    guard let key = try key(of: theirs.entry.id, at: incoming.endpoint), let ours = try record(of: key) else {
      _ = try put(theirs, at: incoming.endpoint)
      merged.imagesAdded += 1
      merged.snapshotsAdded += theirs.documents.count
      return
    }
    var united = ours
    united.unite(theirs)
    if let note = theirs.entry.note, united.entry.note?.hasLines(of: note) != true { merged.notesLeftOut += 1 }
    guard united != ours else { return }
    try replace(ours, with: united, key: key)
    merged.imagesUpdated += 1
    merged.snapshotsAdded += united.documents.count { $0.number == nil }
  }
}
