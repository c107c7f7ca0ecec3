import ImageModel

@testable import ViewModels

import struct FoundationEssentials.Date

/// An operator at the browser: keys, pastes and answers go in one after the other, on a clock of its own.
struct Session {
  private(set) var model: BrowserViewModel
  private(set) var now = Date.start
  /// The ticket of the latest ask.
  private(set) var ticket = 0

  /// A browser over a service with this history.
  init(
    _ entries: [HistoryEntry] = (1...5).map { .sample($0) }, endpoint: String? = "https://ims.example.com",
    size: Size = Size(columns: 100, rows: 30)
  ) {
    let cloud = endpoint.flatMap { try? Endpoint($0) }.map { CloudInUse(endpoint: $0) }
    model = BrowserViewModel(cloud: cloud.map(Result.success) ?? .failure(.nothingConfigured), size: size, now: .start)
    _ = model.start(with: entries)
  }

  @discardableResult
  mutating func happen(_ event: Event) -> [Effect] {
    let effects = model.handle(event, now: now)
    for case .fetch(_, let ticket) in effects { self.ticket = ticket }
    return effects
  }

  /// Presses keys one after the other.
  /// - Returns: the effects of all of them.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { happen(.pressed($0)) } }

  /// Types text, letter by letter.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] { text.flatMap { happen(.pressed(.character($0))) } }

  @discardableResult
  mutating func paste(_ text: String) -> [Effect] { happen(.pasted(text)) }

  /// The rest of the history in use comes in.
  @discardableResult
  mutating func load(_ entries: [HistoryEntry]) -> [Effect] {
    model.cloudInUse.map { happen(.historyLoaded(entries, of: $0.historyKey)) } ?? []
  }

  /// Lets time pass, with nothing happening.
  mutating func pass(seconds: Double) { now = now.addingTimeInterval(seconds) }

  /// The service answers the latest ask.
  @discardableResult
  mutating func answer(_ number: Int, with image: Image? = nil) -> [Effect] {
    let fetched = FetchedImage(image: image ?? .sample(number), elapsed: .milliseconds(143), requestID: nil)
    return happen(.fetched(.number(number), ticket: ticket, .success(fetched)))
  }

  /// The latest ask fails.
  @discardableResult
  mutating func fail(_ number: Int, _ kind: FetchFailure.Kind = .notFound) -> [Effect] {
    happen(.fetched(.number(number), ticket: ticket, .failure(FetchFailure(kind, status: 404))))
  }

  /// The history hands over what it kept of an image.
  @discardableResult
  mutating func keep(_ image: Image, secondsAgo: Double = 3600) -> [Effect] {
    happen(
      .snapshotLoaded(.text(image.id), Snapshot(image: image, taken: now.addingTimeInterval(-secondsAgo))))
  }

  var message: String? { model.message?.text.text }

  /// The list as it shows.
  var list: [String] { model.history.shown.indices.map { model.history.entry(at: $0).name ?? "" } }

  /// The detail's rows: key, and what is marked on them.
  var changes: [String: Change] {
    model.detail.lines.reduce(into: [:]) { changes, line in
      if case .row(let row, let change?) = line { changes[row.key] = change }
    }
  }
}
