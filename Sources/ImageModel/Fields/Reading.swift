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
    case .megabytes: self.init(quantity: value, unit: "MB", zero: Self.noLimit)
    case .capability: self.init(capability: value)
    case .namedCapability: self.init(namedCapability: value, documented: field.values)
    case .invertedCapability: self.init(inverted: value, of: field, in: surroundings)
    case .list: self.init(list: value, documented: field.values)
    case .encryptionKey: self.init(.plain, value.printable, aside: PrintableText("encrypted", zh: "已加密"))
    }
    if field.isPlaceholderOnIMS, surroundings.isFromIMS { aside = PrintableText("not used by IMS", zh: "IMS 不使用") }
    if field.wireName == "owner", surroundings.isShared { aside = PrintableText("the sharer's project", zh: "共享者的项目") }
  }

  /// What a documented field says where the image lacks it.
  init(absent field: Field, in surroundings: Surroundings) {
    switch field.kind {
    case .capability, .namedCapability: self.init(.notDeclared, Self.notDeclared, aside: Self.meansNo)
    case .invertedCapability where surroundings.isCloudServer:
      self.init(.yes, Self.supported, aside: PrintableText("not declared: means supported", zh: "未声明，即支持"))
    case .invertedCapability: self.init(.notDeclared, Self.notDeclared, aside: Self.cloudServersOnly)
    case .list: self.init(.notDeclared, Self.none)
    default: self.init(.notDeclared, Self.notDeclared)
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

  /// Reads what a capability or a feature says of itself.
  private init(truth: Truth) {
    self.init(
      truth.isTrue ? .yes : .no,
      truth.isTrue ? PrintableText("yes", zh: "支持") : PrintableText("no", zh: "不支持"))
  }

  /// Null and the empty string stand for "not set", except where they mean something of their own.
  private init?(unset value: JSONValue, kind: FieldKind) {
    switch (value, kind) {
    case (_, .invertedCapability): return nil
    case ("", .megabytes): self.init(.plain, Self.noLimit, aside: Self.empty)
    case (.null, _): self.init(.notSet, Self.notSet, aside: "null")
    case ("", _): self.init(.notSet, Self.notSet, aside: Self.empty)
    case (.array([]), .tags): self.init(.notSet, Self.none)
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
      self.value = PrintableText("\(value.printable) (\(meaning))", zh: "\(value.printable)（\(meaning)）")
    }
  }

  private init(status value: JSONValue, documented: [DocumentedValue]) {
    self.init(plain: value, documented: documented)
    switch ImageStatus(value.string ?? "") {
    case .usable:
      mark = .good
      // The English word says it itself.
      let explained = self.value
      self.value = PrintableText(value.printable, zh: explained)
    case .onItsWay: mark = .pending
    case .lost: mark = .bad
    case .withheld: mark = .odd
    case .unknown: aside = PrintableText("not a documented status", zh: "不是文档所列的状态")
    }
  }

  private init(flag value: JSONValue, documented: [DocumentedValue]) {
    guard let truth = Truth(value) else {
      self.init(.odd, value.printable, aside: Self.noTruth)
      return
    }
    self.init(truth.isTrue ? PrintableText("yes", zh: "是") : PrintableText("no", zh: "否"))
    let wire = truth.isTrue ? "true" : "false"
    aside = documented.first { $0.wire == wire }?.meaning
  }

  private init(tags value: JSONValue) {
    guard case .array(let elements) = value else {
      self.init(lines: value)
      return
    }
    let tags = elements.map(\.printable)
    self.init(tags.first ?? Self.none)
    moreLines = Array(tags.dropFirst())
  }

  /// The documents name these forms: `instance,ID`, `volume,ID`, `file,BUCKET:OBJECT`, `server_backup,ID` and
  /// `image,REGION,ID`.
  private init(origin value: JSONValue) {
    self.init(plain: value, documented: [])
    let parts = (value.string ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, !parts[1].isEmpty else { return }
    switch (parts[0], parts.count) {
    case ("instance", 2): self.value = PrintableText("server \(parts[1])", zh: "云服务器 \(parts[1])")
    case ("volume", 2): self.value = PrintableText("volume \(parts[1])", zh: "云硬盘 \(parts[1])")
    case ("server_backup", 2): self.value = PrintableText("server backup \(parts[1])", zh: "云服务器备份 \(parts[1])")
    case ("image", 3):
      self.value = PrintableText("image \(parts[2]) of region \(parts[1])", zh: "区域 \(parts[1]) 的镜像 \(parts[2])")
    case ("file", 2...):
      let path = parts.dropFirst().joined(separator: ",")
      if let colon = path.firstIndex(of: ":") {
        let (bucket, object) = (path[..<colon], path[path.index(after: colon)...])
        self.value = PrintableText("file \(object) in bucket \(bucket)", zh: "桶 \(bucket) 中的文件 \(object)")
      } else {
        self.value = PrintableText("file \(path)", zh: "文件 \(path)")
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
      self.init(.odd, value.printable, aside: PrintableText("not a JSON object", zh: "不是 JSON 对象"))
      return
    }
    let count = object.members.count
    self.init(PrintableText(count == 1 ? "1 feature" : "\(count) features", zh: "\(count) 项特性"))
    parts = object.members.map { member in
      let reading = Truth(member.value).map { Reading(truth: $0) } ?? Reading(.plain, member.value.printable)
      return (.label(of: member.key.value), reading.mark, reading.value, member.value)
    }
  }

  private init(time value: JSONValue, now: Date) {
    guard let time = value.string.flatMap(Timestamp.init(iso:)) else {
      self.init(.odd, value.printable, aside: PrintableText("not a time", zh: "不是时间"))
      return
    }
    self.init(.plain, time.absolute, aside: time.relative(to: now))
  }

  private init(bytes value: JSONValue) {
    if let count = value.number?.integer, count >= 0 {
      self.init(Quantity.bytes(count))
    } else {
      self.init(.odd, value.printable, aside: PrintableText("not a number of bytes", zh: "不是字节数"))
    }
  }

  private init(quantity value: JSONValue, unit: PrintableText, zero: PrintableText?) {
    guard let number = value.number else {
      self.init(.odd, value.printable, aside: PrintableText("not a number", zh: "不是数字"))
      return
    }
    if let zero, number.integer == 0 {
      self.init(.plain, zero, aside: value.printable)
    } else {
      let isNegative = number.literal.hasPrefix("-") && number.integer != 0
      self.init(
        isNegative ? .odd : .plain, "\(value.printable) \(unit)",
        aside: isNegative ? PrintableText("less than nothing", zh: "小于零") : nil)
    }
  }

  private init(capability value: JSONValue) {
    if let truth = Truth(value) {
      self.init(truth: truth)
    } else {
      self.init(.odd, value.printable, aside: Self.noTruth)
    }
  }

  private init(namedCapability value: JSONValue, documented: [DocumentedValue]) {
    if let truth = Truth(value) {
      self.init(truth: truth)
    } else if let name = value.string {
      let isDocumented = documented.contains { $0.wire == name }
      self.init(
        .yes, value.printable, aside: isDocumented ? nil : PrintableText("not in the documents' list", zh: "不在文档所列之内"))
    } else {
      self.init(
        .odd, value.printable,
        aside: PrintableText("neither a name nor true or false", zh: "既不是名称，也不是 true 或 false"))
    }
  }

  /// "true" means that Cloud-Init's password and key injection is not supported; anything else that it is.
  private init(inverted value: JSONValue, of field: Field, in surroundings: Surroundings) {
    let isRefused = Truth(value)?.isTrue == true
    let wire: PrintableText = "\(field.wireName) = \(value == "" ? "\"\"" : value.printable)"
    let counts = surroundings.environment == nil || surroundings.isCloudServer
    self.init(
      isRefused ? .no : .yes, isRefused ? PrintableText("not supported", zh: "不支持") : Self.supported,
      aside: counts
        ? wire : PrintableText("\(wire); \(Self.cloudServersOnly)", zh: "\(wire)；\(Self.cloudServersOnly)"))
  }

  private init(list value: JSONValue, documented: [DocumentedValue]) {
    guard let text = value.string else {
      self.init(lines: value)
      return
    }
    let names = text.split(separator: ",").map { name in
      let name = String(name.trimmed)
      return documented.first { $0.wire == name }?.meaning.map {
        PrintableText("\(name) (\($0))", zh: "\(name)（\($0)）")
      }
        ?? PrintableText(name)
    }
    self.init(names.isEmpty ? value.printable : .list(names))
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
