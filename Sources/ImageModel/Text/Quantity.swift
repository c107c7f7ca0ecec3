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

  /// `4 000`: how many there are, in groups of three digits.
  public static func count(_ count: Int) -> PrintableText {
    let digits = Array(String(count))
    let groups = stride(from: digits.count % 3 - 3, to: digits.count, by: 3).map { start in
      String(digits[max(0, start)..<start + 3])
    }
    return PrintableText(groups.filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// `12 s`, `4 min 12 s`, `1 h 3 min`: whole units, the two largest of them.
  public static func duration(seconds: Double) -> PrintableText {
    let seconds = Int(max(0, min(1e11, seconds)))
    switch seconds {
    case ..<60: return "\(seconds) s"
    case ..<3600: return "\(seconds / 60) min \(seconds % 60) s"
    case ..<86_400: return "\(seconds / 3600) h \(seconds / 60 % 60) min"
    default: return "\(seconds / 86_400) d \(seconds / 3600 % 24) h"
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
