/// A JSON value that keeps what the service wrote: member order, duplicate keys, nulls and every digit of a number.
///
/// `JSONDecoder` keeps neither order nor duplicates and rounds decimals, so an answer read through it can't be shown
/// faithfully or written out again equal to what came.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(JSONString)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// The text of a string value; nil for any other kind.
  public var string: String? {
    if case .string(let string) = self { string.value } else { nil }
  }

  /// The members of an object; nil for any other kind.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(JSONString(value)) }
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member(key: JSONString($0), value: $1) }))
  }
}

/// A JSON number, kept as it was written: `1.0`, `1e3` and 64-bit or longer integers stay exact.
public struct JSONNumber: Hashable, Sendable {
  /// The number as the service wrote it.
  public let literal: String

  /// Takes a literal that follows JSON's grammar for numbers; `JSONParser` checks it.
  init(checkedLiteral literal: String) { self.literal = literal }

  public init(_ value: Int) { literal = String(value) }

  /// The exact integer, `1.0` and `1e3` included; nil for a fraction or a number beyond 64 bits.
  public var integer: Int64? {
    if let exact = Int64(literal) { return exact }
    guard let approximate = Double(literal), approximate.magnitude < 0x1p53 else { return nil }
    return Int64(exactly: approximate)
  }
}

/// A JSON string: its text and, where text can't hold it, the literal as it was written.
public struct JSONString: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The text. An unpaired surrogate (`"\ud800"`), which no Swift string can hold, reads as U+FFFD.
  public let value: String
  /// What stood between the quotes, kept only where `value` had to give up an unpaired surrogate.
  let literal: String?

  init(value: String, literal: String?) {
    self.value = value
    self.literal = literal
  }

  public init(_ value: String) { self.init(value: value, literal: nil) }
  public init(stringLiteral value: String) { self.init(value) }
}

/// The members of a JSON object in the order they were written, duplicates included.
public struct JSONObject: Hashable, Sendable {
  public struct Member: Hashable, Sendable {
    public let key: JSONString
    public let value: JSONValue

    public init(key: JSONString, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  public var members: [Member]

  public init(_ members: [Member]) { self.members = members }

  /// The value of a key, the last one where the key stands more than once, as most readers of JSON take it. O(n).
  public subscript(key: String) -> JSONValue? {
    members.last { $0.key.value == key }?.value
  }
}
