/// A sentence of the argument parser and what it is in Chinese. Each `%` stands for what the sentence is about, in the same
/// order in both.
struct ParserPhrase {
  private let english: [Substring]
  private let chinese: [Substring]

  init(_ english: String, _ chinese: String) {
    self.english = english.split(separator: "%", omittingEmptySubsequences: false)
    self.chinese = chinese.split(separator: "%", omittingEmptySubsequences: false)
  }

  /// The sentence in Chinese; nil for another one.
  func chinese(of sentence: String) -> String? {
    guard let first = english.first, let last = english.last, sentence.hasPrefix(first) else { return nil }
    var rest = sentence.dropFirst(first.count)
    var result = String(chinese.first ?? "")
    guard english.count > 1 else { return rest.isEmpty ? result : nil }
    for (literal, translated) in zip(english, chinese).dropFirst().dropLast() {
      guard let place = rest.firstRange(of: literal) else { return nil }
      result += rest[..<place.lowerBound] + translated
      rest = rest[place.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    return result + rest.dropLast(last.count) + (chinese.last ?? "")
  }

  /// A sentence in Chinese; as it is where none of the phrases is it, such as one of our own.
  static func chinese(of sentence: String, by phrases: [ParserPhrase]) -> String {
    phrases.lazy.compactMap { $0.chinese(of: sentence) }.first ?? sentence
  }
}

extension ParserPhrase {
  /// What is wrong with a command line (swift-argument-parser 1.8, `UsageGenerator.swift`); the closer one comes first.
  static let errors = [
    ParserPhrase("Unknown option '%'. Did you mean '%'?", "未知选项 '%'，是否要用 '%'？"),
    ParserPhrase(
      "Unknown option '%'\n   or: Missing value for '%' in '%'", "未知选项 '%'\n   或者：'%' 缺少值，它在 '%' 中"),
    ParserPhrase("Unknown option '%'", "未知选项 '%'"),
    ParserPhrase("Missing value for '%'", "'%' 缺少值"),
    ParserPhrase("Missing expected argument '%'", "缺少参数 '%'"),
    ParserPhrase("Missing one of: %", "缺少其中之一：%"),
    ParserPhrase("The option '%' does not take any value, but '%' was specified.", "选项 '%' 不带值，但给出了 '%'。"),
    ParserPhrase("The value '%' is invalid for '%'. Please provide one of '%'.", "'%' 不能用作 '%' 的值，可用的有 '%'。"),
    ParserPhrase("The value '%' is invalid for '%': %", "'%' 不能用作 '%' 的值：%"),
    ParserPhrase("The value '%' is invalid for '%'", "'%' 不能用作 '%' 的值"),
    ParserPhrase("Unexpected argument '%'", "多余的参数 '%'"),
    ParserPhrase("% unexpected arguments: %", "% 个多余的参数：%"),
    ParserPhrase(
      "Value to be set with flag % had already been set with flag %", "选项 % 与前面的选项 % 冲突"),
    ParserPhrase("Invalid option: %", "无效的选项：%"),
    ParserPhrase(
      "Can't generate completion scripts for '%'.\nPlease use --generate-completion-script=<shell> with one of:\n%",
      "无法为 '%' 生成补全脚本。\n请使用 --generate-completion-script=<shell>，可选的有：\n%"),
    ParserPhrase(
      "Can't autodetect a supported shell.\nPlease use --generate-completion-script=<shell> with one of:\n%",
      "无法识别当前的 shell。\n请使用 --generate-completion-script=<shell>，可选的有：\n%"),
  ]

  /// What goes below an error.
  static let hints = [
    ParserPhrase("Help:  %", "说明：%"), ParserPhrase("Usage: %", "用法：%"),
    ParserPhrase("  See '%' for more information.", "  详细说明请运行 '%'。"),
  ]

  static let headings = [
    ParserPhrase("ARGUMENTS:", "参数："), ParserPhrase("OPTIONS:", "选项："), ParserPhrase("SUBCOMMANDS:", "子命令："),
  ]

  /// What help says of an argument by itself.
  static let explanations = [
    ParserPhrase("Show the version.", "显示版本。"), ParserPhrase("Show help information.", "显示帮助。"),
    ParserPhrase("% (values: %; default: %)", "%（可选 %；默认 %）"), ParserPhrase("% (values: %)", "%（可选 %）"),
    ParserPhrase("% (default: %)", "%（默认 %）"),
  ]
}
