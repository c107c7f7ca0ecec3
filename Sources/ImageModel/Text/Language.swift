import Synchronization

/// A language that the program speaks.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh"

  /// What texts are made in: what was chosen for the program, unless the present task speaks another one.
  public static var spoken: Language {
    if let ownOfTask { return ownOfTask }
    return ofProgram.load(ordering: .relaxed) ? .chinese : .english
  }

  /// Chooses the program's language. Done once, before the first text is made; English without.
  public static func choose(_ language: Language) { ofProgram.store(language == .chinese, ordering: .relaxed) }

  /// Does something in a language of its own, as tests do.
  public static func speaking<Result>(_ language: Language, _ body: () throws -> Result) rethrows -> Result {
    try $ownOfTask.withValue(language, operation: body)
  }

  /// True where the program speaks Chinese.
  private static let ofProgram = Atomic(false)
  @TaskLocal private static var ownOfTask: Language?
}

extension Language {
  /// The language that a locale's name begins with, as LC_ALL, LC_MESSAGES and LANG have it (`zh_CN.UTF-8`); nil for one that
  /// isn't spoken here, and for `C` and `POSIX`.
  public init?(locale: String) {
    let name = locale.prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }.lowercased()
    self.init(rawValue: name)
  }
}

/// A text in every language that the program speaks: for tables that are made once. Without a second language there is no
/// `Words`, so none can be forgotten.
public struct Words: Hashable, Sendable {
  public let english: PrintableText
  public let chinese: PrintableText

  public init(_ english: PrintableText, zh chinese: PrintableText) {
    self.english = english
    self.chinese = chinese
  }

  /// In the language that is spoken.
  public var text: PrintableText {
    switch Language.spoken {
    case .english: english
    case .chinese: chinese
    }
  }
}

extension PrintableText {
  /// Names in a row: `KVM, ARM`, and `KVM、ARM` in Chinese.
  package static func list(_ names: [PrintableText]) -> PrintableText { joined(names, ", ", zh: "、") }

  /// Clauses in a row, which semicolons part.
  static func clauses(_ clauses: [PrintableText]) -> PrintableText { joined(clauses, "; ", zh: "；") }

  private static func joined(_ texts: [PrintableText], _ separator: PrintableText, zh: PrintableText) -> PrintableText {
    PrintableText(texts.map(\.text).joined(separator: PrintableText(separator, zh: zh).text))
  }

  /// A text that is made when it is shown, in the language that is spoken.
  public init(_ english: @autoclosure () -> PrintableText, zh chinese: @autoclosure () -> PrintableText) {
    self = Language.spoken == .chinese ? chinese() : english()
  }
}
