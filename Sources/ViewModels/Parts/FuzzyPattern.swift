/// What was typed to filter a list: each word must occur in a line's words as a subsequence, in any case, where runs and
/// word starts count more; or in its id as a run, since letters scattered through a UUID say nothing.
///
/// Works on UTF-8 bytes prepared once a line (`FuzzyText`), so that a key press stays quick with 100 000 lines.
struct FuzzyPattern: Hashable, Sendable {
  /// A word that was typed.
  private struct Word: Hashable {
    /// The bytes of its characters, lower-cased.
    let characters: [[UInt8]]
    /// The same in one piece.
    let run: [UInt8]
    /// True where a line's word may begin inside of it, such as behind the hyphen of `a-b`.
    let hasBoundary: Bool
    /// The bytes that a line has to have.
    let bytes: ByteSet

    init(_ text: Substring) {
      characters = text.unicodeScalars.map { Array(String($0).utf8) }
      run = Array(characters.joined())
      hasBoundary = run.contains(where: FuzzyPattern.isBoundary)
      bytes = ByteSet(run)
    }
  }

  private let words: [Word]

  init(_ typed: String) { words = typed.lowercased().split(separator: " ").map(Word.init) }

  /// True where nothing was typed: every line matches.
  var isEmpty: Bool { words.isEmpty }

  /// How well a line matches, higher is better; nil where it doesn't. O(n) in the line for each word.
  func score(_ text: FuzzyText) -> Int? { score(text.bytes.span, text.parts) }

  /// The same for a line that lies among others.
  func score(_ bytes: Span<UInt8>, _ parts: FuzzyText.Parts) -> Int? {
    var total = 0
    for word in words {
      guard let score = Self.score(word, bytes, parts) else { return nil }
      total += score
    }
    return total
  }

  /// What each character is worth that stands right behind the one before.
  private static let adjacent = 8
  /// What each character is worth that begins a word.
  private static let boundary = 6
  /// What a word that occurs whole is worth beyond its run.
  private static let wholeWord = 8
  /// Places tried at most.
  private static let mostTries = 8

  private static func score(_ word: Word, _ bytes: Span<UInt8>, _ parts: FuzzyText.Parts) -> Int? {
    var inID: Int?
    if parts.bytesOfID.mayContain(word.bytes) {
      let id = bytes.extracting(parts.wordsEnd..<parts.end)
      let place = find(word.run, id, from: 0)
      inID = place.flatMap { match(word, id, from: $0) }.map { $0.score + wholeWord }
      // The words can't be worth more.
      if let inID, inID >= mostInWords(word) { return inID }
    }
    guard parts.bytesOfWords.mayContain(word.bytes),
      let inWords = wordScore(word, bytes.extracting(parts.start..<parts.wordsEnd))
    else { return inID }
    return max(inWords, inID ?? .min)
  }

  /// What a word can be worth at most, but in an id: characters apart are worth less than a run, whatever words they begin,
  /// unless words begin inside the run too.
  private static func mostInWords(_ word: Word) -> Int {
    let length = word.characters.count
    return length == 1 ? boundary : word.hasBoundary ? .max : adjacent * (length - 1) + boundary + wholeWord
  }

  /// The best of the greedy matches that begin at each place of the first character, and at each of the whole word.
  private static func wordScore(_ word: Word, _ bytes: Span<UInt8>) -> Int? {
    let isOne = word.characters.count == 1
    let whole = isOne ? nil : wholeScore(word, bytes)
    // Less than a run are characters apart: see `mostInWords`.
    if let whole, !word.hasBoundary { return whole }
    var best = whole
    var start = 0
    for _ in 0..<mostTries {
      guard let (score, first) = match(word, bytes, from: start) else { break }
      best = max(best ?? score, score)
      if isOne, score == boundary { break }
      start = first + 1
    }
    return best
  }

  /// The best of the places where the word occurs whole.
  private static func wholeScore(_ word: Word, _ bytes: Span<UInt8>) -> Int? {
    var best: Int?
    var start = 0
    for _ in 0..<mostTries {
      guard let place = find(word.run, bytes, from: start) else { break }
      if word.hasBoundary {
        if let (score, _) = match(word, bytes, from: place) { best = max(best ?? 0, score + wholeWord) }
      } else {
        let score = adjacent * (word.characters.count - 1) + wholeWord
        if place == 0 || isBoundary(bytes[place - 1]) { return score + boundary }
        best = score
      }
      start = place + 1
    }
    return best
  }

