/// A JSON value that keeps what the service wrote: member order, duplicate keys, nulls and every digit of a number.
///
/// `JSONDecoder` keeps neither order nor duplicates and rounds decimals, so an answer read through it can't be shown
/// faithfully or written out again equal to what came.
public enum JSONValue: Hashable, Sendable {
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

  /// A decimal, rounded to thousandths; nil for one that is no number, or as large as 1e15.
  public init?(thousandths value: Double) {
    guard value.magnitude < 1e15 else { return nil }
    let rounded = Int((value * 1000).rounded())
    literal = String(Double(rounded) / 1000)
  }

  /// The exact integer, `1.0` and `1e3` included; nil for a fraction or a number beyond 64 bits. Read digit by digit,
  /// since a `Double` takes `1.00000000000000001` for 1.
  public var integer: Int64? {
    if let exact = Int64(literal) { return exact }
    guard let (digits, power) = decimal, (0..<20).contains(power) else { return nil }
    return Int64(digits + String(repeating: "0", count: power))
  }

  /// The one spelling that all literals of a number share: `4e1` for `40`, `40.0` and `0.4E+2`.
  var canonical: String {
    guard let (digits, power) = decimal else { return literal }
    return "\(digits)e\(power)"
  }

  /// The digits without zeros at either end, behind the sign, and the power of ten that they count; nil where the
  /// power is beyond all measure.
  private var decimal: (digits: String, power: Int)? {
    let isNegative = literal.hasPrefix("-")
    let parts = literal.dropFirst(isNegative ? 1 : 0).lowercased().split(separator: "e")
    let decimals = parts[0].split(separator: ".")
    let fraction = decimals.count > 1 ? decimals[1] : ""
    var digits = (decimals[0] + fraction).drop { $0 == "0" }
    if digits.isEmpty { return ("0", 0) }
    guard let exponent = parts.count > 1 ? Int(parts[1]) : 0, exponent.magnitude < 1 << 32 else { return nil }
    var power = exponent - fraction.utf8.count
    while digits.hasSuffix("0") {
      digits.removeLast()
      power += 1
    }
    return ((isNegative ? "-" : "") + digits, power)
  }
}

/// A JSON string: its text, and the unpaired surrogates that text can't hold.
///
/// Two are equal only where they are written with the same code points: to `String`, one é and an e with an accent are
/// the same, so two keys of a service would pass for one that it repeats.
public struct JSONString: Sendable, ExpressibleByStringLiteral {
  /// A surrogate without its other half, such as `\ud800`.
  struct Unpaired: Hashable, Sendable {
    let surrogate: UInt16
    /// Where its stand-in is: UTF-8 bytes of `value` before it.
    let offset: Int
  }

  /// The text. An unpaired surrogate, which no Swift string can hold, reads as U+FFFD.
  public let value: String
  /// The surrogates that `value` had to give up, in their order.
  let unpaired: [Unpaired]

  init(value: String, unpaired: [Unpaired]) {
    self.value = value
    self.unpaired = unpaired
  }

  public init(_ value: String) { self.init(value: value, unpaired: []) }
  public init(stringLiteral value: String) { self.init(value) }
}

extension JSONString: Hashable {
  public static func == (left: JSONString, right: JSONString) -> Bool {
    left.value.hasBytes(of: right.value) && left.unpaired == right.unpaired
  }

  public func hash(into hasher: inout Hasher) {
    var text = value
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(unpaired)
  }
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
    members.last { $0.key == JSONString(key) }?.value
  }
}
