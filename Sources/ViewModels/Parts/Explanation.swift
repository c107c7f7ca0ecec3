import ImageModel

extension PagerViewModel {
  /// What a field means, its documented values with the present one marked, and the whole of its value.
  init(explaining row: FieldRow) {
    var text: [PrintableText] = []
    func paragraph(_ lines: [PrintableText]) {
      if !text.isEmpty { text.append("") }
      text += lines
    }
    paragraph([row.field?.meaning ?? "The documents don't name this field; it shows as the service sent it."])
    if let warning = row.warning { paragraph(["Warning: \(warning)."]) }
    paragraph(["Value"] + ([row.value] + row.moreLines).map { "  \($0)" } + (row.aside.map { ["  \($0)"] } ?? []))
    paragraph(["In the answer", "  \(row.raw.map { "\(row.key): \($0.written())" } ?? "\(row.key) is not there")"])
    if let values = row.field?.values, !values.isEmpty {
      paragraph(
        ["Documented values"]
          + values.map { value in
            let mark = row.raw?.printable == PrintableText(value.wire) ? "> " : "  "
            return "\(mark)\(value.wire)\(value.meaning.map { ": \($0)" } ?? "")"
          })
    }
    self.init(title: row.label, text: text)
  }
}
