import ArgumentParser
import DemoService
import FoundationEssentials
import Glibc
import ImageModel
import ImageService
import ViewModels

/// `imsbrowser [ID]`: the full-screen browser.
struct BrowseCommand: Performable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "browse",
      abstract: String(
        "Open the browser, on an image if one is named. (The default.)", zh: "打开浏览器，可指定要打开的镜像。"))
  }

  @Argument(
    help: ArgumentHelp(
      "The image to begin with: its id, or a URL that ends in it.", zh: "最先打开的镜像：镜像 ID，或以其结尾的 URL。", value: .imageID),
    transform: ImageID.init(argument:))
  var id: ImageID?

  @OptionGroup var options: ServiceOptions

  @OptionGroup var search: SearchOptions

  @OptionGroup var screen: ScreenOptions

  func validate() throws { try search.validate(with: options) }

  @MainActor func perform() async throws {
    try await reporting {
      let environment = ProcessInfo.processInfo.environment
      let files = Files(environment: environment)
      var config = Config(path: files.config)
      config.take(screen, environment)
      let clouds = try options.clouds(files, config, regions: search.names)
      let (service, isChoiceOpen) = try start(with: clouds)
      let histories = Histories(files: files, capacity: config.historySize)
      let (history, notice) = await histories.history(of: try? service.get())
      if options.demo { await history.fillIfEmpty(with: DemoCatalogue.alreadyViewed) }
      let terminal: Terminal
      do throws(TerminalFailure) {
        terminal = try Terminal(
          ascii: config.ascii, usesColor: config.color != .never, looks: config.looks, mouse: config.mouse)
      } catch {
        throw Failed(error.message, .failed)
      }
      signal(SIGPIPE, SIG_IGN)
      let locale: PrintableText? =
        terminal.isUTF8
        ? nil
        : PrintableText(
          "This locale has no UTF-8, so names show as ?: LANG=C.UTF-8 shows them in full.",
          zh: "此区域设置不是 UTF-8，名称显示为 ?：LANG=C.UTF-8 可完整显示。")
      let browser = Browser(
        terminal: terminal, service: service, clouds: clouds, history: history, histories: histories,
        environment: environment, keymap: config.keymap)
      let notices = [notice].compactMap { $0 } + config.problems + [locale].compactMap { $0 }
      await browser.run(opening: id, choosingCloud: isChoiceOpen, notices: notices)
      if let signal = browser.endSignal { throw ExitCode(128 + signal) }
    }
  }

  /// What to ask at first, and whether that is for the operator to choose. What is wrong in the environment or in a file
  /// shows in the browser; a wrong option ends the program, as it does with every command.
  @MainActor private func start(
    with clouds: Clouds
  ) throws -> (service: Result<Service, CloudProblem>, isChoiceOpen: Bool) {
    if options.demo { return (try clouds.demo(), false) }
    do throws(ConfigurationFailure) {
      return (try clouds.first(), false)
    } catch {
      guard !error.isOfOption else { throw error }
      let problem = CloudProblem(error, steps: [PrintableText("C lists the clouds there are.", zh: "按 C 列出所有云。")])
      if case .cloudNotChosen = error.kind { return (.failure(problem), true) }
      return (.failure(problem), false)
    }
  }
}
