import ImageModel
import Testing

@Suite("A field is explained")
struct ExplanationTests {
  static let held: [(key: String, json: String, held: [String])] = [
    ("__platform", #""OracleLinux""#, ["Oracle Linux", "OracleLinux"]), ("__platform", #""Suse""#, ["SUSE"]),
    ("__platform", #""openEuler""#, []), ("__platform", #""""#, []), ("hw_firmware_type", #""UEFI""#, ["uefi"]),
    ("__os_bit", "64", ["64"]), ("protected", "true", ["true"]), ("protected", #""False""#, ["false"]),
    ("__isregistered", #""True""#, ["true"]), ("__isregistered", #""maybe""#, []),
    ("status", #""active""#, ["active"]), ("enterprise_project_id", "null", ["0"]),
    ("__support_agent_list", #""ces,hss""#, ["hss", "ces"]), ("__support_agent_list", #""hss, x""#, ["hss"]),
    ("__support_agent_list", #""hssx""#, []), ("__data_origin", #""volume,1""#, ["volume,ID"]),
    ("__data_origin", #""image,r,1""#, ["image,REGION,ID"]), ("__data_origin", "null", []),
    ("__support_kvm_gpu_type", #""P4""#, ["P4"]), ("__support_kvm_gpu_type", #""p4""#, []),
    ("__support_fc_inject", #""True""#, ["true"]), ("__support_fc_inject", #""false""#, []),
    ("disk_format", #""zvhd2""#, ["zvhd2"]), ("os_hidden", "true", []),
  ]

  @Test(arguments: held)
  func `the present one of the documented values is known, whatever its spelling`(
    key: String, json: String, held: [String]
  ) throws {
    let row = try Image.made(of: "\"\(key)\":\(json)").row(key)
    #expect(row.field?.values.filter(row.holds).map(\.wire) ?? [] == held)
  }

  @Test(arguments: [
    ("enterprise_project_id", ["0"]), ("protected", ["false"]), ("__is_offshelved", ["false"]), ("__isregistered", []),
    ("hw_firmware_type", []), ("__support_fc_inject", []), ("__support_kvm_gpu_type", []), ("__data_origin", []),
  ])
  func `a missing field holds what its absence means`(key: String, held: [String]) throws {
    let row = try Image.made(of: "").row(key, includingAbsent: true)
    #expect(row.field?.values.filter(row.holds).map(\.wire) == held)
  }

  @Test func `every capability says what follows for choosing a server, but for lazy loading`() {
    let silent = FieldCatalog.fields(in: .capabilities).filter { $0.consequence == nil }
    #expect(silent.map(\.wireName) == ["__lazyloading"])
  }

  @Test(arguments: FieldCatalog.fields)
  func `consequence and trap are sentences`(field: Field) {
    for text in [field.consequence, field.trap].compactMap(\.self) {
      #expect(text.text.hasSuffix("."))
      #expect(text != field.meaning)
    }
  }

  @Test func `what nobody uses says so`() throws {
    let unused = FieldCatalog.fields.filter { field in
      (try? Image.made(of: "").row(field.wireName, includingAbsent: field.wireName != "id"))?.disuse != nil
    }
    #expect(unused.map(\.wireName) == ["__sequence_num", "size", "virtual_size", "checksum"])
    #expect(try Image.made(of: #""x":1"#).row("x").disuse == nil)
  }
}
