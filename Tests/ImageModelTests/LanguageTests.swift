import ImageModel
import Testing

@Suite("A language is chosen")
struct LanguageTests {
  @Test(arguments: [
    ("zh_CN.UTF-8", Language.chinese), ("zh", .chinese), ("zh-Hans", .chinese), ("ZH_TW", .chinese),
    ("zh.UTF-8", .chinese),
    ("en_GB.UTF-8", .english), ("en", .english), ("en@euro", .english), ("C", nil), ("C.UTF-8", nil), ("POSIX", nil),
    ("de_DE", nil), ("", nil), ("zhong", nil),
  ])
  func `by the name of a locale`(locale: String, language: Language?) {
    #expect(Language(locale: locale) == language)
  }

  @Test func `English without a choice, and for as long as another one is asked for`() {
    let words = Words("yes", zh: "是")
    #expect(words.text == "yes")
    Language.speaking(.chinese) {
      #expect(words.text == "是" && PrintableText("no", zh: "否") == "否")
      Language.speaking(.english) { #expect(words.text == "yes") }
      #expect(words.text == "是")
    }
    #expect(words.text == "yes" && PrintableText("no", zh: "否") == "no")
  }
}