  private static func match(_ word: Word, _ bytes: Span<UInt8>, from start: Int) -> (score: Int, first: Int)? {
    var position = start
    var first: Int?
    var end = -1
    var score = 0
    for character in word.characters {
      guard let found = find(character, bytes, from: position) else { return nil }
      if first == nil { first = found }
      if found == end { score += adjacent } else { score -= min(4, found - position) }
      if found == 0 || isBoundary(bytes[found - 1]) { score += boundary }
      position = found + character.count
      end = position
    }
    return first.map { (score, $0) }
  }

  /// Where a character's, or a word's, bytes begin.
  private static func find(_ wanted: [UInt8], _ bytes: Span<UInt8>, from start: Int) -> Int? {
    let wanted = wanted.span
    guard wanted.count > 0 else { return nil }
    // Its last byte as well, since ids are full of runs of zeros.
    let (lead, tail) = (wanted[0], wanted[wanted.count - 1])
    let last = bytes.count - wanted.count
    var position = start
    while position <= last {
      if bytes[position] == lead, bytes[position + wanted.count - 1] == tail {
        var length = 1
        while length < wanted.count, bytes[position + length] == wanted[length] { length += 1 }
        if length >= wanted.count { return position }
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

/// A line prepared for matching, lower-cased: its words, whose parts a zero byte keeps apart, and behind them its id.
struct FuzzyText: Hashable, Sendable {
  /// Where a line lies in the bytes.
  struct Parts: Hashable, Sendable {
    let start: Int
    let wordsEnd: Int
    let end: Int
    let bytesOfWords: ByteSet
    let bytesOfID: ByteSet
  }

  fileprivate let bytes: [UInt8]
  fileprivate let parts: Parts

  init(_ words: [String], id: String = "") {
    var bytes: [UInt8] = []
    parts = bytes.append(words, id: id)
    self.bytes = bytes
  }
}

/// Which bytes there are, roughly: some share their place. Most lines that don't match are told by it without being read.
struct ByteSet: Hashable, Sendable {
  private var places: UInt64 = 0

  fileprivate init(_ bytes: some Sequence<UInt8>) {
    // By Gray's code, in which no two of the lower-case letters, digits, blanks and signs share a place.
    for byte in bytes { places |= 1 << UInt64((byte ^ byte >> 1) & 63) }
  }

  /// False where one of the others is surely not among them.
  fileprivate func mayContain(_ others: ByteSet) -> Bool { others.places & ~places == 0 }
}

/// Many lines prepared for matching, all in one piece of memory, which is walked through at every key.
struct FuzzyLines: Hashable, Sendable {
  private var bytes: [UInt8] = []
  private var parts: [FuzzyText.Parts] = []

  init() {}

  var isEmpty: Bool { parts.isEmpty }

  var indices: Range<Int> { parts.indices }

  mutating func append(_ words: [String], id: String = "") { parts.append(bytes.append(words, id: id)) }

  /// The lines among some that match, in their order, and how well each does.
  func matches(_ pattern: FuzzyPattern, among lines: some Sequence<Int>) -> (lines: [Int], scores: [Int]) {
    var (matches, scores): ([Int], [Int]) = ([], [])
    let bytes = bytes.span
    for line in lines {
      guard let score = pattern.score(bytes, parts[line]) else { continue }
      matches.append(line)
      scores.append(score)
    }
    return (matches, scores)
  }
}

extension [UInt8] {
  /// Appends a line.
  fileprivate mutating func append(_ words: [String], id: String) -> FuzzyText.Parts {
    let start = count
    for (index, word) in words.enumerated() {
      if index > 0 { append(0) }
      append(lowercased: word)
    }
    let wordsEnd = count
    append(lowercased: id)
    return FuzzyText.Parts(
      start: start, wordsEnd: wordsEnd, end: count, bytesOfWords: ByteSet(self[start..<wordsEnd]),
      bytesOfID: ByteSet(self[wordsEnd...]))
  }

  /// ASCII, and with it what has no case, such as Chinese, without the detour through another string.
  private mutating func append(lowercased text: String) {
    let start = count
    append(contentsOf: text.utf8)
    for index in start..<count {
      switch self[index] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self[index] |= 0x20
      case 0xC0..<Self.caseless.lowerBound, (Self.caseless.upperBound + 1)...:
        removeSubrange(start...)
        return append(contentsOf: text.lowercased().utf8)
      default: break
      }
    }
  }

  /// The first bytes of U+3000 to U+9FFF: no letter there has another case.
  private static var caseless: ClosedRange<UInt8> { 0xE3...0xE9 }
}
