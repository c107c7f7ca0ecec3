import ArgumentParser
import FoundationEssentials
import ImageModel

/// `imsbrowser config`: the settings in force, and where each comes from.
struct ConfigCommand: Performable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "config",
      abstract: String("Print the settings in force, and where each comes from.", zh: "输出生效的设置及其来源。"),
      discussion: String(
        "It is a config.yaml itself, with the sources as comments: a file to begin with.",
        zh: "输出本身就是一份 config.yaml，来源写在注释中：可由此开始编写。"))
  }

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
