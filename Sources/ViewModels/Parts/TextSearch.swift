/// Where a text stands among lines, in any case, around the end.
struct TextSearch {
  /// The line that was found, and which of how many lines it is.
  let line: Int
  let place: Int
  let count: Int

  /// Looks for `text` from line `start` on, or back from it; nil where no line has it, or nothing is looked for.
  init?(_ text: String, in lines: [String], from start: Int, forward: Bool, includingStart: Bool) {
    let wanted = text.lowercased()
    let places = lines.indices.filter { lines[$0].lowercased().contains(wanted) }
    guard !wanted.isEmpty, let first = places.first, let last = places.last else { return nil }
    line =
      forward
      ? places.first { includingStart ? $0 >= start : $0 > start } ?? first
      : places.last { $0 < start } ?? last
    place = (places.firstIndex(of: line) ?? 0) + 1
    count = places.count
  }
}
