/// The documented fields of an image, in the order in which they are shown.
///
/// Source: Huawei Cloud IMS API reference, "Querying Image Details (Native OpenStack API)", and the OpenStack Image
/// service API v2. The detail pane, `show` and the explain panel all read this table.
public enum FieldCatalog {
  /// All 60 fields of the call.
  public static let fields: [Field] = identity + os + capabilities + storage

  /// The documented field of a wire name; nil for one that is not documented. O(1).
  public static func field(_ wireName: String) -> Field? { byWireName[wireName] }

  /// The fields of a section, in their order.
  public static func fields(in section: Section) -> [Field] {
    switch section {
    case .identity: identity
    case .os: os
    case .capabilities: capabilities
    case .storage: storage
    case .other: []
    }
  }

  /// Where a key is shown: an unknown `__support_*` is a capability, any other unknown key is Other.
  public static func section(of wireName: String) -> Section {
    if let field = byWireName[wireName] { return field.section }
    return wireName.hasPrefix("__support_") ? .capabilities : .other
  }

  private static let byWireName = Dictionary(uniqueKeysWithValues: fields.map { ($0.wireName, $0) })

  private static let identity: [Field] = [
    Field(
      "name", .identity, "Name", .text, "Display name: up to 255 characters of any script. May be null.",
      trap: "Not unique, and it may hold characters that can't be seen: their stand-ins show."),
    Field(
      "id", .identity, "Image id", .identifier, "The image's id, usually a UUID. Ids belong to one region.",
      tellsCopiesApart: true),
    Field("__description", .identity, "Description", .text, "Free text; may have several lines."),
    Field(
      "status", .identity, "Status", .status, "Where the image is in its life.",
      values: [
        "queued": "metadata made, waiting for the file", "saving": "being uploaded", "active": "usable",
        "killed": "the upload failed", "deleted": "deleted", "uploading": "being uploaded",
        "importing": "being imported", "pending_delete": "about to be deleted",
        "deactivated": "its data can't be downloaded",
      ], consequence: "Servers can be made from an active image only.",
      trap:
        "Active alone is not enough: only a registered image makes servers."
    ),
    Field(
      "__imagetype", .identity, "Type", .choice,
      "Who made the image available. A market image has visibility public: this field decides.",
      values: [
        "gold": "public image", "private": "private image", "shared": "shared by another project",
        "market": "market image",
      ]),
    Field(
      "visibility", .identity, "Visibility", .choice,
      "Who sees the image. Market images are public too: the type tells them apart.",
      values: [
        "private": "its project alone", "public": "everybody", "shared": "its project and chosen ones",
        "community": "everybody, but not in lists",
      ]),
    Field(
      "protected", .identity, "Protected", .flag, "A protected image cannot be deleted.",
      values: ["true": "cannot be deleted", "false": "can be deleted"], absenceMeans: "false"),
    Field(
      "owner", .identity, "Owner project", .identifier,
      "The project that owns the image; in a shared image the sharer's, not the reader's."),
    Field(
      "enterprise_project_id", .identity, "Enterprise", .identifier, "0 or absent: the default one.",
      values: ["0": "the default enterprise project"], absenceMeans: "0"),
    Field("tags", .identity, "Tags", .tags, "Pairs key=value and bare words in one list."),
    Field(
      "created_at", .identity, "Created", .time, "When the image's metadata was made, UTC.", tellsCopiesApart: true),
    Field("updated_at", .identity, "Updated", .time, "When the image was last changed, UTC.", tellsCopiesApart: true),
    Field("active_at", .identity, "Active since", .time, "When the image became usable, UTC.", tellsCopiesApart: true),
    Field(
      "__isregistered", .identity, "Registered", .flag, "Registered images are the usable ones.",
      values: ["true": "usable", "false": "not usable"], consequence: "No: no server can be made from the image."),
    Field(
      "__is_offshelved", .identity, "Off the shelf", .flag, "Whether a market image was taken off the shelf.",
      values: ["true": "withdrawn from the market", "false": "still on the market"],
      consequence: "Yes: choose another image of the market.", absenceMeans: "false"),
    Field("__productcode", .identity, "Market product", .identifier, "The market product this image belongs to."),
    Field("__account_code", .identity, "Charging mark", .text, "Marks an image that is charged for."),
    Field(
      "__originalimagename", .identity, "Parent image id", .identifier,
      "The parent image's id, despite the field's name; empty for a public image or one made from a file."),
    Field(
      "__data_origin", .identity, "Made from", .origin,
      "What the image was made from; null, empty or absent for a public image.",
      values: [
        "instance,ID": "a server", "volume,ID": "a volume", "file,BUCKET:OBJECT": "a file in object storage",
        "server_backup,ID": "a server backup", "image,REGION,ID": "an image of that region",
      ]),
    Field(
      "__root_origin", .identity, "Root origin", .choice, "How the first ancestor came to be.",
      values: ["file": "imported from outside"]),
    Field("__backup_id", .identity, "Backup id", .identifier, "The backup the image was made from, else empty."),
    Field("__sequence_num", .identity, "Sequence number", .text, "Not used at present.", isPlaceholderOnIMS: true),
    Field("self", .identity, "Link", .link, "The image's own address, relative.", tellsCopiesApart: true),
    Field("file", .identity, "Data link", .link, "The address of the image's data, relative.", tellsCopiesApart: true),
    Field(
      "schema", .identity, "Schema link", .link, "The address of the schema of this answer, relative.",
      tellsCopiesApart: true),
  ]

