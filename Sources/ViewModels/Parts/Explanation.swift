import ImageModel

extension PagerViewModel {
  /// What a field means, the whole of its value and of what it was, and its documented values with the present one marked.
  init(explaining row: FieldRow, _ change: Change? = nil) {
    var text: [PrintableText] = []
    func paragraph(_ lines: [PrintableText]) {
      if !text.isEmpty { text.append("") }
      text += lines
    }
    paragraph([row.field?.meaning ?? "The documents don't name this field; it shows as the service sent it."])
    if let warning = row.warning { paragraph(["Warning: \(warning)."]) }
    let value = ([row.value] + row.moreLines + (row.aside.map { [$0] } ?? [])).map { "  \($0)" as PrintableText }
    paragraph([change == .gone ? "It was" : "Value"] + value)
    if case .changed(let was) = change { paragraph(["It was", "  \(was)"]) }
    let raw = change == .gone ? nil : row.raw
    paragraph(["In the answer", "  \(raw.map { "\(row.key): \($0.written())" } ?? "\(row.key) is not there")"])
    if let values = row.field?.values, !values.isEmpty {
      paragraph(
        ["Documented values"]
          + values.map { value in
            let mark = row.raw?.printable == PrintableText(value.wire) ? "> " : "  "
            return "\(mark)\(value.wire)\(value.meaning.map { ": \($0)" } ?? "")"
          })
    }
    self.init(title: row.label, text: text, whole: row.rawText)
  }
}
