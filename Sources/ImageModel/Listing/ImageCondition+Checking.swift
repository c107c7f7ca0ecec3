import struct FoundationEssentials.Date

// MARK: - On this side

extension ImageCondition {
  /// True for an image that meets the condition.
  func holds(of image: Image) -> Bool {
    guard let filter else {
      let texts = [image.name, image.operatingSystem, image.id].compactMap(\.self)
      return texts.contains { matches($0) }
    }
    switch filter.kind {
    case .service: return true
    case .choice where isAnything: return true
    case .text, .choice, .part, .tag:
      return filter.keys.contains { key in texts(of: image[key]).contains { matches($0) } } != (relation == .isNot)
    case .flag:
      let isTrue = filter.keys.contains { image[$0].flatMap(Truth.init)?.isTrue == true }
      return (value == .flag(isTrue)) != (relation == .isNot)
    case .amount, .bytes:
      return holds(of: filter.kind == .bytes ? image.fileSize : filter.keys.first.flatMap { image[$0]?.whole })
    case .moment: return holds(of: filter.keys.first.flatMap { image[$0]?.string }.flatMap(Timestamp.init(iso:))?.date)
    }
  }

  private func holds(of number: Int64?) -> Bool {
    guard let number, case .number(let bound) = value else { return relation == .isNot }
    return relation.holds(number, bound)
  }

  private func holds(of moment: Date?) -> Bool {
    guard let moment else { return relation == .isNot }
    switch value {
    case .day(let day) where !relation.compares:
      return (day..<day.addingTimeInterval(86_400)).contains(moment) != (relation == .isNot)
    case .day(let bound), .moment(let bound): return relation.holds(moment, bound)
    case .texts, .flag, .number: return false
    }
  }

  private func matches(_ text: String) -> Bool {
    guard case .texts(let patterns) = value else { return false }
    return patterns.contains { pattern in
      // A tag may be a key with its value.
      pattern.matches(text) || filter?.kind == .tag && pattern.matches(String(text.prefix { $0 != "=" }))
    }
  }

  private func texts(of value: JSONValue?) -> [String] {
    switch value {
    case nil, .null?: []
    case .array(let elements)?: elements.map(\.text)
    case let value?: [value.text]
    }
  }

  /// `visibility:all`, which asks a service for more than it shows otherwise.
  private var isAnything: Bool { value == .texts([TextPattern("all")]) && filter?.name == "visibility" }
}

extension JSONValue {
  /// A whole number, or text that is one.
  fileprivate var whole: Int64? {
    switch self {
    case .number(let number): number.integer
    case .string(let string): Int64(string.value)
    default: nil
    }
  }
}

extension Image {
  /// Bytes of the image's file; nil where the service doesn't say it. Of images of Huawei Cloud IMS, `size` is a
  /// placeholder and `__image_size` counts; 0 there is a file that hasn't come yet.
  public var fileSize: Int64? {
    let isFromIMS = self["__imagetype"] != nil || self["__image_size"] != nil
    return isFromIMS ? self["__image_size"]?.whole : self["size"]?.whole
  }
}

// MARK: - At the service

extension ImageCondition {
  /// The condition as the service checks it; nil where it can't.
  func parameter(in dialect: ListDialect) -> (key: String, value: String)? {
    guard let filter, let key = dialect == .glance ? filter.glance : filter.huawei else { return nil }
    switch value {
    case .texts(let patterns): return text(of: patterns, in: dialect).map { (key, $0) }
    case .flag(let isTrue): return relation == .isNot ? nil : (key, isTrue ? "true" : "false")
    case .number(let number): return isExact || filter.relation != nil ? (key, String(number)) : nil
    case .moment(let date), .day(let date):
      let names: [Relation: String] = [.more: "gt", .atLeast: "gte", .less: "lt", .atMost: "lte"]
      let isDay = value == .day(date)
      guard let name = isExact ? isDay ? "gte" : "eq" : names[relation] else { return nil }
      return (key, "\(name):\(Timestamp(date).iso)")
    }
  }

  /// True where a service checks the whole condition, so that nothing is left for this side.
  func isSettled(by dialect: ListDialect) -> Bool {
    guard parameter(in: dialect) != nil else { return false }
    // The end of a day is for this side.
    if case .day = value { return !isExact }
    // The service looks at one field of several.
    return filter?.kind != .part
  }

  private var isExact: Bool { relation == .is || relation == .equals }

  private func text(of patterns: [TextPattern], in dialect: ListDialect) -> String? {
    guard isExact, !patterns.contains(where: \.isWild), let filter else { return nil }
    if filter.kind == .part, !ImageFilter.types.contains(patterns[0].text) { return nil }
    guard patterns.count == 1 else {
      // Glance's list of values, of the fields that have it; a quote in one would end it.
      let texts = patterns.map(\.text)
      guard dialect == .glance, ImageFilter.listed.contains(filter.name), !texts.contains(where: { $0.contains("\"") })
      else { return nil }
      return "in:" + texts.joined(separator: ",")
    }
    let text = patterns[0].text
    if dialect == .huawei, ["all", "community"].contains(text), filter.name == "visibility" { return nil }
    // It would be taken for a list.
    return text.hasPrefix("in:") ? nil : text
  }
}

extension ImageFilter {
  /// Fields that Glance takes lists of values for.
  fileprivate static let listed: Set = ["status", "id", "disk_format", "container_format"]
  /// What an operating system's type may be, as the services spell it.
  fileprivate static let types: Set = ["Linux", "Windows", "Other"]
}

extension Timestamp {
  /// `2018-09-06T14:03:27Z`.
  var iso: String {
    let parts = absolute.text.split(separator: " ")
    return "\(parts[0])T\(parts[1])Z"
  }
}
