/// One row of an image's detail: a field, its value in words, and what is to be said beside it.
public struct FieldRow: Hashable, Sendable {
  /// What a row says at a glance; shown as a sign or a word, and in a colour, never by colour alone.
  public enum Mark: Hashable, Sendable {
    /// Nothing to be marked.
    case plain
    case yes
    case no
    /// The image lacks the field.
    case notDeclared
    /// There, but empty or null.
    case notSet
    /// A value that the documents don't provide for.
    case odd
    /// A status: usable, on its way, or lost.
    case good
    case pending
    case bad
  }

  /// The key in the document, raw.
  public let key: String
  public let section: Section
  public let label: PrintableText
  public let mark: Mark
  /// The value in words; the first line of it where it has several.
  public let value: PrintableText
  /// The further lines of a value that has several.
  public var moreLines: [PrintableText] = []
  /// Said beside the value: the wire form, the time elapsed, what the value means.
  public var aside: PrintableText?
  /// Why this row needs a look.
  public var warning: PrintableText?
  /// The value as the service wrote it, for copying; nil where the image lacks the field.
  public let raw: JSONValue?
  /// True for a part of the row before it, such as one feature of a list.
  public var isPart = false
}

extension FieldRow {
  /// The documented field of this row, and of the row it is a part of; nil for an undocumented one.
  public var field: Field? { FieldCatalog.field(key) }

  /// The text that copying this row takes: a string's own text, JSON for anything else.
  public var rawText: String? {
    raw.map(\.text)
  }
}
