import struct FoundationEssentials.Date

/// What a value says once its field's kind is known: the leniency and the traps of the documents, in one place.
struct Reading {
  var mark: FieldRow.Mark = .plain
  var value: PrintableText
  var moreLines: [PrintableText] = []
  var aside: PrintableText?
  /// Rows that explain the value part by part: label, mark, value and what the service wrote.
  var parts: [(label: PrintableText, mark: FieldRow.Mark, value: PrintableText, raw: JSONValue)] = []

  init(_ mark: FieldRow.Mark, _ value: PrintableText, aside: PrintableText? = nil) {
    self.mark = mark
    self.value = value
    self.aside = aside
  }

  private init(_ value: PrintableText) { self.init(.plain, value) }

  /// Reads a value of a documented field.
  init(of field: Field, value: JSONValue, in surroundings: Surroundings) {
    if let unset = Reading(unset: value, kind: field.kind) {
      self = unset
      return
    }
    switch field.kind {
    case .text: self.init(lines: value)
    case .identifier, .choice, .link: self.init(plain: value, documented: field.values)
    case .status: self.init(status: value, documented: field.values)
    case .flag: self.init(flag: value, documented: field.values)
    case .tags: self.init(tags: value)
    case .origin: self.init(origin: value)
    case .features: self.init(features: value)
    case .time: self.init(time: value, now: surroundings.now)
    case .bytes: self.init(bytes: value)
    case .gigabytes: self.init(quantity: value, unit: "GB", zero: nil)
    case .megabytes: self.init(quantity: value, unit: "MB", zero: "no limit")
    case .capability: self.init(capability: value)
    case .namedCapability: self.init(namedCapability: value, documented: field.values)
    case .invertedCapability: self.init(inverted: value, of: field, in: surroundings)
    case .list: self.init(list: value, documented: field.values)
    case .encryptionKey: self.init(.plain, value.printable, aside: "encrypted")
    }
    if field.isPlaceholderOnIMS, surroundings.isFromIMS { aside = "not used by IMS" }
    if field.wireName == "owner", surroundings.isShared { aside = "the sharer's project" }
  }

  /// What a documented field says where the image lacks it.
  init(absent field: Field, in surroundings: Surroundings) {
    switch field.kind {
    case .capability, .namedCapability: self.init(.notDeclared, "not declared", aside: "means no")
    case .invertedCapability where surroundings.isCloudServer:
      self.init(.yes, "supported", aside: "not declared: means supported")
    case .invertedCapability: self.init(.notDeclared, "not declared", aside: Self.cloudServersOnly)
    case .list: self.init(.notDeclared, "none")
    default: self.init(.notDeclared, "not declared")
    }
  }

  /// Reads a value of a field that nobody documents, in the answer's own words.
  init(undocumented value: JSONValue, key: String) {
    let isCapability = FieldCatalog.section(of: key) == .capabilities
    if let unset = Reading(unset: value, kind: .text) {
      self = unset
    } else if isCapability, let truth = Truth(value) {
      self.init(truth: truth)
    } else {
      self.init(lines: value)
      // A capability may have a name for its value, but nothing else.
      if isCapability, value.string == nil { mark = .odd }
    }
  }

  private init(truth: Truth) {
    self.init(truth.isTrue ? .yes : .no, truth.isTrue ? "yes" : "no")
  }

  /// Null and the empty string stand for "not set", except where they mean something of their own.
  private init?(unset value: JSONValue, kind: FieldKind) {
    switch (value, kind) {
    case (_, .invertedCapability): return nil
    case ("", .megabytes): self.init(.plain, "no limit", aside: "empty")
    case (.null, _): self.init(.notSet, "not set", aside: "null")
    case ("", _): self.init(.notSet, "not set", aside: "empty")
    case (.array([]), .tags): self.init(.notSet, "none")
    default: return nil
    }
  }

  private init(lines value: JSONValue) {
    let lines = value.string.map(PrintableText.lines(of:)) ?? [value.printable]
    self.init(lines.first ?? value.printable)
    moreLines = Array(lines.dropFirst())
  }

  private init(plain value: JSONValue, documented: [DocumentedValue]) {
    self.init(value.printable)
    let text = value.text
    if let meaning = documented.first(where: { $0.wire == text })?.meaning {
      self.value = "\(value.printable) (\(meaning))"
    }
  }

  private init(status value: JSONValue, documented: [DocumentedValue]) {
    self.init(plain: value, documented: documented)
    switch ImageStatus(value.string ?? "") {
    case .usable:
      mark = .good
      self.value = value.printable
    case .onItsWay: mark = .pending
    case .lost: mark = .bad
    case .withheld: mark = .odd
    case .unknown: aside = "not a documented status"
    }
  }

  private init(flag value: JSONValue, documented: [DocumentedValue]) {
    guard let truth = Truth(value) else {
      self.init(.odd, value.printable, aside: "neither true nor false")
      return
    }
    self.init(truth.isTrue ? "yes" : "no")
    let wire = truth.isTrue ? "true" : "false"
    aside = documented.first { $0.wire == wire }?.meaning
  }

