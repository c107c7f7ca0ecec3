import struct FoundationEssentials.Date
import struct FoundationEssentials.TimeZone

/// The time of a signature, to the second, as `X-Sdk-Date` has it: `20240229T235959Z`.
struct SignatureTime: Hashable, Sendable {
  let date: Date

  init(_ date: Date) { self.date = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)) }

  /// Nil for text of any other form.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16, let date = try? Self.style.parse(String(text)) else { return nil }
    self.date = date
  }

  var text: String { Self.style.format(date) }

  private static let style = Date.ISO8601FormatStyle(
    dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted, timeZoneSeparator: .omitted,
    includingFractionalSeconds: false, timeZone: .gmt)
}
