import ImageModel
import Testing

@Suite("JSON is read without losing anything")
struct JSONReadingTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0", "1.0", "1e3", "1E+3", "-2.50e-07", "9223372036854775807",
    "-9223372036854775808",
    "99999999999999999999", "3.14159265358979323846264338327950288419716939937510", "1e999999", "\"\"", "\"镜像 😀\"",
    "[]", "{}", "[null,[true,[]],{}]", "{\"\":1,\"\":2,\"a\":{\"\":[{}]}}", "{\"b\":1,\"a\":2,\"b\":null}",
    "\"\\\\ / \\\"\"", "\"a\\tb\\nc\\rd\"",
  ])
  func `a document is written as it was read`(document: String) throws {
    #expect(try JSONValue(parsing: document).written() == document)
  }

  @Test(arguments: JSONValue.Layout.all)
  func `what was written reads back equal`(layout: JSONValue.Layout) throws {
    for document in Documents.lenient {
      let value = try JSONValue(parsing: document)
      #expect(try JSONValue(parsing: value.written(layout)) == value, "\(document)")
    }
  }

  @Test func `members keep their order and their duplicates`() throws {
    let object = try #require(try JSONValue(parsing: #"{"z":1,"a":2,"z":3,"":4,"":5}"#).object)
    #expect(object.members.map(\.key.value) == ["z", "a", "z", "", ""])
    #expect(object["z"] == 3)
    #expect(object[""] == 5)
    #expect(object["y"] == nil)
  }

  @Test(arguments: [
    (#""\u00e9""#, "é"), (#""\u4E2D""#, "中"), (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00""#, "😀"),
    (#""\udbff\udfff""#, "\u{10FFFF}"), (#""\ud800\udc00""#, "\u{10000}"),
    (#""\/\b\f\n\r\t\\\"""#, "/\u{8}\u{C}\n\r\t\\\""),
    (#""\u0000\u001b[2J""#, "\0\u{1B}[2J"), (#""a\r\nb""#, "a\r\nb"), (#""e\u0301""#, "e\u{301}"),
    ("\"a\u{1}b\nc\u{7F}\"", "a\u{1}b\nc\u{7F}"),
  ])
  func `a string means what its escapes say`(literal: String, text: String) throws {
    let value = try #require(try JSONValue(parsing: literal).string)
    #expect(Array(value.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: [
    (#""\ud800""#, "\u{FFFD}"), (#""a\udfffb""#, "a\u{FFFD}b"), (#""\ud83d\ud83d😀""#, "\u{FFFD}\u{FFFD}😀"),
    (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"), (#""\ud800A""#, "\u{FFFD}A"), (#""\ud800\n\\\"""#, "\u{FFFD}\n\\\""),
    (#""中\udc00""#, "中\u{FFFD}"), (#""\ud800ud800""#, "\u{FFFD}ud800"),
  ])
  func `an unpaired surrogate reads as a stand-in and is written as it was`(literal: String, text: String) throws {
    let value = try JSONValue(parsing: literal)
    #expect(value.string == text)
    #expect(value.written() == literal)
    #expect(value != .string(JSONString(text)))
  }

  @Test func `an unpaired surrogate takes nothing from the escapes after it`() throws {
    #expect(try JSONValue(parsing: #""\ud83d\ud83d\ude00""#).string == "\u{FFFD}😀")
    #expect(try JSONValue(parsing: #""\ud800\u0041""#).string == "\u{FFFD}A")
    #expect(try JSONValue(parsing: #""\uD83D""#) == JSONValue(parsing: #""\ud83d""#))
  }

  @Test func `an unpaired surrogate survives beside raw hidden characters`() throws {
    let value = try JSONValue(parsing: "\"\\ud83d\u{202E}\u{E0041}\\uD83D\"")
    #expect(value.written() == #""\ud83d\u202e\udb40\udc41\ud83d""#)
    #expect(try JSONValue(parsing: value.written()) == value)
  }

  @Test func `two keys that only look the same are two keys`() throws {
    let composed = JSONString("caf\u{E9}"), decomposed = JSONString("cafe\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(JSONString("a") == JSONString("a"))
    #expect(Set([JSONString("a"), JSONString("a")]).count == 1)
  }

  @Test func `a byte order mark is skipped, and only in front`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try JSONValue(parsing: mark + Array("[1]".utf8)) == [1])
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array("[1]".utf8) + mark) }
  }

  @Test func `bytes that are no UTF-8 read as stand-ins`() throws {
    for bytes: [UInt8] in [
      [0xFF], [0xC3], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ] {
      let text = try #require(try JSONValue(parsing: [0x22] + bytes + [0x22]).string)
      #expect(!text.isEmpty)
      #expect(text.unicodeScalars.allSatisfy { $0 == "\u{FFFD}" })
    }
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("7", 7), ("1.0", 1), ("1e3", 1000), ("1.5e1", 15), ("120e-1", 12), ("-4.20e2", -420),
    ("9223372036854775807", Int64.max), ("-9223372036854775808", .min), ("9007199254740993.0", 9_007_199_254_740_993),
    ("1e18", 1_000_000_000_000_000_000), ("922337203685477580.7e1", .max), ("0e99999999999999999999", 0), ("0.000", 0),
    ("1.5", nil), ("1.0000000000000000000000001", nil), ("1e-400", nil), ("1e19", nil), ("9223372036854775808", nil),
    ("9223372036854775807.5", nil), ("1e999999", nil), ("-1e999999", nil), ("1e99999999999999999999", nil),
    ("1e-99999999999999999999", nil), ("1e9223372036854775807", nil), ("1.1e-9223372036854775808", nil),
  ])
  func `a number is an integer only where it is one exactly`(literal: String, integer: Int64?) throws {
    guard case .number(let number) = try JSONValue(parsing: literal) else {
      Issue.record("not a number")
      return
    }
    #expect(number.literal == literal)
    #expect(number.integer == integer)
  }
}

