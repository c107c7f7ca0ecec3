import Foundation
import ImageModel
import Testing
import Yams

@testable import IMSBrowser

@Suite struct YAMLTextTests {
  private func yaml(_ json: String) throws -> String { YAMLText.text(of: try JSONValue(parsing: json)) }

  /// The document as an independent reader of YAML has it, written as JSON with its keys sorted.
  private func readBack(_ yaml: String) throws -> String {
    let loaded = try #require(try Yams.load(yaml: yaml))
    let data = try JSONSerialization.data(withJSONObject: loaded, options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data, as: UTF8.self)
  }

  private func sorted(_ json: String) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data, as: UTF8.self)
  }

  @Test(arguments: [
    #"{"a": 1, "b": -2.5, "c": true, "d": "x"}"#,
    #"{"strings": ["true", "null", "1", "1.0", "~", "yes", "no", "on", "", " "]}"#,
    #"{"y": "1", "no": "2", "true": "3", "null": "4", "1": "5", "": "6", "a b": "7", "a: b": "8", "- x": "9", "x # y": "10"}"#,
    #"{"nested": {"list": [1, [2, [3, []]], {}, {"k": [{"deep": "er"}]}]}}"#, #"["a", {"b": "c", "d": ["e"]}]"#,
    #"{"text": "line\nline\r\n\ttab \"quoted\" back\\slash 'single' # : - [ ] { } & * ! | > % @ `"}"#,
    #"{"中文": "云镜像 😀 é", "emoji": "👨‍👩‍👧"}"#, #"{"big": 9007199254740993, "max": 9223372036854775807}"#,
    #"{"hidden": "\u001b[2J \u0085 \u009b \u202e \u200b \ufeff \u2028 \u0000 \u007f"}"#, #""scalar""#, "[]", "{}",
  ])
  func `another reader finds the same document, with the same types`(json: String) throws {
    #expect(try readBack(yaml(json)) == sorted(json))
  }

  @Test func `whole images read back equal`() throws {
    for image in [Image.centOS, .finance, .hostile, .large] {
      let json = JSONValue.object(image.document).written()
      #expect(try readBack(yaml(json)) == sorted(json))
    }
  }

  @Test func `nothing hidden is in the text but its newlines`() throws {
    let text = try yaml(JSONValue.object(Image.hostile.document).written())
    #expect(!text.unicodeScalars.contains { $0.isHidden && $0 != "\n" })
    #expect(text.contains(#""\u001B[31mred"#) && text.contains(#"\u202E"#))
  }

  @Test func `numbers stay as the service wrote them`() throws {
    let text = try yaml(#"{"a": 1.0, "b": 1e3, "c": 18446744073709551616, "d": 0.10}"#)
    #expect(text == "a: 1.0\nb: 1e3\nc: 18446744073709551616\nd: 0.10\n")
  }

  @Test func `null stays null`() throws {
    #expect(try yaml(#"{"a": null, "b": [null]}"#) == "a: null\nb:\n  - null\n")
  }

  @Test func `of a repeated key the last counts, and the others are told`() throws {
    let text = try yaml(#"{"a": 1, "b": 2, "a": "x\ny"}"#)
    #expect(text == "# also sent: a: 1\nb: 2\na: \"x\\ny\"\n")
    #expect(try readBack(text) == #"{"a":"x\ny","b":2}"#)
  }
}
