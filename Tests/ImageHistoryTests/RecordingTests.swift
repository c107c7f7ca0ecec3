import CustomDump
import Foundation
import GRDB
import ImageHistory
import ImageModel
import Testing

struct RecordingTests {
  let folder: TemporaryFolder
  let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  @Test func `a view is in the list with what the image says of itself`() async throws {
    let seen = try image("a", ("name", "CentOS 7"), ("__os_version", "CentOS 7.3 64bit"), ("status", "active"))
    let entry = try await store.record(seen, as: ImageID("a"), at: endpoint(), on: noon)
    let expected = HistoryEntry(
      id: try ImageID("a"), name: "CentOS 7", operatingSystem: "CentOS 7.3 64bit", status: "active", lastViewed: noon)
    expectNoDifference(entry, expected)
    expectNoDifference(try store.entries(of: endpoint()), [expected])
  }

  @Test func `an image without a name is in the list without one`() async throws {
    let entry = try await store.view("a", on: noon)
    #expect(entry.name == nil && entry.status == nil && entry.operatingSystem == nil)
    #expect(try store.entries(of: endpoint()) == [entry])
  }

  @Test func `viewing again counts, and takes over what has changed`() async throws {
    try await store.view("a", on: noon, name: "old")
    let entry = try await store.view("a", on: noon(plus: 60), name: "new")
    #expect(entry.viewCount == 2 && entry.name == "new" && entry.lastViewed == noon(plus: 60))
    #expect(try store.entries(of: endpoint()) == [entry])
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint())?.image.name == "new")
  }

  @Test func `the newest view comes first, then the order of ids`() async throws {
    try await store.view("b", on: noon)
    try await store.view("c", on: noon(plus: 1))
    try await store.view("a", on: noon)
    #expect(try store.ids() == ["c", "a", "b"])
    try await store.view("b", on: noon(plus: 2))
    #expect(try store.ids() == ["b", "c", "a"])
  }

  @Test(arguments: [(limit: 0, count: 0), (2, 2), (9, 3), (-1, 0)])
  func `a limit is kept`(limit: Int, count: Int) async throws {
    for id in ["a", "b", "c"] { try await store.view(id, on: noon) }
    #expect(try store.entries(of: endpoint(), limit: limit).count == count)
  }

  @Test func `a clock set back ages no image, and the snapshot is still the one that came`() async throws {
    try await store.view("a", on: noon, name: "old")
    let entry = try await store.view("a", on: noon(plus: -3600), name: "new")
    #expect(entry.lastViewed == noon)
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint())?.taken == noon(plus: -3600))
    #expect(try store.entries(of: endpoint()).first?.name == "new")
  }

  @Test func `endpoints have their histories apart`() async throws {
    let other = "https://ims.elsewhere.example"
    try await store.view("a", on: noon, name: "here")
    try await store.view("a", at: other, on: noon(plus: 1), name: "there")
    #expect(try store.entries(of: endpoint()).map(\.name) == ["here"])
    #expect(try store.entries(of: endpoint(other)).map(\.name) == ["there"])
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint())?.image.name == "here")
    #expect(try store.endpoints() == [endpoint(other), endpoint()])
    #expect(try store.entries(of: endpoint("https://never.example")).isEmpty)
  }

  @Test func `a pin lasts over views, and moves nothing in the list`() async throws {
    try await store.view("a", on: noon)
    try await store.view("b", on: noon(plus: 1))
    try await store.setPinned(true, ImageID("a"), at: endpoint())
    #expect(try store.entries(of: endpoint()).map(\.isPinned) == [false, true])
    #expect(try await store.view("a", on: noon(plus: 2)).isPinned)
    try await store.setPinned(false, ImageID("a"), at: endpoint())
    #expect(try store.entries(of: endpoint()).map(\.isPinned) == [false, false])
  }

  @Test func `pinning what the history hasn't got does nothing`() async throws {
    try await store.setPinned(true, ImageID("a"), at: endpoint())
    #expect(try store.entries(of: endpoint()).isEmpty)
  }

  @Test func `of an image's views the newest hundred keep their times`() async throws {
    for second in 0..<120 { try await store.view("a", on: noon(plus: Double(second))) }
    #expect(try store.entries(of: endpoint()).first?.viewCount == 120)
    let times = try folder.ask { try Int64.fetchAll($0, sql: "SELECT time FROM view ORDER BY time") }
    #expect(times == (20..<120).map { 1_795_435_200_000 + $0 * 1000 })
  }

  @Test func `all is still there for the next program`() async throws {
    let entry = try await store.view("a", on: noon(plus: 0.123), name: "kept")
    let next = try folder.store()
    #expect(next.opening == .ready && next.notice == nil)
    #expect(try next.entries(of: endpoint()) == [entry])
  }

  @Test func `a view is kept even where its task is cancelled`() async throws {
    let task = Task { [store] in
      withUnsafeCurrentTask { $0?.cancel() }
      try await store.view("a", on: noon)
    }
    try await task.value
    #expect(try store.ids() == ["a"])
  }

  @Test func `reading waits for no other program's write`() async throws {
    try await store.view("a", on: noon)
    // The write doesn't end before the reading: one that waited would give up, and throw.
    let names = try folder.ask { other in
      try other.execute(sql: "BEGIN EXCLUSIVE; UPDATE image SET name = 'unfinished'")
      defer { try? other.execute(sql: "ROLLBACK") }
      return try store.entries(of: endpoint()).map(\.name)
    }
    #expect(names == [nil])
  }
}
