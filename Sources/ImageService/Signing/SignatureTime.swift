import FoundationEssentials

/// The time of a signature as `X-Sdk-Date` has it, `20240229T235959Z`: in UTC, to the second.
struct SignatureTime: Hashable, Sendable {
  /// Since 1970.
  let seconds: Int

  init(_ date: Date) { seconds = Int(date.timeIntervalSince1970.rounded(.down)) }

  /// Nil for text of any other form.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16, let date = try? Self.style.parse(String(text)) else { return nil }
    self.init(date)
  }

  var date: Date { Date(timeIntervalSince1970: Double(seconds)) }

  var text: String { Self.style.format(date) }

  private static let style = Date.ISO8601FormatStyle(
    dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted, timeZoneSeparator: .omitted,
    includingFractionalSeconds: false, timeZone: .gmt)
}
