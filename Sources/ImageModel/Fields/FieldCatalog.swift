/// The documented fields of an image, in the order in which they are shown.
///
/// Source: Huawei Cloud IMS API reference, "Querying Image Details (Native OpenStack API)", and the OpenStack Image
/// service API v2. The detail pane, `show` and the explain panel all read this table; each section has a file. The Chinese
/// terms are those of Huawei Cloud's Chinese documentation.
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
}

extension Field {
  /// A line of the table.
  init(
    _ wireName: String, _ section: Section, _ labels: Words, _ kind: FieldKind, _ meanings: Words,
    values: DocumentedValues = [], excludes: [String] = [], speaksByAbsence: Bool = false,
    isPlaceholderOnIMS: Bool = false, consequence: Words? = nil, trap: Words? = nil, absenceMeans: String? = nil,
    tellsCopiesApart: Bool = false
  ) {
    self.init(
      wireName: wireName, section: section, kind: kind, values: values.list, excludes: excludes,
      speaksByAbsence: speaksByAbsence, isPlaceholderOnIMS: isPlaceholderOnIMS, absenceMeans: absenceMeans,
      tellsCopiesApart: tellsCopiesApart, labels: labels, meanings: meanings, consequences: consequence, traps: trap)
  }
}

/// Lets the table write documented values as a list, or as a dictionary with their meanings.
struct DocumentedValues: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  let list: [DocumentedValue]

  init(arrayLiteral elements: String...) { list = elements.map { DocumentedValue(wire: $0, meanings: nil) } }

  init(dictionaryLiteral elements: (String, Words?)...) {
    list = elements.map { DocumentedValue(wire: $0, meanings: $1) }
  }
}
