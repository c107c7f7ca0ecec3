import Dispatch
import FoundationEssentials
import Glibc
import ImageModel
import ImageService
import ViewModels

/// The loop: what happens goes into the view model, what it asks for is done, the screen follows. It sleeps in between.
@MainActor
final class Browser {
  private let terminal: Terminal
  private let clouds: Clouds
  private let histories: Histories
  /// What is asked now; nil where there is nothing to ask.
  private var service: Service?
  private var history: SessionHistory
  private let multiplexer: Clipboard.Multiplexer
  /// What `~` stands for.
  private let home: String?
  private var model: BrowserViewModel
  private let inbox = Inbox()
  private var fetch: Task<Void, Never>?
  /// Asks for watched images, by their tickets.
  private var asksBeside: [Int: Task<Void, Never>] = [:]
  private var search: Task<Void, Never>?
  /// The page of the catalogue that is asked for.
  private var page: Task<Void, Never>?
  private var alarm: (any DispatchSourceTimer)?
  /// The last export; each waits for the one before.
  private var export: Task<Void, Never>?
  private var isOver = false
  /// The signal that ended the program, if one did.
  private(set) var endSignal: Int32?

  /// Seconds that the last writes may take: a little more than one of them waits for another program.
  private static let secondsToEnd = 6.0

  /// - Parameters:
  ///   - service: what to ask at first, or why there is nothing to ask.
  ///   - history: the history of that.
  ///   - keymap: what the keys do.
  init(
    terminal: Terminal, service: Result<Service, CloudProblem>, clouds: Clouds, history: SessionHistory,
    histories: Histories, environment: [String: String], keymap: Keymap
  ) {
    self.terminal = terminal
    self.service = try? service.get()
    self.clouds = clouds
    self.history = history
    self.histories = histories
    multiplexer = Clipboard.Multiplexer(environment: environment)
    home = environment["HOME"]
    model = BrowserViewModel(cloud: service.map(\.cloud), size: terminal.measured(), now: Date.now, keymap: keymap)
  }

  /// Runs until the operator quits or a signal ends it.
  /// - Parameters:
  ///   - id: the image to begin with.
  ///   - choosingCloud: begin with the list of clouds.
  ///   - notices: what the operator should know from the start, such as a damaged history set aside.
  func run(opening id: ImageID?, choosingCloud: Bool, notices: [PrintableText]) async {
    terminal.start { [inbox] in inbox.post($0) }
    terminal.onEnd { [inbox, weak self] signal in
      self?.endSignal = signal
      inbox.close()
    }
    let (first, total) = newestEntries()
    await perform(model.start(with: first, of: total, opening: id))
    if choosingCloud { await listClouds() }
    if !notices.isEmpty { await take([.historyNoted(PrintableText(notices.map(\.text).joined(separator: " ")))]) }
    terminal.draw(frame)
    if first.count < total { loadRest() }
    while let events = await inbox.next() {
      TerminalModes.holdStack()
      await take(events)
      if isOver { break }
      terminal.draw(frame)
    }
    fetch?.cancel()
    asksBeside.values.forEach { $0.cancel() }
    search?.cancel()
    page?.cancel()
    alarm?.cancel()
    terminal.stop()
    limitEnding()
    await export?.value
    await histories.finish()
  }

  /// Sees to it that the program ends, whatever holds up the last writes: another program's lock, or the disk.
  private func limitEnding() {
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.setEventHandler {
      MainActor.assumeIsolated {
        Standard.say(
          PrintableText(
            "The last changes of the history could not be written in time.", zh: "历史记录的最后几项更改未能及时写入。"))
      }
      exit(ExitStatus.historyUnusable.rawValue)
    }
    timer.schedule(deadline: .now() + Self.secondsToEnd)
    timer.resume()
    alarm = timer
  }

  private var frame: Frame { BrowserView(model: model, glyphs: terminal.glyphs).frame }

  private func take(_ events: [Event]) async {
    for event in events where !isOver { await perform(model.handle(event, now: Date.now)) }
  }

  /// The newest entries of the history in use, as many as a screen has rows: the first one waits for them, and the rest
  /// comes behind it. The history reports to this browser from now on.
  private func newestEntries() -> (entries: [HistoryEntry], total: Int) {
    history.report = { [inbox] in inbox.post([.historyFailed($0)]) }
    return history.newestEntries(limit: model.size.rows)
  }

  private func loadRest() {
    history.loadEntries { [inbox] in inbox.post([.historyLoaded($0, of: $1)]) }
  }

  private func perform(_ effects: [Effect]) async {
    for effect in effects { await perform(effect) }
  }