@Suite("What is no JSON is refused")
struct JSONRefusalTests {
  @Test(arguments: [
    "", " ", "[1,]", "{\"a\":1,}", "[,1]", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "{1:2}", "01", "-01", "1.",
    ".5", "+1",
    "-", "1e", "1e+", "--1", "0x10", "NaN", "Infinity", "-Infinity", "nul", "nulll", "True", "tru", "undefined",
    "[1 2]",
    "{\"a\":1 \"b\":2}", "{\"a\" 1}", "[1}", "{\"a\":1]", "]", "\"", "\"\\\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"",
    "\"\\u 123\"", "\"\\ud800\\u12\"", "\"a", "'a'", "1 2", "{} {}", "[] x", "// c\n1", "/* c */1", "<html></html>",
    "\u{A0}1",
    "１", "\u{0}", "1\u{0}",
  ])
  func `text is refused`(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test(arguments: [
    ("[1,]", JSONError.Reason.unexpectedByte(UInt8(ascii: "]")), 3), ("{} {}", .textAfterEnd, 3),
    ("[1", .unexpectedEnd, 2),
    ("01", .badNumber, 2), ("", .unexpectedEnd, 0), ("\"\\q\"", .badString, 3),
  ])
  func `the error says what is wrong and where`(text: String, reason: JSONError.Reason, offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
  }

  @Test func `64 levels are read and 65 are not`() throws {
    func nested(_ levels: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: levels) + "1" + String(repeating: close, count: levels)
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let value = try JSONValue(parsing: nested(64, open, close))
      #expect(try JSONValue(parsing: value.written(.pretty)) == value)
      let reason = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(65, open, close)) }?.reason
      #expect(reason == .tooDeep(limit: 64))
      #expect(throws: JSONError.self) { try JSONValue(parsing: nested(1_000_000, open, close)) }
    }
    #expect(throws: Never.self) {
      try JSONValue(parsing: "[" + Array(repeating: "[]", count: 100).joined(separator: ",") + "]")
    }
  }

  @Test func `a document cut anywhere is refused`() throws {
    let bytes = Array(Documents.rich.utf8)
    #expect(throws: Never.self) { try JSONValue(parsing: bytes) }
    for length in bytes.indices {
      #expect(throws: JSONError.self, "cut at \(length)") { try JSONValue(parsing: bytes.prefix(length)) }
    }
  }

  @Test func `a document with any byte changed is read or refused, and never crashes`() {
    let bytes = Array(Documents.rich.utf8)
    for index in bytes.indices {
      for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x5D, 0x2C, 0x75, 0x39, 0x80, 0xFF] {
        var changed = bytes
        changed[index] = byte
        if let value = try? JSONValue(parsing: changed) {
          #expect(throws: Never.self) { try JSONValue(parsing: value.written()) }
        }
      }
    }
  }
}