  private static let os: [Field] = [
    Field("__os_type", .os, "OS type", .choice, "Linux, Windows or Other.", values: ["Linux", "Windows", "Other"]),
    Field(
      "__platform", .os, "Platform", .choice, "The distribution. Services name more than the documents do.",
      values: [
        "Windows", "Ubuntu", "RedHat", "SUSE", "CentOS", "Debian", "OpenSUSE", "Oracle Linux", "OracleLinux", "Fedora",
        "Other", "CoreOS", "EulerOS",
      ]),
    Field("__os_version", .os, "OS version", .text, "The exact version, in words."),
    Field("__os_bit", .os, "OS bits", .choice, "Word size.", values: ["32", "64"]),
    Field(
      "hw_firmware_type", .os, "Boots by", .choice, "The firmware the server boots with.",
      values: ["bios", "uefi"],
      consequence: "A server made from the image boots this way; a disk made for the other way doesn't start."),
    Field(
      "virtual_env_type", .os, "Made for", .choice, "What kind of machine or disk the image is for.",
      values: [
        "FusionCompute": "cloud server's system disk", "DataImage": "data disk", "Ironic": "bare metal server",
        "IsoImage": "ISO image",
      ],
      consequence:
        "Only FusionCompute makes the system disk of a cloud server; the others make a data disk, a bare metal server or an installation."
    ),
    Field(
      "__is_config_init", .os, "Initial setup", .flag, "Whether the initial configuration is done.",
      values: ["true": "done", "false": "not done"]),
    Field(
      "__os_feature_list", .os, "OS features", .features,
      "Advanced features as a JSON object inside a string; its values are \"true\" or \"false\".",
      trap: "Spacing and order differ between images that have the same features."),
  ]

  private static let capabilities: [Field] = [
    Field(
      "__support_kvm", .capabilities, "KVM", .capability, "Whether servers on KVM can use the image.",
      speaksByAbsence: true, consequence: "Yes: flavors on KVM can be chosen. No, or not declared: none of them."),
    Field(
      "__support_xen", .capabilities, "Xen", .capability, "Whether servers on Xen can use the image.",
      speaksByAbsence: true, consequence: "Yes: flavors on Xen can be chosen. No, or not declared: none of them."),
    Field(
      "__support_arm", .capabilities, "ARM", .capability, "Whether the image is for the ARM architecture.",
      consequence: "Yes: choose an ARM flavor. No, or not declared: choose one of another architecture."),
    Field(
      "__support_amd", .capabilities, "AMD", .capability, "Whether the image is for AMD processors.",
      consequence: "Yes: flavors with AMD processors can be chosen. No, or not declared: none of them."),
    Field(
      "__support_largememory", .capabilities, "Large memory", .capability, "Whether large-memory servers can use it.",
      consequence: "Yes: large-memory flavors can be chosen. No, or not declared: choose another family."),
    Field(
      "__support_diskintensive", .capabilities, "Disk intensive", .capability,
      "Whether disk-intensive servers can use it.",
      consequence: "Yes: disk-intensive flavors can be chosen. No, or not declared: choose another family."),
    Field(
      "__support_highperformance", .capabilities, "High perf.", .capability,
      "Whether high-performance servers can use it.",
      consequence: "Yes: high-performance flavors can be chosen. No, or not declared: choose another family."),
    Field(
      "__support_xen_gpu_type", .capabilities, "GPU on Xen", .namedCapability,
      "The GPU of accelerated servers on Xen. Documented not to occur together with __support_xen or __support_kvm.",
      values: ["M60_vGPU"], excludes: ["__support_xen", "__support_kvm"],
      consequence: "A name: choose an accelerated flavor on Xen that has this GPU. Not declared: none of them."),
    Field(
      "__support_kvm_gpu_type", .capabilities, "GPU on KVM", .namedCapability,
      "The GPU of accelerated servers on KVM. Documented not to occur together with __support_xen or __support_kvm.",
      values: ["P4", "M60", "V100_vGPU", "P2V_V100", "P100", "V100"], excludes: ["__support_xen", "__support_kvm"],
      consequence: "A name: choose an accelerated flavor on KVM that has this GPU. Not declared: none of them."),
    Field(
      "__support_xen_hana", .capabilities, "SAP HANA on Xen", .capability,
      "Whether HANA servers on Xen can use it. Documented not to occur together with __support_xen or __support_kvm.",
      excludes: ["__support_xen", "__support_kvm"],
      consequence: "Yes: HANA flavors on Xen can be chosen. No, or not declared: none of them."),
    Field(
      "__support_kvm_infiniband", .capabilities, "InfiniBand", .capability,
      "Whether servers with InfiniBand on KVM can use it. Documented not to occur together with __support_xen.",
      excludes: ["__support_xen"],
      consequence: "Yes: flavors with InfiniBand on KVM can be chosen. No, or not declared: none of them."),
    Field(
      "__support_fc_inject", .capabilities, "Cloud-Init keys", .invertedCapability,
      "Password and key injection by Cloud-Init. The flag is inverted: true means not supported; anything else, or no flag, means supported. Only for the system-disk image of a cloud server.",
      values: ["true": "injection is not supported"], speaksByAbsence: true,
      consequence:
        "Not supported: whoever makes a server can give it neither password nor key, so log in with what the image brings."
    ),
    Field(
      "__support_agent_list", .capabilities, "Agents", .list, "Agents that the image brings; absent: none.",
      values: ["hss": "host security", "ces": "host monitoring"],
      consequence: "What is not in the list has to be installed on the server.",
      trap: "Services name more than the documents do, such as appbooster:nginx&redis."),
    Field(
      "hw_vif_multiqueue_enabled", .capabilities, "NIC multi-queue", .capability,
      "Whether a network card's work is spread over several processors.",
      consequence: "Yes: flavors whose network cards have several queues can make use of them."),
    Field(
      "__lazyloading", .capabilities, "Lazy loading", .capability,
      "Whether a server may start before all data is there."),
  ]

