/// Numbers with their units, as operators read them.
public enum Quantity {
  /// `1.72 GiB (1848573952 bytes)`; below 1 KiB the bytes alone.
  public static func bytes(_ count: Int64) -> PrintableText {
    guard count >= 1024 else { return rounded(bytes: count) }
    let round = rounded(bytes: count)
    return PrintableText("\(round) (\(count) bytes)", zh: "\(round)（\(count) 字节）")
  }

  /// `1.72 GiB`, for a list.
  public static func rounded(bytes count: Int64) -> PrintableText {
    guard count >= 1024 else { return PrintableText(count == 1 ? "1 byte" : "\(count) bytes", zh: "\(count) 字节") }
    let units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    var value = Double(count) / 1024
    var unit = 0
    while value >= 1023.5, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return "\(rounded(value)) \(units[unit])"
  }

  /// `35 ms`.
  public static func milliseconds(_ count: Int) -> PrintableText { PrintableText("\(count) ms", zh: "\(count) 毫秒") }

  /// `4 000`: how many there are, in groups of three digits.
  public static func count(_ count: Int) -> PrintableText {
    let digits = Array(String(count))
    let groups = stride(from: digits.count % 3 - 3, to: digits.count, by: 3).map { start in
      String(digits[max(0, start)..<start + 3])
    }
    return PrintableText(groups.filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// `12 s`, `4 min 12 s`, `1 h 3 min`; in Chinese `4 分 12 秒`: whole units, the two largest of them.
  public static func duration(seconds: Double) -> PrintableText {
    let seconds = Int(max(0, min(1e11, seconds)))
    switch seconds {
    case ..<60: return PrintableText("\(seconds) s", zh: "\(seconds) 秒")
    case ..<3600:
      let (minutes, rest) = (seconds / 60, seconds % 60)
      return PrintableText("\(minutes) min \(rest) s", zh: "\(minutes) 分 \(rest) 秒")
    case ..<86_400:
      let (hours, rest) = (seconds / 3600, seconds / 60 % 60)
      return PrintableText("\(hours) h \(rest) min", zh: "\(hours) 小时 \(rest) 分")
    default:
      let (days, rest) = (seconds / 86_400, seconds / 3600 % 24)
      return PrintableText("\(days) d \(rest) h", zh: "\(days) 天 \(rest) 小时")
    }
  }

  /// Three significant digits, without zeros at the end: 1.72, 40, 512.
  private static func rounded(_ value: Double) -> String {
    if value >= 100 { return String(Int(value.rounded())) }
    let hundredths = Int((value * (value >= 10 ? 10 : 100)).rounded()) * (value >= 10 ? 10 : 1)
    let fraction = hundredths % 100
    if fraction == 0 { return String(hundredths / 100) }
    let digits = fraction % 10 == 0 ? "\(fraction / 10)" : fraction < 10 ? "0\(fraction)" : "\(fraction)"
    return "\(hundredths / 100).\(digits)"
  }
}
