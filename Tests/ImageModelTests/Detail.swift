import Foundation
import ImageModel
import Testing

/// 2026-01-15 12:00:00 UTC: what relative times of these tests count from.
let now = Date(timeIntervalSince1970: 1_768_478_400)

extension Image {
  /// An image with an id and the members of `json`, such as `"name":"x","size":0`.
  static func made(of json: String) throws -> Image {
    try Image(JSONValue(parsing: #"{"id":"0f0e0d0c-1111-4222-8333-444455556666""# + (json.isEmpty ? "}" : ",\(json)}")))
  }

  /// All rows of the detail in their order.
  func rows(includingAbsent: Bool = false) -> [FieldRow] {
    detail(now: now, includingAbsent: includingAbsent).flatMap(\.rows)
  }

  /// The only row of a key, its parts aside.
  func row(_ key: String, includingAbsent: Bool = false, at location: SourceLocation = #_sourceLocation) throws
    -> FieldRow
  {
    let rows = rows(includingAbsent: includingAbsent).filter { $0.key == key && !$0.isPart }
    #expect(rows.count == 1, sourceLocation: location)
    return try #require(rows.first, sourceLocation: location)
  }
}

/// What a row says, in short: the mark, the value, the aside.
struct Says: Equatable, CustomStringConvertible {
  let mark: FieldRow.Mark
  let value: String
  let aside: String?

  init(_ mark: FieldRow.Mark, _ value: String, _ aside: String? = nil) {
    self.mark = mark
    self.value = value
    self.aside = aside
  }

  init(_ row: FieldRow) { self.init(row.mark, row.value.text, row.aside?.text) }

  var description: String { "\(mark): \(value)\(aside.map { " (\($0))" } ?? "")" }
}
