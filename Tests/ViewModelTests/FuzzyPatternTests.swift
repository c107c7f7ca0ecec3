import Testing

@testable import ViewModels

@Suite struct FuzzyPatternTests {
  private func score(_ typed: String, _ parts: String...) -> Int? { FuzzyPattern(typed).score(FuzzyText(parts)) }

  @Test(arguments: [
    ("cent", "CentOS 7.3 64bit"), ("c73", "CentOS 7.3 64bit"), ("64 cent", "CentOS 7.3 64bit"),
    ("CENT", "centos"), ("欧拉", "华为 欧拉 EulerOS"), ("欧os", "欧拉 EulerOS"), ("É", "café"), ("🚀", "a 🚀 b"), ("", ""),
    ("  ", "anything"),
  ])
  func `finds letters in their order, each word on its own, in any case`(typed: String, text: String) {
    #expect(score(typed, text) != nil)
  }

  @Test(arguments: [("sotnec", "centos"), ("centoss", "centos"), ("拉欧", "欧拉"), ("cent x", "centos"), ("a", "")])
  func `doesn't find what isn't there`(typed: String, text: String) {
    #expect(score(typed, text) == nil)
  }

  @Test(arguments: [
    ("ubu", "ubuntu 22", "a u b u x"), ("ser", "windows server", "xsxexr"), ("22", "ubuntu 22", "ubuntu 2 and 2"),
    ("0005", "00000000-0000-0000-000000000005", "00000000-0000-0000-000000000004 2.5"),
    ("os", "my-os", "centos"), ("欧拉", "镜像 欧拉", "欧洲 拉美"),
  ])
  func `runs and word starts come first`(typed: String, better: String, worse: String) throws {
    let high = try #require(score(typed, better))
    let low = try #require(score(typed, worse))
    #expect(high > low)
  }

  @Test(arguments: [
    ("174a", true), ("bc6bed6e-ba3a", true), ("A3EB52", true), ("bed 3a-4", true), ("b6e", false), ("eb2", false),
  ])
  func `an id matches by a run of it alone`(typed: String, matches: Bool) {
    let text = FuzzyText(["x"], id: "bc6bed6e-ba3a-4447-afcc-449174a3eb52")
    #expect((FuzzyPattern(typed).score(text) != nil) == matches)
  }

  @Test
  func `a word matches within one part or over several, but the bytes of one character never match half of another`() {
    #expect(score("cent abc", "centos", "abc-123") != nil)
    #expect(score("¤", "中") == nil)
  }
}
