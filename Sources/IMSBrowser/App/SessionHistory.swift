import FoundationEssentials
import ImageHistory
import ImageModel

/// The history as the session sees it: the store where there is one, and what was seen in this session where it fails.
@MainActor
final class SessionHistory {
  private let store: HistoryStore?
  private let key: Endpoint?
  /// What the store could not take.
  private var unstored: [ImageID: Snapshot] = [:]
  private var removed: [ImageID: RemovedImage] = [:]
  /// The last write; each waits for the one before, so that they land in their order.
  private var lastWrite: Task<Void, Never>?
  /// Told of what went wrong.
  var report: (PrintableText) -> Void = { _ in }

  /// - Parameters:
  ///   - store: nil where the history can't be had; then views last as long as the session.
  ///   - key: what views are filed under; nil where there is no service.
  init(store: HistoryStore?, key: Endpoint?) {
    self.store = store
    self.key = key
  }

  /// Entries, newest first.
  /// - Parameter limit: how many at most; nil for all.
  func entries(limit: Int? = nil) -> [HistoryEntry] {
    guard let store, let key else { return [] }
    do throws(HistoryFailure) {
      return try store.entries(of: key, limit: limit)
    } catch {
      report(error.message)
      return []
    }
  }

  /// All entries, read beside the main thread.
  func allEntries() async -> [HistoryEntry]? {
    guard let store, let key else { return nil }
    return await Task.detached { try? store.entries(of: key) }.value
  }

  func snapshot(of id: ImageID) -> Snapshot? {
    if let snapshot = unstored[id] { return snapshot }
    guard let store, let key else { return nil }
    do throws(HistoryFailure) {
      return try store.snapshot(of: id, at: key)
    } catch {
      report(error.message)
      return nil
    }
  }

  func record(_ image: Image, _ entry: HistoryEntry) {
    let snapshot = Snapshot(image: image, taken: entry.lastViewed)
    guard let store, let key else {
      unstored[entry.id] = snapshot
      return
    }
    write { history throws(HistoryFailure) in
      do throws(HistoryFailure) {
        _ = try await store.record(image, as: entry.id, at: key, on: entry.lastViewed)
        history.unstored[entry.id] = nil
      } catch {
        history.unstored[entry.id] = snapshot
        throw error
      }
    }
  }

  func setPinned(_ id: ImageID, _ isPinned: Bool) {
    guard let store, let key else { return }
    write { _ throws(HistoryFailure) in try await store.setPinned(isPinned, id, at: key) }
  }

  func remove(_ id: ImageID) {
    guard let store, let key else { return }
    write { history throws(HistoryFailure) in
      if let removed = try await store.remove(id, at: key) { history.removed[id] = removed }
    }
  }

  func restore(_ id: ImageID) {
    guard let store else { return }
    write { history throws(HistoryFailure) in
      if let removed = history.removed.removeValue(forKey: id) { try await store.restore(removed) }
    }
  }

  /// Waits until all that was asked to be written is.
  func finish() async { await lastWrite?.value }

  private func write(_ body: @escaping (SessionHistory) async throws(HistoryFailure) -> Void) {
    lastWrite = Task { [lastWrite] in
      await lastWrite?.value
      do throws(HistoryFailure) {
        try await body(self)
      } catch {
        self.report(error.message)
      }
    }
  }
}
