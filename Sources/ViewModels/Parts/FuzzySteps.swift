/// What a filter let through, character by character as it was typed: the next one is looked for only among what those
/// before it let through, and taking one back shows again what there was.
///
/// It is for one list of lines; where that changes, a new one begins.
struct FuzzySteps: Hashable, Sendable {
  private struct Step: Hashable {
    let typed: String
    /// Lines that match, in their order.
    let matches: [Int]
    /// The same, best first.
    let ranked: [Int]
  }

  private var steps: [Step] = []

  /// The lines that match, best first, equal ones in their order. O(n) in those that the characters before let through.
  mutating func lines(matching typed: String, in lines: FuzzyLines) -> [Int] {
    while let last = steps.last, !typed.utf8.starts(with: last.typed.utf8) { steps.removeLast() }
    if let last = steps.last, last.typed == typed { return last.ranked }
    let pattern = FuzzyPattern(typed)
    let (matches, scores) =
      steps.last.map { lines.matches(pattern, among: $0.matches) } ?? lines.matches(pattern, among: lines.indices)
    let step = Step(typed: typed, matches: matches, ranked: Self.ranked(matches, by: scores))
    steps.append(step)
    return step.ranked
  }

  /// Sorted by counting, since scores are many and span little.
  private static func ranked(_ lines: [Int], by scores: [Int]) -> [Int] {
    guard let least = scores.min(), let most = scores.max() else { return [] }
    var places = Array(repeating: 0, count: most - least + 2)
    for score in scores { places[most - score + 1] += 1 }
    for rank in places.indices.dropFirst() { places[rank] += places[rank - 1] }
    var ranked = lines
    for (line, score) in zip(lines, scores) {
      ranked[places[most - score]] = line
      places[most - score] += 1
    }
    return ranked
  }
}
