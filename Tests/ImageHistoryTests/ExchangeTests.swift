import CustomDump
import Foundation
import GRDB
import ImageHistory
import ImageModel
import Testing

struct ExchangeTests {
  let here: TemporaryFolder
  let there: TemporaryFolder

  init() throws {
    here = try TemporaryFolder()
    there = try TemporaryFolder()
  }

  /// A history with two endpoints, a timeline, a pin, a note, and documents that are hard to keep.
  private func furnished() async throws -> HistoryStore {
    let store = try here.store()
    for (second, name) in ["old", "old", "new"].enumerated() {
      try await store.view("a", on: noon(plus: Double(second) + 0.123), name: name)
    }
    let hard = #"{"id":"b","key":1,"key":2.50,"n":18446744073709551616,"half":"\ud800","name":"\u0000\u202e[{\"]}"}"#
    try await store.record(Image(JSONValue(parsing: hard)), as: ImageID("B"), at: endpoint(), on: noon)
    try await store.view("a", at: "https://other.example/ims", on: noon, name: "欧拉 e\u{301}")
    try await store.setPinned(true, ImageID("B"), at: endpoint())
    try await store.setNote("golden\n\"one\" \0", ImageID("a"), at: endpoint())
    return store
  }

  @Test func `what is exported and imported elsewhere is the same history, to the last digit`() async throws {
    let store = try await furnished()
    let other = try there.store()
    let merged = try await other.merge(store.exported())
    #expect(merged.imagesAdded == 3 && merged.imagesUpdated == 0 && merged.snapshotsAdded == 4)
    for endpoint in try [endpoint(), endpoint("https://other.example/ims")] {
      expectNoDifference(try other.entries(of: endpoint), try store.entries(of: endpoint))
    }
    #expect(try other.timeline(of: "a") == ["new 2...2", "old 0...1"])
    #expect(try there.facts() == here.facts())
    #expect(try other.exported() == store.exported())
  }

  @Test func `an export of one endpoint has no other`() async throws {
    let store = try await furnished()
    let other = try there.store()
    try await other.merge(store.exported(endpoint("https://other.example/ims")))
    #expect(try other.endpoints().map(\.url) == ["https://other.example/ims"])
  }

  @Test func `an export is one JSON document, an image a line`() async throws {
    let store = try await furnished()
    let text = try store.exported()
    let document = try JSONValue(parsing: text)
    #expect(document.object?["imsbrowser-history"] == 1)
    #expect(text.split(separator: "\n").count == 2 + 3)
    #expect(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    let exported = try store.export { _ in }
    #expect(exported.images == 3 && exported.snapshots == 4 && exported.unreadable == 0)
  }

  @Test func `an empty history is exported and imported too`() async throws {
    let text = try here.store().exported()
    #expect(try JSONValue(parsing: text) == ["imsbrowser-history": 1, "images": []])
    #expect(try await there.store().merge(text) == HistoryExchange.Merged())
  }

  @Test func `importing twice, or one's own, changes nothing`() async throws {
    let store = try await furnished()
    let facts = try here.facts()
    #expect(try await store.merge(store.exported()) == HistoryExchange.Merged())
    #expect(try here.facts() == facts)

    let other = try there.store()
    try await other.view("a", on: noon(plus: 1.5), name: "between")
    try await other.setNote("theirs", ImageID("a"), at: endpoint())
    #expect(try await other.merge(store.exported()) != HistoryExchange.Merged())
    let first = try there.facts()
    #expect(try await other.merge(store.exported()) == HistoryExchange.Merged())
    #expect(try there.facts() == first)
  }

  @Test func `two histories that exchange both ways come to the same`() async throws {
    let left = try await furnished()
    let right = try there.store()
    try await right.view("a", on: noon(plus: 7), name: "newest")
    try await right.view("c", on: noon(plus: 3))
    try await right.merge(left.exported())
    try await left.merge(right.exported())
    #expect(try left.exported() == right.exported())
    #expect(try left.timeline(of: "a") == ["newest 7...7", "new 2...2", "old 0...1"])
  }

