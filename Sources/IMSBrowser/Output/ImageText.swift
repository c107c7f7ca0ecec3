import FoundationEssentials
import ImageModel

/// An image's detail as plain text: the verdict, then the sections of the screen, one below the other.
struct ImageText {
  /// Cells that a line may take; nil where nothing bounds it. Longer values go on below their beginning.
  let width: Int?

  func text(of image: Image, now: Date) -> String {
    let verdict = Verdict(of: image).line
    let lines = verdict.isEmpty ? [] : (width.map { verdict.wrapped(to: $0) } ?? [verdict]) + [""]
    return lines.map { $0.text + "\n" }.joined() + sections(of: image, now: now)
  }

  private func sections(of image: Image, now: Date) -> String {
    image.detail(now: now).map { section, rows in
      ([PrintableText(section.title.text.uppercased())] + lines(of: rows)).map { $0.text + "\n" }.joined()
    }.joined(separator: "\n")
  }

  /// The rows alone, labels in one column.
  func lines(of rows: [FieldRow]) -> [PrintableText] {
    guard !rows.isEmpty else { return [PrintableText("  nothing declared", zh: "  未声明")] }
    let longest = width.map { max(8, $0 * 2 / 5) } ?? 32
    let labelWidth = min(longest, rows.map { $0.label.width + ($0.isPart ? 2 : 0) }.max() ?? 0)
    return rows.flatMap { lines(of: $0, labelWidth: labelWidth) }
  }

  private func lines(of row: FieldRow, labelWidth: Int) -> [PrintableText] {
    let label: PrintableText = row.isPart ? "  \(row.label)" : row.label
    let indent = String(repeating: " ", count: labelWidth + 4)
    let aside = row.aside.map { PrintableText("  (\($0))", zh: "（\($0)）").text } ?? ""
    let values = ["\(row.value)\(aside)"] + row.moreLines + (row.warning.map { ["! \($0)"] } ?? [])
    let broken = values.flatMap { value in
      width.map { value.wrapped(to: max(8, $0 - labelWidth - 4)) } ?? [value]
    }
    let below = broken.map { $0.isEmpty ? $0 : "\(indent)\($0)" }
    if let width, label.width > labelWidth { return label.wrapped(to: max(1, width - 2)).map { "  \($0)" } + below }
    let padding = String(repeating: " ", count: max(0, labelWidth - label.width))
    return ["  \(label)\(padding)  \(broken[0])"] + below.dropFirst()
  }
}
