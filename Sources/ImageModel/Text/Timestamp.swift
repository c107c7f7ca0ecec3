public import struct FoundationEssentials.Date

/// A moment as services write it, and as operators read it.
public struct Timestamp: Hashable, Sendable {
  public let date: Date

  public init(_ date: Date) { self.date = date }

  /// Reads ISO 8601 in UTC or with an offset: `2018-09-06T14:03:27Z`, with a space for the `T`, with fractional seconds
  /// (left out of `date`), without the `Z`; nil for anything else, and for days that no calendar has.
  public init?(iso text: String) {
    var rest = text[...].utf8
    func number(_ digits: Int) -> Int? {
      guard rest.count >= digits else { return nil }
      var value = 0
      for byte in rest.prefix(digits) {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte) - 0x30
      }
      rest = rest.dropFirst(digits)
      return value
    }
    func skip(_ allowed: String) -> Bool {
      guard let byte = rest.first, allowed.utf8.contains(byte) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2), skip("T t"),
      let hour = number(2), skip(":"), let minute = number(2), skip(":"), let second = number(2),
      hour < 24, minute < 60, second < 61
    else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    guard Self.civil(days: days) == (year, month, day) else { return nil }
    if skip(".") {
      guard number(1) != nil else { return nil }
      rest = rest.drop { (0x30...0x39).contains($0) }
    }
    var offset = 0
    if let sign = rest.first, "+-".utf8.contains(sign) {
      rest = rest.dropFirst()
      guard let hours = number(2), let minutes = skip(":") || !rest.isEmpty ? number(2) : 0, hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60 : 60)
    } else if !rest.isEmpty {
      guard skip("Zz") else { return nil }
    }
    guard rest.isEmpty else { return nil }
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    date = Date(timeIntervalSince1970: Double(seconds))
  }

  /// `2018-09-06 14:03:27 UTC`; what lies beyond the years 0 to 9999 is shown as the end of them.
  public var absolute: PrintableText {
    let seconds = Int(max(-62_167_219_200, min(253_402_300_799, date.timeIntervalSince1970.rounded(.down))))
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let clock = seconds - days * 86_400
    let (year, month, day) = Self.civil(days: days)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return
      "\(two(year / 100))\(two(year % 100))-\(two(month))-\(two(day)) \(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60)) UTC"
  }

  /// `just now`, `2 min ago`, `3 h ago`, `8 y ago`; `in 2 min` for what is to come.
  public func relative(to now: Date) -> PrintableText {
    let seconds = now.timeIntervalSince(date)
    guard let (count, unit) = Self.largestUnit(seconds) else { return PrintableText("just now", zh: "刚刚") }
    return seconds < 0
      ? PrintableText("in \(count) \(unit.name)", zh: "\(count) \(unit.name)后")
      : PrintableText("\(count) \(unit.name) ago", zh: "\(count) \(unit.name)前")
  }

  /// At most four cells for a list: `now`, `2m`, `3h`, `1d`, `5mo`, `8y`; `999y` for all that is further. In Chinese, at
  /// most six: `刚刚`, `2分钟`, `5个月`.
  public func brief(to now: Date) -> PrintableText {
    guard let (count, unit) = Self.largestUnit(now.timeIntervalSince(date)) else {
      return PrintableText("now", zh: "刚刚")
    }
    return "\(min(count, 999))\(unit.sign)"
  }

  /// Cells that `brief(to:)` takes at most.
  public static var widestBrief: Int { Language.spoken == .chinese ? 6 : 4 }

  private enum Unit {
    case minute, hour, day, month, year

    /// As it stands behind a number and a space.
    var name: PrintableText {
      switch self {
      case .minute: PrintableText("min", zh: "分钟")
      case .hour: PrintableText("h", zh: "小时")
      case .day: PrintableText("d", zh: "天")
      case .month: PrintableText("mo", zh: "个月")
      case .year: PrintableText("y", zh: "年")
      }
    }

    /// As it stands right behind a number, where there is little room.
    var sign: PrintableText { self == .minute ? PrintableText("m", zh: name) : name }
  }

  private static func largestUnit(_ seconds: Double) -> (count: Int, unit: Unit)? {
    // In this order `min` takes the bound where there is no number, too.
    let seconds = Int(min(1e11, seconds.magnitude))
    let year = 31_557_600
    switch seconds {
    case ..<60: return nil
    case ..<3600: return (seconds / 60, .minute)
    case ..<86_400: return (seconds / 3600, .hour)
    case ..<(60 * 86_400): return (seconds / 86_400, .day)
    case ..<(2 * year): return (seconds / (30 * 86_400), .month)
    default: return (seconds / year, .year)
    }
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in eras of 400 years that begin in March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse of `days(year:month:day:)`.
  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
