import ImageModel

extension PagerViewModel {
  /// What a field means and what follows from it: the whole of its value and of what it was, its documented values with
  /// the present one marked, what it means for choosing a server, where it misleads, what excludes it, and whether anybody
  /// uses it. Its other form is that of the wire.
  init(explaining row: FieldRow, _ change: Change? = nil) {
    let field = row.field
    var paragraphs: [[PrintableText]] = [
      [field?.meaning ?? "The documents don't name this field; it shows as the service sent it."]
    ]
    if let warning = row.warning { paragraphs.append(["Warning: \(warning)."]) }
    let value = ([row.value] + row.moreLines + (row.aside.map { [$0] } ?? [])).map { "  \($0)" as PrintableText }
    paragraphs.append([change == .gone ? "It was" : "Value"] + value)
    if case .changed(let was) = change { paragraphs.append(["It was", "  \(was)"]) }
    if row.mark == .odd, field != nil { paragraphs.append(["The documents don't provide for this value."]) }
    if let field, !field.values.isEmpty, !row.isPart {
      paragraphs.append(["Documented values"] + field.values.map { row.line(of: $0) })
    }
    if let consequence = field?.consequence { paragraphs.append(["For choosing a server", "  \(consequence)"]) }
    if let trap = field?.trap { paragraphs.append(["Mind", "  \(trap)"]) }
    if let field, !field.excludes.isEmpty {
      paragraphs.append(
        ["Not to be combined with"] + field.excludes.map { "  \(FieldCatalog.field($0)?.label ?? "")  \($0)" })
    }
    if let disuse = row.disuse { paragraphs.append(["Not used", "  \(disuse)"]) }
    self.init(
      title: row.label, text: Array(paragraphs.joined(separator: [""])), otherForm: row.wireForm(change),
      whole: row.rawText)
  }
}

extension FieldRow {
  fileprivate func line(of documented: DocumentedValue) -> PrintableText {
    let meaning = documented.meaning.map { ": \($0)" as PrintableText } ?? ""
    return "\(holds(documented) ? "> " : "  ")\(documented.wire)\(meaning)"
  }

  /// The key and its value as the service sent them, the value laid out where it has parts.
  fileprivate func wireForm(_ change: Change?) -> [PrintableText] {
    let name = JSONValue.string(JSONString(key)).written()
    guard let raw, change != .gone else { return ["\(name) is not in the answer."] }
    let lines = raw.written(.pretty).split(separator: "\n").map { PrintableText(String($0)) }
    return ["\(name): \(lines.first ?? "")"] + lines.dropFirst()
  }
}
