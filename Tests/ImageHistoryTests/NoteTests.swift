import CustomDump
import Foundation
import ImageHistory
import ImageModel
import Testing

struct NoteTests {
  let folder: TemporaryFolder
  let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  private func note(_ id: String = "a") throws -> String? {
    try store.entries(of: endpoint()).first { $0.id.text == id }?.note
  }

  @Test(arguments: ["golden, don't touch", "测试\nzweite Zeile", "\u{1B}[31m\0behind", " spaced "])
  func `a note is kept as it was written, over views and programs`(text: String) async throws {
    try await store.view("a", on: noon)
    try await store.setNote(text, ImageID("a"), at: endpoint())
    #expect(try note() == text)
    #expect(try await store.view("a", on: noon(plus: 1), name: "new").note == text)
    #expect(try folder.store().entries(of: endpoint()).map(\.note) == [text])
  }

  @Test(arguments: ["", " ", "\n\t "])
  func `a blank note removes the one there is`(blank: String) async throws {
    try await store.view("a", on: noon)
    try await store.setNote("words", ImageID("a"), at: endpoint())
    try await store.setNote(blank, ImageID("a"), at: endpoint())
    #expect(try store.entries(of: endpoint()).map(\.note) == [nil])
  }

  @Test func `a note of a thousand characters is kept, and a longer one leaves the old`() async throws {
    try await store.view("a", on: noon)
    let longest = String(repeating: "值", count: 1_000)
    try await store.setNote(longest, ImageID("a"), at: endpoint())
    #expect(try note() == longest)
    let failure = await #expect(throws: HistoryFailure.self) {
      try await store.setNote(longest + "!", ImageID("a"), at: endpoint())
    }
    #expect(failure?.kind == .other)
    #expect(failure?.message.text.contains("1001") == true)
    #expect(try note() == longest)
  }

  @Test func `endpoints have their notes apart, and one on an unknown image is none`() async throws {
    try await store.view("a", on: noon)
    try await store.view("a", at: "https://other.example", on: noon)
    try await store.setNote("here", ImageID("a"), at: endpoint())
    try await store.setNote("nowhere", ImageID("b"), at: endpoint())
    #expect(try store.entries(of: endpoint()).map(\.note) == ["here"])
    #expect(try store.entries(of: endpoint("https://other.example")).map(\.note) == [nil])
  }

  @Test func `an image with a note is never evicted, until the note is removed`() async throws {
    let store = try folder.store(capacity: 2)
    try await store.view("a", on: noon)
    try await store.setNote("keep", ImageID("a"), at: endpoint())
    for (index, id) in ["b", "c", "d"].enumerated() { try await store.view(id, on: noon(plus: Double(index + 1))) }
    #expect(try store.ids() == ["d", "a"])
    try await store.setNote("", ImageID("a"), at: endpoint())
    try await store.view("e", on: noon(plus: 9))
    #expect(try store.ids() == ["e", "d"])
  }

  @Test func `restoring brings the note back, beside one written meanwhile`() async throws {
    try await store.view("a", on: noon)
    try await store.setNote("first", ImageID("a"), at: endpoint())
    let removed = try #require(try await store.remove(ImageID("a"), at: endpoint()))
    #expect(removed.entry.note == "first")
    try await store.restore(removed)
    #expect(try note() == "first")

    let again = try #require(try await store.remove(ImageID("a"), at: endpoint()))
    #expect(try await store.view("a", on: noon(plus: 1)).note == nil)
    try await store.setNote("second", ImageID("a"), at: endpoint())
    try await store.restore(again)
    #expect(try note() == "first\nsecond")
  }
}