  private init(tags value: JSONValue) {
    guard case .array(let elements) = value else {
      self.init(lines: value)
      return
    }
    let tags = elements.map(\.printable)
    self.init(tags.first ?? "none")
    moreLines = Array(tags.dropFirst())
  }

  /// The documents name these forms: `instance,ID`, `volume,ID`, `file,BUCKET:OBJECT`, `server_backup,ID` and
  /// `image,REGION,ID`.
  private init(origin value: JSONValue) {
    self.init(plain: value, documented: [])
    let parts = (value.string ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, !parts[1].isEmpty else { return }
    switch (parts[0], parts.count) {
    case ("instance", 2): self.value = "server \(parts[1])"
    case ("volume", 2): self.value = "volume \(parts[1])"
    case ("server_backup", 2): self.value = "server backup \(parts[1])"
    case ("image", 3): self.value = "image \(parts[2]) of region \(parts[1])"
    case ("file", 2...):
      let path = parts.dropFirst().joined(separator: ",")
      if let colon = path.firstIndex(of: ":") {
        self.value = "file \(path[path.index(after: colon)...]) in bucket \(path[..<colon])"
      } else {
        self.value = "file \(path)"
      }
    default: return
    }
    aside = value.printable
  }

  private init(features value: JSONValue) {
    let object: JSONObject?
    switch value {
    case .object(let nested): object = nested
    case .string(let string): object = (try? JSONValue(parsing: string.value))?.object
    default: object = nil
    }
    guard let object else {
      self.init(.odd, value.printable, aside: "not a JSON object")
      return
    }
    self.init(object.members.count == 1 ? "1 feature" : "\(object.members.count) features")
    parts = object.members.map { member in
      let reading = Truth(member.value).map { Reading(truth: $0) } ?? Reading(.plain, member.value.printable)
      return (.label(of: member.key.value), reading.mark, reading.value, member.value)
    }
  }

  private init(time value: JSONValue, now: Date) {
    guard let time = value.string.flatMap(Timestamp.init(iso:)) else {
      self.init(.odd, value.printable, aside: "not a time")
      return
    }
    self.init(.plain, time.absolute, aside: time.relative(to: now))
  }

  private init(bytes value: JSONValue) {
    if let count = value.number?.integer, count >= 0 {
      self.init(Quantity.bytes(count))
    } else {
      self.init(.odd, value.printable, aside: "not a number of bytes")
    }
  }

  private init(quantity value: JSONValue, unit: PrintableText, zero: PrintableText?) {
    guard let number = value.number else {
      self.init(.odd, value.printable, aside: "not a number")
      return
    }
    if let zero, number.integer == 0 {
      self.init(.plain, zero, aside: value.printable)
    } else {
      let isNegative = number.literal.hasPrefix("-") && number.integer != 0
      self.init(isNegative ? .odd : .plain, "\(value.printable) \(unit)", aside: isNegative ? "less than nothing" : nil)
    }
  }

  private init(capability value: JSONValue) {
    if let truth = Truth(value) {
      self.init(truth: truth)
    } else {
      self.init(.odd, value.printable, aside: "neither true nor false")
    }
  }

  private init(namedCapability value: JSONValue, documented: [DocumentedValue]) {
    if let truth = Truth(value) {
      self.init(truth: truth)
    } else if let name = value.string {
      let isDocumented = documented.contains { $0.wire == name }
      self.init(.yes, value.printable, aside: isDocumented ? nil : "not in the documents' list")
    } else {
      self.init(.odd, value.printable, aside: "neither a name nor true or false")
    }
  }

  /// "true" means that Cloud-Init's password and key injection is not supported; anything else that it is.
  private init(inverted value: JSONValue, of field: Field, in surroundings: Surroundings) {
    let isRefused = Truth(value)?.isTrue == true
    let wire: PrintableText = "\(field.wireName) = \(value == "" ? "\"\"" : value.printable)"
    let counts = surroundings.environment == nil || surroundings.isCloudServer
    self.init(
      isRefused ? .no : .yes, isRefused ? "not supported" : "supported",
      aside: counts ? wire : "\(wire); \(Self.cloudServersOnly)")
  }

  private static let cloudServersOnly: PrintableText = "counts only for a cloud server's system disk"

  private init(list value: JSONValue, documented: [DocumentedValue]) {
    guard let text = value.string else {
      self.init(lines: value)
      return
    }
    let names = text.split(separator: ",").map { name in
      let name = String(name.trimmed)
      return documented.first { $0.wire == name }?.meaning.map { "\(name) (\($0))" } ?? name
    }
    self.init(names.isEmpty ? value.printable : PrintableText(names.joined(separator: ", ")))
  }
}

extension JSONValue {
  /// The number, or the one that a string holds: services send both.
  var number: JSONNumber? {
    switch self {
    case .number(let number): number
    case .string(let string):
      if let integer = Int(string.value) {
        JSONNumber(integer)
      } else if case .number(let number)? = try? JSONValue(parsing: string.value, depth: 0) {
        number
      } else {
        nil
      }
    default: nil
    }
  }

  /// A string's own text, or the value as JSON; raw.
  var text: String { string ?? written() }

  /// A string's own text, or the value as JSON, printable.
  public var printable: PrintableText { PrintableText(text) }
}