  private func perform(_ effect: Effect) async {
    switch effect {
    case .fetch(let id, let ticket): begin(id, ticket)
    case .fetchPage(let query, let token, let limit, let ticket): beginPage(query, token, limit, ticket)
    case .cancelPage: page?.cancel()
    case .cancelFetch: fetch?.cancel()
    case .askBeside(let id, let ticket): beginBeside(id, ticket)
    case .giveUp(let ticket): asksBeside.removeValue(forKey: ticket)?.cancel()
    case .ring: terminal.ring()
    case .showTitle(let text): terminal.showTitle(text)
    case .record(let image, let entry): history.record(image, entry)
    case .loadSnapshot(let id): await take([.snapshotLoaded(id, history.snapshot(of: id))])
    case .loadTimeline(let id):
      let (snapshots, total) = history.timeline(of: id)
      await take([.timelineLoaded(id, snapshots, of: total)])
    case .setPinned(let id, let isPinned): history.setPinned(id, isPinned)
    case .remove(let id): history.remove(id)
    case .restore(let id): history.restore(id)
    case .setNote(let id, let note): history.setNote(id, note)
    case .copy(let text, let what): await copy(text, what)
    case .export(let export): begin(export)
    case .listClouds: await listClouds()
    case .changeCloud(let line): await change(toCloudInLine: line)
    case .search(let id, let ticket): await beginSearch(for: id, ticket)
    case .cancelSearch: search?.cancel()
    case .wake(let seconds): wake(after: seconds)
    case .suspend:
      terminal.suspend()
      await take([.resized(terminal.measured())])
    case .redraw: terminal.renew()
    case .quit: isOver = true
    }
  }

  private func begin(_ id: ImageID, _ ticket: Int) {
    guard let fetcher = service?.fetcher else { return }
    fetch = Task(executorPreference: QueueExecutor.shared) { await self.ask(fetcher, for: id, ticket) }
  }

  private func beginPage(_ query: ImageQuery, _ token: PageToken?, _ limit: Int, _ ticket: Int) {
    guard let fetcher = service?.fetcher else { return }
    page?.cancel()
    page = Task(executorPreference: QueueExecutor.shared) {
      await self.ask(fetcher, ticket) { retrying throws(FetchFailure) in
        try await fetcher.page(of: query, after: token, limit: limit, retrying: retrying)
      } event: {
        .pageFetched(ticket: ticket, $0)
      }
    }
  }

  private func beginBeside(_ id: ImageID, _ ticket: Int) {
    guard let fetcher = service?.fetcher else { return }
    asksBeside[ticket] = Task(executorPreference: QueueExecutor.shared) {
      await self.askBeside(fetcher, for: id, ticket)
    }
  }

  private func askBeside(_ fetcher: FetchService, for id: ImageID, _ ticket: Int) async {
    await ask(fetcher, for: id, ticket)
    asksBeside[ticket] = nil
  }

  private func ask(_ fetcher: FetchService, for id: ImageID, _ ticket: Int) async {
    await ask(fetcher, ticket) { retrying throws(FetchFailure) in
      try await fetcher.image(id, retrying: retrying)
    } event: {
      .fetched(id, ticket: ticket, $0)
    }
  }

  /// Asks, and tells of further attempts, of what makes asking unsafe, and of what came in the end.
  private func ask<Answer: Sendable>(
    _ fetcher: FetchService, _ ticket: Int,
    for answer: (_ retrying: @escaping @Sendable (Retry) -> Void) async throws(FetchFailure) -> Answer,
    event: (Result<Answer, FetchFailure>) -> Event
  ) async {
    let result: Result<Answer, FetchFailure>
    do throws(FetchFailure) {
      result = .success(
        try await answer { [inbox] retry in
          DispatchQueue.main.async { MainActor.assumeIsolated { inbox.post([.retrying(ticket: ticket, retry)]) } }
        })
    } catch {
      result = .failure(error)
    }
    let caution = await fetcher.caution
    inbox.post((caution.map { [.cautioned($0, ticket: ticket)] } ?? []) + [event(result)])
  }

  private func begin(_ next: Export) {
    let before = export
    export = Task(executorPreference: QueueExecutor.shared) { await self.write(next, after: before) }
  }

  private func write(_ export: Export, after before: Task<Void, Never>?) async {
    await before?.value
    let outcome = await ExportFile(export, home: home).write(now: Date.now)
    inbox.post([.exported(export, outcome)])
  }

  private func beginSearch(for id: ImageID, _ ticket: Int) async {
    let (choices, asked) = clouds.search(current: service)
    search?.cancel()
    await take([.searchBegan(id, choices, ticket: ticket)])
    search = Task(executorPreference: QueueExecutor.shared) { [inbox] in
      for await answer in asked.answers(for: id) { await inbox.post([.searched(answer, ticket: ticket)]) }
    }
  }

  private func listClouds() async {
    let (choices, places) = clouds.list(current: service)
    await take([.cloudsListed(choices, lookedForIn: places)])
  }

  /// Keys wait until the writes of the history that is come back to are done: it would show what was removed from it.
  private func change(toCloudInLine line: Int) async {
    guard let next = clouds.service(inLine: line) else { return }
    let (history, notice) = await histories.history(of: next)
    (self.service, self.history) = (next, history)
    page?.cancel()
    let (first, total) = newestEntries()
    await take([.cloudChanged(next.cloud, first, of: total)])
    if let notice { await take([.historyNoted(notice)]) }
    if first.count < total { loadRest() }
  }

  private func wake(after seconds: Double) {
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.setEventHandler { [inbox] in MainActor.assumeIsolated { inbox.post([.woke]) } }
    timer.schedule(deadline: .now() + seconds)
    timer.resume()
    alarm?.cancel()
    alarm = timer
  }

  private func copy(_ text: String, _ what: PrintableText) async {
    let bytes = text.utf8.count
    guard let sequence = Clipboard.sequence(for: text, through: multiplexer) else {
      await take([.copied(.tooLong(what: what, bytes: bytes, limit: Clipboard.limit))])
      return
    }
    terminal.send(sequence)
    await take([.copied(.sent(what: what, bytes: bytes))])
  }
}
