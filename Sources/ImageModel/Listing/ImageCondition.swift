import struct FoundationEssentials.Date

/// One condition of a query: a filter word such as `status:active`, `min_disk>=40`, `name:*euler*` or `os!=Windows`, or a
/// bare word, which has to occur in the name, the operating system or the id.
public struct ImageCondition: Hashable, Sendable {
  /// How the image's value is to stand to the word's.
  enum Relation: String, Hashable, Sendable, CaseIterable {
    // Longer ones first: a word is searched for them in this order.
    case isNot = "!="
    case atLeast = ">="
    case atMost = "<="
    case more = ">"
    case less = "<"
    case `is` = ":"
    case equals = "="

    /// True of an image's value that compares so.
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
      switch self {
      case .is, .equals: left == right
      case .isNot: left != right
      case .atLeast: left >= right
      case .atMost: left <= right
      case .more: left > right
      case .less: left < right
      }
    }

    var compares: Bool { ![.is, .equals, .isNot].contains(self) }
  }

  /// What is looked for.
  enum Value: Hashable, Sendable {
    /// Any of them.
    case texts([TextPattern])
    case flag(Bool)
    case number(Int64)
    case moment(Date)
    /// A day, from its first second on; without an order it is all of it.
    case day(Date)
  }

  /// As it was typed.
  public let word: String
  /// Nil for a bare word.
  let filter: ImageFilter?
  let relation: Relation
  let value: Value

  init(_ word: String) throws(ImageQuery.Problem) {
    self.word = word
    guard let (name, relation, text) = Self.parts(of: word) else {
      (filter, self.relation, value) = (nil, .is, .texts([TextPattern(part: word)]))
      return
    }
    guard !text.isEmpty else { throw .noValue(word: word) }
    if name == "property" {
      guard let (key, inner, text) = Self.parts(of: text), !text.isEmpty, !inner.compares else {
        throw .badValue(
          word: word, takes: PrintableText("a key and a value: property:key=value", zh: "键和值：property:key=value"))
      }
      (filter, self.relation) = (ImageFilter(property: key), relation == .isNot ? relation : inner)
      value = .texts([TextPattern(text)])
      return
    }
    guard let filter = ImageFilter(named: name) else { throw .unknownFilter(word: word) }
    let isFixed = filter.relation != nil && !relation.compares && relation != .isNot
    let meant = isFixed ? filter.relation ?? relation : relation
    guard !meant.compares || filter.isComparable else { throw .notComparable(word: word) }
    self.filter = filter
    self.relation = meant
    value = try Self.value(text, of: filter, in: word)
  }

  /// The parts of `key:value`, and of the other relations. In `key:>value` the sign counts. Nil for a bare word.
  static func parts(of word: String) -> (name: String, relation: Relation, value: String)? {
    guard let start = word.firstIndex(where: { ":=<>!".contains($0) }), start > word.startIndex else { return nil }
    let name = String(word[..<start])
    let rest = word[start...]
    guard let relation = Relation.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
    let value = rest.dropFirst(relation.rawValue.count)
    if relation == .is, let sign = Relation.allCases.first(where: { $0.compares && value.hasPrefix($0.rawValue) }) {
      return (name, sign, String(value.dropFirst(sign.rawValue.count)))
    }
    return (name, relation, String(value))
  }

  private static func value(
    _ text: String, of filter: ImageFilter, in word: String
  ) throws(ImageQuery.Problem) -> Value {
    switch filter.kind {
    case .text, .tag:
      // Names and tags may have commas in them.
      let texts = filter.isList ? text.split(separator: ",").map(String.init) : [text]
      return .texts(texts.map { TextPattern(filter.spelled($0)) })
    case .part: return .texts(text.split(separator: ",").map { TextPattern(part: filter.spelled(String($0))) })
    case .choice(let words), .service(let words):
      let chosen = text.split(separator: ",").map { filter.spelled(String($0)) }
      guard !chosen.isEmpty, chosen.allSatisfy(words.contains) else {
        throw .badValue(word: word, takes: .list(words.map { PrintableText($0) }))
      }
      return .texts(chosen.map { TextPattern($0) })
    case .flag:
      guard let truth = Truth(.string(JSONString(text))) else {
        throw .badValue(word: word, takes: PrintableText("true or false", zh: "true 或 false"))
      }
      return .flag(truth.isTrue)
    case .amount:
      guard let number = Int64(text), number >= 0 else {
        throw .badValue(word: word, takes: PrintableText("a whole number", zh: "整数"))
      }
      return .number(number)
    case .bytes:
      guard let count = bytes(text) else {
        throw .badValue(word: word, takes: PrintableText("bytes, such as 500M or 2G", zh: "字节数，例如 500M 或 2G"))
      }
      return .number(count)
    case .moment:
      if let day = Timestamp(iso: text + "T00:00:00Z") { return .day(day.date) }
      guard let moment = Timestamp(iso: text) else {
        throw .badValue(
          word: word,
          takes: PrintableText(
            "a day or a time in UTC, such as 2025-01-31 or 2025-01-31T08:00:00Z",
            zh: "日期或 UTC 时间，例如 2025-01-31 或 2025-01-31T08:00:00Z"))
      }
      return .moment(moment.date)
    }
  }

  /// `512`, `40K`, `1.5G`, `2GiB`; units are powers of 1024.
  private static func bytes(_ text: String) -> Int64? {
    let units: [Character: Double] = ["k": 0x1p10, "m": 0x1p20, "g": 0x1p30, "t": 0x1p40]
    let number = text.prefix { $0.isNumber || $0 == "." }
    let unit = text[number.endIndex...].lowercased()
    guard let value = Double(number), value >= 0 else { return nil }
    if unit.isEmpty || unit == "b" { return Int64(exactly: value.rounded()) }
    guard let first = unit.first, let factor = units[first], ["", "b", "ib"].contains(unit.dropFirst()) else {
      return nil
    }
    return Int64(exactly: (value * factor).rounded())
  }
}

extension ImageFilter {
  fileprivate var isComparable: Bool { [.amount, .bytes, .moment].contains(kind) }
  /// True where several values may stand with commas between them.
  fileprivate var isList: Bool { kind == .text && name != "name" }
}
