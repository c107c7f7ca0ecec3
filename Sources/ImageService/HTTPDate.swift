/// A time as HTTP writes it, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7), in seconds since 1970. Its two obsolete
/// forms are not read.
enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Nil for anything else.
  static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT",
      let day = number(parts[1], 1...31), let month = months.firstIndex(of: String(parts[2])),
      let year = number(parts[3], 1970...9999)
    else { return nil }
    let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let hour = number(clock[0], 0...23), let minute = number(clock[1], 0...59),
      let second = number(clock[2], 0...60)
    else { return nil }
    return ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
  }

  /// Decimal digits, and nothing else, of a number within a range.
  static func number(_ text: some StringProtocol, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(text),
      range.contains(number)
    else { return nil }
    return number
  }

  /// Days since 1970-01-01; `month` counts from 0. Years are taken to begin in March, so that a leap day ends one.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month < 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }
}

extension Answer {
  /// Seconds that the service asks to wait (Retry-After: a number, or a time, which counts from the answer's own Date
  /// where it has one). Nil where it doesn't say, and for what can't be meant: a time gone by, or more than a year.
  var retryAfter: Int? {
    let year = 0...31_536_000
    guard let text = self[header: "Retry-After"] else { return nil }
    if let seconds = HTTPDate.number(text, year) { return seconds }
    guard let time = HTTPDate.seconds(text) else { return nil }
    let seconds = time - (self[header: "Date"].flatMap(HTTPDate.seconds) ?? received)
    return year.contains(seconds) ? seconds : nil
  }
}
