import CustomDump
import Foundation
import GRDB
import ImageHistory
import ImageModel
import Testing

struct TimelineTests {
  let folder: TemporaryFolder
  let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  @Test func `an answer that differs is a further snapshot, and one that doesn't is the last one seen again`()
    async throws
  {
    for (second, name) in ["old", "old", "new", "new", "new", "old"].enumerated() {
      try await store.view("a", on: noon(plus: Double(second)), name: name)
    }
    #expect(try store.timeline(of: "a") == ["old 5...5", "new 2...4", "old 0...1"])
    let latest = try store.snapshot(of: ImageID("a"), at: endpoint())
    expectNoDifference(
      latest, Snapshot(image: try image("a", ("name", "old")), taken: noon(plus: 5), since: noon(plus: 5)))
  }

  @Test(arguments: [
    (#"{"id":"a","n":1}"#, #"{"id":"a","n":1.0}"#), (#"{"id":"a","n":1}"#, #"{"n":1,"id":"a"}"#),
    (#"{"id":"a","n":"é"}"#, #"{"id":"a","n":"e\u0301"}"#), (#"{"id":"a"}"#, #"{"id":"a","id":"a"}"#),
    (#"{"id":"a","n":"\u0000x"}"#, #"{"id":"a","n":"\u0000y"}"#),
  ])
  func `a byte makes a difference`(first: String, second: String) async throws {
    for (second, document) in [first, second, second].enumerated() {
      let image = try Image(JSONValue(parsing: document))
      try await store.record(image, as: ImageID("a"), at: endpoint(), on: noon(plus: Double(second)))
    }
    let rows = try store.snapshots(of: ImageID("a"), at: endpoint())
    #expect(rows.map(\.taken) == [noon(plus: 2), noon])
    let texts = try rows.map { row in
      try JSONValue.object(#require(try store.snapshot(row.id, of: ImageID("a"), at: endpoint())).image.document)
        .written()
    }
    #expect(try texts == [second, first].map { try JSONValue(parsing: $0).written() })
    #expect(rows.map(\.size) == texts.map(\.utf8.count))
  }

  @Test func `spaces of the service make none`() async throws {
    for document in [#"{"id":"a","n":[1,2]}"#, "{ \"id\": \"a\",\n  \"n\": [1, 2] }"] {
      try await store.record(Image(JSONValue(parsing: document)), as: ImageID("a"), at: endpoint(), on: noon)
    }
    #expect(try store.snapshots(of: ImageID("a"), at: endpoint()).count == 1)
  }

  @Test func `of an image's snapshots the newest fifty are kept`() async throws {
    for second in 0..<60 { try await store.view("a", on: noon(plus: Double(second)), name: "\(second)") }
    #expect(try store.timeline(of: "a") == (10..<60).reversed().map { "\($0) \($0)...\($0)" })
  }

  @Test func `a snapshot keeps its id while others come`() async throws {
    try await store.view("a", on: noon, name: "first")
    let first = try #require(try store.snapshots(of: ImageID("a"), at: endpoint()).first)
    try await store.view("a", on: noon(plus: 1), name: "second")
    #expect(try store.snapshots(of: ImageID("a"), at: endpoint()).last == first)
    #expect(try store.snapshot(first.id, of: ImageID("a"), at: endpoint())?.image.name == "first")
  }

  @Test func `an id of another image's snapshot, or of none, finds nothing`() async throws {
    for (second, name) in ["old", "new"].enumerated() {
      try await store.view("a", on: noon(plus: Double(second)), name: name)
    }
    try await store.view("b", on: noon)
    #expect(try store.snapshot(2, of: ImageID("b"), at: endpoint()) == nil)
    #expect(try store.snapshot(3, of: ImageID("a"), at: endpoint()) == nil)
    #expect(try store.snapshot(1, of: ImageID("c"), at: endpoint()) == nil)
    #expect(try store.snapshots(of: ImageID("c"), at: endpoint()).isEmpty)
    #expect(try store.snapshots(of: ImageID("a"), at: endpoint("https://other.example")).isEmpty)
  }

  @Test func `a clock set back doesn't make the answer that came a former one`() async throws {
    try await store.view("a", on: noon(plus: 60), name: "before")
    try await store.view("a", on: noon, name: "after")
    #expect(try store.timeline(of: "a") == ["after 0...0", "before 60...60"])
    try await store.view("a", on: noon(plus: -60), name: "after")
    #expect(try store.timeline(of: "a").first == "after -60...0")
  }

  @Test func `a former snapshot that can't be read is told, and costs no other`() async throws {
    for (second, name) in ["one", "two", "three"].enumerated() {
      try await store.view("a", on: noon(plus: Double(second)), name: name)
    }
    try folder.ask { try $0.execute(sql: "UPDATE former_snapshot SET document = '{' WHERE number = 2") }
    let failure = try #require(throws: HistoryFailure.self) {
      try store.snapshot(2, of: ImageID("a"), at: endpoint())
    }
    #expect(failure.kind == .damaged)
    #expect(try store.snapshot(1, of: ImageID("a"), at: endpoint())?.image.name == "one")
    #expect(try store.snapshots(of: ImageID("a"), at: endpoint()).count == 3)
  }

  @Test func `rows that no program of ours writes are left out of a timeline`() async throws {
    for (second, name) in ["one", "two", "three"].enumerated() {
      try await store.view("a", on: noon(plus: Double(second)), name: name)
    }
    try folder.ask { try $0.execute(sql: "UPDATE former_snapshot SET taken = 'once', size = x'00' WHERE number = 2") }
    #expect(try store.snapshots(of: ImageID("a"), at: endpoint()).map(\.id) == [3, 1])
    try folder.ask { try $0.execute(sql: "UPDATE snapshot SET number = \(Int64.max)") }
    try await store.view("a", on: noon(plus: 9), name: "four")
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint())?.image.name == "four")
  }

  @Test func `removing takes the timeline, and restoring brings it back`() async throws {
    for (second, name) in ["one", "two", "three"].enumerated() {
      try await store.view("a", on: noon(plus: Double(second)), name: name)
    }
    let before = try store.snapshots(of: ImageID("a"), at: endpoint())
    let removed = try #require(try await store.remove(ImageID("a"), at: endpoint()))
    #expect(try store.snapshots(of: ImageID("a"), at: endpoint()).isEmpty)
    #expect(try folder.ask { try Int.fetchOne($0, sql: "SELECT count(*) FROM former_snapshot") } == 0)
    try await store.restore(removed)
    expectNoDifference(try store.snapshots(of: ImageID("a"), at: endpoint()), before)
    #expect(try store.timeline(of: "a") == ["three 2...2", "two 1...1", "one 0...0"])
  }

  @Test func `restoring after a new view joins the timelines`() async throws {
    for (second, name) in ["one", "two"].enumerated() {
      try await store.view("a", on: noon(plus: Double(second)), name: name)
    }
    let removed = try #require(try await store.remove(ImageID("a"), at: endpoint()))
    try await store.view("a", on: noon(plus: 2), name: "two")
    try await store.view("a", on: noon(plus: 3), name: "three")
    try await store.restore(removed)
    #expect(try store.timeline(of: "a") == ["three 3...3", "two 1...2", "one 0...0"])
    #expect(try Set(store.snapshots(of: ImageID("a"), at: endpoint()).map(\.id)).count == 3)
  }
}

struct FormerSnapshotEvictionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// An image whose document is 1 000 bytes.
  private func view(_ id: String, _ name: Character, on second: Int, in store: HistoryStore) async throws {
    let filler = String(repeating: name, count: try 1_000 - image(id, ("name", "")).written.utf8.count)
    try await store.view(id, on: noon(plus: Double(second)), name: filler)
  }

  @Test func `beyond their room the oldest of the image viewed longest ago go, and no image loses what it is`()
    async throws
  {
    let store = try folder.store(formerBytes: 3_000)
    for (second, name) in "ABC".enumerated() { try await view("early", name, on: second, in: store) }
    for (second, name) in "ABC".enumerated() { try await view("late", name, on: 10 + second, in: store) }
    #expect(try store.timeline(of: "early").map(\.first) == ["C", "B"])
    #expect(try store.timeline(of: "late").map(\.first) == ["C", "B", "A"])
    for (second, name) in "DEF".enumerated() { try await view("late", name, on: 20 + second, in: store) }
    #expect(try store.timeline(of: "early").map(\.first) == ["C"])
    #expect(try store.timeline(of: "late").map(\.first) == ["F", "E", "D", "C"])
  }

  @Test func `without any room each image still has what it is`() async throws {
    let store = try folder.store(formerBytes: 0)
    for (second, name) in "ABC".enumerated() { try await view("a", name, on: second, in: store) }
    #expect(try store.timeline(of: "a").map(\.first) == ["C"])
  }
}

extension Image {
  fileprivate var written: String { JSONValue.object(document).written() }
}
