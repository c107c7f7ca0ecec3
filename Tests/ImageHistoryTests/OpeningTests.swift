import Foundation
import GRDB
import Glibc
import ImageHistory
import ImageModel
import Testing

struct OpeningTests {
  @Test func `what is made is its owner's alone: folder 0700, files 0600`() async throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try await store.view("a", on: noon)
    #expect(try folder.mode() == 0o700)
    for name in ["/history.sqlite", "/history.sqlite-wal", "/history.sqlite-shm"] {
      #expect(try folder.mode(name) == 0o600, "\(name)")
    }
  }

  @Test func `a folder that is there keeps its mode`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/state", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    _ = try folder.store()
    #expect(try folder.mode() == 0o750)
  }

  @Test func `all folders on the way are made`() async throws {
    let folder = try TemporaryFolder()
    let store = try HistoryStore.open(at: folder.path + "/state/one/two/history.sqlite", now: noon)
    try await store.view("a", on: noon)
    #expect(try folder.mode("/one") == 0o700)
  }

  @Test func `a link leads to the real file, and its companions are beside that`() async throws {
    let folder = try TemporaryFolder()
    try folder.plant("garbage".utf8, as: "real.sqlite")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.sqlite", withDestinationPath: folder.path + "/state/real.sqlite")
    let store = try HistoryStore.open(at: folder.path + "/link.sqlite", now: noon)
    #expect(store.opening == .setAside(path: folder.path + "/state/real.sqlite.damaged-20261123T120000Z"))
    try await store.view("a", on: noon)
    #expect(try folder.names.contains("real.sqlite"))
  }

  @Test func `closing leaves one file, and what comes after opens it again`() async throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try await store.view("a", on: noon)
    #expect(try folder.names == ["history.sqlite", "history.sqlite-shm", "history.sqlite-wal"])
    await store.close()
    #expect(try folder.names == ["history.sqlite"])
    try await store.view("b", on: noon)
    #expect(try store.ids() == ["a", "b"])
  }

  @Test(arguments: ["/proc/imsbrowser/history.sqlite", "/dev/null/history.sqlite"])
  func `where nothing can be made, opening says so`(path: String) throws {
    let failure = try #require(throws: HistoryFailure.self) { try HistoryStore.open(at: path, now: noon) }
    #expect(failure.kind == .readOnly)
    #expect(failure.message.text.contains(path))
  }

  @Test func `what is neither file nor folder is left where it is`() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let failure = try #require(throws: HistoryFailure.self) { try HistoryStore.open(at: pipe, now: noon) }
    #expect(failure.kind == .other)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["pipe"])
  }

  @Test func `another program's database is left alone`() throws {
    let folder = try TemporaryFolder()
    try folder.plant([])
    try folder.ask { try $0.execute(sql: "CREATE TABLE bookmark (url TEXT)") }
    let before = try folder.bytes()
    let failure = try #require(throws: HistoryFailure.self) { try folder.store() }
    #expect(failure.kind == .other)
    #expect(try folder.bytes() == before)
  }

  @Test func `a file of a newer version is read, not written`() async throws {
    let folder = try TemporaryFolder()
    try await folder.store().view("a", on: noon, name: "Ubuntu")
    try folder.ask { try $0.execute(sql: "PRAGMA user_version = 99") }
    let store = try folder.store()
    #expect(store.opening == .readOnly)
    #expect(store.notice?.text.contains("newer version") == true)
    #expect(try store.ids() == ["a"])
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint())?.image.name == "Ubuntu")
    let failure = await #expect(throws: HistoryFailure.self) { try await store.view("b", on: noon) }
    #expect(failure?.kind == .newerVersion)
    #expect(try store.ids() == ["a"])
    #expect(try folder.ask { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 99)
  }

  @Test func `a file of version 1 opens with all that it holds`() async throws {
    let folder = try TemporaryFolder()
    try folder.plant([])
    try folder.ask { try $0.execute(sql: VersionOne.file) }
    let store = try folder.store()
    #expect(store.opening == .ready)
    let entry = HistoryEntry(
      id: try ImageID("bc6bed6e"), name: "CentOS 7", operatingSystem: "CentOS", status: "active",
      lastViewed: noon(plus: 0.5), viewCount: 2, isPinned: true)
    #expect(try store.entries(of: endpoint()) == [entry])
    #expect(try store.snapshot(of: entry.id, at: endpoint())?.image.name == "CentOS 7")
    let row = SnapshotEntry(id: 1, since: noon(plus: 0.5), taken: noon(plus: 0.5), size: 35)
    #expect(try store.snapshots(of: entry.id, at: endpoint()) == [row])

    #expect(try await store.view("bc6bed6e", on: noon(plus: 60), name: "CentOS 7").viewCount == 3)
    let seenAgain = SnapshotEntry(id: 1, since: noon(plus: 0.5), taken: noon(plus: 60), size: 35)
    #expect(try store.snapshots(of: entry.id, at: endpoint()) == [seenAgain])
    try await store.view("bc6bed6e", on: noon(plus: 90), name: "CentOS 8")
    #expect(try store.snapshots(of: entry.id, at: endpoint()).map(\.id) == [2, 1])
    #expect(try store.snapshot(1, of: entry.id, at: endpoint())?.image.name == "CentOS 7")
    let times = try folder.ask { try Int64.fetchAll($0, sql: "SELECT time - 1795435200000 FROM view ORDER BY time") }
    #expect(times == [0, 500, 60_000, 90_000])
  }

  @Test func `a file of version 1 becomes what a fresh one is, to the letter`() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.store()
    let old = try TemporaryFolder()
    try old.plant([])
    try old.ask { try $0.execute(sql: VersionOne.file) }
    _ = try old.store()
    let schema = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    let fresh = try folder.ask { try String.fetchAll($0, sql: schema) }
    #expect(try fresh == old.ask { try String.fetchAll($0, sql: schema) })
    for folder in [folder, old] { #expect(try folder.ask { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 2) }
  }

  @Test func `version 1 still reads a file with timelines: what each image is now`() async throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for (second, name) in ["old", "new"].enumerated() {
      try await store.view("a", on: noon(plus: Double(second)), name: name)
    }
    let rows = try folder.ask { try Row.fetchAll($0, sql: VersionOne.reading) }
    #expect(rows == [["document": #"{"id":"a","name":"new"}"#, "taken": 1_795_435_201_000]])
  }
}

