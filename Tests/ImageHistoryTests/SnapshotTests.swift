import CustomDump
import Foundation
import ImageHistory
import ImageModel
import Testing

struct SnapshotTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    #"{"id":"a","min_disk":18446744073709551616,"ratio":1.0,"tiny":1e-400,"big":-0.10000000000000000001}"#,
    #"{"id":"a","name":null,"tags":[],"nested":{"deep":[[{"x":null}]]},"empty":{}}"#,
    #"{"id":"a","key":1,"key":2,"KEY":3,"":4}"#,
    #"{"id":"a","name":"\u0000\u001b[31m\u202egnp\u200b","half":"\ud800"}"#,
    #"{"id":"a","name":"欧拉 EulerOS 🐧 e\u0301"}"#,
    #"{"id":"a","name":"Robert'); DROP TABLE image;--"}"#,
  ])
  func `a snapshot is the document, to the last digit`(document: String) async throws {
    let seen = try Image(JSONValue(parsing: document))
    let store = try folder.store()
    let entry = try await store.record(seen, as: ImageID("a"), at: endpoint(), on: noon)
    let snapshot = try folder.store().snapshot(of: ImageID("a"), at: endpoint())
    expectNoDifference(snapshot, Snapshot(image: seen, taken: noon))
    #expect(snapshot.map { JSONValue.object($0.image.document).written() } == JSONValue.object(seen.document).written())
    #expect(entry.name == seen.name)
    #expect(try store.entries(of: endpoint()).map(\.name) == [seen.name])
  }

  @Test func `an image of three hundred properties comes back whole`() async throws {
    let members = (0..<300).map { ("property_\($0)", JSONValue.string(JSONString(String(repeating: "值", count: 40)))) }
    let all = [("id", JSONValue.string("a"))] + members
    let seen = try Image(.object(JSONObject(all.map { JSONObject.Member(key: JSONString($0), value: $1) })))
    let store = try folder.store()
    try await store.record(seen, as: ImageID("a"), at: endpoint(), on: noon)
    #expect(try store.snapshot(of: ImageID("a"), at: endpoint())?.image == seen)
  }

  @Test func `what was never viewed has no snapshot`() throws {
    #expect(try folder.store().snapshot(of: ImageID("a"), at: endpoint()) == nil)
  }

  @Test func `the id that was asked for finds the image, whatever the document calls itself`() async throws {
    let store = try folder.store()
    try await store.record(image("abc"), as: ImageID("ABC"), at: endpoint(), on: noon)
    #expect(try store.snapshot(of: ImageID("ABC"), at: endpoint())?.image.id == "abc")
    #expect(try store.snapshot(of: ImageID("abc"), at: endpoint()) == nil)
  }
}
