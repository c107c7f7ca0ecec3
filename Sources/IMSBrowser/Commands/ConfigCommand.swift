import ArgumentParser
import FoundationEssentials
import ImageModel

/// `imsbrowser config`: the settings in force, and where each comes from.
struct ConfigCommand: Performable {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print the settings in force, and where each comes from.",
    discussion: "It is a config.yaml itself, with the sources as comments: a file to begin with.")

  @OptionGroup var screen: ScreenOptions

  @MainActor func perform() async throws {
    try await reporting {
      let environment = ProcessInfo.processInfo.environment
      let path = Files(environment: environment).config
      var config = Config(path: path)
      config.problems.forEach { Standard.say($0) }
      config.take(screen, environment)
      var arguments = CommandLine.arguments
      let lang = LanguageChoice.take(from: &arguments)
      config.take(LanguageChoice(option: lang, config: config, environment: environment))
      try Standard.answer(ConfigText.text(of: config, path: path))
    }
  }
}
