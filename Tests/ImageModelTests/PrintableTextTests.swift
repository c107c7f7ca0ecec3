import ImageModel
import Testing

@Suite("Text is made printable in one place")
struct PrintableTextTests {
  @Test(arguments: [
    ("", ""), ("plain ~", "plain ~"), ("\u{1B}[31mred", "^[[31mred"), ("\0\u{1}\u{1F}\u{7F}", "^@^A^_^?"),
    ("a\tb\nc\r\nd", "a^Ib^Jc^M^Jd"), ("\u{80}\u{9B}2J\u{9F}", "<U+0080><U+009B>2J<U+009F>"),
    ("\u{85}", "<U+0085>"), ("\u{AD}\u{61C}", "<U+00AD><U+061C>"), ("exe\u{202E}gpj", "exe<U+202E>gpj"),
    ("\u{200B}\u{200E}\u{2060}\u{2066}\u{FEFF}", "<U+200B><U+200E><U+2060><U+2066><U+FEFF>"),
    ("\u{2028}\u{2029}", "<U+2028><U+2029>"), ("\u{E0001}\u{E0041}", "<U+E0001><U+E0041>"),
    ("\u{115F}\u{3164}\u{FFA0}a\u{34F}", "<U+115F><U+3164><U+FFA0>a<U+034F>"),
    ("\u{FFFE}\u{10FFFF}", "<U+FFFE><U+10FFFF>"),
    ("镜像 é 😀 ｱ", "镜像 é 😀 ｱ"), ("e\u{301}", "e\u{301}"), ("\u{301}e", "<U+0301>e"), ("\n\u{301}", "^J<U+0301>"),
    ("\u{200B}\u{301}", "<U+200B><U+0301>"), ("❤\u{FE0F}", "❤"), ("\u{FE0F}\u{301}", "<U+0301>"), ("葛\u{E0100}", "葛"),
    ("👨\u{200D}👩\u{200D}👧", "👨👩👧"), ("❤\u{FE0F}\u{200D}🔥", "❤🔥"), ("👩🏽\u{200D}💻", "👩🏽💻"),
    ("a\u{200D}b", "a<U+200D>b"), ("👨\u{200D}", "👨<U+200D>"), ("1\u{200D}2", "1<U+200D>2"), ("\u{FFFD}", "\u{FFFD}"),
  ])
  func `what acts or hides becomes visible`(raw: String, printable: String) {
    #expect(Array(PrintableText(raw).text.unicodeScalars) == Array(printable.unicodeScalars))
  }

  @Test func `no code point gets through hidden, and none changes twice`() {
    for start in stride(from: UInt32(0), through: 0x10FFFF, by: 0x80) {
      let scalars = (start..<start + 0x80).compactMap(Unicode.Scalar.init).flatMap { ["a" as Unicode.Scalar, $0] }
      let printable = PrintableText(String(String.UnicodeScalarView(scalars)))
      let hidden = printable.text.unicodeScalars.filter(\.isHidden)
      #expect(hidden.isEmpty, "from \(start)")
      #expect(PrintableText(printable.text).text.utf8.elementsEqual(printable.text.utf8), "from \(start)")
    }
  }

  @Test func `every code point alone is a mark with nothing before it, a stand-in or itself`() {
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !scalar.properties.isVariationSelector else { continue }
      let text = PrintableText(String(scalar)).text
      if text.unicodeScalars.first != scalar, !text.hasPrefix("<U+"), value != 0x7F {
        Issue.record("U+\(String(value, radix: 16)) became \(text)")
      }
    }
  }

  @Test func `text put together is printable as well`() {
    let hostile = "\u{1B}\u{202E}"
    #expect("name: \(hostile)" as PrintableText == "name: ^[<U+202E>")
    #expect(PrintableText("a") + PrintableText("\u{301}") == "a<U+0301>")
    #expect("\(PrintableText(hostile))".description == "^[<U+202E>")
    #expect(PrintableText("").isEmpty)
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\rc", ["a", "b", "c"]), ("a\n", ["a"]), ("\n", [""]),
    ("a\n\nb", ["a", "", "b"]),
    ("\n\na", ["", "", "a"]), ("a\u{B}b\u{C}c\u{85}d\u{2028}e\u{2029}f", ["a", "b", "c", "d", "e", "f"]),
    ("a\n\u{301}b", ["a", "<U+0301>b"]), ("\u{1B}[2J\n\tb", ["^[[2J", "^Ib"]),
  ])
  func `lines end at newlines of any kind`(raw: String, lines: [String]) {
    #expect(PrintableText.lines(of: raw).map(\.text) == lines)
  }

  @Test(arguments: ["x", "\n", "中", "\u{1B}", "e\u{301}", "👨\u{200D}👩\u{200D}👧", "\u{301}", "\u{200B}", "ab "])
  func `a megabyte of text is no burden`(piece: String) {
    let raw = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
    let took = ContinuousClock().measure {
      let printable = PrintableText(raw)
      #expect(printable.clipped(to: 40).width <= 40)
      let widest = printable.wrapped(to: 40).map(\.width).max()
      #expect(widest ?? 0 <= 40)
      #expect(PrintableText.lines(of: raw).count >= 1)
    }
    #expect(took < .seconds(30))
  }
}
