public import struct FoundationEssentials.Date

extension Image {
  /// The image's detail, section by section, all of its keys read. Identity, OS, capabilities and storage are always
  /// there, Other where there is something in it. O(n) in the size of the document.
  /// - Parameters:
  ///   - now: what relative times count from.
  ///   - includingAbsent: whether documented fields that the image lacks have rows as well.
  public func detail(now: Date, includingAbsent: Bool = false) -> [(section: Section, rows: [FieldRow])] {
    let surroundings = Surroundings(of: self, now: now)
    let entries = self.entries
    let documented = Dictionary(grouping: entries.filter { $0.field != nil }, by: \.key.value)
    let undocumented = Dictionary(grouping: entries.filter { $0.field == nil }, by: \.section)
    return Section.allCases.compactMap { section in
      var rows: [FieldRow] = []
      for field in FieldCatalog.fields(in: section) {
        if let found = documented[field.wireName] {
          for entry in found { rows += self.rows(of: field, entry, in: surroundings) }
        } else if includingAbsent || surroundings.speaksByAbsence(field) {
          rows.append(row(field, Reading(absent: field, in: surroundings), raw: nil))
        }
      }
      rows += (undocumented[section] ?? []).map(undocumentedRow)
      return section == .other && rows.isEmpty ? nil : (section, rows)
    }
  }

  /// A member of the document, and which of the members with its key it is.
  struct Entry {
    let key: JSONString
    let value: JSONValue
    /// Counted from 1.
    let number: Int
    let copies: Int

    var field: Field? { FieldCatalog.field(key.value) }
    var section: Section { FieldCatalog.section(of: key.value) }

    /// Says that the service sent the key more than once.
    var repetition: PrintableText? {
      guard copies > 1 else { return nil }
      return PrintableText(
        "the service sent this field \(copies) times: this is number \(number)",
        zh: "服务共返回此字段 \(copies) 次，这是第 \(number) 次")
    }
  }

  var entries: [Entry] {
    let copies = document.members.reduce(into: [:]) { $0[$1.key, default: 0] += 1 }
    var seen: [JSONString: Int] = [:]
    return document.members.map { member in
      seen[member.key, default: 0] += 1
      return Entry(
        key: member.key, value: member.value, number: seen[member.key] ?? 1, copies: copies[member.key] ?? 1)
    }
  }

  func rows(of field: Field, _ entry: Entry, in surroundings: Surroundings) -> [FieldRow] {
    let reading = Reading(of: field, value: entry.value, in: surroundings)
    var whole = row(field, reading, raw: entry.value)
    let warnings = [surroundings.exclusion(of: field, reading.mark), entry.repetition].compactMap(\.self)
    whole.warning = warnings.isEmpty ? nil : .clauses(warnings)
    let parts = reading.parts.map { part in
      FieldRow(
        key: field.wireName, section: field.section, label: part.label, mark: part.mark, value: part.value,
        raw: part.raw, isPart: true)
    }
    return [whole] + parts
  }

  func row(_ field: Field, _ reading: Reading, raw: JSONValue?) -> FieldRow {
    FieldRow(
      key: field.wireName, section: field.section, label: field.label, mark: reading.mark, value: reading.value,
      moreLines: reading.moreLines, aside: reading.aside, raw: raw)
  }

  func undocumentedRow(_ entry: Entry) -> FieldRow {
    let key = entry.key.value
    let reading = Reading(undocumented: entry.value, key: key)
    return FieldRow(
      key: key, section: entry.section, label: .label(of: key), mark: reading.mark, value: reading.value,
      moreLines: reading.moreLines, aside: reading.aside, warning: entry.repetition, raw: entry.value)
  }
}

extension PrintableText {
  /// What stands in front of a value whose key is nobody's but the service's.
  static func label(of key: String) -> PrintableText {
    key.isEmpty ? PrintableText("(empty key)", zh: "（空键名）") : PrintableText(key)
  }
}
