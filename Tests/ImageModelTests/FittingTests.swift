import ImageModel
import Testing

@Suite("Text fits its cells")
struct FittingTests {
  static let corpus = [
    "", " ", "a", "word", "two words", "a  b   c", "   indented by three spaces and then some", "trailing   ",
    "          ",
    "欧拉操作系统 EulerOS 2.5 64bit 鲲鹏", "镜像镜像镜像镜像镜像镜像镜像镜像镜像镜像镜像", "😀 😀😀 😀😀😀 👨‍👩‍👧‍👦 ❤️",
    "e\u{301}e\u{301} o\u{308}o\u{308}o\u{308}",
    "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307} 중\u{1100}\u{1161}\u{11A8}", "a \u{301}b \u{301} c",
    " \u{301}start", "中\u{301}中\u{301}中\u{301}",
    "0f0e0d0c-1111-4222-8333-444455556666-0f0e0d0c-1111-4222-8333-444455556666",
    "    \"key\":   \"value with  two spaces\",",
    "ｱｲｳ ﾊﾟ １２３ Ａ", "\u{1B}[31m\u{202E}hostile\u{200B}\n\t", "a\u{1F1E9}\u{1F1EA}b 🏴\u{E0067}\u{E007F}",
    "word 镜 word 像 word",
    String(repeating: "lorem ipsum dolor ", count: 20), String(repeating: "x", count: 200),
  ]

  @Test(arguments: corpus)
  func `clipped text is never wider than asked and says that it was cut`(raw: String) {
    let text = PrintableText(raw)
    for width in -2...40 {
      let clipped = text.clipped(to: width)
      #expect(clipped.width <= max(0, width))
      if text.width <= width {
        #expect(clipped == text)
      } else if width > 0 {
        #expect(clipped.text.hasSuffix("…"))
        #expect(clipped.width >= width - 1)
        #expect(text.text.unicodeScalars.starts(with: clipped.text.unicodeScalars.dropLast()))
      }
    }
  }

  @Test(arguments: corpus)
  func `a wrapped line is never wider than asked, but for a wide character in one cell`(raw: String) {
    let text = PrintableText(raw)
    for width in 1...40 {
      for line in text.wrapped(to: width) {
        let isLoneWide = width == 1 && line.width == 2 && line.text.count == 1
        #expect(line.width <= width || isLoneWide, "\(line) at \(width)")
      }
    }
    for width in -2...0 { #expect(text.wrapped(to: width) == [text]) }
  }

  @Test(arguments: corpus)
  func `wrapping leaves out nothing but spaces at the breaks`(raw: String) {
    let text = PrintableText(raw)
    func solid(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0 != " " } }
    for width in 1...40 {
      #expect(text.wrapped(to: width).flatMap { solid($0.text) } == solid(text.text))
    }
  }

  @Test(arguments: [
    ("a b", 2, ["a", "b"]), ("a  b cd", 4, ["a  b", "cd"]), ("one two three", 7, ["one two", "three"]),
    ("abcdef", 4, ["abcd", "ef"]),
    ("ab cdefgh", 4, ["ab", "cdef", "gh"]), ("abc     ", 4, ["abc"]), ("        ", 4, ["  "]),
    ("镜像镜像", 5, ["镜像", "镜像"]),
    ("a镜像", 2, ["a", "镜", "像"]), ("镜像", 1, ["镜", "像"]), (" 镜像", 2, ["镜", "像"]),
    ("  \"a\": \"b  c\" d", 10, ["  \"a\": \"b", "  c\" d"]),
    ("    deep in here", 8, ["    deep", "    in", "    here"]), ("      deep in", 6, ["   dee", "   p", "   in"]),
    ("中\u{301}中\u{301}", 1, ["中\u{301}", "中\u{301}"]), ("ab \u{301}cd", 4, ["ab \u{301}c", "d"]),
  ])
  func `lines break at spaces where there are any`(raw: String, width: Int, lines: [String]) {
    #expect(PrintableText(raw).wrapped(to: width).map(\.text) == lines)
  }

  @Test(arguments: [
    // After a space long before the end, a line of Chinese goes on to its end.
    ("镜像 ID 只在一个区域内有效", 12, ["镜像 ID 只在", "一个区域内有", "效"]),
    ("请检查镜像", 8, ["请检查镜", "像"]), ("欧拉OS系统", 6, ["欧拉OS", "系统"]), ("欧拉OS系统", 5, ["欧拉", "OS系", "统"]),
    // Punctuation stays with what it belongs to.
    ("请重试。好", 6, ["请重", "试。好"]), ("出错（404）。", 9, ["出错", "（404）。"]), ("区域，项目", 4, ["区", "域，", "项目"]),
    ("镜像\u{301}像", 4, ["镜像\u{301}", "像"]), ("中，", 2, ["中", "，"]),
  ])
  func `lines of Chinese break between characters, but never before punctuation`(
    raw: String, width: Int, lines: [String]
  ) {
    #expect(PrintableText(raw).wrapped(to: width).map(\.text) == lines)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("abcdef", -1, ""),
    ("镜像镜像", 5, "镜像…"),
    ("镜像镜像", 4, "镜…"), ("镜像", 1, "…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 0, ""),
  ])
  func `what does not fit ends in an ellipsis`(raw: String, width: Int, clipped: String) {
    #expect(PrintableText(raw).clipped(to: width).text == clipped)
  }

  @Test func `the ellipsis can be plain ASCII`() {
    #expect(PrintableText("abcdef").clipped(to: 4, ellipsis: "~") == "abc~")
  }
}
