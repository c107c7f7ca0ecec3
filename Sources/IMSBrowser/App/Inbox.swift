import ViewModels

/// What has happened and was not yet taken in. Its reader gets all of it at once, so that a burst makes one paint.
@MainActor
final class Inbox {
  private var events: [Event] = []
  private var reader: CheckedContinuation<Void, Never>?
  private var isClosed = false

  func post(_ events: [Event]) {
    self.events += events
    wake()
  }

  /// Nothing more is to be read.
  func close() {
    isClosed = true
    wake()
  }

  /// All that came since the last time; nil once it is closed. Sleeps until there is something. For one reader.
  func next() async -> [Event]? {
    // Looks where it can no longer be overtaken: a task that prefers an executor may let others in on its way to its own
    // actor, and what they post would lie here until the next event.
    await withCheckedContinuation { if events.isEmpty, !isClosed { reader = $0 } else { $0.resume() } }
    defer { events = [] }
    return isClosed ? nil : events
  }

  private func wake() {
    reader?.resume()
    reader = nil
  }
}
