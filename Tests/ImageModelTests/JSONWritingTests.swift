import Foundation
import ImageModel
import Testing

@Suite("JSON is written safely")
struct JSONWritingTests {
  @Test(arguments: [
    ("\u{0}", #""\u0000""#), ("\u{8}", #""\u0008""#), ("\u{1B}[31m", #""\u001b[31m""#), ("\u{7F}", #""\u007f""#),
    ("\u{9B}31m", #""\u009b31m""#), ("\u{AD}", #""\u00ad""#), ("\u{61C}", #""\u061c""#), ("a\u{202E}b", #""a\u202eb""#),
    ("\u{2066}\u{2069}", #""\u2066\u2069""#), ("\u{200B}\u{200D}\u{FEFF}", #""\u200b\u200d\ufeff""#),
    ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("\u{E0041}", #""\udb40\udc41""#), ("\u{1D173}", #""\ud834\udd73""#),
    ("\u{3164}", #""\u3164""#), ("\u{FFFF}", #""\uffff""#), ("\t\r\n", #""\t\r\n""#), ("\"\\/", #""\"\\/""#),
    ("é中😀", "\"é中😀\""), ("❤\u{FE0F}", "\"❤\u{FE0F}\""),
  ])
  func `hidden characters are written as escapes`(text: String, literal: String) throws {
    #expect(JSONString(text).quoted == literal)
    #expect(JSONValue.string(JSONString(text)).written() == literal)
    #expect(try JSONValue(parsing: literal) == .string(JSONString(text)))
  }

  @Test func `a written document has no hidden character but its own newlines`() throws {
    let every = String(
      String.UnicodeScalarView((0...0xFFFF).compactMap(Unicode.Scalar.init) + ["\u{E0001}", "\u{10FFFF}"]))
    let value: JSONValue = .object(JSONObject([.init(key: JSONString(every), value: .string(JSONString(every)))]))
    for layout in JSONValue.Layout.all {
      let written = value.written(layout)
      #expect(written.unicodeScalars.allSatisfy { !$0.isHidden || $0 == "\n" && layout == .pretty })
      #expect(try JSONValue(parsing: written) == value)
    }
  }

  @Test func `compact is one line and pretty is two spaces a level`() throws {
    let value = try JSONValue(parsing: Documents.layout)
    #expect(value.written() == #"{"id":"a","tags":[],"none":{},"list":[1,[true,null]],"more":{"x":"y"}}"#)
    #expect(
      value.written(.pretty) == """
        {
          "id": "a",
          "tags": [],
          "none": {},
          "list": [
            1,
            [
              true,
              null
            ]
          ],
          "more": {
            "x": "y"
          }
        }
        """)
  }

  @Test(arguments: JSONValue.Layout.all)
  func `another reader of JSON takes what is written for the document itself`(layout: JSONValue.Layout) throws {
    for document in Documents.strict {
      let written = try JSONValue(parsing: document).written(layout)
      let options = JSONSerialization.ReadingOptions.fragmentsAllowed
      let original = try JSONSerialization.jsonObject(with: Data(document.utf8), options: options) as? NSObject
      let copy = try JSONSerialization.jsonObject(with: Data(written.utf8), options: options) as? NSObject
      #expect(copy == original, "\(document)")
      #expect(original != nil)
    }
  }

  @Test func `an answer of the largest size is read and written in seconds`() throws {
    let member = #""__support_镜像\u00e9_property":"a value of some length, 中文 and \"quotes\"\n","n":123456.789,"#
    let count = (4 << 20) / member.utf8.count
    let document = "{" + String(repeating: member, count: count) + "\"id\":1}"
    let took = try ContinuousClock().measure {
      let value = try JSONValue(parsing: document)
      #expect(value.object?.members.count == 2 * count + 1)
      let copy = try JSONValue(parsing: value.written())
      #expect(copy == value)
    }
    #expect(took < .seconds(60))
  }

  @Test(arguments: [#"\ud800"#, #"\u200b"#, #"\udb40\udc41"#, #"\n"#])
  func `escapes cost no more than other text`(escape: String) throws {
    let literal = "\"" + String(repeating: escape, count: (4 << 20) / escape.utf8.count) + "\""
    let took = try ContinuousClock().measure {
      let value = try JSONValue(parsing: literal)
      #expect(value.written() == literal)
    }
    #expect(took < .seconds(60))
  }
}

@Suite("JSON values are written in code as they are in JSON")
struct JSONLiteralTests {
  @Test func `literals make values`() throws {
    let value: JSONValue = ["a": 1, "b": [true, nil, "text"], "c": [:]]
    let read = try JSONValue(parsing: #"{"a":1,"b":[true,null,"text"],"c":{}}"#)
    #expect(value == read)
  }

  @Test func `text and members are found only where they are`() {
    let object: JSONValue = ["a": 1]
    #expect(object.object?["a"] == 1)
    #expect(object.string == nil)
    #expect(JSONValue("text").string == "text")
    #expect(JSONValue("text").object == nil)
  }

  @Test(arguments: [
    (0.0004, "0.0"), (0.0005, "0.001"), (12.3456, "12.346"), (-1.5, "-1.5"), (40, "40.0"), (1e15, nil), (.nan, nil),
    (-.infinity, nil),
  ])
  func `a decimal is rounded to thousandths, and reads back`(value: Double, literal: String?) throws {
    let number = JSONNumber(thousandths: value)
    #expect(number?.literal == literal)
    if let number { #expect(try JSONValue(parsing: number.literal) == .number(number)) }
  }

  @Test func `values are printable whatever they are`() {
    #expect(JSONValue("a\u{1B}b").printable == "a^[b")
    #expect((["a\u{1B}b", nil] as JSONValue).printable.text == #"["a\u001bb",null]"#)
  }
}
