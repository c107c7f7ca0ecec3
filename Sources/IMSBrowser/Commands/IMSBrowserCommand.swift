import ArgumentParser
import Dispatch
import FoundationEssentials
import Glibc
import ImageModel
import ImageService

/// `imsbrowser`: the browser, and one-shot commands for scripts.
struct IMSBrowserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imsbrowser",
    abstract: "Browse cloud images in the terminal: type or paste an image id, read the image, walk back.",
    discussion: """
      imsbrowser --demo                          look around; needs nothing
      imsbrowser --endpoint URL [ID]             a real service; a token goes into OS_TOKEN
      imsbrowser show ID --endpoint URL -o json  for scripts
      imsbrowser compare A B --cloud NAME        two images side by side
      imsbrowser doctor                          what is configured, from where, and whether it works
      imsbrowser list status:active os:Linux     what there is

      Exit status: 0 done, 1 other failure, 2 history unusable, 3 no such image, 4 not allowed, 5 not reached,
      6 the service failed, 7 an answer that makes no sense, 10 images that differ, 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      BrowseCommand.self, ShowCommand.self, CompareCommand.self, ListCommand.self, HistoryCommand.self,
      DoctorCommand.self, ConfigCommand.self, DemoServerCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)

  /// For help, and to refuse what isn't spoken: the program takes it before it reads the rest.
  @Option(
    help: "The language, on every command: en or zh. Without, config.yaml or the locale says it.",
    transform: { argument in
      guard let language = Language(rawValue: argument) else { throw ValidationError("--lang takes en or zh.") }
      return language
    })
  var lang: Language?
}

/// A command that does its work on the main actor.
///
/// Neither `AsyncParsableCommand` nor an `async` main, since both begin on Swift's shared executor: see `QueueExecutor`.
protocol Performable: ParsableCommand {
  @MainActor func perform() async throws
}

@main
enum IMSBrowserProgram {
  static func main() {
    // A file-size limit then fails a write of the history, instead of ending the program.
    signal(SIGXFSZ, SIG_IGN)
    Task(executorPreference: QueueExecutor.shared) { await run() }
    dispatchMain()
  }

  @MainActor private static func run() async -> Never {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let environment = ProcessInfo.processInfo.environment
    let config = Config(path: Files(environment: environment).config)
    let lang = LanguageChoice.take(from: &arguments)
    Language.choose(LanguageChoice(option: lang, config: config, environment: environment).language)
    do {
      var command = try IMSBrowserCommand.parseAsRoot(arguments)
      if let command = command as? any Performable { try await command.perform() } else { try command.run() }
      IMSBrowserCommand.exit()
    } catch let code as ExitCode {
      // All is said.
      IMSBrowserCommand.exit(withError: code)
    } catch  where IMSBrowserCommand.exitCode(for: error) == .validationFailure {
      // It quotes the arguments, which may have been pasted from anywhere.
      Standard.say(lines: IMSBrowserCommand.fullMessage(for: error))
      exit(ExitStatus.usage.rawValue)
    } catch {
      IMSBrowserCommand.exit(withError: error)
    }
  }
}
