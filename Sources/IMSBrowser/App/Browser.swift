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
  private let service: Service
  private let history: SessionHistory
  private let multiplexer: Clipboard.Multiplexer
  private var model: BrowserViewModel
  private let inbox = Inbox()
  private var fetch: Task<Void, Never>?
  private var alarm: (any DispatchSourceTimer)?
  private var isOver = false
  /// The signal that ended the program, if one did.
  private(set) var endSignal: Int32?

  /// Entries that the first screen waits for; the rest of the history comes behind it.
  private static let firstEntries = 200

  /// Seconds that the last writes may take: a little more than one of them waits for another program.
  private static let secondsToEnd = 6.0

  init(terminal: Terminal, service: Service, history: SessionHistory, environment: [String: String]) {
    self.terminal = terminal
    self.service = service
    self.history = history
    multiplexer = Clipboard.Multiplexer(environment: environment)
    model = BrowserViewModel(
      endpoint: service.endpoint, serviceName: service.name, caution: service.caution, size: terminal.measured(),
      now: Date.now)
  }

  /// Runs until the operator quits or a signal ends it.
  /// - Parameters:
  ///   - id: the image to begin with.
  ///   - notices: what the operator should know from the start, such as a damaged history set aside.
  func run(opening id: ImageID?, notices: [PrintableText]) async {
    terminal.start { [inbox] in inbox.post($0) }
    terminal.onEnd { [inbox] signal in
      self.endSignal = signal
      inbox.close()
    }
    history.report = { [inbox] in inbox.post([.historyFailed($0)]) }
    let (first, total) = history.newestEntries(limit: Self.firstEntries)
    perform(model.start(with: first, of: total, opening: id))
    if !notices.isEmpty { take([.historyNoted(PrintableText(notices.map(\.text).joined(separator: " ")))]) }
    terminal.draw(frame)
    if first.count < total { loadRest() }
    while let events = await inbox.next() {
      take(events)
      if isOver { break }
      terminal.draw(frame)
    }
    fetch?.cancel()
    alarm?.cancel()
    terminal.stop()
    limitEnding()
    await history.finish()
  }

  /// Sees to it that the program ends, whatever holds up the last writes: another program's lock, or the disk.
  private func limitEnding() {
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.setEventHandler {
      MainActor.assumeIsolated { Standard.say("The last changes of the history could not be written in time.") }
      exit(ExitStatus.historyUnusable.rawValue)
    }
    timer.schedule(deadline: .now() + Self.secondsToEnd)
    timer.resume()
    alarm = timer
  }

  private var frame: Frame { BrowserView(model: model, glyphs: terminal.glyphs).frame }

  private func take(_ events: [Event]) {
    for event in events where !isOver { perform(model.handle(event, now: Date.now)) }
  }

  private func loadRest() {
    history.loadEntries { [inbox] in inbox.post([.historyLoaded($0)]) }
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .fetch(let id, let ticket): begin(id, ticket)
    case .cancelFetch: fetch?.cancel()
    case .record(let image, let entry): history.record(image, entry)
    case .loadSnapshot(let id): take([.snapshotLoaded(id, history.snapshot(of: id))])
    case .setPinned(let id, let isPinned): history.setPinned(id, isPinned)
    case .remove(let id): history.remove(id)
    case .restore(let id): history.restore(id)
    case .copy(let text, let what): copy(text, what)
    case .wake(let seconds): wake(after: seconds)
    case .suspend:
      terminal.suspend()
      take([.resized(terminal.measured())])
    case .redraw: terminal.renew()
    case .quit: isOver = true
    }
  }

  private func begin(_ id: ImageID, _ ticket: Int) {
    guard let fetcher = service.fetcher else { return }
    fetch = Task(executorPreference: QueueExecutor.shared) { await self.ask(fetcher, for: id, ticket) }
  }

  private func ask(_ fetcher: FetchService, for id: ImageID, _ ticket: Int) async {
    let result: Result<FetchedImage, FetchFailure>
    do throws(FetchFailure) {
      let image = try await fetcher.image(id) { [inbox] retry in
        DispatchQueue.main.async { MainActor.assumeIsolated { inbox.post([.retrying(ticket: ticket, retry)]) } }
      }
      result = .success(image)
    } catch {
      result = .failure(error)
    }
    inbox.post([.fetched(id, ticket: ticket, result)])
  }

  private func wake(after seconds: Double) {
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.setEventHandler { [inbox] in MainActor.assumeIsolated { inbox.post([.woke]) } }
    timer.schedule(deadline: .now() + seconds)
    timer.resume()
    alarm?.cancel()
    alarm = timer
  }

  private func copy(_ text: String, _ what: PrintableText) {
    let bytes = text.utf8.count
    guard let sequence = Clipboard.sequence(for: text, through: multiplexer) else {
      take([.copied(.tooLong(what: what, bytes: bytes, limit: Clipboard.limit))])
      return
    }
    terminal.send(sequence)
    take([.copied(.sent(what: what, bytes: bytes))])
  }
}
