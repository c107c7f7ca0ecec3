public import struct FoundationEssentials.Date

/// Two images, or two snapshots of one, side by side: each field that either has, and whether it says the same of both.
///
/// Values are compared by what they mean, not by how they are spelled (`Meaning`): `"True"` is true, an absent
/// capability is no, tags are a set. A field that the service sent several times counts by its last value, as it does
/// wherever the program asks an image for a field.
///
/// Two images are alike when no field *that tells what an image is* differs; see `Row.Standing`. The screen and the
/// exit status of `compare` both follow `areAlike`.
public struct ImageComparison: Hashable, Sendable {
  /// A section of both details.
  public struct Part: Hashable, Sendable {
    public let section: Section
    public let rows: [Row]
  }

  /// The sections of the detail pane, in its order; Other where either image has something in it. In each the documented
  /// fields come in the catalogue's order, then the others by their keys.
  public let parts: [Part]

  /// Compares two images. O(n log n) in the size of the documents.
  /// - Parameter now: what relative times in the rows count from.
  public init(_ left: Image, _ right: Image, now: Date) {
    let left = Side(left, now: now)
    let right = Side(right, now: now)
    let keys = Set(left.entries.keys).union(right.entries.keys)
    let others = Dictionary(grouping: keys.filter { FieldCatalog.field($0.value) == nil }) {
      FieldCatalog.section(of: $0.value)
    }
    parts = Section.allCases.compactMap { section in
      let documented = FieldCatalog.fields(in: section).compactMap { field in
        let key = JSONString(field.wireName)
        let speaks = [left, right].contains { $0.surroundings.speaksByAbsence(field) }
        return keys.contains(key) || speaks ? key : nil
      }
      let undocumented = (others[section] ?? []).map { (key: $0, order: Array($0.quoted.utf8)) }
        .sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.key)
      let rows = (documented + undocumented).map { Row($0, left, right) }
      return section == .other && rows.isEmpty ? nil : Part(section: section, rows: rows)
    }
  }

  /// All rows, in the order of their sections.
  public var rows: [Row] { parts.flatMap(\.rows) }

  /// How many fields differ that tell what an image is.
  public var differences: Int { rows.count(where: \.isDifference) }

  /// Whether the images are the same but for what tells copies apart. What exit status 0 of `compare` says; 10 says
  /// that they are not.
  public var areAlike: Bool { differences == 0 }
}

extension ImageComparison {
  /// One field of both images.
  public struct Row: Hashable, Sendable {
    /// What a difference in a field is worth.
    public enum Standing: Hashable, Sendable {
      /// It tells what the image is, so a difference counts.
      case telling
      /// It tells one copy of an image from another (id, links, times, place), and differs between any two. Counted, it
      /// would leave no two images alike.
      case copy
      /// A placeholder, in the answer of at least one of the two: it says nothing of that image.
      case placeholder
    }

    /// The key in the documents, exactly.
    public let key: JSONString
    /// The field as each image's detail shows it; an image that lacks it has a row that says so.
    public let left: FieldRow
    public let right: FieldRow
    /// Whether both say the same, whatever the spelling.
    public let isEqual: Bool
    public let standing: Standing
    /// Of tags, agents, features and JSON objects: what one side has and the other hasn't. Empty for anything else.
    public let onlyLeft: [PrintableText]
    public let onlyRight: [PrintableText]

    public var section: Section { left.section }
    public var label: PrintableText { left.label }
    /// The documented field; nil for an undocumented one.
    public var field: Field? { left.field }
    /// Whether this row makes the images differ.
    public var isDifference: Bool { !isEqual && standing == .telling }
  }
}

extension ImageComparison.Row {
  fileprivate init(_ key: JSONString, _ left: Side, _ right: Side) {
    self.key = key
    self.left = left.row(key)
    self.right = right.row(key)
    isEqual = left.meaning(key) == right.meaning(key)
    standing = Self.standing(of: key, left, right)
    let (lefts, rights) = isEqual ? ([], []) : (left.elements(key), right.elements(key))
    if let lefts, let rights {
      let (inLeft, inRight) = (Set(lefts.map(\.meaning)), Set(rights.map(\.meaning)))
      onlyLeft = lefts.filter { !inRight.contains($0.meaning) }.map(\.text)
      onlyRight = rights.filter { !inLeft.contains($0.meaning) }.map(\.text)
    } else {
      (onlyLeft, onlyRight) = ([], [])
    }
  }

  private static func standing(of key: JSONString, _ left: Side, _ right: Side) -> Standing {
    guard let field = FieldCatalog.field(key.value) else { return copyKeys.contains(key) ? .copy : .telling }
    if field.tellsCopiesApart { return .copy }
    let isFiller = field.isPlaceholderOnIMS && (left.surroundings.isFromIMS || right.surroundings.isFromIMS)
    return isFiller ? .placeholder : .telling
  }

  /// What tells copies apart among the keys that IMS doesn't document: the id as volumes and servers carry it, and
  /// where Glance keeps the data.
  private static let copyKeys: Set<JSONString> = ["image_id", "direct_url", "locations", "deleted_at"]
}

/// One of the two images, its members by their keys.
private struct Side {
  let image: Image
  let surroundings: Surroundings
  /// Of a repeated key, the last.
  let entries: [JSONString: Image.Entry]

  init(_ image: Image, now: Date) {
    self.image = image
    surroundings = Surroundings(of: image, now: now)
    entries = Dictionary(image.entries.map { ($0.key, $0) }) { $1 }
  }

  func meaning(_ key: JSONString) -> Meaning { Meaning(of: entries[key]?.value, under: key, in: image.id) }

  func elements(_ key: JSONString) -> [Meaning.Element]? {
    Meaning.elements(of: entries[key]?.value, under: key)
  }

  /// The row of the image's detail; for a key that it lacks, one that says so.
  func row(_ key: JSONString) -> FieldRow {
    if let field = FieldCatalog.field(key.value) {
      guard let entry = entries[key], let row = image.rows(of: field, entry, in: surroundings).first else {
        return image.row(field, Reading(absent: field, in: surroundings), raw: nil)
      }
      return row
    }
    return entries[key].map(image.undocumentedRow) ?? FieldRow(undocumented: key)
  }
}

extension FieldRow {
  /// A key that nobody documents and that the image lacks.
  fileprivate init(undocumented key: JSONString) {
    let section = FieldCatalog.section(of: key.value)
    self.init(
      key: key.value, section: section, label: .label(of: key.value), mark: .notDeclared, value: Reading.notDeclared,
      aside: section == .capabilities ? Reading.meansNo : nil, raw: nil)
  }
}
