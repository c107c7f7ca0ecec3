import CustomDump
import ImageModel
import Testing

@Suite("Two images are compared by what their fields mean")
struct ComparisonTests {
  static func comparison(_ left: String, _ right: String) throws -> ImageComparison {
    ImageComparison(try Image.made(of: left), try Image.made(of: right), now: now)
  }

  /// Members of the left image, and of the right one, which say the same; an empty one lacks the field.
  static let same: [(left: String, right: String)] = [
    // A capability that is absent is no, whatever the spelling of what is there.
    (#""__support_kvm":"true""#, #""__support_kvm":"True""#), (#""__support_kvm":"true""#, #""__support_kvm":true"#),
    (#""__support_kvm":"False""#, ""), (#""__support_kvm":"""#, #""__support_kvm":false"#),
    (#""__support_kvm":null"#, ""), (#""__support_kvm_gpu_type":"false""#, ""), (#""__lazyloading":"false""#, ""),
    (#""__support_live_resize":"False""#, ""), (#""__support_live_resize":"True""#, #""__support_live_resize":true"#),
    (#""hw_vif_multiqueue_enabled":"False""#, #""hw_vif_multiqueue_enabled":"false""#),
    // Cloud-Init's flag says something by "true" alone.
    (#""__support_fc_inject":"false""#, ""), (#""__support_fc_inject":"maybe""#, #""__support_fc_inject":null"#),
    (#""__support_fc_inject":"True""#, #""__support_fc_inject":true"#),
    // Flags.
    (#""protected":true"#, #""protected":"True""#), (#""protected":false"#, ""), (#""__is_offshelved":"false""#, ""),
    (#""__isregistered":"true""#, #""__isregistered":" True ""#), (#""os_hidden":false"#, #""os_hidden":"false""#),
    // Numbers.
    (#""min_disk":40"#, #""min_disk":"40""#), (#""min_disk":1.0"#, #""min_disk":1"#),
    (#""min_disk":4e1"#, #""min_disk":40.00"#), (#""min_ram":0"#, ""), (#""max_ram":"0""#, #""max_ram":"""#),
    (#""max_ram":null"#, ""), (#""__image_size":"1848573952""#, #""__image_size":1848573952"#),
    (#""cores":40"#, #""cores":"40""#), (#""cores":-0.0"#, #""cores":0"#),
    (#""cores":12345678901234567890123"#, #""cores":12345678901234567890123.0"#),
    // Not set.
    (#""__data_origin":null"#, #""__data_origin":"""#), (#""__data_origin":"""#, ""), (#""__backup_id":"""#, ""),
    (#""name":null"#, ""), (#""tags":[]"#, ""), (#""virtual_size":null"#, ""), (#""enterprise_project_id":"0""#, ""),
    (#""stores":"""#, #""stores":null"#), (#""__support_agent_list":"""#, ""), (#""__support_agent_list":",""#, ""),
    // Sets.
    (#""tags":["a","b=c"]"#, #""tags":["b=c","a","a"]"#), (#""tags":"a""#, #""tags":["a"]"#),
    (#""__support_agent_list":"hss,ces""#, #""__support_agent_list":" ces , hss,""#),
    // A JSON document inside a string.
    (
      #""__os_feature_list":"{\"a\":\"true\",\"b\":\"false\"}""#,
      #""__os_feature_list":"{ \"b\": false,  \"a\": \"True\" }""#
    ),
    (#""__os_feature_list":"{}""#, ""), (#""__os_feature_list":{"a":true}"#, #""__os_feature_list":"{\"a\":true}""#),
    (
      #""__image_displayname":"{\"zh-cn\":\"\u955c\u50cf\",\"en-us\":\"Image\"}""#,
      #""__image_displayname":" {\"en-us\":\"Image\", \"zh-cn\":\"镜像\"}""#
    ),
    (#""locations_of":"[{\"a\":1,\"b\":[2]}]""#, #""locations_of":[{"b":[2.0],"a":1}]"#),
    // Times by their instant.
    (#""expires":"x","created_at":"2024-02-29T12:00:00Z""#, #""expires":"x","created_at":"2024-02-29 14:00:00+02:00""#),
    // Spellings of a choice.
    (#""__platform":"Oracle Linux""#, #""__platform":"OracleLinux""#),
    (#""__platform":"Suse""#, #""__platform":"SUSE""#),
    (#""__os_bit":"64""#, #""__os_bit":64"#), (#""hw_firmware_type":"UEFI""#, #""hw_firmware_type":"uefi""#),
    (#""status":"Active""#, #""status":"active""#),
    // Of a repeated key the last value counts.
    (#""x":1,"x":2"#, #""x":3,"x":2"#),
    // Words.
    (#""name":"\u955c""#, #""name":"镜""#), (#""x":"\ud800""#, #""x":"\ud800""#), (#""\ud800":1"#, #""\ud800":1"#),
  ]

  @Test(arguments: same)
  func `spellings of the same are equal`(left: String, right: String) throws {
    let comparison = try Self.comparison(left, right)
    #expect(comparison.rows.filter { !$0.isEqual }.map(\.label) == [])
    #expect(comparison.areAlike)
    #expect(comparison.rows.allSatisfy { $0.onlyLeft.isEmpty && $0.onlyRight.isEmpty })
    expectNoDifference(comparison.document, ["alike": true, "differences": 0, "fields": []])
  }

  static let different: [(left: String, right: String)] = [
    (#""__support_kvm":"true""#, ""), (#""__support_kvm":"true""#, #""__support_kvm":"maybe""#),
    (#""__support_kvm":"maybe""#, ""), (#""__support_kvm_gpu_type":"P4""#, #""__support_kvm_gpu_type":"V100""#),
    (#""__support_kvm_gpu_type":"P4""#, ""), (#""__support_live_resize":"true""#, ""),
    (#""__support_fc_inject":"true""#, ""), (#""__support_fc_inject":"true""#, #""__support_fc_inject":"false""#),
    (#""protected":true"#, ""), (#""__is_offshelved":"true""#, ""), (#""__isregistered":"false""#, ""),
    (#""os_hidden":false"#, ""), (#""min_disk":40"#, #""min_disk":100"#), (#""min_disk":0"#, ""),
    (#""min_disk":1"#, #""min_disk":1.00000000000000001"#), (#""min_ram":1"#, #""min_ram":-1"#),
    (#""max_ram":"1024""#, ""), (#""kernel":"7.10""#, #""kernel":"7.1""#), (#""kernel":"07""#, #""kernel":7"#),
    (#""name":"a""#, #""name":"A""#), (#""name":"a""#, ""), (#""name":"caf\u00e9""#, #""name":"cafe\u0301""#),
    (#""tags":["a"]"#, #""tags":["b"]"#), (#""tags":["a"]"#, ""), (#""tags":["a,b"]"#, #""tags":["a","b"]"#),
    (#""__support_agent_list":"hss""#, #""__support_agent_list":"hss,ces""#),
    (#""__os_feature_list":"{\"a\":\"true\"}""#, #""__os_feature_list":"{\"a\":\"false\"}""#),
    (#""__os_feature_list":"{\"a\":\"true\"}""#, #""__os_feature_list":"{\"a\":\"true\"""#),
    (#""list":[1,2]"#, #""list":[2,1]"#), (#""__platform":"EulerOS""#, #""__platform":"openEuler""#),
    (#""enterprise_project_id":"1""#, ""), (#""__description":"{ }""#, #""__description":"{}""#),
    (#""x":"\ud800""#, #""x":"\ud801""#), (#""x":"\ud800""#, #""x":"\ufffd""#),
    (#""x":1e99999999999999999999"#, #""x":1e99999999999999999998"#), (#""owner":"a""#, #""owner":"b""#),
    // In Glance, which computes them.
    (#""checksum":"a""#, #""checksum":"b""#), (#""size":1"#, #""size":2"#), (#""os_hash_value":"a""#, ""),
  ]

  @Test(arguments: different)
  func `what differs is counted`(left: String, right: String) throws {
    let comparison = try Self.comparison(left, right)
    #expect(comparison.rows.filter { !$0.isEqual }.count == 1)
    #expect(comparison.differences == 1)
    #expect(!comparison.areAlike)
  }

  @Test(arguments: [
    (#""created_at":"2024-02-29T12:00:00Z""#, #""created_at":"2024-02-29T12:00:01Z""#), (#""updated_at":"x""#, ""),
    (#""active_at":"2024-02-29T12:00:00Z""#, ""), (#""self":"/v2/images/a""#, #""self":"/v2/images/b""#),
    (#""file":"/v2/images/a/file""#, ""), (#""schema":"/v2/schemas/image""#, ""), (#""id":"another""#, ""),
    (#""__image_location":"h:443:b:a""#, #""__image_location":"h:443:b:b""#), (#""image_id":"a""#, #""image_id":"b""#),
    (#""direct_url":"a""#, #""direct_url":"b""#), (#""locations":[{"url":"a"}]"#, ""),
  ])
  func `what only tells copies apart differs and doesn't count`(left: String, right: String) throws {
    let comparison = try Self.comparison(left, right)
    let rows = comparison.rows.filter { !$0.isEqual }
    #expect(rows.map(\.standing) == [.copy])
    #expect(rows.allSatisfy { !$0.isDifference })
    #expect(comparison.areAlike)
    #expect(comparison.differences == 0)
  }

  @Test(arguments: [
    (#""size":0"#, #""size":2"#), (#""checksum":"d41d8cd98f00b204e9800998ecf8427e""#, #""checksum":"x""#),
    (#""virtual_size":0"#, #""virtual_size":null"#), (#""__sequence_num":"1""#, ""),
  ])
  func `placeholders of IMS don't count, though only one image is from there`(left: String, right: String) throws {
    let ims = #","__imagetype":"private""#
    for comparison in [
      try Self.comparison(left + ims, (right.isEmpty ? #""name":null"# : right) + ims),
      try Self.comparison(left + ims, right),
    ] {
      let row = try #require(comparison.rows.first { left.hasPrefix("\"\($0.key.value)\"") })
      #expect(row.standing == .placeholder)
      #expect(!row.isEqual)
      #expect(!row.isDifference)
    }
    #expect(try Self.comparison(left + ims, (right.isEmpty ? #""name":null"# : right) + ims).areAlike)
  }

  @Test func `an image that names itself as its parent equals another that does`() throws {
    let left = try Image(["id": "a", "__originalimagename": "a"])
    let right = try Image(["id": "b", "__originalimagename": "b"])
    #expect(ImageComparison(left, right, now: now).areAlike)
    #expect(ImageComparison(left, right, now: now).rows.filter { !$0.isEqual }.map(\.key.value) == ["id"])
    let child = try Image(["id": "c", "__originalimagename": "a"])
    #expect(ImageComparison(left, child, now: now).differences == 1)
  }

  @Test func `rows come in sections, documented fields in the catalogue's order and others by their keys`() throws {
    let comparison = try Self.comparison(
      #""zeta":1,"__support_z":"true","min_disk":1,"name":"n""#, #""alpha":1,"tags":[],"__support_a":"true""#)
    let keys = comparison.parts.map { [String(describing: $0.section)] + $0.rows.map(\.key.value) }
    expectNoDifference(
      keys,
      [
        ["identity", "name", "id", "tags"], ["os"],
        ["capabilities", "__support_kvm", "__support_xen", "__support_a", "__support_z"], ["storage", "min_disk"],
        ["other", "alpha", "zeta"],
      ])
    #expect(try Self.comparison("", "").parts.map(\.section) == [.identity, .os, .capabilities, .storage])
  }

  @Test func `each side shows the row of its detail, or that it lacks the field`() throws {
    let comparison = try Self.comparison(
      #""min_disk":40,"__support_nvme":"true","x\u001b":1"#, #""__support_kvm":"True""#)
    func says(_ key: String) throws -> [Says] {
      let row = try #require(comparison.rows.first { $0.key.value == key })
      #expect(row.left.raw == nil || row.right.raw == nil)
      return [Says(row.left), Says(row.right)]
    }
    #expect(try says("min_disk") == [Says(.plain, "40 GB"), Says(.notDeclared, "not declared")])
    #expect(try says("__support_kvm") == [Says(.notDeclared, "not declared", "means no"), Says(.yes, "yes")])
    #expect(try says("__support_nvme") == [Says(.yes, "yes"), Says(.notDeclared, "not declared", "means no")])
    #expect(try says("x\u{1B}") == [Says(.plain, "1"), Says(.notDeclared, "not declared")])
    #expect(comparison.rows.last?.label == "x^[")
  }

  static let oneSided:
    [(key: String, left: String, right: String, onlyLeft: [PrintableText], onlyRight: [PrintableText])] =
      [
        ("tags", #"["a","b","c=1"]"#, #"["c=2","b"]"#, ["a", "c=1"], ["c=2"]),
        ("tags", "null", #"["b\u001b"]"#, [], ["b^["]),
        ("__support_agent_list", #""hss,appbooster:nginx&redis""#, #""ces, hss""#, ["appbooster:nginx&redis"], ["ces"]),
        (
          "__os_feature_list", #""{\"a\":\"true\",\"b\":\"true\"}""#, #""{\"b\":\"false\",\"a\":true,\"c\":1}""#,
          ["b: true"], ["b: false", "c: 1"]
        ),
        ("__image_displayname", #""{\"zh-cn\":\"a\",\"en-us\":\"b\"}""#, #""{\"zh-cn\":\"a\"}""#, ["en-us: b"], []),
        ("min_disk", "40", "100", [], []), ("__os_feature_list", #""x""#, #""{\"a\":1}""#, [], []),
      ]

  @Test(arguments: oneSided)
  func `a set says what only one side has`(
    key: String, left: String, right: String, onlyLeft: [PrintableText], onlyRight: [PrintableText]
  ) throws {
    let comparison = try Self.comparison("\"\(key)\":\(left)", "\"\(key)\":\(right)")
    let row = try #require(comparison.rows.first { $0.isDifference })
    expectNoDifference(row.onlyLeft, onlyLeft)
    expectNoDifference(row.onlyRight, onlyRight)
  }

  @Test func `a script gets every field that differs, as the service wrote it`() throws {
    let left = try Image(JSONValue(parsing: #"{"id":"a","min_disk":4e1,"x":"\ud800","protected":false,"tags":["t"]}"#))
    let right = try Image(JSONValue(parsing: #"{"id":"b","x":null,"protected":"False","tags":[],"y":null,"z":1.0}"#))
    let expected = try JSONValue(
      parsing: #"""
        {"alike":false,"differences":4,"fields":[
          {"key":"id","left":"a","right":"b","absent":null,"counts":false},
          {"key":"tags","left":["t"],"right":[],"absent":null,"counts":true},
          {"key":"min_disk","left":4e1,"right":null,"absent":"right","counts":true},
          {"key":"x","left":"\ud800","right":null,"absent":null,"counts":true},
          {"key":"z","left":null,"right":1.0,"absent":"left","counts":true}]}
        """#)
    expectNoDifference(ImageComparison(left, right, now: now).document, expected)
  }

  @Test func `keys that only look the same are compared each with its own`() throws {
    let comparison = try Self.comparison(
      #""caf\u00e9":1,"cafe\u0301":2,"\ud800":3,"\ud801":4"#, #""cafe\u0301":1,"caf\u00e9":1,"\ud801":4,"\ud800":4"#)
    #expect(comparison.rows.filter { $0.section == .other }.count == 4)
    #expect(comparison.rows.filter { !$0.isEqual }.map(\.right.value) == ["4", "1"])
  }
}

@Suite("Whatever the documents, a comparison holds")
struct ComparisonPropertyTests {
  /// Members with keys and values that meet often.
  static func members(_ random: inout Repeatable) -> [JSONObject.Member] {
    let keys = [
      "name", "tags", "min_disk", "max_ram", "__support_kvm", "__support_x", "__support_fc_inject", "protected", "size",
      "__os_feature_list", "__platform", "created_at", "__imagetype", "virtual_env_type", "x", "é", "e\u{301}", "",
      "\r\n",
      "__support_agent_list", "__originalimagename", "__data_origin",
    ]
    let values: [JSONValue] = [
      nil, true, false, "", "true", "False", 0, 40, "40", [], ["a", nil], ["a"], [:], ["k": ["n": 1]], "a,b", "b,a",
      "[[1]]",
      "{\"a\":\"true\"}", "{\"a\": true}", "image,r,i", "2024-02-29T12:00:00Z", "FusionCompute", "i", "{", "\u{1B}",
    ]
    return keys.shuffled(using: &random).prefix(Int.random(in: 0...keys.count, using: &random)).map {
      JSONObject.Member(key: JSONString($0), value: values.randomElement(using: &random) ?? nil)
    }
  }

  static func image(_ members: [JSONObject.Member], id: JSONValue = "i") throws -> Image {
    try Image(.object(JSONObject(members + [.init(key: "id", value: id)])))
  }

  @Test(arguments: 0..<100)
  func `turned round it says the same the other way`(seed: UInt64) throws {
    var random = Repeatable(state: seed)
    let left = try Self.image(Self.members(&random))
    let right = try Self.image(Self.members(&random), id: "j")
    let one = ImageComparison(left, right, now: now)
    let other = ImageComparison(right, left, now: now)
    #expect(one.differences == other.differences)
    for (row, turned) in zip(one.rows, other.rows) {
      #expect(row.key == turned.key)
      #expect(row.left == turned.right)
      #expect(row.right == turned.left)
      #expect(row.isEqual == turned.isEqual)
      #expect(row.standing == turned.standing)
      #expect(row.onlyLeft == turned.onlyRight)
      #expect(row.onlyRight == turned.onlyLeft)
    }
    let keys = Set((left.document.members + right.document.members).map(\.key))
    #expect(keys.isSubset(of: one.rows.map(\.key)))
    #expect(Set(one.rows.map(\.key)).count == one.rows.count)
  }

  @Test(arguments: 0..<100)
  func `an image equals itself whatever the order of its members`(seed: UInt64) throws {
    var random = Repeatable(state: seed)
    let members = Self.members(&random)
    let comparison = try ImageComparison(
      Self.image(members), Self.image(members.shuffled(using: &random)), now: now)
    #expect(comparison.rows.allSatisfy { $0.isEqual })
    #expect(comparison.areAlike)
  }

  @Test(arguments: 0..<50)
  func `repeated keys and unpaired surrogates do no harm`(seed: UInt64) throws {
    var random = Repeatable(state: seed)
    func wild() throws -> Image {
      let pieces = [
        #""name":"a""#, #""\ud800":1"#, #""\udfff":"\ud83d""#, #""x":"\ud800""#, #""x":2"#, #""tags":["\udc00"]"#,
      ]
      return try Image.made(of: (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: ","))
    }
    let (left, right) = (try wild(), try wild())
    #expect(ImageComparison(left, left, now: now).areAlike)
    let comparison = ImageComparison(left, right, now: now)
    #expect(try JSONValue(parsing: comparison.document.written()) == comparison.document)
    #expect(comparison.areAlike == ImageComparison(right, left, now: now).areAlike)
  }

  @Test func `5000 copies of a key, and as many keys, are compared quickly`() throws {
    let copies = try Image.made(of: Array(repeating: #""x":"true""#, count: 5000).joined(separator: ","))
    let many = try Image.made(of: (0..<5000).map { #""property_\#($0)":"[1,\#($0)]""# }.joined(separator: ","))
    let took = ContinuousClock().measure {
      #expect(ImageComparison(copies, many, now: now).differences == 5001)
    }
    #expect(took < .seconds(20))
  }
}
