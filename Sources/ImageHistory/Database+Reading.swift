import FoundationEssentials
import GRDB
import ImageModel

extension Database {
  func entries(of endpoint: Endpoint, limit: Int?) throws -> [HistoryEntry] {
    let statement = try cachedStatement(
      sql: """
        SELECT id, name, operating_system, status, last_viewed, view_count, is_pinned, note FROM image
        WHERE endpoint = (SELECT key FROM endpoint WHERE url = ?)
        ORDER BY last_viewed DESC, id LIMIT ?
        """)
    // SQLite takes a negative limit for none.
    let rows = try Row.fetchCursor(statement, arguments: [endpoint.url, limit.map { max(0, $0) } ?? -1])
    var entries: [HistoryEntry] = []
    // Few differ: what images share is kept once, where it is the same byte by byte.
    var systems: [String: String] = [:]
    while let row = try rows.next() {
      guard var entry = try row.entry() else { continue }
      if let system = entry.operatingSystem {
        if let shared = systems[system], shared.hasBytes(of: system) {
          entry.operatingSystem = shared
        } else {
          systems[system] = system
        }
      }
      entries.append(entry)
    }
    return entries
  }

  /// Counted along the list's index, which holds no documents.
  func count(of endpoint: Endpoint) throws -> Int {
    let statement = try cachedStatement(
      sql: "SELECT count(*) FROM image WHERE endpoint = (SELECT key FROM endpoint WHERE url = ?)")
    return try Int.fetchOne(statement, arguments: [endpoint.url]) ?? 0
  }

  /// The one viewed last first.
  func endpoints() throws -> [Endpoint] {
    let statement = try cachedStatement(
      sql: """
        SELECT url FROM endpoint JOIN image ON image.endpoint = endpoint.key
        GROUP BY endpoint.key ORDER BY max(last_viewed) DESC, url
        """)
    return try Row.fetchAll(statement).compactMap { row in try row.text(0).flatMap { try? Endpoint($0) } }
  }
}

extension Row {
  /// The bytes of a text, a NUL included, where GRDB's own reading of a `String` would end.
  func text(_ index: Int) throws -> String? {
    try withUnsafeData(atIndex: index) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Nil for anything but an integer. GRDB's own reading of an `Int` traps on what a damaged file may hold.
  func integer(_ index: Int) -> Int64? {
    Int64.fromDatabaseValue(self[index])
  }

  /// An entry in the columns' order of `Database.entries`; nil where the row is none.
  func entry() throws -> HistoryEntry? {
    guard let text = try text(0), let id = try? ImageID(text), let lastViewed = integer(4), let viewCount = integer(5)
    else { return nil }
    return HistoryEntry(
      id: id, name: try self.text(1), operatingSystem: try self.text(2), status: try self.text(3),
      lastViewed: Milliseconds(count: lastViewed).date,
      viewCount: Int(Swift.min(Swift.max(1, viewCount), ImageRecord.mostViews)), isPinned: integer(6) != 0,
      note: try self.text(7))
  }
}

extension String {
  /// For storing: a text that holds a NUL goes in as bytes, since GRDB would cut it there; `Row.text` reads both.
  var storable: DatabaseValue {
    utf8.contains(0) ? Data(utf8).databaseValue : databaseValue
  }
}
