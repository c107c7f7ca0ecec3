import ArgumentParser
import FoundationEssentials
import ImageHistory
import ImageModel

/// `imsbrowser history`: what was viewed, for scripts; and its upkeep.
struct HistoryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "history", abstract: String("Print, or mend, the list of images viewed.", zh: "输出或整理查看过的镜像。"),
      subcommands: [ListCommand.self, ImportCommand.self, RemoveCommand.self, ClearCommand.self],
      defaultSubcommand: ListCommand.self)
  }
}

/// Which history is meant.
struct HistoryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only images viewed at this service.", zh: "仅限在此服务上查看过的镜像。", value: .url))
  var endpoint: String?

  @OptionGroup var file: HistoryFileOptions

  func validate() throws { _ = try chosen() }

  /// The endpoint named; nil where none was.
  func chosen() throws -> Endpoint? {
    guard let endpoint else { return nil }
    do throws(Endpoint.Problem) {
      return try Endpoint(endpoint)
    } catch {
      throw ValidationError("--endpoint: \(error.message)", zh: "--endpoint：\(error.message)")
    }
  }

  /// Opens the history and lets work be done on it, as `HistoryFileOptions.withStore` does.
  @MainActor func withHistory(_ work: (HistoryStore, [Endpoint]) async throws -> Void) async throws {
    try await file.withStore { store in try await work(store, try chosen().map { [$0] } ?? store.endpoints()) }
  }
}

/// Which file has the history that is meant.
struct HistoryFileOptions: ParsableArguments {
  @Flag(help: ArgumentHelp("The demo's own history.", zh: "演示服务自己的历史记录。"))
  var demo = false

  /// Opens the history and lets work be done on it; its failures end with exit status 2.
  @MainActor func withStore(_ work: (HistoryStore) async throws -> Void) async throws {
    let files = Files(environment: ProcessInfo.processInfo.environment)
    let config = Config(path: files.config)
    config.problems.forEach { Standard.say($0) }
    do {
      let store = try HistoryStore.open(
        at: files.history(ofDemo: demo), capacity: config.historySize, now: Date.now)
      if let notice = store.notice { Standard.say(notice) }
      try await work(store)
      // What was lost counts, even though the new history works.
      if case .setAside = store.opening { throw ExitCode(ExitStatus.historyUnusable.rawValue) }
    } catch let failure as HistoryFailure {
      throw Failed(failure.message, .historyUnusable)
    }
  }
}

extension HistoryCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  struct ListCommand: Performable {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list",
        abstract: String("Print the images viewed, the latest first. (The default.)", zh: "输出查看过的镜像，最近的在前。"),
        discussion: String(
          """
          json is the whole of the history, with views, notes and snapshots: what history import takes in elsewhere.
          """,
          zh: """
            json 是完整的历史记录，包括查看记录、备注和快照：可在别处用 history import 导入。
            """))
    }

    @OptionGroup var options: HistoryOptions

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("text or json.", zh: "输出格式。", value: .output))
    var output: Format = .text

    @MainActor func perform() async throws {
      try await reporting {
        try await options.withHistory { store, endpoints in
          switch output {
          case .text: try writeLines(of: endpoints, in: store)
          case .json: try writeDocument(of: store)
          }
        }
      }
    }

    @MainActor private func writeLines(of endpoints: [Endpoint], in store: HistoryStore) throws {
      let views = try endpoints.flatMap { endpoint in
        try store.entries(of: endpoint).map { (endpoint, $0) }
      }.sorted { $0.1.lastViewed > $1.1.lastViewed }
      try Standard.answer(views.map { line($0, $1).text + "\n" }.joined())
    }

    /// Writes the history as it is read: it may be larger than what memory should hold.
    @MainActor private func writeDocument(of store: HistoryStore) throws {
      let exported = try store.export(try options.chosen()) { try Standard.answer(String(decoding: $0, as: UTF8.self)) }
      if exported.unreadable > 0 {
        Standard.say(
          PrintableText(
            "Snapshots left out, since they can't be read: \(exported.unreadable).",
            zh: "已略去无法读取的快照：\(exported.unreadable) 个。"))
      }
    }

    private func line(_ endpoint: Endpoint, _ entry: HistoryEntry) -> PrintableText {
      let pin = entry.isPinned ? "*" : " "
      let name = entry.name.map { PrintableText($0) } ?? PrintableText("(no name)", zh: "（无名称）")
      let views = PrintableText(
        entry.viewCount == 1 ? "(once, \(endpoint))" : "(\(entry.viewCount) times, \(endpoint))",
        zh: "（\(entry.viewCount) 次，\(endpoint)）")
      let line: PrintableText = "\(Timestamp(entry.lastViewed).absolute) \(pin) \(entry.id)  \(name)  \(views)"
      return Standard.columns.map { line.clipped(to: $0) } ?? line
    }
  }

  struct RemoveCommand: Performable {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "remove", abstract: String("Remove one image from the history.", zh: "从历史记录中移除一个镜像。"))
    }

    @OptionGroup var options: HistoryOptions

    @Argument(help: ArgumentHelp("The image's id.", zh: "镜像的 ID。", value: .imageID), transform: ImageID.init(argument:))
    var id: ImageID

    @MainActor func perform() async throws {
      try await reporting {
        try await options.withHistory { store, endpoints in
          var count = 0
          for endpoint in endpoints where try await store.remove(id, at: endpoint) != nil { count += 1 }
          guard count > 0 else {
            throw Failed(PrintableText("\(id) is not in the history.", zh: "\(id) 不在历史记录中。"), .noSuchImage)
          }
        }
      }
    }
  }

  struct ClearCommand: Performable {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "clear",
        abstract: String("Remove all images from the history, pinned ones too.", zh: "移除历史记录中的所有镜像，包括置顶的。"))
    }

    @OptionGroup var options: HistoryOptions

    @MainActor func perform() async throws {
      try await reporting {
        try await options.withHistory { store, _ in
          let count = try await store.clear(try options.chosen())
          Standard.say(
            PrintableText(count == 1 ? "removed 1 image" : "removed \(count) images", zh: "已移除 \(count) 个镜像"))
        }
      }
    }
  }
}
