import FoundationEssentials
import GRDB
import ImageModel
import Synchronization

/// A history file that is open: one connection that only reads, and one for writing, opened with the first write.
///
/// Two connections, because in WAL mode a reader waits for no writer, neither its own nor another program's; two plain
/// queues rather than GRDB's pool, because the pool opens its writer first, and start-up needs none.
final class HistoryDatabase: Sendable {
  /// What keeps it from being written.
  enum Obstacle: Hashable, Sendable {
    case readOnly
    case newerVersion
  }

  /// Up to this size the whole file is checked when it is opened: about 1 ms. In a larger one damage shows when it is met.
  private static let checkedSize = 256 << 10

  let file: HistoryFile
  /// The file that was opened, whatever stands at the path by now.
  let identity: HistoryFile.Identity?
  let obstacle: Obstacle?
  private let reader: DatabaseQueue
  private let writer: Mutex<DatabaseQueue?>

  /// Opens a file that is there.
  /// - Throws: `.damaged`, leaving every byte as it was; `.other` where it is another program's database; and as
  ///   opening, checking and migrating may.
  init(_ file: HistoryFile) throws(HistoryFailure) {
    identity = file.identity
    self.file = file
    guard file.isRegular else {
      throw file.isFolder
        ? HistoryFailure(
          .damaged,
          .init("A folder stands where the history should be: \(file.path).", zh: "历史记录的位置上是一个目录：\(file.path)。"))
        : HistoryFailure(
          .other, .init("\(file.path) is no regular file. Views are not kept.", zh: "\(file.path) 不是普通文件。浏览记录不会保存。"))
    }
    // SQLite would take a file cut to nothing, or to one byte, for a new one, and delete the log that holds its views.
    let isBegun = file.size > 0 || file.logSize > 0
    guard !isBegun || file.size > 1 else { throw HistoryFailure(DatabaseError(resultCode: .SQLITE_CORRUPT)) }
    do {
      let isWritable = file.isWritable
      reader = try Self.reader(of: file, isWritable: isWritable)
      if file.size <= Self.checkedSize { try reader.unsafeRead(Self.check) }
      let standing = try reader.unsafeRead(HistorySchema.standing)
      switch standing {
      case .current, .newer:
        writer = Mutex(nil)
      case .older where isWritable:
        writer = Mutex(try Self.migrated(file))
      case .older:
        throw HistoryFailure(
          .readOnly,
          .init(
            "The history at \(file.path) can’t be written. Views are not kept.", zh: "无法写入历史记录 \(file.path)。浏览记录不会保存。"))
      case .foreign:
        throw HistoryFailure(
          .other,
          .init(
            "\(file.path) is another program’s database. It is left alone, and views are not kept.",
            zh: "\(file.path) 是其他程序的数据库。它不会被改动，浏览记录也不会保存。"))
      }
      obstacle = standing == .newer ? .newerVersion : isWritable ? nil : .readOnly
    } catch {
      throw HistoryFailure(error)
    }
  }

  /// The writer goes last: the last one to close folds the log into the file, and a connection that only reads can't.
  deinit {
    try? reader.close()
    try? writer.withLock { try $0?.close() }
  }

  func read<Value>(_ query: (Database) throws -> Value) throws -> Value {
    try reader.unsafeRead(query)
  }

  /// Reads in one transaction: what others write meanwhile isn't seen.
  func readAtOnce<Value>(_ query: (Database) throws -> Value) throws -> Value {
    try reader.read(query)
  }

  /// Performs changes in one transaction, which waits up to 5 s for other programs' ones. Blocks; not for the UI's thread.
  func write<Value>(_ changes: (Database) throws -> Value) throws -> Value {
    try openWriter().write(changes)
  }

  /// Works with the connection that writes, in transactions of the work's own.
  func withWriter<Value>(_ work: (Database) throws -> Value) throws -> Value {
    try openWriter().writeWithoutTransaction(work)
  }

  /// Gives the room of removed images back to the disk, and leaves no copy of theirs in the log.
  func shrink() throws {
    try openWriter().writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM")
      _ = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  private func openWriter() throws -> DatabaseQueue {
    try writer.withLock { writer in
      if let writer { return writer }
      let opened = try Self.writer(of: file)
      writer = opened
      return opened
    }
  }
}

// MARK: - Connections

extension HistoryDatabase {
  /// Opens a connection that can't write, so that closing it leaves a damaged file and its log alone.
  private static func reader(of file: HistoryFile, isWritable: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "history.reader"
    configuration.readonly = true
    // Only met while another program opens the file after a crash, or is the last one to close it.
    configuration.busyMode = .timeout(1)
    configuration.prepareDatabase(limitMemory)
    // Where the log's index can't be made, SQLite reads a WAL file only when told that nobody writes it
    // (https://www.sqlite.org/wal.html#read_only_databases); with an empty log that is so.
    let isStill = !isWritable && file.logSize == 0
    return try DatabaseQueue(path: isStill ? immutableURI(file.path) : file.path, configuration: configuration)
  }

  private static func writer(of file: HistoryFile) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "history.writer"
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try limitMemory(db)
      // An acknowledged view survives a power loss too: the log is flushed with each transaction.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // What is removed is overwritten with zeros.
      _ = try Row.fetchOne(db, sql: "PRAGMA secure_delete = ON")
      _ = try Row.fetchOne(db, sql: "PRAGMA journal_size_limit = 1048576")
    }
    return try DatabaseQueue(path: file.path, configuration: configuration)
  }

  /// 512 KiB of pages a connection, a quarter of SQLite's default.
  @Sendable private static func limitMemory(_ db: Database) throws {
    try db.execute(sql: "PRAGMA cache_size = -512")
  }

  private static func migrated(_ file: HistoryFile) throws(HistoryFailure) -> DatabaseQueue {
    try file.locked { () throws(HistoryFailure) -> DatabaseQueue in
      do {
        let writer = try Self.writer(of: file)
        try HistorySchema.migrate(writer)
        return writer
      } catch {
        throw HistoryFailure(error)
      }
    }
  }

  @Sendable private static func check(_ db: Database) throws {
    guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
  }

  /// `file:` URIs as https://www.sqlite.org/uri.html has them.
  private static func immutableURI(_ path: String) -> String {
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    return "file:\(escaped)?immutable=1"
  }
}

// MARK: - Opening

extension HistoryDatabase {
  /// Opens the file at a path, made where it is missing, set aside and begun anew where it is damaged.
  /// - Returns: The open file, and where the damaged one is now.
  static func open(at path: String, now: Date) throws(HistoryFailure) -> (HistoryDatabase, setAside: String?) {
    let file = HistoryFile(path: path)
    try file.make()
    let identity = file.identity
    do throws(HistoryFailure) {
      return (try HistoryDatabase(file), nil)
    } catch  where error.kind == .damaged {
      guard let identity else { throw error }
      let aside = try file.setAside(identity, now: now)
      try file.make()
      return (try HistoryDatabase(file), aside)
    }
  }
}

extension HistoryDatabase.Obstacle {
  func failure(at path: String) -> HistoryFailure {
    switch self {
    case .readOnly:
      HistoryFailure(
        .readOnly,
        .init(
          "The history at \(path) can be read, not written. New views are not kept.",
          zh: "历史记录 \(path) 只能读取，无法写入。新的浏览记录不会保存。"))
    case .newerVersion:
      HistoryFailure(
        .newerVersion,
        .init(
          "The history at \(path) was written by a newer version of this program. It is only read; new views are not kept.",
          zh: "历史记录 \(path) 由更新版本的程序写入，仅供读取；新的浏览记录不会保存。")
      )
    }
  }
}
