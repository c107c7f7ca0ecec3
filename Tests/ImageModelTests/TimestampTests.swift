import Foundation
import ImageModel
import Testing

@Suite("Times are read as services write them")
struct TimestampReadingTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2018-09-06T14:03:27Z", 1_536_242_607), ("2018-09-06 14:03:27", 1_536_242_607),
    ("2018-09-06t14:03:27z", 1_536_242_607),
    ("2018-09-06T14:03:27.000000", 1_536_242_607), ("2018-09-06T14:03:27.999999999Z", 1_536_242_607),
    ("2018-09-06T16:03:27+02:00", 1_536_242_607),
    ("2018-09-06T16:03:27+0200", 1_536_242_607), ("2018-09-06T16:03:27+02", 1_536_242_607),
    ("2018-09-06T08:33:27-05:30", 1_536_242_607),
    ("2018-09-06T14:03:27.5-00:00", 1_536_242_607), ("2000-02-29T00:00:00Z", 951_782_400),
    ("2024-02-29T23:59:59Z", 1_709_251_199),
    ("1969-12-31T23:59:59Z", -1), ("2016-12-31T23:59:60Z", 1_483_228_800), ("2100-02-28T00:00:00Z", 4_107_456_000),
    ("0000-01-01T00:00:00Z", -62_167_219_200), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func `a time is read`(text: String, seconds: Int) throws {
    #expect(try #require(Timestamp(iso: text)).date.timeIntervalSince1970 == Double(seconds))
  }

  @Test(arguments: [
    "", "now", "0", "1536242607", "2018", "2018-09-06", "2018-09-06T", "2018-09-06T14:03", "2018-9-6T14:03:27Z",
    "18-09-06T14:03:27Z", "2018-13-06T14:03:27Z",
    "2018-00-06T14:03:27Z", "2018-09-00T14:03:27Z", "2018-09-31T14:03:27Z", "2018-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z", "2018-02-30T00:00:00Z", "2018-04-31T00:00:00Z",
    "2018-09-06T24:00:00Z", "2018-09-06T14:60:00Z", "2018-09-06T14:03:61Z", "2018-09-06T14:03:27X",
    "2018-09-06T14:03:27ZZ", "2018-09-06T14:03:27 Z",
    "2018-09-06T14:03:27.Z", "2018-09-06T14:03:27.", "2018-09-06T14:03:27+", "2018-09-06T14:03:27+2",
    "2018-09-06T14:03:27+02:", "2018-09-06T14:03:27+02:0",
    "2018-09-06T14:03:27+02:00Z", "2018-09-06T14:03:27+24:00", "2018-09-06T14:03:27+02:60", "2018-09-06T14:03:27+99:99",
    " 2018-09-06T14:03:27Z", "2018-09-06T14:03:27Z ",
    "2018-09-06T14:03:27Z\n", "-2018-09-06T14:03:27Z", "+2018-09-06T14:03:27Z", "20180906T140327Z",
    "2018/09/06T14:03:27Z", "２０１８-09-06T14:03:27Z", "2018-09-06T14:03:2\u{0667}Z",
    "99999-01-01T00:00:00Z", "2018-09-06T14:03:27\u{301}",
  ])
  func `anything else is no time`(text: String) {
    #expect(Timestamp(iso: text) == nil)
  }

  @Test func `dates are those of the system's calendar`() throws {
    let style = Date.ISO8601FormatStyle()
    var seconds = -62_135_596_800.0
    while seconds < 253_402_300_800 {
      let date = Date(timeIntervalSince1970: seconds)
      if seconds > -12_219_292_800 {
        #expect(Timestamp(iso: style.format(date))?.date == date)
      }
      let absolute = Timestamp(date).absolute.text
      #expect(Timestamp(iso: String(absolute.dropLast(4)))?.date == date, "\(absolute)")
      // About 92 days and an odd time of day: each month in turn, and all leap years of 10 000 years.
      seconds += 7_953_327
    }
  }

  @Test func `a megabyte of digits is no burden`() {
    let took = ContinuousClock().measure {
      #expect(Timestamp(iso: "2018-09-06T14:03:27." + String(repeating: "1", count: 1 << 20)) != nil)
    }
    #expect(took < .seconds(10))
  }
}

@Suite("Times are shown as operators read them")
struct TimestampShowingTests {
  static let now = Date(timeIntervalSince1970: 1_800_000_000)
  static let minute = 60.0, hour = 3600.0, day = 86_400.0, year = 31_557_600.0

  @Test(arguments: [
    (0.0, "1970-01-01 00:00:00 UTC"), (-1, "1969-12-31 23:59:59 UTC"), (0.999, "1970-01-01 00:00:00 UTC"),
    (-0.001, "1969-12-31 23:59:59 UTC"),
    (951_782_399, "2000-02-28 23:59:59 UTC"), (951_782_400, "2000-02-29 00:00:00 UTC"),
    (1_536_242_607, "2018-09-06 14:03:27 UTC"),
    (-62_135_596_800, "0001-01-01 00:00:00 UTC"), (-60_000_000_000, "0068-09-03 13:20:00 UTC"),
    (253_402_300_799, "9999-12-31 23:59:59 UTC"),
    (253_402_300_800, "9999-12-31 23:59:59 UTC"), (-1e300, "0000-01-01 00:00:00 UTC"),
    (.infinity, "9999-12-31 23:59:59 UTC"), (.nan, "9999-12-31 23:59:59 UTC"),
  ])
  func `a moment has a date and a time in UTC`(seconds: Double, text: String) {
    #expect(Timestamp(Date(timeIntervalSince1970: seconds)).absolute.text == text)
  }

