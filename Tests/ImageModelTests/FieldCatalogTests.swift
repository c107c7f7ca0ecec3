import ImageModel
import Testing

@Suite("The catalogue has every documented field")
struct FieldCatalogTests {
  /// The 60 fields of the call, section by section, as its documents name them.
  static let documented: [Section: [String]] = [
    .identity: [
      "name", "id", "__description", "status", "visibility", "__imagetype", "protected", "owner",
      "enterprise_project_id", "tags", "__isregistered",
      "__is_offshelved", "__productcode", "__account_code", "__originalimagename", "__data_origin", "__root_origin",
      "__backup_id", "__sequence_num",
      "created_at", "updated_at", "active_at", "self", "file", "schema",
    ],
    .os: [
      "__os_type", "__platform", "__os_version", "__os_bit", "hw_firmware_type", "virtual_env_type", "__is_config_init",
      "__os_feature_list",
    ],
    .capabilities: [
      "__support_kvm", "__support_xen", "__support_largememory", "__support_diskintensive", "__support_highperformance",
      "__support_xen_gpu_type",
      "__support_kvm_gpu_type", "__support_xen_hana", "__support_kvm_infiniband", "__support_fc_inject",
      "__support_arm", "__support_amd",
      "__support_agent_list", "hw_vif_multiqueue_enabled", "__lazyloading",
    ],
    .storage: [
      "disk_format", "container_format", "min_disk", "min_ram", "max_ram", "__image_size", "size", "virtual_size",
      "checksum", "__image_source_type",
      "__image_location", "__system__cmkid",
    ],
  ]

  @Test func `all 60 fields are there once, each in its section`() {
    #expect(FieldCatalog.fields.count == 60)
    #expect(Set(FieldCatalog.fields.map(\.wireName)).count == 60)
    for section in Section.allCases {
      #expect(Set(FieldCatalog.fields(in: section).map(\.wireName)) == Set(Self.documented[section] ?? []))
      for name in Self.documented[section] ?? [] {
        #expect(FieldCatalog.field(name)?.section == section, "\(name)")
        #expect(FieldCatalog.section(of: name) == section, "\(name)")
      }
    }
    #expect(FieldCatalog.fields == Section.allCases.flatMap(FieldCatalog.fields(in:)))
  }

  @Test(arguments: FieldCatalog.fields)
  func `each field has a label that fits its column, and a meaning`(field: Field) {
    #expect((1...19).contains(field.label.width))
    #expect(field.meaning.text.hasSuffix("."))
    for value in field.values { #expect(!value.wire.isEmpty && value.meaning?.isEmpty != true) }
    #expect(Set(field.values.map(\.wire)).count == field.values.count)
  }

  @Test func `no two fields have one label`() {
    #expect(Set(FieldCatalog.fields.map(\.label)).count == 60)
  }

  @Test(arguments: [
    ("__support_live_resize", Section.capabilities), ("__support_kvm_ascend_310", .capabilities),
    ("__support_", .capabilities), ("_support_kvm", .other),
    ("__support", .other), ("os_hidden", .other), ("", .other), ("Name", .other), ("__SUPPORT_KVM", .other),
    ("名称", .other),
  ])
  func `an undocumented key has its section`(key: String, section: Section) {
    #expect(FieldCatalog.field(key) == nil)
    #expect(FieldCatalog.section(of: key) == section)
  }

  @Test(arguments: [
    ("__support_xen_gpu_type", ["__support_xen", "__support_kvm"]),
    ("__support_kvm_gpu_type", ["__support_xen", "__support_kvm"]),
    ("__support_xen_hana", ["__support_xen", "__support_kvm"]), ("__support_kvm_infiniband", ["__support_xen"]),
    ("__support_kvm", []),
    ("__support_fc_inject", []),
  ])
  func `the documented exclusions are there`(name: String, excluded: [String]) throws {
    let field = try #require(FieldCatalog.field(name))
    #expect(field.excludes == excluded)
    for other in field.excludes { #expect(FieldCatalog.field(other)?.kind == .capability) }
  }

  @Test(arguments: [
    ("status", "queued saving active killed deleted uploading importing pending_delete deactivated"),
    ("visibility", "private public shared community"), ("__imagetype", "gold private shared market"),
    ("__os_type", "Linux Windows Other"),
    ("__os_bit", "32 64"), ("hw_firmware_type", "bios uefi"),
    ("virtual_env_type", "FusionCompute DataImage Ironic IsoImage"),
    ("disk_format", "vhd zvhd zvhd2 raw qcow2 iso vhdx vmdk vdi ami ari aki ploop"),
    ("__image_source_type", "uds glance swift"),
    ("__support_kvm_gpu_type", "P4 M60 V100_vGPU P2V_V100 P100 V100"), ("__support_xen_gpu_type", "M60_vGPU"),
    ("__support_agent_list", "hss ces"),
  ])
  func `the documented values are there`(name: String, values: String) throws {
    let field = try #require(FieldCatalog.field(name))
    #expect(Set(field.values.map(\.wire)) == Set(values.split(separator: " ").map(String.init)))
  }
}
