import ImageModel
import struct FoundationEssentials.Date

/// What the detail pane says, in lines: of an image its fields, and above them why an ask failed, what the image comes down
/// to and the operator's note. Pure: the same facts read the same.
struct DetailText {
  let image: Image?
  let verdict: Verdict?
  /// What the service said before: what rows are compared with.
  let previous: Snapshot?
  /// Raw.
  let note: String?
  let failure: FetchFailure?
  /// Documented fields that the image lacks have rows, too.
  let showsAbsent: Bool
  let space: Rectangle
  let now: Date

  /// Fewer rows than this belong to the fields alone.
  private static let fewestRowsWithVerdict = 10

  /// What stands above the fields, and breaks into lines by the room there is.
  var head: [DetailLine] { failureLines + verdictLines + noteLines }

  /// The fields, section by section.
  var body: [DetailLine] {
    guard let image else { return [] }
    let changes = previous.map { ImageChanges(from: $0.image, to: image, now: now) }
    var sections = image.detail(now: now, includingAbsent: showsAbsent)
    if let changes, !sections.contains(where: { $0.section == .other }), !changes.gone(in: .other).isEmpty {
      sections.append((.other, []))
    }
    return sections.flatMap { section, rows in
      let gone = changes?.gone(in: section) ?? []
      let rowLines =
        rows.flatMap { lines(of: $0, changes?.change(of: $0)) } + gone.flatMap { [.row($0, .gone)] + past(.gone) }
      return [.section(section)] + (rowLines.isEmpty ? [.emptySection] : rowLines)
    }
  }
}

// MARK: - Above the fields

extension DetailText {
  private var failureLines: [DetailLine] {
    guard let failure else { return [] }
    var lines = wrapped(failure.headline).map(DetailLine.failure)
    if let quote = failure.quote { lines += wrapped(quote).map(DetailLine.message) }
    lines += wrapped(failure.advice).map(DetailLine.advice)
    if failure.kind == .notFound {
      lines += wrapped(PrintableText("S asks all clouds for it.", zh: "按 S 在所有云中查找。")).map(DetailLine.advice)
    }
    if let request = failure.requestLine { lines += wrapped(request).map(DetailLine.message) }
    if image != nil { lines += [.blank, .message(PrintableText("What was kept of it:", zh: "以前保存的内容："))] }
    return lines + [.blank]
  }

  private var verdictLines: [DetailLine] {
    guard let verdict, space.rows >= Self.fewestRowsWithVerdict else { return [] }
    return VerdictLine.lines(of: verdict, width: width).map { .verdict($0) }
  }

  private var noteLines: [DetailLine] {
    guard image != nil, let note else { return [] }
    let label = PrintableText("Note: ", zh: "备注：").text
    return PrintableText.lines(of: label + note).flatMap(wrapped).map(DetailLine.note)
  }

  /// A pane's, less a cell at each side.
  private var width: Int { max(1, space.columns - 2) }

  private func wrapped(_ text: PrintableText) -> [PrintableText] { text.wrapped(to: width) }
}

// MARK: - The fields

extension DetailText {
  private func lines(of row: FieldRow, _ change: Change?) -> [DetailLine] {
    var lines: [DetailLine] = [.row(row, change)]
    lines += row.moreLines.map { .more($0) }
    lines += past(change)
    if let warning = row.warning { lines.append(.warning(warning)) }
    return lines
  }

  /// What a row was before, and when: a long value is cut at its end, so the time comes first.
  private func past(_ change: Change?) -> [DetailLine] {
    guard let previous, let change else { return [] }
    let age = Timestamp(previous.taken).relative(to: now)
    return switch change {
    case .changed(let was): [.was(PrintableText("was \(age): \(was)", zh: "\(age)：\(was)"))]
    case .new: [.was(PrintableText("was not there \(age)", zh: "\(age)没有"))]
    case .gone: [.was(PrintableText("was there \(age)", zh: "\(age)还有"))]
    }
  }
}
