import Foundation
import TerminalDriver
import Testing

@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)))
struct `show against a real Glance` {
  @Test(arguments: Lab.images)
  func `gives the service's own document as JSON`(id: String) async throws {
    let outcome = try await Lab.show(id, "-o", "json")
    let document = try await Lab.document(of: id)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(try object(outcome.output) == object(document))
    #expect(numbers(outcome.output) == numbers(document))
  }

  @Test func `says that there is no such image, with status 3`() async throws {
    let outcome = try await Lab.show(Lab.absent, "-o", "json")
    #expect(outcome.status == 3)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.talk.isEmpty && hidden(in: outcome.errors) == [])
  }

  @Test(arguments: Lab.images, ["text", "json", "yaml"])
  func `lets no control of the service's through a pipe`(id: String, form: String) async throws {
    let outcome = try await Lab.show(id, "-o", form)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains(id))
    #expect(hidden(in: outcome.output) == [])
  }

  @Test(arguments: [Lab.hostile, Lab.long], ["text", "json", "yaml"])
  func `lets no control of the service's through to a terminal`(id: String, form: String) async throws {
    try await Lab.inTerminal("show", id, "-o", form) { terminal in
      let status = try await terminal.waitForExit()
      let transcript = try await terminal.waitForTranscript()
      #expect(status == 0)
      #expect(String(decoding: transcript, as: UTF8.self).contains(id))
      #expect(hidden(in: transcript) == [])
    }
  }

  @Test func `makes a single value printable on a terminal`() async throws {
    try await Lab.inTerminal("show", Lab.hostile, "-o", "value", "-f", "name") { terminal in
      let transcript = try await terminal.waitForTranscript()
      #expect(String(decoding: transcript, as: UTF8.self).contains("red"))
      #expect(hidden(in: transcript) == [])
    }
  }

  private func object(_ json: Data) throws -> NSDictionary? {
    try JSONSerialization.jsonObject(with: json) as? NSDictionary
  }
}

/// Every number of a JSON text as it is written, sorted: what decoding would round or rewrite.
private func numbers(_ json: Data) -> [String] {
  let text = String(decoding: json, as: UTF8.self)
  let outsideStrings = text.replacing(/"(?:[^"\\]|\\.)*"/.dotMatchesNewlines(), with: "\"\"")
  return outsideStrings.matches(of: /-?[0-9][0-9.eE+-]*/).map { String($0.output) }.sorted()
}

/// The scalars that a terminal would obey or hide: C0 (but for ends of lines), DEL, C1, bidi and zero-width controls.
func hidden(in bytes: Data) -> [String] {
  String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
    switch scalar.value {
    case 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }.map { "U+" + String($0.value, radix: 16) }
}
