import Foundation
import GRDB
import ImageHistory
import ImageModel
import Testing

struct DamageTests {
  static let stamp = "20261123T120000Z"

  @Test(arguments: [
    "not a database at all", "x", String(repeating: "\0", count: 8192), "SQLite format 3\0 and no more",
  ])
  func `what is no database is set aside, byte for byte`(content: String) async throws {
    let folder = try TemporaryFolder()
    try folder.plant(content.utf8)
    let store = try folder.store()
    let aside = folder.history + ".damaged-" + Self.stamp
    #expect(store.opening == .setAside(path: aside))
    #expect(store.notice?.text.contains(aside) == true)
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)") == Data(content.utf8))
    try await store.view("a", on: noon)
    #expect(try folder.store().opening == .ready)
    #expect(try folder.store().ids() == ["a"])
  }

  @Test func `its companions go aside with it`() throws {
    let folder = try TemporaryFolder()
    for (name, content) in [("", "garbage"), ("-wal", "a log"), ("-shm", "an index")] {
      try folder.plant(content.utf8, as: "history.sqlite" + name)
    }
    _ = try folder.store()
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)") == Data("garbage".utf8))
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)-wal") == Data("a log".utf8))
  }

  @Test func `nothing that was set aside before is overwritten`() throws {
    let folder = try TemporaryFolder()
    for content in ["first", "second", "third"] {
      try folder.plant(content.utf8)
      _ = try folder.store()
      for companion in ["-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: folder.history + companion)
      }
    }
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)") == Data("first".utf8))
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)-2") == Data("second".utf8))
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)-3") == Data("third".utf8))
  }

  @Test func `a folder in its place is set aside with all that is in it`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.history, withIntermediateDirectories: true)
    try folder.plant("kept".utf8, as: "history.sqlite/file")
    let store = try folder.store()
    #expect(store.opening == .setAside(path: folder.history + ".damaged-" + Self.stamp))
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)/file") == Data("kept".utf8))
  }

  @Test func `an empty file has nothing to lose, and is begun`() throws {
    let folder = try TemporaryFolder()
    try folder.plant([])
    #expect(try folder.store().opening == .ready)
  }

  @Test func `a file cut to nothing is set aside with the log that still holds its views`() throws {
    let folder = try TemporaryFolder()
    try folder.plant([])
    try folder.plant("views".utf8, as: "history.sqlite-wal")
    #expect(try folder.store().opening == .setAside(path: folder.history + ".damaged-" + Self.stamp))
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)-wal") == Data("views".utf8))
  }

  @Test func `a truncated file is set aside`() async throws {
    let folder = try await filled(images: 300)
    let whole = try folder.bytes()
    #expect(whole.count > 500_000)
    let cut = whole.prefix(whole.count / 2 + 100)
    try folder.plant(cut)
    #expect(try folder.store().opening == .setAside(path: folder.history + ".damaged-" + Self.stamp))
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)") == cut)
  }

  @Test func `a zeroed page of a small file is found when it is opened`() async throws {
    let folder = try await filled(images: 30)
    let damaged = try zeroed(page: "image", of: folder)
    #expect(damaged.count <= 256 << 10)
    #expect(try folder.store().opening == .setAside(path: folder.history + ".damaged-" + Self.stamp))
    #expect(try folder.bytes("history.sqlite.damaged-\(Self.stamp)") == damaged)
  }

  @Test func `a zeroed page of a large file is found when it is read, and the session goes on`() async throws {
    let folder = try await filled(images: 300)
    let damaged = try zeroed(page: "image", of: folder)
    let store = try folder.store()
    #expect(store.opening == .ready)
    let failure = #expect(throws: HistoryFailure.self) { try store.entries(of: endpoint()) }
    #expect(failure?.kind == .damaged)
    let aside = try #require(try folder.names.first { $0.contains("damaged") })
    #expect(failure?.message.text.contains(aside) == true)
    #expect(try folder.bytes(aside) == damaged)
    #expect(try store.entries(of: endpoint()).isEmpty)
    try await store.view("a", on: noon)
    #expect(try store.ids() == ["a"])
    #expect(try folder.bytes(aside) == damaged)
  }

  @Test func `a zeroed page of a large file is found when it is written`() async throws {
    let folder = try await filled(images: 300)
    let damaged = try zeroed(page: "image", of: folder)
    let store = try folder.store()
    let failure = await #expect(throws: HistoryFailure.self) { try await store.view("new", on: noon) }
    #expect(failure?.kind == .damaged)
    try await store.view("new", on: noon)
    #expect(try store.ids() == ["new"])
    let aside = try #require(try folder.names.first { $0.contains("damaged") })
    #expect(try folder.bytes(aside) == damaged)
  }

  @Test(arguments: [UInt8(0), 0xFF, 0x0D])
  func `whichever page is overwritten, nothing traps, and what is set aside is untouched`(byte: UInt8) async throws {
    let whole = try await filled(images: 150).bytes()
    let pages = whole.count / 4096
    #expect(pages > 65)
    var found = 0
    for page in stride(from: 1, to: pages, by: 5) {
      let folder = try TemporaryFolder()
      var damaged = whole
      damaged.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(repeating: byte, count: 4096))
      try folder.plant(damaged)
      let store = try folder.store()
      var kinds: Set<HistoryFailure.Kind> = []
      do {
        for entry in try store.entries(of: endpoint()) { _ = try store.snapshot(of: entry.id, at: endpoint()) }
      } catch let failure as HistoryFailure { kinds.insert(failure.kind) }
      do {
        try await store.view("image-75", on: noon)
        _ = try await store.remove(ImageID("image-20"), at: endpoint())
      } catch let failure as HistoryFailure { kinds.insert(failure.kind) }
      #expect(kinds.isSubset(of: [.damaged]), "page \(page)")
      if let aside = try folder.names.first(where: { $0.hasSuffix("Z") }) {
        found += 1
        let isUntouched = try folder.bytes(aside) == damaged
        #expect(isUntouched, "page \(page)")
      }
      try await store.view("after", on: noon)
      #expect(try store.snapshot(of: ImageID("after"), at: endpoint()) != nil)
    }
    #expect(found > pages / 50)
  }

  @Test func `one unreadable snapshot is told, and costs no other image`() async throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try await store.view("a", on: noon)
    try await store.view("b", on: noon)
    try folder.ask { try $0.execute(sql: "UPDATE snapshot SET document = '{' WHERE image = 1") }
    let failure = try #require(throws: HistoryFailure.self) { try store.snapshot(of: ImageID("a"), at: endpoint()) }
    #expect(failure.kind == .damaged)
    #expect(try store.snapshot(of: ImageID("b"), at: endpoint()) != nil)
    #expect(try store.ids() == ["a", "b"])
    try await store.view("a", on: noon(plus: 1))
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint()) != nil)
  }

  @Test func `rows that no program of ours writes are left out, not tripped over`() async throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for id in ["a", "b", "c"] { try await store.view(id, on: noon) }
    try folder.ask { db in
      try db.execute(sql: "UPDATE image SET last_viewed = 'yesterday', view_count = x'00' WHERE id = 'a'")
      try db.execute(sql: "UPDATE image SET id = '../etc' WHERE id = 'b'")
    }
    #expect(try store.ids() == ["c"])
    #expect(try await store.view("a", on: noon).viewCount == 1)
  }

  @Test func `a file that is removed or replaced while it is open is begun anew`() async throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try await store.view("a", on: noon)
    try FileManager.default.removeItem(atPath: folder.path + "/state")
    #expect(try store.ids().isEmpty)
    try await store.view("b", on: noon)
    #expect(try folder.store().ids() == ["b"])
  }

  @Test func `a program that has the damaged file open turns to the new one`() async throws {
    let folder = try await filled(images: 300)
    let first = try folder.store()
    _ = try zeroed(page: "image", of: folder)
    let second = try folder.store()
    #expect(throws: HistoryFailure.self) { try first.entries(of: endpoint()) }
    try await second.view("b", on: noon)
    #expect(try first.ids() == ["b"])
    #expect(try folder.names.filter { $0.hasSuffix("Z") }.count == 1)
  }

  /// A history with images of 2 KB, closed.
  private func filled(images: Int) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let writer = try WriterProcess([folder.history, "record", "image", "\(images)"])
    try #require(writer.lines().count == images)
    #expect(writer.wait() == 0)
    #expect(try folder.names == ["history.sqlite"])
    return folder
  }

  /// Zeroes the root page of a table in place.
  /// - Returns: The file's bytes then.
  private func zeroed(page table: String, of folder: TemporaryFolder) throws -> Data {
    let page = try folder.ask { db in
      try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [table]) ?? 0
    }
    let file = try FileHandle(forUpdating: URL(filePath: folder.history))
    try file.seek(toOffset: UInt64((page - 1) * 4096))
    try file.write(contentsOf: Data(count: 4096))
    try file.close()
    return try folder.bytes()
  }
}
