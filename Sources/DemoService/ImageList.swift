import Foundation
import ImageModel

/// The list of images as Glance pages it: the newest first, 25 a page unless more are asked for, 1000 at most.
struct ImageList: Sendable {
  /// An image, and its JSON as it goes over the wire.
  struct Item: Sendable {
    let image: Image
    let json: String

    init?(_ json: String) {
      guard let image = try? Image(JSONValue(parsing: json)) else { return nil }
      (self.image, self.json) = (image, json)
    }
  }

  /// Why there is no page, in Glance's words.
  struct Refusal: Error {
    let message: String
  }

  private static let sortKeys: Set = [
    "name", "status", "created_at", "updated_at", "size", "id", "disk_format", "container_format",
  ]
  /// What says something else than which images are wanted.
  private static let noFilters: Set = ["limit", "marker", "sort", "sort_key", "sort_dir", "member_status"]

  private let items: [Item]

  /// All that the catalogue has, and the upload in the state it is in.
  init(upload: String) { items = Self.lasting + [Item(upload)].compactMap(\.self) }

  private static let lasting = (DemoCatalogue.samples + (0..<GeneratedImages.count).map(GeneratedImages.sample))
    .compactMap { Item($0.json) }

  /// A page's JSON.
  /// - Parameter query: the request's, decoded.
  /// - Throws: `Refusal` for what Glance answers with 400.
  func page(_ query: [(name: String, value: String)]) throws(Refusal) -> String {
    let last = Dictionary(query.map { ($0.name, $0.value) }) { $1 }
    guard let limit = Int(last["limit"] ?? "25") else { throw Refusal(message: "limit param must be an integer") }
    guard limit >= 0 else { throw Refusal(message: "limit param must be positive") }
    let wanted = try sorted(items.filter { item in Self.matches(item, query) }, by: query)
    var rest = wanted[...]
    if let marker = last["marker"] {
      guard items.contains(where: { $0.image.id == marker }) else {
        throw Refusal(message: "No image found with ID \(marker)")
      }
      rest = rest.drop { $0.image.id != marker }.dropFirst()
    }
    let page = rest.prefix(min(limit, 1000))
    let isFull = limit > 0 && page.count == min(limit, 1000)
    return Self.json(page, next: isFull ? page.last?.image.id : nil, query)
  }

  private static func json(_ page: ArraySlice<Item>, next marker: String?, _ query: [(name: String, value: String)])
    -> String
  {
    var same = URLComponents()
    same.path = "/v2/images"
    let asked = query.filter { $0.name != "marker" }.map { URLQueryItem(name: $0.name, value: $0.value) }
    same.queryItems = asked.isEmpty ? nil : asked
    var members = [#""images":[\#(page.map(\.json).joined(separator: ","))]"#]
    func add(_ key: String, _ link: String?) {
      if let link { members.append("\"\(key)\":\(JSONString(link).quoted)") }
    }
    add("first", same.string)
    if let marker {
      same.queryItems = asked + [URLQueryItem(name: "marker", value: marker)]
      add("next", same.string)
    }
    add("schema", "/v2/schemas/images")
    return "{\(members.joined(separator: ","))}"
  }

  // MARK: - Which, and in which order

  private static func matches(_ item: Item, _ query: [(name: String, value: String)]) -> Bool {
    query.allSatisfy { name, value in
      if noFilters.contains(name) { return true }
      switch name {
      case "visibility" where value == "all": return true
      case "tag": return texts(item.image["tags"]).contains(value)
      case "created_at", "updated_at": return isMoment(item.image[name]?.string ?? "", value)
      default:
        let wanted = value.hasPrefix("in:") ? value.dropFirst(3).split(separator: ",").map(String.init) : [value]
        return texts(item.image[name]).contains(where: wanted.contains)
      }
    }
  }

  private static func texts(_ value: JSONValue?) -> [String] {
    switch value {
    case nil, .null?: []
    case .array(let elements)?: elements.compactMap(\.string)
    case let value?: [value.string ?? value.written()]
    }
  }

  /// `gte:2025-01-01T00:00:00Z`; times of one spelling compare as texts.
  private static func isMoment(_ moment: String, _ condition: String) -> Bool {
    let parts = condition.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return moment == condition }
    return switch parts[0] {
    case "gt": moment > parts[1]
    case "gte": moment >= parts[1]
    case "lt": moment < parts[1]
    case "lte": moment <= parts[1]
    case "neq": moment != parts[1]
    default: moment == parts[1]
    }
  }

  private func sorted(_ items: [Item], by query: [(name: String, value: String)]) throws(Refusal) -> [Item] {
    let short = query.filter { $0.name == "sort" }.flatMap { $0.value.split(separator: ",") }.map { word in
      let parts = word.split(separator: ":").map(String.init)
      return (key: parts[0], isAscending: parts.count == 2 && parts[1] == "asc")
    }
    let directions = query.filter { $0.name == "sort_dir" }.map { $0.value == "asc" }
    let long = query.filter { $0.name == "sort_key" }.enumerated().map { index, item in
      (key: item.value, isAscending: index < directions.count ? directions[index] : directions.first ?? false)
    }
    var order = short + long
    if let strange = order.first(where: { !Self.sortKeys.contains($0.key) }) {
      throw Refusal(message: "Invalid sort key: \(strange.key). It must be one of: \(Self.sortKeys.sorted()).")
    }
    if order.isEmpty { order = [("created_at", false)] }
    // The id settles ties, so that a marker has one place.
    order.append(("id", false))
    let keyed = items.map { item in (item: item, keys: order.map { Self.texts(item.image[$0.key]).first ?? "" }) }
    return keyed.sorted { left, right in
      for (index, order) in order.enumerated() where left.keys[index] != right.keys[index] {
        return order.isAscending == (left.keys[index] < right.keys[index])
      }
      return false
    }.map(\.item)
  }
}
