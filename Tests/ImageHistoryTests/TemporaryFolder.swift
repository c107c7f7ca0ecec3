import Foundation
import GRDB
import Glibc
import ImageHistory
import ImageModel

/// A folder of a test's own, gone when the test lets go of it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where the history goes; its folder is for the store to make.
  var history: String { path + "/state/history.sqlite" }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path + "/state").sorted() }
  }

  func store(capacity: Int = 10_000, formerBytes: Int = 32 << 20) throws -> HistoryStore {
    try HistoryStore.open(at: history, capacity: capacity, formerBytes: formerBytes, now: noon)
  }

  /// Puts bytes where the history should be.
  func plant(_ bytes: some Sequence<UInt8>, as name: String = "history.sqlite") throws {
    try FileManager.default.createDirectory(atPath: path + "/state", withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path + "/state/" + name))
  }

  func bytes(_ name: String = "history.sqlite") throws -> Data {
    try Data(contentsOf: URL(filePath: path + "/state/" + name))
  }

  /// What SQLite itself says of the history, past the store.
  func ask<Value>(_ question: (Database) throws -> Value) throws -> Value {
    try DatabaseQueue(path: history).writeWithoutTransaction(question)
  }

  func mode(_ name: String = "") throws -> mode_t {
    var status = stat()
    guard stat(path + "/state" + name, &status) == 0 else { throw POSIXError(.ENOENT) }
    return status.st_mode & 0o777
  }
}

/// 2026-11-23 12:00:00 UTC.
let noon = Date(timeIntervalSince1970: 1_795_435_200)

/// A time some seconds after noon.
func noon(plus seconds: Double) -> Date { noon.addingTimeInterval(seconds) }

func endpoint(_ url: String = "https://ims.example.com") throws -> Endpoint { try Endpoint(url) }

func image(_ id: String, _ members: (String, JSONValue)...) throws -> Image {
  let all = [("id", .string(JSONString(id)))] + members
  return try Image(.object(JSONObject(all.map { JSONObject.Member(key: JSONString($0), value: $1) })))
}

extension HistoryStore {
  /// A view of an image that has no more than an id and a name.
  @discardableResult
  func view(_ id: String, at url: String = "https://ims.example.com", on date: Date, name: String? = nil) async throws
    -> HistoryEntry
  {
    let seen = try name.map { try image(id, ("name", .string(JSONString($0)))) } ?? image(id)
    return try await record(seen, as: ImageID(id), at: endpoint(url), on: date)
  }

  func ids(at url: String = "https://ims.example.com") throws -> [String] {
    try entries(of: endpoint(url)).map(\.id.text)
  }

  /// What an image was called in each of its snapshots, the latest first, and in which seconds after noon.
  func timeline(of id: String) throws -> [String] {
    try snapshots(of: ImageID(id), at: endpoint()).map { row in
      let image = try snapshot(row.id, of: ImageID(id), at: endpoint())?.image
      let (since, taken) = (row.since.timeIntervalSince(noon), row.taken.timeIntervalSince(noon))
      return "\(image?.name ?? "?") \(Int(since.rounded()))...\(Int(taken.rounded()))"
    }
  }
}
