import ImageModel

import struct FoundationEssentials.Date

extension Date {
  /// When every test begins.
  static let start = Date(timeIntervalSince1970: 1_790_000_000)
}

extension ImageID {
  /// An id with a number at its end, so that tests can tell ids apart.
  static func number(_ number: Int) -> ImageID {
    let digits = String(number)
    return text("00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)
  }

  static func text(_ text: String) -> ImageID {
    do { return try ImageID(text) } catch { preconditionFailure("\(text): \(error)") }
  }
}

extension Image {
  /// An image with an id, a name and whatever else a test is about.
  static func sample(_ number: Int, name: String? = nil, _ members: KeyValuePairs<String, JSONValue> = [:]) -> Image {
    let id = ImageID.number(number).text
    let own = members.map { JSONObject.Member(key: JSONString($0), value: $1) }
    let named: [JSONObject.Member] = [
      .init(key: "id", value: .string(JSONString(id))), .init(key: "status", value: "active"),
      .init(key: "name", value: .string(JSONString(name ?? "image \(number)"))),
    ]
    let keys = Set(own.map(\.key.value))
    do {
      return try Image(.object(JSONObject(named.filter { !keys.contains($0.key.value) } + own)))
    } catch { preconditionFailure("\(error)") }
  }
}

extension HistoryEntry {
  /// An entry of the list, seen so many minutes before the start.
  static func sample(_ number: Int, name: String? = nil, os: String? = nil, minutesAgo: Double? = nil) -> HistoryEntry {
    HistoryEntry(
      id: .number(number), name: name ?? "image \(number)", operatingSystem: os, status: "active",
      lastViewed: .start.addingTimeInterval(-60 * (minutesAgo ?? Double(number))))
  }
}
