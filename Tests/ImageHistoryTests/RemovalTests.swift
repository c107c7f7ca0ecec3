import CustomDump
import Foundation
import GRDB
import ImageHistory
import ImageModel
import Testing

struct RemovalTests {
  let folder: TemporaryFolder
  let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  @Test func `what is removed is gone, and restoring brings all of it back`() async throws {
    try await store.view("b", on: noon)
    try await store.view("a", on: noon(plus: 1), name: "first")
    try await store.view("a", on: noon(plus: 2), name: "second")
    try await store.setPinned(true, ImageID("a"), at: endpoint())
    let before = try store.entries(of: endpoint())
    let snapshot = try store.snapshot(of: ImageID("a"), at: endpoint())
    let views = try viewTimes()

    let removed = try #require(try await store.remove(ImageID("a"), at: endpoint()))
    #expect(removed.entry == before.first)
    #expect(try store.ids() == ["b"])
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint()) == nil)
    #expect(try viewTimes().count == 1)

    try await store.restore(removed)
    expectNoDifference(try store.entries(of: endpoint()), before)
    expectNoDifference(try store.snapshot(of: ImageID("a"), at: endpoint()), snapshot)
    #expect(try viewTimes() == views)
  }

  @Test func `restoring after a new view keeps the views of both, and the newer snapshot`() async throws {
    try await store.view("a", on: noon, name: "old")
    try await store.view("a", on: noon(plus: 1), name: "old")
    try await store.setPinned(true, ImageID("a"), at: endpoint())
    let removed = try #require(try await store.remove(ImageID("a"), at: endpoint()))
    try await store.view("a", on: noon(plus: 9), name: "new")
    try await store.restore(removed)
    let expected = HistoryEntry(
      id: try ImageID("a"), name: "new", operatingSystem: nil, status: nil, lastViewed: noon(plus: 9), viewCount: 3,
      isPinned: true)
    expectNoDifference(try store.entries(of: endpoint()), [expected])
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint())?.image.name == "new")
    #expect(try viewTimes().count == 3)
    #expect(try firstViewed() == 1_795_435_200_000)
  }

  @Test func `removing what the history hasn't got removes nothing`() async throws {
    try await store.view("a", on: noon)
    #expect(try await store.remove(ImageID("b"), at: endpoint()) == nil)
    #expect(try await store.remove(ImageID("a"), at: endpoint("https://other.example")) == nil)
    #expect(try store.ids() == ["a"])
  }

  @Test func `clearing an endpoint leaves the others`() async throws {
    for id in ["a", "b"] { try await store.view(id, on: noon) }
    try await store.view("a", at: "https://other.example", on: noon)
    try await store.setPinned(true, ImageID("a"), at: endpoint())
    #expect(try await store.clear(endpoint()) == 2)
    #expect(try store.ids().isEmpty)
    #expect(try store.endpoints() == [endpoint("https://other.example")])
    #expect(try await store.clear(endpoint()) == 0)
    #expect(try await store.clear() == 1)
    #expect(try store.endpoints().isEmpty)
  }

  @Test func `after clearing, the disk holds nothing of the images`() async throws {
    try await store.view("secret-id", at: "https://secret.example", on: noon, name: "secret-name")
    #expect(try onDisk("secret"))
    #expect(try await store.clear() == 1)
    #expect(try !onDisk("secret"))
  }

  private func onDisk(_ text: String) throws -> Bool {
    try folder.names.contains { try folder.bytes($0).range(of: Data(text.utf8)) != nil }
  }

  private func viewTimes() throws -> [Int64] {
    try folder.ask { try Int64.fetchAll($0, sql: "SELECT time FROM view ORDER BY time") }
  }

  private func firstViewed() throws -> Int64? {
    try folder.ask { try Int64.fetchOne($0, sql: "SELECT first_viewed FROM image") }
  }
}

struct EvictionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `beyond the capacity the images viewed longest ago go, of all endpoints together`() async throws {
    let store = try folder.store(capacity: 3)
    try await store.view("a", on: noon)
    try await store.view("b", at: "https://other.example", on: noon(plus: 1))
    try await store.view("c", on: noon(plus: 2))
    try await store.view("a", on: noon(plus: 3))
    try await store.view("d", on: noon(plus: 4))
    #expect(try store.ids() == ["d", "a", "c"])
    #expect(try store.endpoints() == [endpoint()])
  }

  @Test func `pinned images never go`() async throws {
    let store = try folder.store(capacity: 2)
    try await store.view("a", on: noon)
    try await store.setPinned(true, ImageID("a"), at: endpoint())
    for (index, id) in ["b", "c", "d"].enumerated() { try await store.view(id, on: noon(plus: Double(index + 1))) }
    #expect(try store.ids() == ["d", "a"])
  }

  @Test func `an image just viewed is kept where pinned ones fill the history`() async throws {
    let store = try folder.store(capacity: 1)
    try await store.view("a", on: noon)
    try await store.setPinned(true, ImageID("a"), at: endpoint())
    try await store.view("b", on: noon(plus: -5))
    #expect(try store.ids() == ["a", "b"])
    try await store.view("c", on: noon(plus: -9))
    #expect(try store.ids() == ["a", "c"])
  }

  @Test func `a smaller capacity takes effect with the next new image`() async throws {
    let roomy = try folder.store()
    for number in 0..<10 { try await roomy.view("image-\(number)", on: noon(plus: Double(number))) }
    let tight = try folder.store(capacity: 4)
    try await tight.view("new", on: noon(plus: 60))
    #expect(try tight.ids() == ["new", "image-9", "image-8", "image-7"])
  }

  @Test func `a restored image stays, though it was viewed longest ago`() async throws {
    let store = try folder.store(capacity: 2)
    try await store.view("a", on: noon)
    let removed = try #require(try await store.remove(ImageID("a"), at: endpoint()))
    try await store.view("b", on: noon(plus: 1))
    try await store.view("c", on: noon(plus: 2))
    try await store.restore(removed)
    #expect(try store.ids() == ["c", "a"])
  }
}
