import Foundation
import ImageModel
import Testing

@Suite("No key of an answer is dropped")
struct DetailTests {
  @Test func `an image has four sections, and Other where there is something in it`() throws {
    let image = try Image.made(of: "")
    #expect(image.detail(now: now).map(\.section) == [.identity, .os, .capabilities, .storage])
    #expect(try Image.made(of: #""os_hidden":false"#).detail(now: now).map(\.section) == Section.allCases)
    for (section, rows) in try Image.made(of: #""x":1,"__support_y":1,"name":"n""#).detail(now: now) {
      #expect(rows.allSatisfy { $0.section == section })
    }
  }

  @Test func `documented fields come in the catalogue's order, others in the document's`() throws {
    let image = try Image.made(
      of: #""zeta":1,"status":"active","name":"n","__support_z":1,"alpha":2,"__support_kvm":"true","__support_a":1"#)
    #expect(
      image.rows().map(\.key) == [
        "name", "id", "status", "__support_kvm", "__support_xen", "__support_z", "__support_a", "zeta", "alpha",
      ])
  }

  @Test func `absent fields are shown where asked`() throws {
    let image = try Image.made(of: #""x":1"#)
    let rows = image.rows(includingAbsent: true)
    #expect(rows.count == 61)
    #expect(rows.filter { $0.raw == nil }.count == 59)
    #expect(Set(rows.map(\.key)) == Set(FieldCatalog.fields.map(\.wireName) + ["x"]))
    #expect(image.rows().count == 4)
  }

  @Test func `an undocumented key is shown in the answer's own words`() throws {
    let image = try Image.made(
      of:
        #""os_hidden":false,"":"e","stores":"a,b","locations":[{"url":"x"}],"k\u001b":null,"n":1.0,"list":[],"text":"a\nb""#
    )
    #expect(try Says(image.row("os_hidden")) == Says(.plain, "false"))
    #expect(try image.row("").label == "(empty key)")
    #expect(try Says(image.row("locations")) == Says(.plain, #"[{"url":"x"}]"#))
    #expect(try image.row("k\u{1B}").label == "k^[")
    #expect(try Says(image.row("k\u{1B}")) == Says(.notSet, "not set", "null"))
    #expect(try Says(image.row("n")) == Says(.plain, "1.0"))
    #expect(try Says(image.row("list")) == Says(.plain, "[]"))
    #expect(try image.row("text").moreLines == ["b"])
  }

  @Test func `a repeated key has a row for each copy, and each says so`() throws {
    let image = try Image.made(of: #""name":"a","x":1,"name":"b","x":2,"x":3"#)
    let names = image.rows().filter { $0.key == "name" }
    #expect(names.map(\.value) == ["a", "b"])
    #expect(names.map(\.warning) == [1, 2].map { "the service sent this field 2 times: this is number \($0)" })
    let others = image.rows().filter { $0.key == "x" }
    #expect(others.map(\.value) == ["1", "2", "3"])
    #expect(others.map(\.warning) == [1, 2, 3].map { "the service sent this field 3 times: this is number \($0)" })
    #expect(image.name == "b")
  }

  @Test func `a repeated key that clashes as well says both`() throws {
    let image = try Image.made(of: #""__support_xen":"true","__support_xen_hana":"true","__support_xen_hana":"false""#)
    let warnings = image.rows().filter { $0.key == "__support_xen_hana" }.map(\.warning?.text)
    #expect(
      warnings == [
        "not to be combined with __support_xen: a server may fail to start; the service sent this field 2 times: this is number 1",
        "the service sent this field 2 times: this is number 2",
      ])
  }

  @Test func `keys that only look the same are not repeated`() throws {
    let image = try Image.made(of: #""caf\u00e9":1,"cafe\u0301":2,"\ud800":3,"\ud801":4"#)
    let rows = image.rows().filter { $0.section == .other }
    #expect(rows.map(\.value) == ["1", "2", "3", "4"])
    #expect(rows.allSatisfy { $0.warning == nil })
  }

  @Test(arguments: 0..<50)
  func `every member of any document has its row`(seed: UInt64) throws {
    var random = Repeatable(state: seed)
    let pieces = [
      "name", "__support_", "__support_kvm", "tags", "", "x", "é", "e\u{301}", "镜", "\u{1B}", "\u{200B}", "\r\n", " ",
      "id", "_", "\u{301}", "min_disk",
    ]
    let values: [JSONValue] = [
      nil, true, "", "true", "x\ny", 0, -1, [], ["a", nil], [:], ["k": ["n": 1]], "{\"a\":\"true\"}", "image,r,i",
    ]
    var members = (0..<Int.random(in: 0...120, using: &random)).map { _ in
      let key = (0..<Int.random(in: 0...2, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      return JSONObject.Member(key: JSONString(key), value: values.randomElement(using: &random) ?? nil)
    }
    members.append(.init(key: "id", value: "i-1"))
    let image = try Image(.object(JSONObject(members)))
    for includingAbsent in [false, true] {
      let rows = image.rows(includingAbsent: includingAbsent).filter { !$0.isPart && $0.raw != nil }
      #expect(rows.count == members.count)
      for section in Section.allCases {
        let shown = rows.filter { $0.section == section }.map { JSONString($0.key).quoted + ($0.raw?.written() ?? "") }
        let sent = members.filter { FieldCatalog.section(of: $0.key.value) == section }.map {
          $0.key.quoted + $0.value.written()
        }
        #expect(shown.sorted() == sent.sorted())
      }
      for row in image.rows(includingAbsent: includingAbsent) {
        let texts = [row.label, row.value] + row.moreLines + [row.aside, row.warning].compactMap(\.self)
        let hidden = texts.flatMap(\.text.unicodeScalars).filter(\.isHidden)
        #expect(hidden.isEmpty)
      }
    }
  }
}

@Suite("A large answer is read quickly")
struct DetailCostTests {
  static func best(of work: () -> Void) -> Duration {
    (0..<5).map { _ in time(of: work) }.min() ?? .zero
  }

  private static func time(of work: () -> Void) -> Duration {
    let start = processorTime
    work()
    return processorTime - start
  }

  /// What this thread has had of a processor, in which others on a busy host have no part.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  @Test(arguments: [
    (300, "property", Duration.milliseconds(50)), (5000, "property", .milliseconds(800)),
    (5000, "__support_property", .milliseconds(800)),
  ])
  func `many properties`(count: Int, prefix: String, limit: Duration) throws {
    let image = try Image.made(of: (0..<count).map { "\"\(prefix)_\($0)\":\"value \($0)\"" }.joined(separator: ","))
    var rows = 0
    let took = Self.best { rows = image.rows().count }
    #expect(rows == count + 3)
    #expect(took < limit)
  }

  @Test(arguments: ["x", "owner", "size", "__support_xen_hana", "__support_fc_inject", "name", ""])
  func `20 000 copies of a key`(key: String) throws {
    let image = try Image.made(of: Array(repeating: "\"\(key)\":\"true\"", count: 20_000).joined(separator: ","))
    let took = ContinuousClock().measure {
      #expect(image.rows().filter { $0.key == key }.count == 20_000)
    }
    #expect(took < .seconds(10))
  }
}

/// SplitMix64: the same numbers for the same seed, so that a failure can be seen again.
struct Repeatable: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
