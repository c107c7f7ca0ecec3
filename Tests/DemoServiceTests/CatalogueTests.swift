import ImageModel
import Testing

@testable import DemoService

@Suite struct CatalogueTests {
  /// Every document that the service may answer with, the stages of the upload among them.
  static let images: [Image] = allImages()

  private static func allImages() -> [Image] {
    (DemoCatalogue.samples.map(\.json) + UploadTests.stages.map { UploadTests.json(after: $0.seconds) })
      .compactMap { try? Image(JSONValue(parsing: $0)) }
  }

  @Test func `there are more than fifty images, and each has an id that a prompt takes`() {
    #expect(DemoCatalogue.images.count == DemoCatalogue.samples.count + 1)
    #expect(DemoCatalogue.images.count > 50)
    #expect(DemoCatalogue.failures.count == Trouble.all.count)
  }

  @Test(arguments: DemoCatalogue.samples.map(\.id))
  func `an image's JSON is an image that carries its own id`(id: String) throws {
    let sample = try #require(DemoCatalogue.samplesByID[id])
    let image = try Image(JSONValue(parsing: sample.json))
    #expect(image.id == id)
    #expect(!sample.note.isEmpty)
  }

  @Test func `no two ids are the same, and each is a UUID in lower case`() {
    let ids = (DemoCatalogue.images + DemoCatalogue.failures).map(\.id.text)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
  }

  @Test func `the history of a first look is varied, latest first, from minutes to days ago`() {
    let views = DemoCatalogue.alreadyViewed
    #expect(views.count == 9)
    #expect(views.map(\.secondsAgo) == views.map(\.secondsAgo).sorted())
    #expect(views.first?.secondsAgo == 120 && views.last?.secondsAgo == 3 * 86400)
    #expect(Set(views.map(\.image.id)).count == views.count)
    let types = Set(views.compactMap { $0.image["__imagetype"]?.string })
    #expect(types == ["gold", "private", "market"])
    #expect(views.contains { $0.image["virtual_env_type"]?.string == "IsoImage" })
    #expect(views.contains { $0.image["__system__cmkid"] != nil })
  }

  @Test(arguments: [
    (
      "status",
      ["queued", "saving", "active", "killed", "deleted", "uploading", "importing", "pending_delete", "deactivated"]
    ),
    ("visibility", ["private", "public", "shared", "community"]),
    ("__imagetype", ["gold", "private", "shared", "market"]),
    ("virtual_env_type", ["FusionCompute", "DataImage", "Ironic", "IsoImage"]),
    ("__os_type", ["Linux", "Windows", "Other"]),
    (
      "__platform",
      [
        "Windows", "Ubuntu", "RedHat", "SUSE", "CentOS", "Debian", "OpenSUSE", "OracleLinux", "Fedora", "Other",
        "CoreOS", "EulerOS", "openEuler", "Huawei Cloud EulerOS",
      ]
    ),
    ("__os_bit", ["32", "64"]), ("hw_firmware_type", ["bios", "uefi"]),
    ("disk_format", ["vhd", "zvhd", "zvhd2", "raw", "qcow2", "iso", "vhdx", "vmdk"]),
    ("__image_source_type", ["uds", "glance", "swift"]), ("__lazyloading", ["true", "True", "False"]),
    ("__is_offshelved", ["true", "false"]), ("__isregistered", ["true", "false"]), ("__root_origin", ["file"]),
    ("__is_config_init", ["true", "false"]), ("max_ram", ["", "0", "4194304"]), ("enterprise_project_id", ["0"]),
  ])
  func `every documented value of a field occurs`(field: String, values: [String]) {
    let seen = Set(Self.images.compactMap { $0[field]?.string })
    let missing = values.filter { !seen.contains($0) }
    #expect(missing == [])
  }

  @Test(arguments: [
    "__support_kvm", "__support_xen", "__support_largememory", "__support_diskintensive", "__support_highperformance",
    "__support_xen_hana", "__support_kvm_infiniband", "__support_fc_inject", "__support_arm", "__support_amd",
    "hw_vif_multiqueue_enabled", "__lazyloading",
  ])
  func `a capability is declared yes, no, oddly and not at all`(flag: String) {
    let values = Self.images.map { $0[flag].map { $0.string?.lowercased() ?? "not a string" } }
    #expect(values.contains("true"))
    #expect(values.contains("false"))
    #expect(values.contains { $0 != nil && $0 != "true" && $0 != "false" })
    #expect(values.contains(nil))
  }

  @Test(arguments: ["__support_kvm_gpu_type", "__support_xen_gpu_type", "__support_agent_list"])
  func `a capability by name is declared by a name, oddly and not at all`(field: String) {
    let values = Self.images.map { $0[field].map { $0.string ?? "" } }
    #expect(values.contains { $0?.contains(/^[A-Za-z]/) == true })
    #expect(values.contains("") || values.contains { $0?.hasPrefix(",") == true })
    #expect(values.contains(nil))
  }

  @Test(arguments: [
    ["__support_kvm_gpu_type", "__support_kvm"], ["__support_xen_hana", "__support_xen"],
    ["__support_kvm_infiniband", "__support_xen"],
  ])
  func `a pair that the documents exclude occurs, and the first of it also alone`(pair: [String]) {
    let holders = Self.images.filter { $0[pair[0]]?.string?.contains(/^(true|[A-Z].*\d)/) == true }
    #expect(holders.contains { $0[pair[1]]?.string == "true" })
    #expect(holders.contains { $0[pair[1]] == nil })
  }

  @Test(arguments: ["instance,", "volume,", "file,", "server_backup,", "image,"])
  func `every form of origin occurs`(prefix: String) {
    #expect(Self.images.contains { $0["__data_origin"]?.string?.hasPrefix(prefix) == true })
  }

  @Test(arguments: ["__data_origin", "name", "owner", "checksum", "disk_format"])
  func `what may be unset is null somewhere`(field: String) {
    #expect(Self.images.contains { $0[field] == JSONValue.null })
  }

  @Test(arguments: [
    "__system__cmkid", "__os_feature_list", "__originalimagename", "__backup_id", "__productcode", "__account_code",
    "__sequence_num", "__image_location", "__image_size", "active_at", "tags", "os_hidden", "os_hash_algo",
    "os_hash_value", "direct_url", "locations", "stores", "__support_kvm_ascend_310", "__support_kvm_nvme_spdk",
    "__support_kvm_hi1822_hisriov", "__support_kvm_hi1822_hivirtionet", "__support_kvm_fpga_type",
    "__support_live_resize",
  ])
  func `a field that few images carry has a value somewhere`(field: String) {
    #expect(Self.images.contains { ![nil, .null, "", []].contains($0[field]) })
  }
}
