import Dispatch
public import FoundationEssentials
import GRDB
public import ImageModel
import Synchronization

/// The images viewed lately, kept in one SQLite file that several programs may use at once.
///
/// Reading is quick and waits for no write, so it may be done on the thread that draws. Writing is done elsewhere, one
/// transaction a call, and is on the disk when it returns: it survives `kill -9`, and a power loss as far as the disk
/// tells the truth.
///
/// A damaged file is set aside under another name, byte for byte, and a new one is begun. Damage that shows itself
/// when the file is opened is told by `opening`; a read or a write that meets it later throws `.damaged`, says where the
/// file is now, and the next one works with the new file. The same goes for a file that is removed or replaced while it
/// is open: what stands at the path holds.
public final class HistoryStore: Sendable {
  /// How the history was found.
  public enum Opening: Hashable, Sendable {
    case ready
    /// The file was damaged and is kept at `path`; the history begins anew.
    case setAside(path: String)
    /// The history can be read, not written: the folder, the file or a newer version's tables stand against it. `notice`
    /// says which.
    case readOnly
  }

  public let opening: Opening

  /// Where the history isn't simply ready: what happened and what follows, for the operator.
  public let notice: PrintableText?

  /// Images that are kept, of all endpoints together.
  public let capacity: Int

  /// Bytes that former snapshots may take, of all images together.
  let formerBytes: Int

  private let path: String
  /// Nil once the file was found damaged or gone, until it is asked for again.
  private let database: Mutex<HistoryDatabase?>
  let writes = DispatchQueue(label: "history.writes", qos: .userInitiated)

  /// Opens the history, making the folder (mode 0700) and the file (0600) where they are missing.
  /// - Parameters:
  ///   - path: The file. Its folder holds SQLite's companions too, and must not be on a network file system.
  ///   - capacity: Images to keep, of all endpoints together; those viewed longest ago go first, pinned ones and
  ///     those with a note never.
  ///   - formerBytes: Bytes of documents to keep of what images were before, of all together; the oldest of the image viewed
  ///     longest ago go first. Of one image the newest 50 snapshots are kept. What an image is now is never lost to these.
  ///   - now: For the name of a file that is set aside.
  /// - Throws: `HistoryFailure`; the session then goes on without a history. `.readOnly` where nothing is there and
  ///   nothing can be made.
  public static func open(
    at path: String, capacity: Int = 10_000, formerBytes: Int = 32 << 20, now: Date
  ) throws(HistoryFailure) -> HistoryStore {
    let (database, aside) = try HistoryDatabase.open(at: path, now: now)
    return HistoryStore(database, setAside: aside, path: path, capacity: capacity, formerBytes: formerBytes)
  }

  private init(_ database: HistoryDatabase, setAside aside: String?, path: String, capacity: Int, formerBytes: Int) {
    if let aside {
      opening = .setAside(path: aside)
      notice = HistoryFailure.setAside(as: aside).message
    } else if let obstacle = database.obstacle {
      opening = .readOnly
      notice = obstacle.failure(at: path).message
    } else {
      opening = .ready
      notice = nil
    }
    self.database = Mutex(database)
    self.path = path
    self.capacity = capacity
    self.formerBytes = formerBytes
  }
}

// MARK: - Writing

extension HistoryStore {
  /// Keeps a view: counts it, makes the image the endpoint's newest, and keeps what it says as a further snapshot where that
  /// differs from the last one by a byte.
  /// - Parameters:
  ///   - id: The id that was asked for, which the document's own may differ from in spelling.
  ///   - date: When the service answered.
  /// - Returns: The image as the list has it now.
  /// - Throws: `.diskFull`, `.readOnly`, `.newerVersion`, `.busy` after 5 s, `.damaged`: nothing of it is kept then.
  @discardableResult
  public func record(
    _ image: Image, as id: ImageID, at endpoint: Endpoint, on date: Date
  ) async throws(HistoryFailure) -> HistoryEntry {
    try await write { [capacity, formerBytes] db in
      let (entry, key, isNew, hasChanged) = try db.record(image, as: id, at: endpoint, on: Milliseconds(date))
      if isNew { try db.evict(beyond: capacity, sparing: key) }
      if hasChanged { try db.evictFormer(beyond: formerBytes) }
      return entry
    }
  }

  /// Pins an image or takes its pin; nothing happens where the history hasn't got it.
  /// - Throws: As `record` does.
  public func setPinned(_ isPinned: Bool, _ id: ImageID, at endpoint: Endpoint) async throws(HistoryFailure) {
    try await write { try $0.setPinned(isPinned, id, at: endpoint) }
  }

  /// Unicode scalars that a note may have when it is written.
  public static let longestNote = 1_000

  /// Unicode scalars that a note may have when those of two histories, or of an image and one that is restored, are joined.
  static let longestJoinedNote = 10 * longestNote

