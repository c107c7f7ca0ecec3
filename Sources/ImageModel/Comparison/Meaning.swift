import struct FoundationEssentials.Date

/// What a value says about an image, whatever its spelling: two values that mean the same are equal.
///
/// - A capability that is absent, or declared false, is `nothing`; null, the empty string and a limit of 0 likewise.
/// - Truth is truth in any case, as a JSON bool or as a word; numbers count by their value, times by their instant.
/// - A choice is the same in any case and with any spaces: `Oracle Linux` is `OracleLinux`, `Suse` is `SUSE`.
/// - Tags and agents are sets; a JSON document inside a string counts by its content.
/// - Words of documented fields, and all that is left, count by their code points.
indirect enum Meaning: Hashable {
  /// What absence says.
  case nothing
  case truth(Bool)
  /// A number in its canonical spelling.
  case number(String)
  case words(JSONString)
  case moment(Date)
  /// Elements without an order: tags, agents, the members of an object.
  case set(Set<Meaning>)
  case list([Meaning])
  case member(key: JSONString, Meaning)
  /// The image's own id, where another's could be.
  case itself
}

extension Meaning {
  /// Reads the value of a key; a value that stands for absence is `nothing`.
  /// - Parameters:
  ///   - value: nil where the image lacks the key.
  ///   - id: the image's own; nil where it makes no difference.
  init(of value: JSONValue?, under key: JSONString, in id: String?) {
    guard let value else {
      self = .nothing
      return
    }
    let field = FieldCatalog.field(key.value)
    let meaning = Meaning(value, FieldCatalog.kind(of: key.value))
    if let absent = field?.absenceMeans, let kind = field?.kind, meaning == Meaning(JSONValue(absent), kind) {
      self = .nothing
    } else if let id, field?.kind == .identifier, field?.tellsCopiesApart == false, value.string == id {
      self = .itself
    } else {
      self = meaning
    }
  }

  /// Reads a value as its field's kind has it; without a kind, in the answer's own words.
  init(_ value: JSONValue, _ kind: FieldKind?) {
    switch (kind, value) {
    case (_, .null), (_, ""): self = .nothing
    case (.tags, _), (.list, _), (.features, _):
      let elements = Meaning.elements(of: value, kind).map { $0.map(\.meaning) }
      if let elements { self = elements.isEmpty ? .nothing : .set(Set(elements)) } else { self.init(content: value) }
    case (.flag, _), (nil, _): self.init(content: value)
    case (.capability, _), (.namedCapability, _):
      let content = Meaning(content: value)
      self = content == .truth(false) ? .nothing : content
    case (.invertedCapability, _): self = Truth(value)?.isTrue == true ? .truth(true) : .nothing
    case (.choice, .string(let string)), (.status, .string(let string)):
      self = .words(JSONString(value: string.value.filter { !$0.isWhitespace }.lowercased(), unpaired: string.unpaired))
    case (.time, _):
      self = value.string.flatMap(Timestamp.init(iso:)).map { .moment($0.date) } ?? Meaning(words: value)
    case (.megabytes, _) where value.number?.integer == 0: self = .nothing
    case (.bytes, _), (.gigabytes, _), (.megabytes, _):
      self = value.number.map { .number($0.canonical) } ?? Meaning(words: value)
    case (.choice, _), (.status, _), (.text, _), (.identifier, _), (.origin, _), (.link, _), (.encryptionKey, _):
      self.init(words: value)
    }
  }

  /// The words of a value, a number's among them: `64` and `"64"` are one.
  private init(words value: JSONValue) {
    switch value {
    case .string(let string): self = .words(string)
    case .number, .bool: self = .words(JSONString(value.written()))
    default: self.init(content: value)
    }
  }

  /// A value that nobody documents. A string is a number where that is the number's plainest spelling, so `"40"` is 40,
  /// and `"7.10"`, most likely a version, is not 7.1.
  private init(content value: JSONValue) {
    switch value {
    case .null, "": self = .nothing
    case .bool(let bool): self = .truth(bool)
    case .number(let number): self = .number(number.canonical)
    case .array(let elements): self = .list(elements.map(Meaning.init(content:)))
    case .object: self = .set(Set(Meaning.members(of: value).map(\.meaning)))
    case .string(let string):
      if let truth = Truth(value) {
        self = .truth(truth.isTrue)
      } else if let integer = Int(string.value), String(integer) == string.value {
        self = .number(JSONNumber(integer).canonical)
      } else if let nested = value.nested {
        self.init(content: nested)
      } else {
        self = .words(string)
      }
    }
  }
}

extension Meaning {
  /// A part of a value that has several, and how it reads.
  struct Element {
    let meaning: Meaning
    let text: PrintableText
  }

  /// The parts of a key's value, such as `elements(of:_:)` has them.
  static func elements(of value: JSONValue?, under key: JSONString) -> [Element]? {
    elements(of: value, FieldCatalog.kind(of: key.value))
  }

  /// The parts of a value whose order says nothing: tags, agents, members of an object. Nil where it has no such parts.
  static func elements(of value: JSONValue?, _ kind: FieldKind?) -> [Element]? {
    guard let value, value != .null, value != "" else { return [] }
    switch (kind, value) {
    case (.tags, .array(let elements)), (.list, .array(let elements)):
      return elements.map { Element(meaning: Meaning(words: $0), text: $0.printable) }
    case (.tags, .string(let string)): return [Element(meaning: .words(string), text: value.printable)]
    case (.list, .string(let string)) where string.unpaired.isEmpty:
      return string.value.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }.map {
        Element(meaning: .words(JSONString(String($0))), text: PrintableText(String($0)))
      }
    case (.features, _), (nil, _):
      let content = value.nested ?? value
      return content.object.map { _ in members(of: content) }
    default: return nil
    }
  }

  /// The members of an object; of a duplicate key, the last.
  private static func members(of value: JSONValue) -> [Element] {
    var last: [JSONString: Int] = [:]
    let members = value.object?.members ?? []
    for (index, member) in members.enumerated() { last[member.key] = index }
    return members.enumerated().filter { last[$1.key] == $0 }.map { _, member in
      Element(
        meaning: .member(key: member.key, Meaning(content: member.value)),
        text: "\(PrintableText.label(of: member.key.value)): \(member.value.printable)")
    }
  }
}

extension FieldCatalog {
  /// How a key's value is read; nil for one that nobody documents. An unknown `__support_*` is a capability.
  fileprivate static func kind(of key: String) -> FieldKind? {
    field(key)?.kind ?? (section(of: key) == .capabilities ? .capability : nil)
  }
}

extension JSONValue {
  fileprivate init(_ text: String) { self = .string(JSONString(text)) }

  /// The JSON object or array that a string holds.
  fileprivate var nested: JSONValue? {
    guard let text = string, let first = text.utf8.first(where: { !JSONValue.isSpace($0) }), "{[".utf8.contains(first)
    else { return nil }
    return try? JSONValue(parsing: text)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x0A, 0x0D, 0x09].contains(byte) }
}