  @Test(arguments: [
    (0.0, "just now", "now"), (59, "just now", "now"), (60, "1 min ago", "1m"), (3599, "59 min ago", "59m"),
    (hour, "1 h ago", "1h"), (day - 1, "23 h ago", "23h"),
    (day, "1 d ago", "1d"), (60 * day - 1, "59 d ago", "59d"), (60 * day, "2 mo ago", "2mo"),
    (2 * year - 1, "24 mo ago", "24mo"), (2 * year, "2 y ago", "2y"),
    (8.9 * year, "8 y ago", "8y"), (999 * year, "999 y ago", "999y"), (2026 * year, "2026 y ago", "999y"),
    (-30, "just now", "now"), (-120, "in 2 min", "2m"),
    (-3 * hour, "in 3 h", "3h"), (-5 * year, "in 5 y", "5y"),
  ])
  func `a moment has a distance from now`(ago: Double, relative: String, brief: String) {
    let time = Timestamp(Self.now - ago)
    #expect(time.relative(to: Self.now).text == relative)
    #expect(time.brief(to: Self.now).text == brief)
  }

  @Test(arguments: [
    (0.0, "刚刚", "刚刚"), (59, "刚刚", "刚刚"), (60, "1 分钟前", "1分钟"), (3599, "59 分钟前", "59分钟"), (hour, "1 小时前", "1小时"),
    (day - 1, "23 小时前", "23小时"), (day, "1 天前", "1天"), (60 * day - 1, "59 天前", "59天"), (60 * day, "2 个月前", "2个月"),
    (2 * year - 1, "24 个月前", "24个月"), (2 * year, "2 年前", "2年"), (2026 * year, "2026 年前", "999年"), (-30, "刚刚", "刚刚"),
    (-120, "2 分钟后", "2分钟"), (-3 * hour, "3 小时后", "3小时"), (-5 * year, "5 年后", "5年"),
  ])
  func `a moment has a distance from now in Chinese`(ago: Double, relative: String, brief: String) {
    Language.speaking(.chinese) {
      let time = Timestamp(Self.now - ago)
      #expect(time.relative(to: Self.now).text == relative)
      #expect(time.brief(to: Self.now).text == brief)
      #expect(time.brief(to: Self.now).width <= Timestamp.widestBrief)
      #expect(time.absolute == Language.speaking(.english) { time.absolute })
    }
  }

  @Test func `a distance never grows smaller with age, and fits four cells`() {
    var before = 0.0
    for step in 0..<40_000 {
      let age = pow(1.0007, Double(step)) - 1
      let brief = Timestamp(Self.now - age).brief(to: Self.now).text
      let units = ["": 0, "m": Self.minute, "h": Self.hour, "d": Self.day, "mo": 30 * Self.day, "y": Self.year]
      let count = Double(brief.prefix(while: \.isNumber)) ?? 0
      let length = count * (units[brief == "now" ? "" : String(brief.drop(while: \.isNumber))] ?? .nan)
      #expect(length >= before && length <= age + 1, "\(age) s: \(brief)")
      #expect(brief.count <= 4)
      before = length
      if age > 1e10 { break }
    }
  }

  @Test(arguments: [1e300, -1e300, .infinity, -.infinity, .nan, 1e18, -1e18])
  func `a moment beyond all calendars crashes nothing`(seconds: Double) {
    let time = Timestamp(Date(timeIntervalSince1970: seconds))
    #expect(!time.absolute.isEmpty && !time.relative(to: Self.now).isEmpty)
    #expect(time.brief(to: Self.now).width <= Timestamp.widestBrief)
    #expect(Timestamp(Self.now).brief(to: Date(timeIntervalSince1970: seconds)).width <= Timestamp.widestBrief)
  }
}

@Suite("Sizes have their units")
struct QuantityTests {
  @Test(arguments: [
    (Int64(0), "0 bytes"), (1, "1 byte"), (1023, "1023 bytes"), (1024, "1 KiB (1024 bytes)"),
    (1025, "1 KiB (1025 bytes)"), (1536, "1.5 KiB (1536 bytes)"),
    (10_240, "10 KiB (10240 bytes)"), (10_752, "10.5 KiB (10752 bytes)"), (102_300, "99.9 KiB (102300 bytes)"),
    (102_399, "100 KiB (102399 bytes)"),
    (1_048_000, "1023 KiB (1048000 bytes)"), (1_048_575, "1 MiB (1048575 bytes)"), (1_048_576, "1 MiB (1048576 bytes)"),
    (1_101_005, "1.05 MiB (1101005 bytes)"),
    (1_848_573_952, "1.72 GiB (1848573952 bytes)"), (42_949_672_960, "40 GiB (42949672960 bytes)"),
    (1 << 40, "1 TiB (1099511627776 bytes)"),
    (1 << 50, "1 PiB (1125899906842624 bytes)"), (.max, "8 EiB (9223372036854775807 bytes)"), (-1, "-1 bytes"),
    (.min, "-9223372036854775808 bytes"),
  ])
  func `bytes are shown rounded and exact`(count: Int64, text: String) {
    #expect(Quantity.bytes(count).text == text)
  }

  @Test(arguments: [
    (Int64(0), "0 字节"), (1, "1 字节"), (2, "2 字节"), (1024, "1 KiB（1024 字节）"), (1_848_573_952, "1.72 GiB（1848573952 字节）"),
    (-1, "-1 字节"),
  ])
  func `bytes in Chinese have no plural`(count: Int64, text: String) {
    #expect(Language.speaking(.chinese) { Quantity.bytes(count).text } == text)
  }
}
