import Foundation
import ImageModel
import Testing

@Suite("Width is counted in cells")
struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("镜像", 4), ("é", 1), ("e\u{301}", 1), ("😀", 2), ("👨👩👧", 6), ("ｱ", 1), ("Ａ", 2), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("🇩🇪", 2), ("…│✓✗·★›", 7), ("\u{3000}", 2), ("\u{A0}", 1),
    ("\u{20000}\u{31350}", 4),
  ])
  func `text takes as many cells as its scalars`(text: String, cells: Int) {
    #expect(TextWidth.of(text) == cells)
    #expect(PrintableText(text).width == cells)
  }

  /// Wide since Unicode 16, which newer systems know, and a mark that became a letter's part in it.
  static let differing: [ClosedRange<UInt32>] = [
    0x1171E...0x1171E, 0x2630...0x2637, 0x268A...0x268F, 0x1D300...0x1D356, 0x1D360...0x1D376,
  ]

  @Test func `every code point is as wide as the system counts it`() throws {
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let systemWidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
    // The locale of this thread alone: other tests go on in theirs.
    let utf8 = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    let before = uselocale(utf8)
    defer {
      uselocale(before)
      freelocale(utf8)
    }
    try #require(systemWidth(0x955C) == 2)
    var compared = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !scalar.isHidden else { continue }
      guard !Self.differing.contains(where: { $0.contains(value) }) else { continue }
      let expected = systemWidth(wchar_t(value))
      // The system doesn't know what its Unicode doesn't have yet.
      guard expected >= 0 else { continue }
      compared += 1
      if TextWidth.of(scalar) != Int(expected) {
        Issue.record("U+\(String(value, radix: 16)) takes \(expected), not \(TextWidth.of(scalar))")
      }
    }
    #expect(compared > 200_000)
  }

  @Test func `no code point is narrower than nothing or wider than two cells`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if !(0...2).contains(TextWidth.of(scalar)) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}
