import FoundationEssentials
import ImageModel

extension HistoryExchange {
  /// An image of an exchange document.
  struct ExchangedImage: Hashable, Sendable {
    let endpoint: Endpoint
    var record: ImageRecord
  }
}

// MARK: - Writing

extension HistoryExchange.ExchangedImage {
  /// The image as one line of JSON, without the line's end. Documents go in as they are stored; the caller has left out
  /// those that aren't JSON.
  func written() -> String {
    let entry = record.entry
    let members: JSONValue = [
      "endpoint": .string(JSONString(endpoint.url)),
      "id": .string(JSONString(entry.id.text)),
      "name": .text(entry.name),
      "os": .text(entry.operatingSystem),
      "status": .text(entry.status),
      "first_viewed": .time(record.firstViewed),
      "last_viewed": .time(Milliseconds(entry.lastViewed)),
      "views": .number(JSONNumber(entry.viewCount)),
      "viewed": .array(record.views.map(JSONValue.time)),
      "pinned": .bool(entry.isPinned),
      "note": .text(entry.note),
    ]
    let snapshots = record.documents.map { document in
      let times: JSONValue = ["since": .time(document.since), "taken": .time(document.taken)]
      return times.written().dropLast() + ",\"document\":" + document.text + "}"
    }
    return members.written().dropLast() + ",\"snapshots\":[" + snapshots.joined(separator: ",") + "]}"
  }
}

extension JSONValue {
  fileprivate static func text(_ text: String?) -> JSONValue { text.map { .string(JSONString($0)) } ?? .null }

  fileprivate static func time(_ time: Milliseconds) -> JSONValue {
    let times = HistoryExchange.times
    return .number(JSONNumber(Int(min(max(time.count, times.lowerBound), times.upperBound))))
  }
}

// MARK: - Reading

extension HistoryExchange.ExchangedImage {
  /// Why a JSON value is no image of an exchange document.
  struct Malformed: Error {}

  /// Reads one image.
  /// - Throws: `Malformed`, or `JSONError`.
  init(parsing bytes: [UInt8]) throws {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed() }
    guard case .object(let image) = try JSONValue(parsing: bytes, depth: HistoryExchange.depth) else {
      throw Malformed()
    }
    let viewed = try image.array("viewed").map { try $0.time() }.sorted().suffix(ImageRecord.keptViews)
    guard let count = image["views"]?.integer, (1...ImageRecord.mostViews).contains(count),
      case .bool(let isPinned) = image["pinned"] ?? .bool(false)
    else { throw Malformed() }
    let note = try image.text("note")
    guard (note?.unicodeScalars.count ?? 0) <= HistoryStore.longestJoinedNote else { throw Malformed() }
    endpoint = try Endpoint(image.requiredText("endpoint"))
    record = ImageRecord(
      entry: HistoryEntry(
        id: try ImageID(image.requiredText("id")), name: try image.text("name"),
        operatingSystem: try image.text("os"), status: try image.text("status"),
        lastViewed: try image.time("last_viewed").date, viewCount: Int(count), isPinned: isPinned,
        note: note?.allSatisfy(\.isWhitespace) == true ? nil : note),
      firstViewed: try image.time("first_viewed"), views: Array(viewed),
      documents: try image.array("snapshots").suffix(ImageRecord.keptDocuments).map(ImageRecord.Document.init))
  }
}

extension ImageRecord.Document {
  fileprivate init(exchanged value: JSONValue) throws {
    guard let snapshot = value.object, let document = snapshot["document"], (try? Image(document)) != nil else {
      throw HistoryExchange.ExchangedImage.Malformed()
    }
    self.init(text: document.written(), since: try snapshot.time("since"), taken: try snapshot.time("taken"))
    guard since <= taken else { throw HistoryExchange.ExchangedImage.Malformed() }
  }
}

extension JSONObject {
  /// The text of a member; nil where it is null or absent.
  fileprivate func text(_ key: String) throws -> String? {
    switch self[key] {
    case nil, .null: nil
    case .string(let string): string.value
    default: throw HistoryExchange.ExchangedImage.Malformed()
    }
  }

  fileprivate func requiredText(_ key: String) throws -> String {
    guard let text = try text(key) else { throw HistoryExchange.ExchangedImage.Malformed() }
    return text
  }

  fileprivate func array(_ key: String) throws -> [JSONValue] {
    guard case .array(let elements) = self[key] ?? .array([]) else { throw HistoryExchange.ExchangedImage.Malformed() }
    return elements
  }

  fileprivate func time(_ key: String) throws -> Milliseconds { try (self[key] ?? .null).time() }
}

extension JSONValue {
  fileprivate var integer: Int64? {
    if case .number(let number) = self { number.integer } else { nil }
  }

  fileprivate func time() throws -> Milliseconds {
    guard let count = integer, HistoryExchange.times.contains(count) else {
      throw HistoryExchange.ExchangedImage.Malformed()
    }
    return Milliseconds(count: count)
  }
}
