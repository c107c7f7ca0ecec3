import ImageModel
import Testing

@Suite("Values are read by their kind")
struct ValueTests {
  @Test(arguments: [
    ("name", #""x""#, Says(.plain, "x")), ("name", "null", Says(.notSet, "not set", "null")),
    ("name", #""""#, Says(.notSet, "not set", "empty")),
    ("name", #""a\u001b[2Jb\u202e""#, Says(.plain, "a^[[2Jb<U+202E>")), ("name", "12", Says(.plain, "12")),
    ("name", "[]", Says(.plain, "[]")),
    ("name", #"["a",null]"#, Says(.plain, #"["a",null]"#)), ("owner", #""1bed""#, Says(.plain, "1bed")),
    ("enterprise_project_id", #""0""#, Says(.plain, "0 (the default enterprise project)")),
    ("enterprise_project_id", "0", Says(.plain, "0 (the default enterprise project)")),
    ("__imagetype", #""gold""#, Says(.plain, "gold (public image)")),
    ("__imagetype", #""silver""#, Says(.plain, "silver")), ("__os_bit", #""64""#, Says(.plain, "64")),
    ("__os_bit", "64", Says(.plain, "64")), ("disk_format", #""vhd""#, Says(.plain, "vhd")),
    ("disk_format", "null", Says(.notSet, "not set", "null")),
    ("virtual_env_type", #""DataImage""#, Says(.plain, "DataImage (data disk)")),
    ("self", #""/v2/images/x""#, Says(.plain, "/v2/images/x")),
    ("__system__cmkid", #""k-1""#, Says(.plain, "k-1", "encrypted")),
    ("__system__cmkid", #""""#, Says(.notSet, "not set", "empty")),
    ("__account_code", #""""#, Says(.notSet, "not set", "empty")),
  ])
  func `words are shown as they are, with what they mean`(key: String, json: String, says: Says) throws {
    #expect(try Says(Image.made(of: "\"\(key)\":\(json)").row(key)) == says)
  }

  @Test(arguments: [
    (#""active""#, Says(.good, "active")), (#""ACTIVE""#, Says(.good, "ACTIVE")),
    (#""queued""#, Says(.pending, "queued (metadata made, waiting for the file)")),
    (#""saving""#, Says(.pending, "saving (being uploaded)")),
    (#""importing""#, Says(.pending, "importing (being imported)")),
    (#""uploading""#, Says(.pending, "uploading (being uploaded)")),
    (#""killed""#, Says(.bad, "killed (the upload failed)")), (#""deleted""#, Says(.bad, "deleted (deleted)")),
    (#""pending_delete""#, Says(.bad, "pending_delete (about to be deleted)")),
    (#""deactivated""#, Says(.odd, "deactivated (its data can't be downloaded)")),
    (#""frozen""#, Says(.plain, "frozen", "not a documented status")),
    ("7", Says(.plain, "7", "not a documented status")), ("null", Says(.notSet, "not set", "null")),
  ])
  func `a status says how the image fares`(json: String, says: Says) throws {
    #expect(try Says(Image.made(of: "\"status\":\(json)").row("status")) == says)
  }

  @Test(arguments: [
    ("protected", "true", Says(.plain, "yes", "cannot be deleted")),
    ("protected", #""False""#, Says(.plain, "no", "can be deleted")),
    ("protected", #""true""#, Says(.plain, "yes", "cannot be deleted")),
    ("protected", "1", Says(.odd, "1", "neither true nor false")),
    ("__isregistered", #""True""#, Says(.plain, "yes", "usable")),
    ("__isregistered", #""maybe""#, Says(.odd, "maybe", "neither true nor false")),
    ("__is_config_init", "false", Says(.plain, "no", "not done")),
    ("__is_offshelved", #""true""#, Says(.plain, "yes", "withdrawn from the market")),
  ])
  func `a flag is yes or no, with what that means`(key: String, json: String, says: Says) throws {
    #expect(try Says(Image.made(of: "\"\(key)\":\(json)").row(key)) == says)
  }

  @Test(arguments: [
    (#""instance,i-1""#, Says(.plain, "server i-1", "instance,i-1")),
    (#""volume,v-1""#, Says(.plain, "volume v-1", "volume,v-1")),
    (#""server_backup,b-1""#, Says(.plain, "server backup b-1", "server_backup,b-1")),
    (#""image,cn-north-4,m-1""#, Says(.plain, "image m-1 of region cn-north-4", "image,cn-north-4,m-1")),
    (#""file,bucket:a/b,c:d.zvhd2""#, Says(.plain, "file a/b,c:d.zvhd2 in bucket bucket", "file,bucket:a/b,c:d.zvhd2")),
    (#""file,object""#, Says(.plain, "file object", "file,object")), (#""instance""#, Says(.plain, "instance")),
    (#""instance,""#, Says(.plain, "instance,")),
    (#""instance,a,b""#, Says(.plain, "instance,a,b")), (#""image,m-1""#, Says(.plain, "image,m-1")),
    (#""tape,t-1""#, Says(.plain, "tape,t-1")), (#"",""#, Says(.plain, ",")),
    (#""volume,\u001b""#, Says(.plain, "volume ^[", "volume,^[")), ("null", Says(.notSet, "not set", "null")),
    (#""""#, Says(.notSet, "not set", "empty")), ("5", Says(.plain, "5")),
    (#"["volume","v"]"#, Says(.plain, #"["volume","v"]"#)),
  ])
  func `an origin is taken apart`(json: String, says: Says) throws {
    #expect(try Says(Image.made(of: "\"__data_origin\":\(json)").row("__data_origin")) == says)
  }

  @Test(arguments: [
    (#""2026-01-15T11:58:00Z""#, Says(.plain, "2026-01-15 11:58:00 UTC", "2 min ago")),
    (#""2018-09-06T14:03:27Z""#, Says(.plain, "2018-09-06 14:03:27 UTC", "7 y ago")),
    (#""2026-01-15T13:00:00+00:00""#, Says(.plain, "2026-01-15 13:00:00 UTC", "in 1 h")),
    (#""yesterday""#, Says(.odd, "yesterday", "not a time")),
    (#""2025-02-30T00:00:00Z""#, Says(.odd, "2025-02-30T00:00:00Z", "not a time")),
    ("1768478400", Says(.odd, "1768478400", "not a time")),
    ("null", Says(.notSet, "not set", "null")), (#""""#, Says(.notSet, "not set", "empty")),
  ])
  func `a time is absolute and relative`(json: String, says: Says) throws {
    for key in ["created_at", "updated_at", "active_at"] {
      #expect(try Says(Image.made(of: "\"\(key)\":\(json)").row(key)) == says)
    }
  }

  @Test func `text has all of its lines`() throws {
    let row = try Image.made(of: #""__description":"one\r\ntwo\n\n四\t\n""#).row("__description")
    #expect(row.value == "one")
    #expect(row.moreLines == ["two", "", "四^I"])
    #expect(row.rawText == "one\r\ntwo\n\n四\t\n")
    #expect(try Image.made(of: #""__description":"\n""#).row("__description").moreLines.isEmpty)
  }

  @Test func `tags are one a line`() throws {
    let row = try Image.made(of: #""tags":["os=linux","生产","a\nb",7,null]"#).row("tags")
    #expect(row.value == "os=linux")
    #expect(row.moreLines == ["生产", "a^Jb", "7", "null"])
    #expect(row.rawText == #"["os=linux","生产","a\nb",7,null]"#)
    #expect(try Says(Image.made(of: #""tags":[]"#).row("tags")) == Says(.notSet, "none"))
    #expect(try Says(Image.made(of: #""tags":"one""#).row("tags")) == Says(.plain, "one"))
    #expect(try Says(Image.made(of: #""tags":{"a":1}"#).row("tags")) == Says(.plain, #"{"a":1}"#))
  }
}

@Suite("Numbers have their units")
struct NumberTests {
  static let huge = [
    "99999999999999999999", "1e999999", "1e99999999999999999999", "-1e999999", "1e-99999999999999999999",
  ]

  @Test(arguments: [
    ("0", Says(.plain, "0 bytes")), (#""0""#, Says(.plain, "0 bytes")),
    (#""1848573952""#, Says(.plain, "1.72 GiB (1848573952 bytes)")),
    ("1848573952", Says(.plain, "1.72 GiB (1848573952 bytes)")), ("1024.0", Says(.plain, "1 KiB (1024 bytes)")),
    ("1e3", Says(.plain, "1000 bytes")),
    ("9223372036854775807", Says(.plain, "8 EiB (9223372036854775807 bytes)")), (#""007""#, Says(.plain, "7 bytes")),
    ("-1", Says(.odd, "-1", "not a number of bytes")),
    ("1.5", Says(.odd, "1.5", "not a number of bytes")), (#""1 GB""#, Says(.odd, "1 GB", "not a number of bytes")),
    ("true", Says(.odd, "true", "not a number of bytes")),
    ("99999999999999999999", Says(.odd, "99999999999999999999", "not a number of bytes")),
    ("1e999999", Says(.odd, "1e999999", "not a number of bytes")),
    ("null", Says(.notSet, "not set", "null")), (#""""#, Says(.notSet, "not set", "empty")),
    ("[]", Says(.odd, "[]", "not a number of bytes")),
  ])
  func `bytes are read from numbers and from strings`(json: String, says: Says) throws {
    for key in ["__image_size", "size", "virtual_size"] where key == "__image_size" || !json.isEmpty {
      #expect(try Says(Image.made(of: "\"\(key)\":\(json)").row(key)) == says)
    }
  }

  @Test(arguments: [
    ("min_disk", "40", Says(.plain, "40 GB")), ("min_disk", #""40""#, Says(.plain, "40 GB")),
    ("min_disk", "1.0", Says(.plain, "1.0 GB")), ("min_disk", "0", Says(.plain, "0 GB")),
    ("min_disk", "0.5", Says(.plain, "0.5 GB")), ("min_disk", #""0.5""#, Says(.plain, "0.5 GB")),
    ("min_disk", "-1", Says(.odd, "-1 GB", "less than nothing")),
    ("min_disk", "99999999999999999999", Says(.plain, "99999999999999999999 GB")),
    ("min_disk", #""99999999999999999999""#, Says(.plain, "99999999999999999999 GB")),
    ("min_disk", "1e999999", Says(.plain, "1e999999 GB")),
    ("min_disk", "-1e999999", Says(.odd, "-1e999999 GB", "less than nothing")),
    ("min_disk", #""forty""#, Says(.odd, "forty", "not a number")),
    ("min_disk", "true", Says(.odd, "true", "not a number")), ("min_disk", "null", Says(.notSet, "not set", "null")),
    ("min_disk", #""""#, Says(.notSet, "not set", "empty")), ("min_disk", "[]", Says(.odd, "[]", "not a number")),
    ("min_ram", "0", Says(.plain, "no limit", "0")),
    ("min_ram", "2048", Says(.plain, "2048 MB")), ("min_ram", "0.0", Says(.plain, "no limit", "0.0")),
    ("min_ram", "-0", Says(.plain, "no limit", "-0")),
    ("min_ram", "1e-400", Says(.plain, "1e-400 MB")), ("max_ram", #""0""#, Says(.plain, "no limit", "0")),
    ("max_ram", #""""#, Says(.plain, "no limit", "empty")),
    ("max_ram", "null", Says(.notSet, "not set", "null")), ("max_ram", #""65536""#, Says(.plain, "65536 MB")),
    ("max_ram", #""x""#, Says(.odd, "x", "not a number")),
  ])
  func `disk and memory have their units, and none means no limit`(key: String, json: String, says: Says) throws {
    #expect(try Says(Image.made(of: "\"\(key)\":\(json)").row(key)) == says)
  }

  @Test(arguments: FieldCatalog.fields)
  func `a number beyond all bounds is shown digit by digit in any field`(field: Field) throws {
    for literal in Self.huge where field.wireName != "id" {
      for json in [literal, "\"\(literal)\"", "[\(literal)]", "{\"a\":\(literal)}"] {
        let row = try Image.made(of: "\"\(field.wireName)\":\(json)").row(field.wireName)
        #expect(row.raw?.written() == json)
        let shown = ([row.value] + row.moreLines + [row.aside ?? ""]).map(\.text).joined()
        #expect(shown.contains(literal) || row.field?.kind == .features, "\(field.wireName): \(shown)")
      }
    }
  }

  @Test func `placeholders of IMS are named, and Glance's values are real`() throws {
    let ims = try Image.made(
      of: #""__imagetype":"gold","size":0,"checksum":"d41d","virtual_size":null,"__sequence_num":"1""#)
    #expect(try ims.row("size").aside == "not used by IMS")
    #expect(try ims.row("checksum").aside == "not used by IMS")
    #expect(try ims.row("__sequence_num").aside == "not used by IMS")
    let glance = try Image.made(of: #""size":1024,"checksum":"d41d""#)
    #expect(try Says(glance.row("size")) == Says(.plain, "1 KiB (1024 bytes)"))
    #expect(try glance.row("checksum").aside == nil)
  }

  @Test(arguments: [#""__imagetype":"shared""#, #""visibility":"shared""#])
  func `the owner of a shared image is the sharer`(members: String) throws {
    #expect(try Image.made(of: #"\#(members),"owner":"p-1""#).row("owner").aside == "the sharer's project")
    #expect(try Image.made(of: #""owner":"p-1""#).row("owner").aside == nil)
  }
}

@Suite("JSON inside a string is taken apart")
struct FeatureTests {
  @Test(arguments: [
    #""{\"nic_hotplug\":\"true\", \"ssh_key\" : \"False\",\"level\":3,\"\":\"\\u001b\",\"more\":{\"a\":[]}}""#,
    #"{"nic_hotplug":"true","ssh_key":"False","level":3,"":"\u001b","more":{"a":[]}}"#,
  ])
  func `each feature has its part`(json: String) throws {
    let image = try Image.made(of: "\"__os_feature_list\":\(json)")
    #expect(try Says(image.row("__os_feature_list")) == Says(.plain, "5 features"))
    let parts = image.rows().filter(\.isPart)
    #expect(parts.map(\.label) == ["nic_hotplug", "ssh_key", "level", "(empty key)", "more"])
    #expect(
      parts.map(Says.init) == [
        Says(.yes, "yes"), Says(.no, "no"), Says(.plain, "3"), Says(.plain, "^["), Says(.plain, #"{"a":[]}"#),
      ])
    #expect(parts.map(\.rawText) == ["true", "False", "3", "\u{1B}", #"{"a":[]}"#])
    #expect(parts.allSatisfy { $0.key == "__os_feature_list" && $0.section == .os })
  }

  @Test(arguments: [
    (#""{}""#, Says(.plain, "0 features")), (#""{\"a\":true}""#, Says(.plain, "1 feature")),
    (#""{\"a\":""#, Says(.odd, #"{"a":"#, "not a JSON object")),
    (#""[1]""#, Says(.odd, "[1]", "not a JSON object")), (#""true""#, Says(.odd, "true", "not a JSON object")),
    ("[]", Says(.odd, "[]", "not a JSON object")),
    ("7", Says(.odd, "7", "not a JSON object")), (#""""#, Says(.notSet, "not set", "empty")),
    ("null", Says(.notSet, "not set", "null")),
    (#""{'a':'b'}\n""#, Says(.odd, "{'a':'b'}^J", "not a JSON object")),
  ])
  func `what is no object is shown as it is`(json: String, says: Says) throws {
    #expect(try Says(Image.made(of: "\"__os_feature_list\":\(json)").row("__os_feature_list")) == says)
  }

  @Test func `a list nested too deep is shown as it is`() throws {
    let deep = String(repeating: "{\\\"a\\\":", count: 5000) + "1" + String(repeating: "}", count: 5000)
    #expect(try Image.made(of: "\"__os_feature_list\":\"\(deep)\"").row("__os_feature_list").mark == .odd)
  }
}
