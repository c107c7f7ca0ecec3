/// The parts in which an image's detail is read.
public enum Section: Hashable, Sendable, CaseIterable {
  case identity
  case os
  case capabilities
  case storage
  case other

  public var title: PrintableText {
    switch self {
    case .identity: PrintableText("Identity", zh: "基本信息")
    case .os: PrintableText("OS", zh: "操作系统")
    case .capabilities: PrintableText("Capabilities", zh: "支持能力")
    case .storage: PrintableText("Storage", zh: "存储")
    case .other: PrintableText("Other", zh: "其他")
    }
  }
}

/// How a field's value is read and shown.
public enum FieldKind: Hashable, Sendable {
  /// Words, shown as they are.
  case text
  /// The id of something, shown as it is.
  case identifier
  /// The image's status.
  case status
  /// One of the documented values; others are shown as they are.
  case choice
  /// Yes or no, as a JSON bool or as a word in any case.
  case flag
  /// A list of `key=value` pairs and bare words.
  case tags
  /// Where the image came from: `kind,id` in several forms.
  case origin
  /// A JSON object inside a string.
  case features
  /// An ISO 8601 time in UTC.
  case time
  /// A relative link.
  case link
  /// Bytes, as a number or a decimal string.
  case bytes
  /// Gigabytes.
  case gigabytes
  /// Megabytes; 0 and the empty string mean that there is no limit.
  case megabytes
  /// A capability: yes, no, or not declared, which means no.
  case capability
  /// A capability whose value names a device: any name means yes.
  case namedCapability
  /// A capability declared by its opposite: `true` means not supported, anything else and absence mean supported.
  case invertedCapability
  /// Comma-separated names.
  case list
  /// The id of the key an image is encrypted with.
  case encryptionKey
}

/// A value that the documents name for a field.
public struct DocumentedValue: Hashable, Sendable {
  public let wire: String
  /// Its `meaning` in every language.
  let meanings: Words?
}

extension DocumentedValue {
  /// What it means; nil where the value says it itself.
  public var meaning: PrintableText? { meanings?.text }
}

/// A documented field of an image.
///
/// Two fields are equal whatever the language: the table holds their texts in all of them.
public struct Field: Hashable, Sendable {
  /// The key in the service's document.
  public let wireName: String
  public let section: Section
  public let kind: FieldKind
  /// The values that the documents name; empty where they name none.
  public let values: [DocumentedValue]
  /// Fields that the documents exclude beside this one: a server may fail to start where both are declared.
  public let excludes: [String]
  /// Shown even where the image lacks it, because absence says something.
  public let speaksByAbsence: Bool
  /// A placeholder in answers of Huawei Cloud IMS, and real in those of Glance.
  public let isPlaceholderOnIMS: Bool
  /// The value that absence stands for, as the service would write it; nil where absence is an answer of its own.
  /// Capabilities and limits have theirs by their kind.
  public let absenceMeans: String?
  /// Says which copy this is, when it was made and where it lies, and nothing of what the image is.
  public let tellsCopiesApart: Bool

  // The texts below in every language.
  let labels: Words
  let meanings: Words
  let consequences: Words?
  let traps: Words?
}

extension Field {
  /// What the operator reads in front of the value.
  public var label: PrintableText { labels.text }
  /// What the field means and where it misleads, in one or two sentences.
  public var meaning: PrintableText { meanings.text }
  /// What follows from the value for choosing a server; nil where nothing does.
  public var consequence: PrintableText? { consequences?.text }
  /// Where operators are misled, beyond what `meaning` says; nil where nobody is.
  public var trap: PrintableText? { traps?.text }
}
