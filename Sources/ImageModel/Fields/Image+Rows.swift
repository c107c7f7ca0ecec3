public import struct FoundationEssentials.Date

extension Image {
  /// The image's detail, section by section, all of its keys read. Identity, OS, capabilities and storage are always
  /// there, Other where there is something in it. O(n log n) in the number of keys.
  /// - Parameters:
  ///   - now: what relative times count from.
  ///   - includingAbsent: whether documented fields that the image lacks have rows as well.
  public func detail(now: Date, includingAbsent: Bool = false) -> [(section: Section, rows: [FieldRow])] {
    let members = Dictionary(grouping: document.members.enumerated(), by: \.element.key.value)
    return Section.allCases.compactMap { section in
      var rows: [FieldRow] = []
      for field in FieldCatalog.fields(in: section) {
        if let found = members[field.wireName] {
          for (index, member) in found.enumerated() {
            rows += self.rows(of: field, value: member.element.value, copy: index, of: found.count, now: now)
          }
        } else if includingAbsent || speaksByAbsence(field) {
          rows.append(row(field, Reading(absent: field), raw: nil))
        }
      }
      for (index, member) in document.members.enumerated() {
        let key = member.key.value
        guard FieldCatalog.field(key) == nil, FieldCatalog.section(of: key) == section else { continue }
        let copies = members[key] ?? []
        let copy = copies.firstIndex { $0.offset == index } ?? 0
        rows.append(undocumentedRow(member, section, copy: copy, of: copies.count))
      }
      return section == .other && rows.isEmpty ? nil : (section, rows)
    }
  }

  /// True for an answer of Huawei Cloud IMS, which fills some of Glance's fields with placeholders.
  var isFromIMS: Bool { document["__imagetype"] != nil || document["__image_size"] != nil }

  var isShared: Bool { document["__imagetype"]?.string == "shared" || document["visibility"]?.string == "shared" }

  /// Fields whose absence says something; Cloud-Init's only where the image is a cloud server's system disk.
  private func speaksByAbsence(_ field: Field) -> Bool {
    guard field.speaksByAbsence else { return false }
    return field.kind != .invertedCapability || document["virtual_env_type"]?.string == "FusionCompute"
  }

  private func rows(of field: Field, value: JSONValue, copy: Int, of copies: Int, now: Date) -> [FieldRow] {
    let reading = Reading(of: field, value: value, in: self, now: now)
    var whole = row(field, reading, raw: value)
    whole.warning = exclusion(of: field, reading.mark) ?? repetition(copy, of: copies)
    let parts = reading.parts.map { part in
      FieldRow(
        key: field.wireName, section: field.section, label: part.label, mark: part.mark, value: part.value,
        raw: part.raw, isPart: true)
    }
    return [whole] + parts
  }

  private func row(_ field: Field, _ reading: Reading, raw: JSONValue?) -> FieldRow {
    FieldRow(
      key: field.wireName, section: field.section, label: field.label, mark: reading.mark, value: reading.value,
      moreLines: reading.moreLines, aside: reading.aside, raw: raw)
  }

  private func undocumentedRow(_ member: JSONObject.Member, _ section: Section, copy: Int, of copies: Int) -> FieldRow {
    let key = member.key.value
    let reading = Reading(undocumented: member.value, key: key)
    return FieldRow(
      key: key, section: section, label: key.isEmpty ? "(empty key)" : PrintableText(key), mark: reading.mark,
      value: reading.value, moreLines: reading.moreLines, aside: reading.aside,
      warning: repetition(copy, of: copies), raw: member.value)
  }

  /// Says which declared capability the documents exclude beside this one.
  private func exclusion(of field: Field, _ mark: FieldRow.Mark) -> PrintableText? {
    guard mark == .yes || mark == .odd else { return nil }
    let others = field.excludes.filter { isDeclared($0) }
    guard !others.isEmpty else { return nil }
    return "not to be combined with \(others.joined(separator: ", ")): a server may fail to start"
  }

  private func isDeclared(_ key: String) -> Bool {
    guard let value = document[key], value != .null, value.string != "" else { return false }
    return Truth(value)?.isTrue != false
  }

  private func repetition(_ copy: Int, of copies: Int) -> PrintableText? {
    copies > 1 ? "the service sent this field \(copies) times: this is number \(copy + 1)" : nil
  }
}