  /// Writes a note on an image in place of the one it has; a blank one removes it. Nothing happens where the history hasn't
  /// got the image.
  /// - Throws: `.other` for a note longer than `longestNote`, and as `record` does.
  public func setNote(_ note: String, _ id: ImageID, at endpoint: Endpoint) async throws(HistoryFailure) {
    let length = note.unicodeScalars.count
    guard length <= Self.longestNote else {
      throw HistoryFailure(
        .other,
        .init(
          "A note has at most \(Self.longestNote) characters, and this one has \(length). It is not kept.",
          zh: "备注最多 \(Self.longestNote) 个字符，此备注有 \(length) 个。备注未保存。"))
    }
    let isBlank = note.allSatisfy(\.isWhitespace)
    try await write { try $0.setNote(isBlank ? nil : note, id, at: endpoint) }
  }

  /// Removes an image with its views, its snapshots and its note.
  /// - Returns: What `restore` takes; nil where the history hasn't got the image.
  /// - Throws: As `record` does.
  @discardableResult
  public func remove(_ id: ImageID, at endpoint: Endpoint) async throws(HistoryFailure) -> RemovedImage? {
    try await write { db in
      try db.take(id, at: endpoint).map { RemovedImage(endpoint: endpoint, record: $0) }
    }
  }

  /// Brings back an image that was removed. Where it has been viewed again meanwhile, the views, the snapshots and the notes
  /// of both are kept.
  /// - Throws: As `record` does.
  public func restore(_ removed: RemovedImage) async throws(HistoryFailure) {
    try await write { [capacity, formerBytes] db in
      var record = removed.record
      if let current = try db.take(removed.entry.id, at: removed.endpoint) { record.add(current) }
      let key = try db.put(record, at: removed.endpoint)
      try db.evict(beyond: capacity, sparing: key)
      try db.evictFormer(beyond: formerBytes)
    }
  }

  /// Removes all images of an endpoint, or of all, pinned ones too, and what the disk holds of them.
  /// - Returns: How many were removed.
  /// - Throws: As `record` does.
  @discardableResult
  public func clear(_ endpoint: Endpoint? = nil) async throws(HistoryFailure) -> Int {
    let count = try await write { try $0.clear(endpoint) }
    if count > 0 { await shrink() }
    return count
  }
}

// MARK: - The file

extension HistoryStore {
  /// Waits for the writes under way and closes the file, so that all is in one piece again. A program that ends without it
  /// loses nothing: the log is folded in by the next one. Reading or writing later opens the file anew.
  public func close() async {
    await withCheckedContinuation { continuation in
      writes.async {
        self.database.withLock { $0 = nil }
        continuation.resume()
      }
    }
  }

  func read<Value>(_ query: (Database) throws -> Value) throws(HistoryFailure) -> Value {
    let database = try current()
    do {
      return try database.read(query)
    } catch {
      throw settle(error, of: database)
    }
  }

  private func write<Value: Sendable>(
    _ changes: @escaping @Sendable (Database) throws -> Value
  ) async throws(HistoryFailure) -> Value {
    // Not by GRDB's own async calls: they give up where the task is cancelled, and a view that was had is to be kept.
    let result = await withCheckedContinuation { continuation in
      writes.async { continuation.resume(returning: self.performed(changes)) }
    }
    return try result.get()
  }

  private func performed<Value>(_ changes: (Database) throws -> Value) -> Result<Value, HistoryFailure> {
    do throws(HistoryFailure) {
      let database = try writable()
      do {
        return .success(try database.write(changes))
      } catch {
        throw settle(error, of: database)
      }
    } catch {
      return .failure(error)
    }
  }

  /// What was cleared is gone already; giving its room back may fail, for want of room or for another program's reads.
  private func shrink() async {
    await withCheckedContinuation { continuation in
      writes.async {
        try? self.current().shrink()
        continuation.resume()
      }
    }
  }

  /// The file that stands at the path, for writing.
  /// - Throws: What stands against that.
  func writable() throws(HistoryFailure) -> HistoryDatabase {
    let database = try current()
    if let obstacle = database.obstacle { throw obstacle.failure(at: path) }
    return database
  }

  /// The file that stands at the path, opened anew where it isn't the one that is open. One `stat` where it is.
  func current() throws(HistoryFailure) -> HistoryDatabase {
    try database.withLock { database throws(HistoryFailure) -> HistoryDatabase in
      if let database, database.identity == HistoryFile(path: path).identity { return database }
      database = nil
      let (opened, aside) = try HistoryDatabase.open(at: path, now: Date())
      database = opened
      if let aside { throw HistoryFailure.setAside(as: aside) }
      return opened
    }
  }

  /// Turns what SQLite answered into a failure, and sets aside a file that it calls damaged.
  func settle(_ error: any Error, of damaged: HistoryDatabase) -> HistoryFailure {
    let failure = HistoryFailure(error)
    guard failure.kind == .damaged, damaged.obstacle == nil, let identity = damaged.identity else { return failure }
    do throws(HistoryFailure) {
      let aside = try damaged.file.setAside(identity, now: Date())
      database.withLock { if $0 === damaged { $0 = nil } }
      return .settled(asideAs: aside)
    } catch {
      return error
    }
  }
}
