/// What images can be chosen by: the table of all filters.
struct ImageFilter: Hashable, Sendable {
  /// What is looked at, and what a value has to be.
  enum Kind: Hashable, Sendable {
    /// Text that has to be equal, in any case, with `*` and `?` for what may be anything.
    case text
    /// One of several words.
    case choice([String])
    /// Text that has to occur in one of the fields.
    case part
    case tag
    case flag
    /// A whole number.
    case amount
    /// Bytes of the image's file, with `K`, `M`, `G` or `T`.
    case bytes
    case moment
    /// Settled by the service alone: nothing in an image says it.
    case service([String])
  }

  /// What is typed in front of the value.
  let name: String
  /// The fields of an image that count, any of them.
  let keys: [String]
  let kind: Kind
  /// What the services call it; nil where one doesn't know it.
  var glance: String?
  var huawei: String?
  /// What the name says of the value already, such as `since` that it is not before.
  var relation: ImageCondition.Relation?

  static let all = [
    both("name", .text), both("status", .choice(values(of: "status"))),
    ImageFilter(
      name: "os", keys: ["__os_type", "__platform", "__os_version", "os_type", "os_distro", "os_version"], kind: .part,
      huawei: "__os_type"),
    ImageFilter(name: "type", keys: ["__imagetype"], kind: .choice(values(of: "__imagetype")), huawei: "__imagetype"),
    ImageFilter(name: "platform", keys: ["__platform"], kind: .text, huawei: "__platform"),
    both("visibility", .choice(["public", "private", "shared", "community", "all"])), both("owner", .text),
    ImageFilter(name: "tag", keys: ["tags"], kind: .tag, glance: "tag", huawei: "tag"),
    both("protected", .flag), ImageFilter(name: "hidden", keys: ["os_hidden"], kind: .flag, glance: "os_hidden"),
    moment("created"), moment("updated"),
    ImageFilter(
      name: "since", keys: ["created_at"], kind: .moment, glance: "created_at", huawei: "created_at",
      relation: .atLeast),
    ImageFilter(
      name: "before", keys: ["created_at"], kind: .moment, glance: "created_at", huawei: "created_at", relation: .less),
    // Not told to Glance as its `size_min`: of images of IMS, the size that Glance looks at is a placeholder.
    ImageFilter(name: "size", keys: [], kind: .bytes),
    ImageFilter(name: "size_min", keys: ["size"], kind: .amount, glance: "size_min", relation: .atLeast),
    ImageFilter(name: "size_max", keys: ["size"], kind: .amount, glance: "size_max", relation: .atMost),
    both("min_disk", .amount), both("min_ram", .amount),
    both("disk_format", .text), both("container_format", .text), both("id", .text),
    ImageFilter(
      name: "member_status", keys: [], kind: .service(["accepted", "pending", "rejected", "all"]),
      glance: "member_status", huawei: "member_status"),
  ]

  /// The names, for a message.
  static var names: PrintableText { .list(all.map { PrintableText($0.name) }) }

  /// The filter of a name, or of the key of a property: a documented one, or one that looks like one.
  init?(named name: String) {
    if let known = Self.all.first(where: { $0.name == name }) {
      self = known
    } else if let short = ["created_at": "created", "updated_at": "updated", "os_hidden": "hidden"][name] {
      self.init(named: short)
    } else if FieldCatalog.field(name) != nil || name.contains("_") || name == "architecture" {
      self.init(property: name)
    } else {
      return nil
    }
  }

  init(property key: String) {
    let isKnown = Self.huaweiProperties.contains(key)
    self.init(name: key, keys: [key], kind: .text, glance: key, huawei: isKnown ? key : nil)
  }

  /// The documented spelling of a value, where there is one in another case.
  func spelled(_ value: String) -> String {
    let known: [String] =
      switch kind {
      case .choice(let words), .service(let words): words
      default: (huawei ?? keys.first).map(Self.values(of:)) ?? []
      }
    return known.first { $0.lowercased() == value.lowercased() } ?? value
  }

  private init(
    name: String, keys: [String], kind: Kind, glance: String? = nil, huawei: String? = nil,
    relation: ImageCondition.Relation? = nil
  ) {
    self.name = name
    self.keys = keys
    self.kind = kind
    self.glance = glance
    self.huawei = huawei
    self.relation = relation
  }

  /// Properties that Huawei Cloud's lists filter by (GlanceListImages and ListImages of its API reference), beside those of
  /// the table.
  private static let huaweiProperties: Set = [
    "__imagetype", "__isregistered", "__os_bit", "__os_type", "__platform", "__support_diskintensive",
    "__support_highperformance", "__support_kvm", "__support_kvm_gpu_type", "__support_kvm_infiniband",
    "__support_largememory", "__support_xen", "__support_xen_gpu_type", "__support_xen_hana",
  ]

  private static func both(_ name: String, _ kind: Kind) -> ImageFilter {
    ImageFilter(name: name, keys: [name], kind: kind, glance: name, huawei: name)
  }

  private static func moment(_ name: String) -> ImageFilter {
    ImageFilter(name: name, keys: [name + "_at"], kind: .moment, glance: name + "_at", huawei: name + "_at")
  }

  private static func values(of key: String) -> [String] { FieldCatalog.field(key)?.values.map(\.wire) ?? [] }
}
