/// Why a document is not JSON, and at which byte.
public struct JSONError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case unexpectedEnd
    case unexpectedByte(UInt8)
    case badNumber
    case badString
    case tooDeep(limit: Int)
    case textAfterEnd
  }

  public let reason: Reason
  /// Counted from 0 at the first byte of the document.
  public let offset: Int
}

extension JSONValue {
  /// Nesting that an answer may have, arrays and objects counted alike.
  public static let standardDepth = 64

  /// Reads one JSON document (RFC 8259), losslessly. Bytes that aren't UTF-8 read as U+FFFD; a byte order mark is skipped.
  /// - Throws: `JSONError` when the bytes are no JSON document or nest deeper than `depth`.
  public init(parsing bytes: some Sequence<UInt8>, depth: Int = standardDepth) throws(JSONError) {
    var parser = JSONParser(bytes: Array(bytes), deepest: depth)
    self = try parser.document()
  }

  /// Reads one JSON document from text.
  /// - Throws: `JSONError` as `init(parsing:depth:)` does.
  public init(parsing text: String, depth: Int = standardDepth) throws(JSONError) {
    try self.init(parsing: text.utf8, depth: depth)
  }
}

/// A recursive-descent reader; its recursion is bounded by `deepest`.
private struct JSONParser {
  let bytes: [UInt8]
  let deepest: Int
  var position = 0
  var depth = 0

  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw error(.textAfterEnd) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    switch try peek() {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case let byte: throw error(.unexpectedByte(byte))
    }
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    try descend()
    var members: [JSONObject.Member] = []
    skipSpace()
    if try peek() == UInt8(ascii: "}") {
      ascend()
      return JSONObject(members)
    }
    while true {
      skipSpace()
      guard try peek() == UInt8(ascii: "\"") else { throw error(.unexpectedByte(bytes[position])) }
      let key = try string()
      skipSpace()
      try expect(UInt8(ascii: ":"))
      members.append(JSONObject.Member(key: key, value: try value()))
      guard try another(before: UInt8(ascii: "}")) else { return JSONObject(members) }
    }
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    try descend()
    var elements: [JSONValue] = []
    skipSpace()
    if try peek() == UInt8(ascii: "]") {
      ascend()
      return elements
    }
    while true {
      elements.append(try value())
      guard try another(before: UInt8(ascii: "]")) else { return elements }
    }
  }

  /// After an element: true at a comma; false at the closing bracket, which it leaves behind.
  private mutating func another(before close: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    switch try peek() {
    case UInt8(ascii: ","):
      position += 1
      return true
    case close:
      ascend()
      return false
    case let byte: throw error(.unexpectedByte(byte))
    }
  }

  /// A number by JSON's grammar: no leading zeros, no bare point, no `+` in front.
  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else { throw error(.badNumber) }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw error(.badNumber) }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      guard digits() > 0 else { throw error(.badNumber) }
    }
    return JSONNumber(checkedLiteral: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
    return position - start
  }

  /// A string; raw control characters inside are read leniently, since some services forget to escape them.
  private mutating func string() throws(JSONError) -> JSONString {
    position += 1
    let plain = try plainText()
    if bytes[position] == UInt8(ascii: "\"") {
      position += 1
      return JSONString(plain)
    }
    return try string(after: plain)
  }

  /// The rest of a string from its first escape on.
  private mutating func string(after plain: String) throws(JSONError) -> JSONString {
    var text = plain
    var unpaired: [JSONString.Unpaired] = []
    while bytes[position] == UInt8(ascii: "\\") {
      position += 1
      switch try escape() {
      case .scalar(let scalar): text.unicodeScalars.append(scalar)
      case .unpaired(let surrogate):
        unpaired.append(JSONString.Unpaired(surrogate: surrogate, offset: text.utf8.count))
        text.unicodeScalars.append("\u{FFFD}")
      }
      text += try plainText()
    }
    position += 1
    return JSONString(value: text, unpaired: unpaired)
  }

  /// What stands before the next quote or backslash, where it leaves the position.
  private mutating func plainText() throws(JSONError) -> String {
    let start = position
    let bytes = bytes
    let span = bytes.span
    var end = start
    while end < span.count, span[end] != UInt8(ascii: "\""), span[end] != UInt8(ascii: "\\") { end += 1 }
    position = end
    guard end < span.count else { throw error(.unexpectedEnd) }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private enum Escaped {
    case scalar(Unicode.Scalar)
    case unpaired(UInt16)
  }

  /// What stands behind a backslash.
  private mutating func escape() throws(JSONError) -> Escaped {
    let letter = try peek()
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return .scalar(Unicode.Scalar(letter))
    case UInt8(ascii: "b"): return .scalar("\u{08}")
    case UInt8(ascii: "f"): return .scalar("\u{0C}")
    case UInt8(ascii: "n"): return .scalar("\n")
    case UInt8(ascii: "r"): return .scalar("\r")
    case UInt8(ascii: "t"): return .scalar("\t")
    case UInt8(ascii: "u"):
      let unit = try hexUnit()
      if let scalar = Unicode.Scalar(unit) { return .scalar(scalar) }
      guard UTF16.isLeadSurrogate(unit), bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
      else { return .unpaired(unit) }
      let before = position
      position += 2
      let second = try hexUnit()
      guard UTF16.isTrailSurrogate(second) else {
        position = before
        return .unpaired(unit)
      }
      return .scalar(UTF16.decode(UTF16.EncodedScalar([unit, second])))
    default: throw error(.badString)
    }
  }

  private mutating func hexUnit() throws(JSONError) -> UInt16 {
    guard position + 4 <= bytes.count else { throw error(.unexpectedEnd) }
    var unit: UInt16 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error(.badString) }
      unit = unit << 4 | UInt16(digit)
    }
    position += 4
    return unit
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
    return value
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard try peek() == byte else { throw error(.unexpectedByte(bytes[position])) }
    position += 1
  }

  private mutating func descend() throws(JSONError) {
    depth += 1
    guard depth <= deepest else { throw error(.tooDeep(limit: deepest)) }
    position += 1
  }

  private mutating func ascend() {
    depth -= 1
    position += 1
  }

  private mutating func skipSpace() {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private func peek() throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw error(.unexpectedEnd) }
    return bytes[position]
  }

  private func error(_ reason: JSONError.Reason) -> JSONError { JSONError(reason: reason, offset: position) }
}