  private static let storage: [Field] = [
    Field(
      "disk_format", .storage, "Disk format", .choice, "How the disk's content is stored.",
      values: [
        "vhd": nil, "zvhd": "compressed VHD", "zvhd2": "compressed VHD, lazy loading", "raw": "unstructured",
        "qcow2": nil, "iso": "optical disc", "vhdx": nil, "vmdk": nil, "vdi": nil, "ami": "Amazon machine image",
        "ari": "Amazon ramdisk", "aki": "Amazon kernel", "ploop": nil,
      ]),
    Field(
      "container_format", .storage, "Container", .choice, "What is wrapped around the disk: usually nothing.",
      values: ["bare": "none"]),
    Field(
      "min_disk", .storage, "Minimum disk", .gigabytes, "The disk a server needs, in GB; documented from 40 to 1024.",
      consequence: "The server's system disk can't be smaller.",
      trap: "Services go below what the documents say: 1 and 10 are seen."),
    Field(
      "min_ram", .storage, "Minimum memory", .megabytes, "The memory a server needs, in MB; 0: no limit.",
      consequence: "Choose a flavor with at least as much memory."),
    Field(
      "max_ram", .storage, "Maximum memory", .megabytes, "The most memory supported, in MB; empty or 0: no limit.",
      consequence: "Choose a flavor with no more memory."),
    Field(
      "__image_size", .storage, "Image file size", .bytes,
      "The size of the image's file, not of the disk it needs; 0 while the image is queued."),
    Field(
      "size", .storage, "Size", .bytes, "A placeholder in answers of IMS; in Glance the size of the data.",
      isPlaceholderOnIMS: true, trap: "On IMS it is 0 or 2 or the like, whatever the image."),
    Field(
      "virtual_size", .storage, "Virtual size", .bytes, "A placeholder in answers of IMS; in Glance the disk's size.",
      isPlaceholderOnIMS: true),
    Field(
      "checksum", .storage, "Checksum", .text, "A placeholder in answers of IMS; in Glance the data's MD5.",
      isPlaceholderOnIMS: true, trap: "On IMS it is the MD5 of nothing: equal ones don't mean equal images."),
    Field(
      "__image_source_type", .storage, "Kept in", .choice, "The backend that keeps the image.",
      values: ["uds": "object storage", "swift": "object storage", "glance": "the image service itself"]),
    Field(
      "__image_location", .storage, "Location", .text, "Where the backend keeps the image.", tellsCopiesApart: true),
    Field(
      "__system__cmkid", .storage, "Encryption key", .encryptionKey,
      "The key the image is encrypted with: present means encrypted."),
  ]
}

extension Field {
  fileprivate init(
    _ wireName: String, _ section: Section, _ label: PrintableText, _ kind: FieldKind, _ meaning: PrintableText,
    values: DocumentedValues = [], excludes: [String] = [], speaksByAbsence: Bool = false,
    isPlaceholderOnIMS: Bool = false, consequence: PrintableText? = nil, trap: PrintableText? = nil,
    absenceMeans: String? = nil, tellsCopiesApart: Bool = false
  ) {
    self.init(
      wireName: wireName, section: section, label: label, kind: kind, meaning: meaning, values: values.list,
      excludes: excludes, speaksByAbsence: speaksByAbsence, isPlaceholderOnIMS: isPlaceholderOnIMS,
      consequence: consequence, trap: trap, absenceMeans: absenceMeans, tellsCopiesApart: tellsCopiesApart)
  }
}

/// Lets the table above write documented values as a list, or as a dictionary with their meanings.
private struct DocumentedValues: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  let list: [DocumentedValue]

  init(arrayLiteral elements: String...) { list = elements.map { DocumentedValue(wire: $0, meaning: nil) } }

  init(dictionaryLiteral elements: (String, PrintableText?)...) {
    list = elements.map { DocumentedValue(wire: $0, meaning: $1) }
  }
}
