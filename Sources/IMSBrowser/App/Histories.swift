import FoundationEssentials
import ImageHistory
import ImageModel
import ViewModels

/// The histories of the clouds that a session asks: all in one file, but the demo's, which has its own.
@MainActor
final class Histories {
  private let files: Files
  private let capacity: Int
  private var stores: [String: Result<HistoryStore, HistoryFailure>] = [:]
  private var sessions: [Endpoint?: SessionHistory] = [:]

  /// - Parameter capacity: images that a file keeps, at least 1.
  init(files: Files, capacity: Int) {
    self.files = files
    self.capacity = capacity
  }

  /// The history of a service, with all of its own writes done; where there is no service, one that is empty.
  /// - Returns: with it, what there is to be said of its file, the first time that this is used.
  func history(of service: Service?) async -> (history: SessionHistory, notice: PrintableText?) {
    let key = service?.cloud.historyKey
    if let known = sessions[key] {
      await known.settle()
      return (known, nil)
    }
    let (store, notice) = store(ofDemo: service?.isDemo ?? false)
    let history = SessionHistory(store: store, key: key)
    sessions[key] = history
    return (history, notice)
  }

  /// Waits until all that was asked to be written is, and leaves the files in one piece.
  func finish() async {
    for session in sessions.values { await session.settle() }
    for case .success(let store) in stores.values { await store.close() }
  }

  private func store(ofDemo isDemo: Bool) -> (store: HistoryStore?, notice: PrintableText?) {
    let path = files.history(ofDemo: isDemo)
    if let known = stores[path] { return (try? known.get(), nil) }
    let opened = Result { () throws(HistoryFailure) in
      try HistoryStore.open(at: path, capacity: capacity, now: Date.now)
    }
    stores[path] = opened
    switch opened {
    case .success(let store): return (store, store.notice)
    case .failure(let failure): return (nil, failure.message)
    }
  }
}
