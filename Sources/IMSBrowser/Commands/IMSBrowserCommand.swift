import ArgumentParser
import CMalloc
import Dispatch
import FoundationEssentials
import Glibc
import ImageModel
import ImageService

/// `imsbrowser`: the browser, and one-shot commands for scripts.
struct IMSBrowserCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "imsbrowser",
      abstract: String(
        "Browse cloud images in the terminal: type or paste an image id, read the image, walk back.",
        zh: "在终端中浏览云镜像：输入或粘贴镜像 ID，查看镜像，返回看过的镜像。"),
      discussion: String(
        """
        imsbrowser --demo                          look around; needs nothing
        imsbrowser --endpoint URL [ID]             a real service; a token goes into OS_TOKEN
        imsbrowser show ID --endpoint URL -o json  for scripts
        imsbrowser compare A B --cloud NAME        two images side by side
        imsbrowser doctor                          what is configured, from where, and whether it works
        imsbrowser list status:active os:Linux     what there is

        Exit status: \(ExitStatus.table).
        """,
        zh: """
          imsbrowser --demo                          先看看效果；无需任何配置
          imsbrowser --endpoint URL [ID]             实际的服务；Token 放在 OS_TOKEN 中
          imsbrowser show ID --endpoint URL -o json  供脚本使用
          imsbrowser compare A B --cloud NAME        并排对比两个镜像
          imsbrowser doctor                          有哪些配置、来自何处、是否可用
          imsbrowser list status:active os:Linux     列出镜像

          退出状态：\(ExitStatus.table)。
          """),
      version: ProgramVersion.text,
      subcommands: [
        BrowseCommand.self, ShowCommand.self, CompareCommand.self, ListCommand.self, HistoryCommand.self,
        DoctorCommand.self, ConfigCommand.self, DemoServerCommand.self, ManualCommand.self,
      ],
      defaultSubcommand: BrowseCommand.self)
  }

  /// For help, and to refuse what isn't spoken: the program takes it before it reads the rest.
  @Option(
    help: ArgumentHelp(
      "The language, on every command: en or zh. Without, config.yaml or the locale says it.",
      zh: "界面语言，适用于所有命令：en 或 zh。不指定时由 config.yaml 或环境的区域设置决定。", value: Words("lang", zh: "语言")),
    transform: { argument in
      guard let language = Language(rawValue: argument) else {
        throw ValidationError("--lang takes en or zh.", zh: "--lang 的值应为 en 或 zh。")
      }
      return language
    })
  var lang: Language?
}

extension IMSBrowserCommand {
  /// The command of a line that is sound, read without the commands around it: the parser takes half of the time for that,
  /// most of which is before the first screen. Nil for all other lines: then the whole parser says what is wrong with
  /// them, or what help they ask for.
  fileprivate static func parsedAlone(_ arguments: [String]) -> (any ParsableCommand)? {
    let name = arguments.first
    switch name {
    case ShowCommand.configuration.commandName: return ShowCommand.parsed(arguments.dropFirst())
    case ListCommand.configuration.commandName: return ListCommand.parsed(arguments.dropFirst())
    case CompareCommand.configuration.commandName: return CompareCommand.parsed(arguments.dropFirst())
    default:
      let others = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
      return name.map(others.contains) == true ? nil : BrowseCommand.parsed(arguments[...])
    }
  }
}

extension ParsableCommand {
  fileprivate static func parsed(_ arguments: ArraySlice<String>) -> Self? { try? parse(Array(arguments)) }
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
    // One heap for all threads: it grows by 128 KiB a call, those of threads by a page.
    mallopt(M_ARENA_MAX, 1)
    Task(executorPreference: QueueExecutor.shared) { await run() }
    dispatchMain()
  }

  @MainActor private static func run() async -> Never {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let environment = ProcessInfo.processInfo.environment
    let config = Config(path: Files(environment: environment).config)
    let lang = LanguageChoice.take(from: &arguments)
    if asks(arguments) { FetchService.loadAhead() }
    Language.choose(LanguageChoice(option: lang, config: config, environment: environment).language)
    do {
      var command = try IMSBrowserCommand.parsedAlone(arguments) ?? IMSBrowserCommand.parseAsRoot(arguments)
      if let command = command as? any Performable { try await command.perform() } else { try command.run() }
      IMSBrowserCommand.exit()
    } catch let code as ExitCode {
      // All is said.
      IMSBrowserCommand.exit(withError: code)
    } catch  where IMSBrowserCommand.exitCode(for: error) == .validationFailure {
      // It quotes the arguments, which may have been pasted from anywhere.
      Standard.say(lines: words(on: error))
      exit(ExitStatus.usage.rawValue)
    } catch  where IMSBrowserCommand.exitCode(for: error) == .success && Language.spoken == .chinese {
      exit(answer(ParserText(columns: Standard.columns ?? 80).help(unbroken(error))).rawValue)
    } catch {
      IMSBrowserCommand.exit(withError: error)
    }
  }

  /// True for the commands that ask a service whatever the rest of their arguments, which take as long to read as libcurl
  /// takes to load.
  private static func asks(_ arguments: [String]) -> Bool {
    let asking: [any ParsableCommand.Type] = [
      ShowCommand.self, ListCommand.self, CompareCommand.self, DoctorCommand.self,
    ]
    return asking.contains { $0.configuration.commandName == arguments.first }
  }

  @MainActor private static func answer(_ help: String) -> ExitStatus {
    do throws(Failed) {
      try Standard.answer(help + "\n")
      return .done
    } catch {
      Standard.say(error.message)
      return error.status
    }
  }

  private static func words(on error: any Error) -> String {
    guard Language.spoken == .chinese else { return IMSBrowserCommand.fullMessage(for: error) }
    return ParserText.error(IMSBrowserCommand.message(for: error), in: unbroken(error))
  }

  /// What the parser says, with its lines whole.
  private static func unbroken(_ error: any Error) -> String {
    IMSBrowserCommand.fullMessage(for: error, columns: ParserText.unbroken)
  }
}
