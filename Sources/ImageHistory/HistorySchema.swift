import GRDB

/// The tables, by numbered migrations, and how a file says which of them it has seen.
///
/// A migration that was released never changes; what comes later is a further one, with the next number.
enum HistorySchema {
  /// What a file is to this version of the program.
  enum Standing: Hashable {
    /// Empty, or of an older version.
    case older
    case current
    case newer
    /// Another program's database.
    case foreign
  }

  /// `IMSB`, at byte 68 of the file: tells `file(1)` and us whose database it is.
  static let applicationID: Int32 = 0x494D_5342

  /// The number of the newest migration, kept in `PRAGMA user_version`.
  static var version: Int { migrations.count }

  private static let migrations: [(name: String, change: @Sendable (Database) throws -> Void)] = [
    ("1-views", createViews),
    ("2-timelines", addTimelinesAndNotes),
  ]

  static func standing(_ db: Database) throws -> Standing {
    let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    guard owner == applicationID else {
      return try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master)") == false ? .older : .foreign
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    return version == Self.version ? .current : version > Self.version ? .newer : .older
  }

  /// Brings an empty or older file up to date. A program that dies in between leaves a file that the next one goes on with.
  static func migrate(_ writer: DatabaseQueue) throws {
    try writer.writeWithoutTransaction { db in
      // Kept in the file: every later connection finds it so.
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.name) { db in
        try migration.change(db)
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    try migrator.migrate(writer)
  }

  /// Times are whole milliseconds since 1970, UTC. Snapshots have a table of their own, so that listing images doesn't
  /// page through documents. The two indexes serve the list of an endpoint, and eviction with its count of all images.
  @Sendable private static func createViews(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE endpoint (
          key INTEGER PRIMARY KEY,
          url TEXT NOT NULL UNIQUE
        );
        CREATE TABLE image (
          key INTEGER PRIMARY KEY,
          endpoint INTEGER NOT NULL REFERENCES endpoint,
          id TEXT NOT NULL,
          name TEXT,
          operating_system TEXT,
          status TEXT,
          first_viewed INTEGER NOT NULL,
          last_viewed INTEGER NOT NULL,
          view_count INTEGER NOT NULL,
          is_pinned INTEGER NOT NULL,
          UNIQUE (endpoint, id)
        );
        CREATE INDEX image_by_last_view ON image (endpoint, last_viewed DESC, id);
        CREATE INDEX image_by_eviction ON image (is_pinned, last_viewed);
        CREATE TABLE snapshot (
          image INTEGER PRIMARY KEY REFERENCES image ON DELETE CASCADE,
          document TEXT NOT NULL,
          taken INTEGER NOT NULL
        );
        CREATE TABLE view (
          key INTEGER PRIMARY KEY,
          image INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
          time INTEGER NOT NULL
        );
        CREATE INDEX view_by_image ON view (image, time);
        """)
  }

  /// What an image was before stands beside what it is, not among it: a file of version 1 is brought up to date without its
  /// documents being copied, version 1 still reads it, and adding up what former snapshots take passes over all others.
  ///
  /// A snapshot without `since`, as version 1 wrote it, is one since it was `taken`. The index holds all of a timeline but
  /// the documents.
  @Sendable private static func addTimelinesAndNotes(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE image ADD COLUMN note TEXT;
        ALTER TABLE snapshot ADD COLUMN since INTEGER;
        ALTER TABLE snapshot ADD COLUMN number INTEGER NOT NULL DEFAULT 1;
        CREATE TABLE former_snapshot (
          key INTEGER PRIMARY KEY,
          image INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
          document TEXT NOT NULL,
          taken INTEGER NOT NULL,
          since INTEGER NOT NULL,
          number INTEGER NOT NULL,
          size INTEGER NOT NULL
        );
        CREATE INDEX former_snapshot_by_image ON former_snapshot (image, taken, number, since, size);
        """)
  }
}
