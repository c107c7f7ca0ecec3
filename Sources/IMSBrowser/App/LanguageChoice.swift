import FoundationEssentials
import ImageModel

/// What the program speaks, and who says so: `--lang`, else `config.yaml`, else the locale. English where nobody does.
struct LanguageChoice: Hashable, Sendable {
  var language = Language.english
  /// nil where nobody says so.
  private(set) var source: Config.Source?

  init(option: Language?, config: Config, environment: [String: String]) {
    if let option {
      (language, source) = (option, .option("--lang"))
    } else if let configured = Language(rawValue: config.language.rawValue) {
      (language, source) = (configured, config.sources["language"])
    } else if let (name, spoken) = Self.ofLocale(environment) {
      (language, source) = (spoken, .environment(name))
    }
  }

  /// By the variables that POSIX asks for messages, where the locale's characters are UTF-8: others show Chinese as `?`.
  private static func ofLocale(_ environment: [String: String]) -> (name: String, language: Language)? {
    func first(_ names: [String]) -> (name: String, value: String)? {
      names.lazy.compactMap { name in environment[name].map { (name, $0) } }.first { !$0.1.isEmpty }
    }
    guard let characters = first(["LC_ALL", "LC_CTYPE", "LANG"])?.value.lowercased(),
      characters.hasSuffix("utf-8") || characters.hasSuffix("utf8"),
      let messages = first(["LC_ALL", "LC_MESSAGES", "LANG"]), let language = Language(locale: messages.value)
    else { return nil }
    return (messages.name, language)
  }

  /// Takes `--lang` out of a command line, so that every command knows it, and errors and help speak it. Other languages
  /// than those spoken stay, and are refused as any wrong option is. The last one counts.
  static func take(from arguments: inout [String]) -> Language? {
    var taken: Language?
    var index = 0
    while index < arguments.count, arguments[index] != "--" {
      let argument = arguments[index]
      if argument == "--lang", index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) {
        taken = language
        arguments.removeSubrange(index...index + 1)
      } else if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        taken = language
        arguments.remove(at: index)
      } else {
        index += 1
      }
    }
    return taken
  }
}

extension Config {
  /// Takes over what the command line and the locale say over the file.
  mutating func take(_ choice: LanguageChoice) {
    guard let source = choice.source, let spoken = Language(rawValue: choice.language.rawValue) else { return }
    language = spoken
    sources["language"] = source
  }
}
