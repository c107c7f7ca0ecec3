import ArgumentParser
import DemoService
import FoundationEssentials
import Glibc
import ImageHistory
import ImageModel

/// `imsbrowser [ID]`: the full-screen browser.
struct BrowseCommand: Performable {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "Open the browser, on an image if one is named. (The default.)")

  @Argument(help: "The image to begin with: its id, or a URL that ends in it.", transform: ImageID.init(argument:))
  var id: ImageID?

  @OptionGroup var options: ServiceOptions

  @Flag(help: "Draw with ASCII signs: for terminals and fonts without box-drawing characters.")
  var ascii = false

  @Option(help: "Colours: auto, never or always.")
  var color: Config.Color?

  @MainActor func perform() async throws {
    try await reporting {
      let environment = ProcessInfo.processInfo.environment
      let files = Files(environment: environment)
      let config = Config(path: files.config)
      let service = try options.service()
      let (history, notice) = await openHistory(files, config, service)
      let terminal: Terminal
      do throws(TerminalFailure) {
        terminal = try Terminal(
          ascii: ascii || config.ascii, usesColor: usesColor(color ?? config.color, environment))
      } catch {
        throw Failed(error.message, .failed)
      }
      signal(SIGPIPE, SIG_IGN)
      let locale: PrintableText? =
        terminal.isUTF8 ? nil : "This locale has no UTF-8, so names show as ?: LANG=C.UTF-8 shows them in full."
      let browser = Browser(terminal: terminal, service: service, history: history, environment: environment)
      await browser.run(opening: id, notices: [notice].compactMap { $0 } + config.problems + [locale].compactMap { $0 })
      if let signal = browser.endSignal { throw ExitCode(128 + signal) }
    }
  }

  /// The store, or a session without one; and what there is to be said about it.
  @MainActor private func openHistory(
    _ files: Files, _ config: Config, _ service: Service
  ) async -> (SessionHistory, PrintableText?) {
    do throws(HistoryFailure) {
      let store = try HistoryStore.open(
        at: files.history(ofDemo: service.isDemo), capacity: config.historySize, now: Date.now)
      if service.isDemo, let key = service.historyKey { await fill(store, key) }
      return (SessionHistory(store: store, key: service.historyKey), store.notice)
    } catch {
      return (SessionHistory(store: nil, key: service.historyKey), error.message)
    }
  }

  /// The demo's history begins with a few images, so that a newcomer sees the whole screen at once.
  @MainActor private func fill(_ store: HistoryStore, _ key: Endpoint) async {
    guard let entries = try? store.entries(of: key, limit: 1), entries.isEmpty else { return }
    for (image, secondsAgo) in DemoCatalogue.alreadyViewed {
      guard let id = try? ImageID(image.id) else { continue }
      _ = try? await store.record(image, as: id, at: key, on: Date.now.addingTimeInterval(-Double(secondsAgo)))
    }
  }

  /// NO_COLOR (no-color.org) counts unless the operator asks for colour by name.
  private func usesColor(_ wish: Config.Color, _ environment: [String: String]) -> Bool {
    switch wish {
    case .always: true
    case .never: false
    case .auto: environment["NO_COLOR"].map(\.isEmpty) ?? true
    }
  }
}

extension Config.Color: ExpressibleByArgument {}