/// A file as version 1 wrote it. Never to be changed: such files are on operators' disks.
enum VersionOne {
  /// How it asked for an image's snapshot.
  static let reading = """
    SELECT document, taken FROM snapshot
    WHERE image = (
      SELECT key FROM image
      WHERE endpoint = (SELECT key FROM endpoint WHERE url = 'https://ims.example.com') AND id = 'a')
    """

  static let file = """
    PRAGMA application_id = 1229804354;
    PRAGMA user_version = 1;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1-views');
    CREATE TABLE endpoint (
      key INTEGER PRIMARY KEY,
      url TEXT NOT NULL UNIQUE
    );
    INSERT INTO endpoint VALUES (1, 'https://ims.example.com');
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
    INSERT INTO image VALUES
      (1, 1, 'bc6bed6e', 'CentOS 7', 'CentOS', 'active', 1795435200000, 1795435200500, 2, 1);
    CREATE INDEX image_by_last_view ON image (endpoint, last_viewed DESC, id);
    CREATE INDEX image_by_eviction ON image (is_pinned, last_viewed);
    CREATE TABLE snapshot (
      image INTEGER PRIMARY KEY REFERENCES image ON DELETE CASCADE,
      document TEXT NOT NULL,
      taken INTEGER NOT NULL
    );
    INSERT INTO snapshot VALUES (1, '{"id":"bc6bed6e","name":"CentOS 7"}', 1795435200500);
    CREATE TABLE view (
      key INTEGER PRIMARY KEY,
      image INTEGER NOT NULL REFERENCES image ON DELETE CASCADE,
      time INTEGER NOT NULL
    );
    INSERT INTO view (image, time) VALUES (1, 1795435200000), (1, 1795435200500);
    CREATE INDEX view_by_image ON view (image, time);
    """
}
