import ImageModel

extension PagerViewModel {
  /// What a field means and what follows from it: the whole of its value and of what it was, its documented values with
  /// the present one marked, what it means for choosing a server, where it misleads, what excludes it, and whether anybody
  /// uses it. Its other form is that of the wire.
  init(explaining row: FieldRow, _ change: Change? = nil) {
    let field = row.field
    var paragraphs: [[PrintableText]] = [[Self.meaning(of: field)]]
    if let warning = row.warning { paragraphs.append([PrintableText("Warning: \(warning).", zh: "警告：\(warning)。")]) }
    let value = ([row.value] + row.moreLines + (row.aside.map { [$0] } ?? [])).map { "  \($0)" as PrintableText }
    let past = PrintableText("It was", zh: "之前的值")
    paragraphs.append([change == .gone ? past : PrintableText("Value", zh: "值")] + value)
    if case .changed(let was) = change { paragraphs.append([past, "  \(was)"]) }
    if row.mark == .odd, field != nil {
      paragraphs.append([PrintableText("The documents don't provide for this value.", zh: "不是文档所列的值。")])
    }
    if let field, !field.values.isEmpty, !row.isPart {
      paragraphs.append([PrintableText("Documented values", zh: "文档所列的值")] + field.values.map { row.line(of: $0) })
    }
    if let consequence = field?.consequence {
      paragraphs.append([PrintableText("For choosing a server", zh: "选择云服务器时"), "  \(consequence)"])
    }
    if let trap = field?.trap { paragraphs.append([PrintableText("Mind", zh: "注意"), "  \(trap)"]) }
    if let field, !field.excludes.isEmpty {
      paragraphs.append(
        [PrintableText("Not to be combined with", zh: "不可同时声明的字段")]
          + field.excludes.map { "  \(FieldCatalog.field($0)?.label ?? "")  \($0)" })
    }
    if let disuse = row.disuse { paragraphs.append([PrintableText("Not used", zh: "未使用"), "  \(disuse)"]) }
    self.init(
      title: row.label, text: Array(paragraphs.joined(separator: [""])), otherForm: row.wireForm(change),
      whole: row.rawText)
  }

  /// What a field stands for; nil for one that no document names.
  static func meaning(of field: Field?) -> PrintableText {
    field?.meaning
      ?? PrintableText(
        "The documents don't name this field; it shows as the service sent it.", zh: "文档未列出此字段；按服务返回的内容显示。")
  }
}

extension FieldRow {
  fileprivate func line(of documented: DocumentedValue) -> PrintableText {
    let wire = PrintableText(documented.wire)
    return "\(holds(documented) ? "> " : "  ")\(documented.meaning.map { .remark(on: wire, $0) } ?? wire)"
  }

  /// The key and its value as the service sent them, the value laid out where it has parts.
  fileprivate func wireForm(_ change: Change?) -> [PrintableText] {
    let name = JSONValue.string(JSONString(key)).written()
    guard let raw, change != .gone else {
      return [PrintableText("\(name) is not in the answer.", zh: "响应中没有 \(name)。")]
    }
    let lines = raw.written(.pretty).split(separator: "\n").map { PrintableText(String($0)) }
    return ["\(name): \(lines.first ?? "")"] + lines.dropFirst()
  }
}
