import ImageModel
import struct FoundationEssentials.Date

/// What differs between an image as it was kept and as the service answers now, field by field.
struct ImageChanges {
  private let before: [String: FieldRow]
  private let after: Set<String>

  init(from before: Image, to after: Image, now: Date) {
    self.before = Self.rows(of: before, now: now)
    self.after = Set(after.document.members.map(\.key.value))
  }

  func change(of row: FieldRow) -> Change? {
    guard row.raw != nil, !row.isPart else { return nil }
    guard let old = before[row.key] else { return .new }
    if old.raw == row.raw { return nil }
    // Several lines, or parts, fit on one line only as the service wrote them.
    let isSaidByValue = old.moreLines.isEmpty && row.moreLines.isEmpty && old.value != row.value
    return .changed(was: isSaidByValue ? old.value : old.raw?.printable ?? old.value)
  }

  /// Rows of fields that the image no longer has, as they were.
  func gone(in section: Section) -> [FieldRow] {
    before.values.filter { $0.section == section && !after.contains($0.key) }.sorted { $0.key < $1.key }
  }

  /// The labels of all fields that differ, in the order of the detail.
  static func labels(from before: Image, to after: Image, now: Date) -> [PrintableText] {
    let changes = ImageChanges(from: before, to: after, now: now)
    let rows = Dictionary(uniqueKeysWithValues: after.detail(now: now).map { ($0.section, $0.rows) })
    return Section.allCases.flatMap { section in
      (rows[section] ?? []).filter { changes.change(of: $0) != nil } + changes.gone(in: section)
    }.map(\.label)
  }

  private static func rows(of image: Image, now: Date) -> [String: FieldRow] {
    var rows: [String: FieldRow] = [:]
    for row in image.detail(now: now).flatMap(\.rows) where row.raw != nil && !row.isPart { rows[row.key] = row }
    return rows
  }
}
