import ImageModel
import Testing

@testable import DemoService

/// The documents whose very text is the point.
@Suite struct DocumentTests {
  @Test(arguments: [
    ("min_disk", #""40""#), ("min_ram", "1.0"), ("size", "9007199254740993"), ("virtual_size", "18446744073709551616"),
    ("max_ram", "2E3"), ("__image_size", "2361183241434822606848"), ("ratio", "0.10"), ("tiny", "1e-400"),
  ])
  func `a number goes over the wire as it was written`(key: String, literal: String) {
    #expect(DemoCatalogue.numbers.json.contains("\"\(key)\":\(literal)"))
  }

  @Test func `keys that stand twice both go over the wire`() throws {
    let document = try #require(try JSONValue(parsing: DemoCatalogue.duplicates.json).object)
    #expect(document.members.count(where: { $0.key.value == "name" }) == 2)
    #expect(document["name"] == "the second of two names")
  }

  @Test func `a name has 255 Chinese characters`() throws {
    let name = try #require(try Image(JSONValue(parsing: DemoCatalogue.longName.json)).name)
    #expect(name.unicodeScalars.count == 255)
    #expect(TextWidth.of(name) == 510)
  }

  @Test func `an image has 300 properties of its own`() throws {
    let document = try #require(try JSONValue(parsing: DemoCatalogue.manyProperties.json).object)
    #expect(document.members.count(where: { $0.key.value.hasPrefix("property_") }) == 300)
  }

  @Test(arguments: [
    "\u{1B}[31m", "\u{1B}]0;", "\u{1B}]52;", "\u{1B}[2J", "\u{7}", "\r\n", "\u{9B}", "\u{202E}", "\u{200B}",
  ])
  func `the hostile name carries a control sequence`(control: String) throws {
    let name = try #require(try Image(JSONValue(parsing: DemoCatalogue.hostile.json)).name)
    #expect(name.unicodeScalars.contains(sequence: control))
  }

  @Test func `the hostile image has controls in keys, values and tags, too`() throws {
    let document = try #require(try JSONValue(parsing: DemoCatalogue.hostile.json).object)
    #expect(document.members.contains { $0.key.value.unicodeScalars.contains(where: \.isHidden) })
    #expect(document["__description"]?.string?.unicodeScalars.contains(where: \.isHidden) == true)
    guard case .array(let tags) = document["tags"] else {
      Issue.record("no tags")
      return
    }
    #expect(tags.allSatisfy { $0.string?.unicodeScalars.contains(where: \.isHidden) == true })
  }

  @Test func `C1, bidi and zero-width controls go raw over the wire, C0 as escapes, as Glance sends them`() {
    let scalars = DemoCatalogue.hostile.json.unicodeScalars
    #expect(scalars.contains("\u{9B}") && scalars.contains("\u{202E}") && scalars.contains("\u{200B}"))
    #expect(!scalars.contains("\u{1B}") && !scalars.contains("\u{7}"))
  }

  @Test func `a description has many lines of Chinese`() throws {
    let image = try Image(JSONValue(parsing: DemoCatalogue.description.json))
    let text = try #require(image["__description"]?.string)
    #expect(PrintableText.lines(of: text).count > 10)
    #expect(text.unicodeScalars.count(where: { TextWidth.of($0) == 2 }) > 150)
  }
}

extension String.UnicodeScalarView {
  fileprivate func contains(sequence: String) -> Bool {
    let wanted = Array(sequence.unicodeScalars)
    let all = Array(self)
    return all.indices.contains { all[$0...].starts(with: wanted) }
  }
}
