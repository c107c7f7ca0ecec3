import ImageModel
import Testing

@Suite("A capability is yes, no or not declared")
struct CapabilityTests {
  static let wire: [(json: String, says: Says)] = [
    (#""true""#, Says(.yes, "yes")), (#""True""#, Says(.yes, "yes")), (#"" TRUE ""#, Says(.yes, "yes")),
    ("true", Says(.yes, "yes")),
    (#""false""#, Says(.no, "no")), (#""False""#, Says(.no, "no")), ("false", Says(.no, "no")),
    (#""maybe""#, Says(.odd, "maybe", "neither true nor false")),
    (#""t rue""#, Says(.odd, "t rue", "neither true nor false")),
    (#""1""#, Says(.odd, "1", "neither true nor false")), ("1", Says(.odd, "1", "neither true nor false")),
    ("[]", Says(.odd, "[]", "neither true nor false")),
    (#"["true"]"#, Says(.odd, #"["true"]"#, "neither true nor false")),
    ("{}", Says(.odd, "{}", "neither true nor false")),
    (#""true\u001b""#, Says(.odd, "true^[", "neither true nor false")),
    ("null", Says(.notSet, "not set", "null")), (#""""#, Says(.notSet, "not set", "empty")),
  ]

  @Test(arguments: wire)
  func `a flag is read in all its spellings, and shown as it is where it is none`(json: String, says: Says) throws {
    for key in ["__support_kvm", "__support_arm", "hw_vif_multiqueue_enabled", "__lazyloading"] {
      let image = try Image.made(of: "\"\(key)\":\(json)")
      #expect(try Says(image.row(key)) == says)
      #expect(try image.row(key).section == .capabilities)
      #expect(try image.row(key).raw == JSONValue(parsing: json))
    }
  }

  @Test func `hypervisors speak by their absence, others only where asked`() throws {
    let image = try Image.made(of: "")
    #expect(try Says(image.row("__support_kvm")) == Says(.notDeclared, "not declared", "means no"))
    #expect(try Says(image.row("__support_xen")) == Says(.notDeclared, "not declared", "means no"))
    #expect(!image.rows().contains { $0.key == "__support_arm" })
    #expect(
      try Says(image.row("__support_arm", includingAbsent: true)) == Says(.notDeclared, "not declared", "means no"))
    #expect(
      try Says(image.row("__support_kvm_gpu_type", includingAbsent: true))
        == Says(.notDeclared, "not declared", "means no"))
    #expect(try Says(image.row("__support_agent_list", includingAbsent: true)) == Says(.notDeclared, "none"))
    #expect(try image.row("__support_kvm").raw == nil)
  }

  @Test(arguments: [
    (#""P4""#, Says(.yes, "P4")), (#""V100_vGPU""#, Says(.yes, "V100_vGPU")),
    (#""RTX5000""#, Says(.yes, "RTX5000", "not in the documents' list")),
    (#""true""#, Says(.yes, "yes")), (#""False""#, Says(.no, "no")), ("true", Says(.yes, "yes")),
    ("false", Says(.no, "no")),
    ("null", Says(.notSet, "not set", "null")), (#""""#, Says(.notSet, "not set", "empty")),
    ("4", Says(.odd, "4", "neither a name nor true or false")),
    ("[]", Says(.odd, "[]", "neither a name nor true or false")),
    (#"{"P4":1}"#, Says(.odd, #"{"P4":1}"#, "neither a name nor true or false")),
  ])
  func `a GPU is yes by its name`(json: String, says: Says) throws {
    #expect(try Says(Image.made(of: "\"__support_kvm_gpu_type\":\(json)").row("__support_kvm_gpu_type")) == says)
  }

  @Test(arguments: [
    (#""true""#, Says(.yes, "yes")), (#""False""#, Says(.no, "no")), ("true", Says(.yes, "yes")),
    (#""vu9p""#, Says(.plain, "vu9p")),
    ("null", Says(.notSet, "not set", "null")), (#""""#, Says(.notSet, "not set", "empty")), ("3", Says(.odd, "3")),
    ("[]", Says(.odd, "[]")), ("{}", Says(.odd, "{}")),
  ])
  func `an unknown capability is shown among the others under its own name`(json: String, says: Says) throws {
    let row = try Image.made(of: "\"__support_kvm_fpga_type\":\(json)").row("__support_kvm_fpga_type")
    #expect(Says(row) == says)
    #expect(row.section == .capabilities)
    #expect(row.label == "__support_kvm_fpga_type")
    #expect(row.field == nil)
  }

  @Test(arguments: [
    (#""hss""#, Says(.plain, "hss (host security)")),
    (#""hss,ces""#, Says(.plain, "hss (host security), ces (host monitoring)")),
    (#"" ces , appbooster:nginx&redis ""#, Says(.plain, "ces (host monitoring), appbooster:nginx&redis")),
    (#""hss,,""#, Says(.plain, "hss (host security)")),
    (#""HSS""#, Says(.plain, "HSS")), (#"",""#, Says(.plain, ",")), (#""""#, Says(.notSet, "not set", "empty")),
    (#"["hss"]"#, Says(.plain, #"["hss"]"#)),
    (#""h\u001bss""#, Says(.plain, "h^[ss")),
  ])
  func `agents are taken apart`(json: String, says: Says) throws {
    #expect(try Says(Image.made(of: "\"__support_agent_list\":\(json)").row("__support_agent_list")) == says)
  }
}

@Suite("Cloud-Init's flag is inverted")
struct InvertedCapabilityTests {
  static let cloudServer = #""virtual_env_type":"FusionCompute""#
  static let wire: [(json: String, mark: FieldRow.Mark, value: String, shown: String)] = [
    (#""true""#, .no, "not supported", "true"), (#""True""#, .no, "not supported", "True"),
    ("true", .no, "not supported", "true"),
    (#"" true ""#, .no, "not supported", " true "), (#""false""#, .yes, "supported", "false"),
    (#""False""#, .yes, "supported", "False"),
    ("false", .yes, "supported", "false"), (#""maybe""#, .yes, "supported", "maybe"), ("1", .yes, "supported", "1"),
    ("null", .yes, "supported", "null"),
    (#""""#, .yes, "supported", "\"\""), ("[]", .yes, "supported", "[]"),
  ]

  @Test(arguments: wire)
  func `true means not supported, anything else supported`(
    json: String, mark: FieldRow.Mark, value: String, shown: String
  ) throws {
    let aside = "__support_fc_inject = \(shown)"
    let server = try Image.made(of: "\(Self.cloudServer),\"__support_fc_inject\":\(json)").row("__support_fc_inject")
    #expect(Says(server) == Says(mark, value, aside))
    let unknown = try Image.made(of: "\"__support_fc_inject\":\(json)").row("__support_fc_inject")
    #expect(Says(unknown) == Says(mark, value, aside))
    let disk = try Image.made(of: "\"__support_fc_inject\":\(json),\"virtual_env_type\":\"DataImage\"").row(
      "__support_fc_inject")
    #expect(Says(disk) == Says(mark, value, "\(aside); counts only for a cloud server's system disk"))
  }

  @Test func `absence means supported on a cloud server's system disk`() throws {
    let says = Says(.yes, "supported", "not declared: means supported")
    #expect(try Says(Image.made(of: Self.cloudServer).row("__support_fc_inject")) == says)
    #expect(try Says(Image.made(of: Self.cloudServer).row("__support_fc_inject", includingAbsent: true)) == says)
  }

  @Test(arguments: [
    "", #""virtual_env_type":"DataImage""#, #""virtual_env_type":"Ironic""#, #""virtual_env_type":null"#,
  ])
  func `absence says nothing anywhere else`(members: String) throws {
    let image = try Image.made(of: members)
    #expect(!image.rows().contains { $0.key == "__support_fc_inject" })
    let row = try image.row("__support_fc_inject", includingAbsent: true)
    #expect(Says(row) == Says(.notDeclared, "not declared", "counts only for a cloud server's system disk"))
  }
}

@Suite("Excluded pairs are warned of")
struct ExclusionTests {
  @Test(arguments: [
    (#""__support_xen_gpu_type":"M60_vGPU","__support_xen":"true""#, "__support_xen_gpu_type", "__support_xen"),
    (#""__support_xen":"true","__support_xen_gpu_type":"M60_vGPU""#, "__support_xen_gpu_type", "__support_xen"),
    (#""__support_kvm":true,"__support_kvm_gpu_type":"P4""#, "__support_kvm_gpu_type", "__support_kvm"),
    (
      #""__support_kvm_gpu_type":"P4","__support_kvm":"True","__support_xen":"true""#, "__support_kvm_gpu_type",
      "__support_xen, __support_kvm"
    ),
    (#""__support_xen_hana":"true","__support_kvm":"true""#, "__support_xen_hana", "__support_kvm"),
    (#""__support_xen":"true","__support_kvm_infiniband":"true""#, "__support_kvm_infiniband", "__support_xen"),
    (#""__support_xen":"perhaps","__support_xen_hana":"true""#, "__support_xen_hana", "__support_xen"),
    (#""__support_xen":"true","__support_xen_hana":"perhaps""#, "__support_xen_hana", "__support_xen"),
  ])
  func `a pair that is declared has a warning, in either order`(members: String, key: String, others: String) throws {
    let image = try Image.made(of: members)
    #expect(try image.row(key).warning?.text == "not to be combined with \(others): a server may fail to start")
    #expect(image.rows().filter { $0.warning != nil }.map(\.key) == [key])
  }

  @Test(arguments: [
    #""__support_xen":"true","__support_kvm":"true""#, #""__support_xen_gpu_type":"M60_vGPU","__support_xen":"false""#,
    #""__support_xen_gpu_type":"M60_vGPU","__support_xen":"""#,
    #""__support_xen_gpu_type":"M60_vGPU","__support_xen":null"#,
    #""__support_xen_gpu_type":"M60_vGPU""#, #""__support_xen_hana":"false","__support_kvm":"true""#,
    #""__support_xen_hana":"","__support_kvm":"true""#,
    #""__support_kvm_infiniband":"true","__support_kvm":"true""#,
    #""__support_kvm_gpu_type":false,"__support_kvm":true"#,
  ])
  func `what is not declared clashes with nothing`(members: String) throws {
    #expect(try Image.made(of: members).rows().allSatisfy { $0.warning == nil })
  }
}