  @Test func `views that both have count once, and all others count`() async throws {
    let store = try here.store()
    for second in 0..<5 { try await store.view("a", on: noon(plus: Double(second))) }
    let other = try there.store()
    try await other.merge(store.exported())
    try await other.view("a", on: noon(plus: 10))
    try await store.view("a", on: noon(plus: 20))
    let merged = try await store.merge(other.exported())
    #expect(merged.imagesUpdated == 1 && merged.imagesAdded == 0 && merged.snapshotsAdded == 0)
    let entry = try store.entries(of: endpoint()).first
    #expect(entry?.viewCount == 7 && entry?.lastViewed == noon(plus: 20))
    let times = try here.ask { try Int64.fetchAll($0, sql: "SELECT time / 1000 - 1795435200 FROM view ORDER BY 1") }
    #expect(times == [0, 1, 2, 3, 4, 10, 20])
  }

  @Test func `the one viewed later says what the image is called, and a pin of either holds`() async throws {
    let store = try here.store()
    try await store.view("a", on: noon(plus: 5), name: "ours")
    try await store.view("b", on: noon, name: "ours")
    let other = try there.store()
    try await other.view("a", on: noon, name: "theirs")
    try await other.view("b", on: noon(plus: 5), name: "theirs")
    try await other.setPinned(true, ImageID("a"), at: endpoint())
    try await store.merge(other.exported())
    let entries = try store.entries(of: endpoint())
    #expect(entries.map(\.name) == ["ours", "theirs"] && entries.map(\.isPinned) == [true, false])
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint())?.image.name == "ours")
    #expect(try store.snapshot(of: ImageID("b"), at: endpoint())?.image.name == "theirs")
  }

  @Test(arguments: [
    (ours: "", theirs: "theirs", both: "theirs"), ("ours", "", "ours"), ("same", "same", "same"),
    ("ours", "theirs", "ours\ntheirs"), ("one\ntwo", "two", "one\ntwo"), ("two", "one\ntwo\nthree", "one\ntwo\nthree"),
    ("restart it", "start", "restart it\nstart"),
  ])
  func `no word of a note is lost`(ours: String, theirs: String, both: String) async throws {
    let (store, other) = (try here.store(), try there.store())
    for (store, note) in [(store, ours), (other, theirs)] {
      try await store.view("a", on: noon)
      try await store.setNote(note, ImageID("a"), at: endpoint())
    }
    for _ in 0..<2 {
      let merged = try await store.merge(other.exported())
      #expect(merged.notesLeftOut == 0)
      #expect(try store.entries(of: endpoint()).map(\.note) == [both])
    }
  }

  @Test func `notes too long together are said, and ours stays`() async throws {
    let store = try here.store()
    try await store.view("a", on: noon)
    for (number, letter) in "abcdefghijkl".enumerated() {
      let folder = try TemporaryFolder()
      let other = try folder.store()
      try await other.view("a", on: noon)
      try await other.setNote(String(repeating: letter, count: 1_000), ImageID("a"), at: endpoint())
      let merged = try await store.merge(other.exported())
      #expect(merged.notesLeftOut == (number < 9 ? 0 : 1))
    }
    let note = try #require(try store.entries(of: endpoint()).first?.note)
    #expect(note.count == 9 * 1_000 + 8)
    #expect(try await there.store().merge(store.exported()).imagesAdded == 1)
  }

  @Test func `afterwards the capacity holds, and pinned images and those with a note are kept`() async throws {
    let other = try there.store()
    for number in 0..<6 { try await other.view("theirs-\(number)", on: noon(plus: Double(number))) }
    try await other.setPinned(true, ImageID("theirs-0"), at: endpoint())
    try await other.setNote("keep", ImageID("theirs-1"), at: endpoint())
    let store = try here.store(capacity: 4)
    for number in 0..<3 { try await store.view("ours-\(number)", on: noon(plus: 10 + Double(number))) }
    for _ in 0..<2 {
      let merged = try await store.merge(other.exported())
      #expect(merged.imagesEvicted > 0)
      #expect(try store.ids() == ["ours-2", "ours-1", "theirs-1", "theirs-0"])
    }
  }

  @Test func `afterwards former snapshots keep to their room`() async throws {
    let other = try there.store()
    for second in 0..<40 { try await other.view("a", on: noon(plus: Double(second)), name: "\(second)") }
    let store = try here.store(formerBytes: 100)
    for _ in 0..<2 {
      let merged = try await store.merge(other.exported())
      #expect(merged.snapshotsEvicted > 30)
      #expect(try store.timeline(of: "a") == ["39 39...39", "38 38...38", "37 37...37", "36 36...36", "35 35...35"])
    }
  }

  @Test func `snapshots of both stand in one timeline, those that say the same as one`() async throws {
    let (store, other) = (try here.store(), try there.store())
    for (second, name) in [(0, "A"), (1, "A"), (5, "B"), (9, "C")] {
      try await store.view("a", on: noon(plus: Double(second)), name: name)
    }
    for (second, name) in [(2, "A"), (4, "X"), (6, "B"), (12, "C")] {
      try await other.view("a", on: noon(plus: Double(second)), name: name)
    }
    let kept = try store.snapshots(of: ImageID("a"), at: endpoint()).map(\.id)
    let merged = try await store.merge(other.exported())
    #expect(merged.snapshotsAdded == 1)
    #expect(try store.timeline(of: "a") == ["C 9...12", "B 5...6", "X 4...4", "A 0...2"])
    let ids = try store.snapshots(of: ImageID("a"), at: endpoint()).map(\.id)
    #expect(Set(ids).count == 4 && Set(ids).isSuperset(of: kept))
  }

  @Test func `a snapshot that can't be read any more is left out, and counted`() async throws {
    let store = try await furnished()
    try here.ask { try $0.execute(sql: "UPDATE former_snapshot SET document = '{'") }
    var text = ""
    let exported = try store.export { text += String(decoding: $0, as: UTF8.self) }
    #expect(exported.unreadable == 1 && exported.snapshots == 3)
    let other = try there.store()
    try await other.merge(text)
    #expect(try other.timeline(of: "a") == ["new 2...2"])
  }

  @Test func `what the export's taker throws ends it, and is thrown on`() async throws {
    struct Full: Error {}
    let store = try await furnished()
    var taken = 0
    #expect(throws: Full.self) {
      try store.export { _ in
        taken += 1
        if taken == 2 { throw Full() }
      }
    }
    #expect(taken == 2)
    #expect(try store.ids() == ["a", "B"])
  }

  @Test func `a history that can only be read is exported, and takes nothing in`() async throws {
    let store = try await furnished()
    let text = try store.exported()
    try here.ask { try $0.execute(sql: "PRAGMA user_version = 99") }
    let newer = try here.store()
    #expect(try newer.exported() == text)
    let failure = await #expect(throws: HistoryFailure.self) { try await newer.merge(text) }
    #expect(failure?.kind == .newerVersion)
  }

  @Test func `an export sees one moment, whatever is written meanwhile`() async throws {
    let store = try await furnished()
    let before = try store.exported()
    var text = ""
    try store.export { bytes in
      defer { text += String(decoding: bytes, as: UTF8.self) }
      // The moment is that of the first image, behind the head.
      guard !text.isEmpty else { return }
      try here.ask { try $0.execute(sql: "UPDATE image SET name = 'later'; DELETE FROM view") }
    }
    #expect(text == before)
  }
}

extension HistoryStore {
  func exported(_ endpoint: Endpoint? = nil) throws -> String {
    var bytes: [UInt8] = []
    try export(endpoint) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Takes a document in, in pieces of some size.
  @discardableResult
  func merge(_ text: String, pieces: Int = 100) async throws -> HistoryExchange.Merged {
    try await merge(from: Pieces(Array(text.utf8), size: pieces).next)
  }
}

extension TemporaryFolder {
  /// All rows of the history but those that say in which order they were written.
  func facts() throws -> [Row] {
    try ask { db in
      try [
        "SELECT url, id, name, operating_system, status, first_viewed, last_viewed, view_count, is_pinned, note "
          + "FROM image JOIN endpoint ON endpoint.key = endpoint ORDER BY url, id",
        "SELECT id, url, time FROM view JOIN image ON image.key = image JOIN endpoint ON endpoint.key = endpoint "
          + "ORDER BY url, id, time",
        "SELECT id, document, since, taken FROM snapshot JOIN image ON image.key = image ORDER BY endpoint, id",
        "SELECT id, document, since, taken, size FROM former_snapshot JOIN image ON image.key = image ORDER BY id, taken",
      ].flatMap { try Row.fetchAll(db, sql: $0) }
    }
  }
}
