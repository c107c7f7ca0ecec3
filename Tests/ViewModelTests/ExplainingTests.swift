import ImageModel
import Testing

@testable import ViewModels

/// What the explanation of a field says beyond its value.
@Suite struct ExplainingTests {
  private func explanation(_ key: String, _ members: KeyValuePairs<String, JSONValue> = [:]) -> Session {
    var session = Session([.sample(1)])
    session.keep(.sample(1, members))
    session.press(.tab, "a", "g")
    for _ in session.model.detail.lines where session.model.detail.currentRow?.key != key { session.press("j") }
    session.press(.enter)
    return session
  }

  private func lines(_ session: Session) -> [String] { session.model.overlay?.pager?.lines.map(\.text) ?? [] }

  @Test(arguments: [
    ("__platform", "Suse", ["> SUSE"]), ("hw_firmware_type", "UEFI", ["> uefi"]),
    ("__support_agent_list", "ces,hss", ["> hss", "> ces"]), ("__os_bit", "128", []),
  ])
  func `the documented values that the image has are marked, whatever their spelling`(
    key: String, value: String, marked: [String]
  ) {
    let text = lines(explanation(key, [key: .string(JSONString(value))]))
    #expect(text.contains("Documented values"))
    let found = text.filter { $0.hasPrefix("> ") }
    #expect(found.count == marked.count && zip(found, marked).allSatisfy { $0.hasPrefix($1) }, "\(found)")
  }

  @Test(arguments: FieldCatalog.fields.filter { $0.consequence != nil || $0.trap != nil || !$0.excludes.isEmpty })
  func `what follows for choosing a server, where it misleads and what excludes it are told`(field: Field) {
    let text = lines(explanation(field.wireName))
    let whole = text.joined(separator: " ").split(separator: " ").joined(separator: " ")
    for words in [field.consequence, field.trap].compactMap(\.self) {
      #expect(whole.contains(words.text.split(separator: " ").joined(separator: " ")))
    }
    #expect(text.contains("For choosing a server") == (field.consequence != nil))
    #expect(text.contains("Mind") == (field.trap != nil))
    #expect(text.contains("Not to be combined with") == !field.excludes.isEmpty)
    for key in field.excludes { #expect(whole.contains(key)) }
  }

  @Test func `what nobody uses says so`() {
    #expect(lines(explanation("__sequence_num")).contains("Not used"))
    #expect(!lines(explanation("min_disk")).contains("Not used"))
  }

  @Test func `a value that the documents don't provide for says so`() {
    let odd = "The documents don't provide for this value."
    #expect(lines(explanation("__support_kvm", ["__support_kvm": "maybe"])).contains(odd))
    #expect(!lines(explanation("__support_kvm", ["__support_kvm": "true"])).contains(odd))
  }

  @Test func `? shows the field as the service sent it, and back; F1 is help`() {
    var session = explanation("odd\u{202E}key", ["odd\u{202E}key": ["a": [15, nil]]])
    let meaning = lines(session)
    session.press("?")
    #expect(
      lines(session) == [
        #""odd\u202ekey": {"#, #"  "a": ["#, "    15,", "    null", "  ]", "}",
      ])
    session.press("?")
    #expect(lines(session) == meaning)
    session.press(.function(1))
    guard case .help? = session.model.overlay else {
      Issue.record("no help")
      return
    }
  }

  @Test func `a field that the image lacks has no wire form, and says so`() {
    var session = explanation("max_ram")
    session.press("?")
    #expect(lines(session) == [#""max_ram" is not in the answer."#])
  }

  @Test func `the wire form begins at its top, and is searched`() {
    var session = explanation(
      "__description", ["__description": .string(JSONString(String(repeating: "x ", count: 4000)))])
    session.press("G", "?")
    #expect(session.model.overlay?.pager?.scroll.offset == 0)
    session.press("/")
    session.type("__desc")
    #expect(session.message == "1 of 1")
  }

  @Test(arguments: ["?", "v"] as [Key])
  func `in help and JSON ? means help`(first: Key) {
    var session = explanation("name")
    session.press(.escape, first, "?")
    if first == "?" {
      #expect(session.model.overlay == nil)
    } else {
      #expect(session.model.scope == .overlay && session.model.overlay?.pager == nil)
    }
  }
}
