/// What was typed to filter a list: each word must occur as a subsequence, in any case; runs and word starts count more.
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
      guard let score = Self.score(word, text.bytes) else { return nil }
      total += score
    }
    return total
  }

  /// The best of the greedy matches that begin at each place of the first character, at most 8 of them tried.
  private static func score(_ word: [[UInt8]], _ bytes: [UInt8]) -> Int? {
    var best: Int?
    var start = 0
    for _ in 0..<8 {
      guard let (score, first) = match(word, bytes, from: start) else { break }
      best = max(best ?? score, score)
      start = first + 1
    }
    return best
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

  private static func find(_ character: [UInt8], _ bytes: [UInt8], from start: Int) -> Int? {
    guard let lead = character.first else { return nil }
    let count = character.count
    var position = start
    while position + count <= bytes.count {
      if bytes[position] == lead, count == 1 || bytes[position..<position + count].elementsEqual(character) {
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

/// A line prepared for matching: its parts lower-cased, apart by a zero byte.
struct FuzzyText: Hashable, Sendable {
  fileprivate let bytes: [UInt8]

  init(_ parts: [String]) {
    bytes = Array(parts.joined(separator: "\u{0}").lowercased().utf8)
  }
}
