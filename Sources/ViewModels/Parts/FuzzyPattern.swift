/// What was typed to filter a list: each word must occur in a line's words as a subsequence, in any case, where runs and
/// word starts count more; or in its id as a run, since letters scattered through a UUID say nothing.
///
/// Works on UTF-8 bytes prepared once a line (`FuzzyText`), so that a key press stays quick with 100 000 lines.
struct FuzzyPattern: Hashable, Sendable {
  /// The words, each as the bytes of its characters, lower-cased.
  private let words: [[[UInt8]]]

  init(_ typed: String) {
    words = typed.lowercased().split(separator: " ").map { word in
      word.unicodeScalars.map { Array(String($0).utf8) }
    }
  }

  /// True where nothing was typed: every line matches.
  var isEmpty: Bool { words.isEmpty }

  /// How well a line matches, higher is better; nil where it doesn't. O(n) in the line for each word.
  func score(_ text: FuzzyText) -> Int? {
    var total = 0
    for word in words {
      let scores = [Self.score(word, text.words), Self.runScore(word, text.id)].compactMap(\.self)
      guard let score = scores.max() else { return nil }
      total += score
    }
    return total
  }

  /// What a word that occurs whole is worth beyond its run.
  private static let wholeWord = 8
  /// Places tried at most.
  private static let mostTries = 8

  /// The best of the greedy matches that begin at each place of the first character, and at each of the whole word.
  private static func score(_ word: [[UInt8]], _ bytes: [UInt8]) -> Int? {
    var best: Int?
    var start = 0
    for _ in 0..<mostTries {
      guard let (score, first) = match(word, bytes, from: start) else { break }
      best = max(best ?? score, score)
      start = first + 1
    }
    guard best != nil, word.count > 1 else { return best }
    let run = Array(word.joined())
    start = 0
    for _ in 0..<mostTries {
      guard let place = find(run, bytes, from: start) else { break }
      if let (score, _) = match(word, bytes, from: place) { best = max(best ?? 0, score + wholeWord) }
      start = place + 1
    }
    return best
  }

  private static func runScore(_ word: [[UInt8]], _ bytes: [UInt8]) -> Int? {
    guard let place = find(Array(word.joined()), bytes, from: 0) else { return nil }
    return match(word, bytes, from: place).map { $0.score + wholeWord }
  }

  private static func match(_ word: [[UInt8]], _ bytes: [UInt8], from start: Int) -> (score: Int, first: Int)? {
    var position = start
    var first: Int?
    var end = -1
    var score = 0
    for character in word {
      guard let found = find(character, bytes, from: position) else { return nil }
      if first == nil { first = found }
      if found == end { score += 8 } else { score -= min(4, found - position) }
      if found == 0 || isBoundary(bytes[found - 1]) { score += 6 }
      position = found + character.count
      end = position
    }
    return first.map { (score, $0) }
  }

  /// Where a character's, or a word's, bytes begin.
  private static func find(_ wanted: [UInt8], _ bytes: [UInt8], from start: Int) -> Int? {
    guard let lead = wanted.first else { return nil }
    let count = wanted.count
    var position = start
    while position + count <= bytes.count {
      if bytes[position] == lead, count == 1 || bytes[position..<position + count].elementsEqual(wanted) {
        return position
      }
      position += 1
    }
    return nil
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), 0: true
    default: false
    }
  }
}

/// A line prepared for matching, lower-cased: its words, whose parts a zero byte keeps apart, and its id.
struct FuzzyText: Hashable, Sendable {
  fileprivate let words: [UInt8]
  fileprivate let id: [UInt8]

  init(_ parts: [String], id: String = "") {
    words = Array(parts.joined(separator: "\u{0}").lowercased().utf8)
    self.id = Array(id.lowercased().utf8)
  }
}
