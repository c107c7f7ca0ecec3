#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Times as a gateway reads and writes them, by the C library's calendar.
package enum GatewayTime {
  private static let stampForm = "%Y%m%dT%H%M%SZ"

  /// Of `20240229T235959Z`; nil for anything else.
  package static func seconds(_ text: String) -> Int? {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.map { Int32($0) - 0x30 }
    guard digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int32 { digits[range].reduce(0) { $0 * 10 + $1 } }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (number(0..<4) - 1900, number(4..<6) - 1, number(6..<8))
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (number(8..<10), number(10..<12), number(12..<14))
    let seconds = timegm(&parts)
    // The 30th of February, and 14 digits in another form, are written in another way.
    return stamp(seconds) == text ? seconds : nil
  }

  package static func stamp(_ seconds: Int) -> String { format(seconds, stampForm) }

  package static func httpDate(_ seconds: Int) -> String { format(seconds, "%a, %d %b %Y %H:%M:%S GMT") }

  private static func format(_ seconds: Int, _ form: String) -> String {
    var seconds = seconds
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, form, &parts)
    return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
