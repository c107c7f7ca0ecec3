import Dispatch
import FoundationEssentials
import ImageHistory
import ImageModel
import ImageService

/// The history as the session sees it: the store where there is one, and what was seen in this session where it fails.
@MainActor
final class SessionHistory {
  private let store: HistoryStore?
  /// What views are filed under; nil where there is no service.
  let key: Endpoint?
  /// What the store has not taken, or not yet.
  private var unstored: [ImageID: Snapshot] = [:]
  private var removed: [ImageID: RemovedImage] = [:]
  /// The last write; each waits for the one before, so that they land in their order.
  private var lastWrite: Task<Void, Never>?
  /// Told of what went wrong.
  var report: (PrintableText) -> Void = { _ in }

  /// - Parameters:
  ///   - store: nil where the history can't be had; then views last as long as the session.
  ///   - key: nil where there is no service.
  init(store: HistoryStore?, key: Endpoint?) {
    self.store = store
    self.key = key
  }

  /// The newest entries, `limit` at most, and how many there are in all.
  func newestEntries(limit: Int) -> (entries: [HistoryEntry], total: Int) {
    guard let store, let key else { return ([], 0) }
    do throws(HistoryFailure) {
      let entries = try store.entries(of: key, limit: limit)
      return (entries, entries.count < limit ? entries.count : try store.count(of: key))
    } catch {
      report(error.message)
      return ([], 0)
    }
  }

  /// Reads all entries beside the main thread and hands them over with their key; a failure of this reading shows at the
  /// next one.
  func loadEntries(_ take: @escaping @MainActor ([HistoryEntry], Endpoint) -> Void) {
    guard let store, let key else { return }
    // A queue of its own: the shared ones would have libdispatch wake the process once a second from then on.
    DispatchQueue(label: "history.entries").async {
      guard let entries = try? store.entries(of: key) else { return }
      DispatchQueue.main.async { MainActor.assumeIsolated { take(entries, key) } }
    }
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

  /// What is kept of an image: what it is now first, then what it was before, newest first; and how many snapshots there
  /// are in all. Of very large ones only the newest are read.
  func timeline(of id: ImageID) -> (snapshots: [Snapshot], total: Int) {
    let (stored, total) = storedTimeline(of: id)
    guard let last = unstored[id] else { return (stored, total) }
    guard let first = stored.first, first.image == last.image else { return ([last] + stored, total + 1) }
    let latest = Snapshot(image: last.image, taken: max(first.taken, last.taken), since: first.since)
    return ([latest] + stored.dropFirst(), total)
  }

  private func storedTimeline(of id: ImageID) -> (snapshots: [Snapshot], total: Int) {
    guard let store, let key else { return ([], 0) }
    do throws(HistoryFailure) {
      let entries = try store.snapshots(of: id, at: key)
      var size = 0
      let readable = entries.prefix { entry in
        size += entry.size
        return size <= max(Self.timelineBytes, entry.size)
      }
      var snapshots: [Snapshot] = []
      for entry in readable { snapshots += try [store.snapshot(entry.id, of: id, at: key)].compactMap(\.self) }
      return (snapshots, entries.count)
    } catch {
      report(error.message)
      return ([], 0)
    }
  }

  /// Bytes of documents that a timeline reads at most, while keys wait: a tenth of a second's worth.
  private static let timelineBytes = 2 << 20

  func record(_ image: Image, _ entry: HistoryEntry) {
    let snapshot = Snapshot(image: image, taken: entry.lastViewed)
    unstored[entry.id] = snapshot
    guard let store, let key else { return }
    write { history throws(HistoryFailure) in
      try await store.record(image, as: entry.id, at: key, on: entry.lastViewed)
      if history.unstored[entry.id] == snapshot { history.unstored[entry.id] = nil }
    }
  }

  /// Puts images that were viewed so many seconds ago into a history that has none.
  func fillIfEmpty(with views: [(image: Image, secondsAgo: Int)]) async {
    guard let store, let key, let entries = try? store.entries(of: key, limit: 1), entries.isEmpty else { return }
    for (image, secondsAgo) in views {
      guard let id = try? ImageID(image.id) else { continue }
      _ = try? await store.record(image, as: id, at: key, on: Date.now.addingTimeInterval(-Double(secondsAgo)))
    }
  }

  func setPinned(_ id: ImageID, _ isPinned: Bool) {
    guard let store, let key else { return }
    write { _ throws(HistoryFailure) in try await store.setPinned(isPinned, id, at: key) }
  }

  func setNote(_ id: ImageID, _ note: String) {
    guard let store, let key else { return }
    write { _ throws(HistoryFailure) in try await store.setNote(note, id, at: key) }
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
  func settle() async { await lastWrite?.value }

  /// A change of the store.
  private typealias Change = @MainActor (SessionHistory) async throws(HistoryFailure) -> Void

  private func write(_ change: @escaping Change) {
    let before = lastWrite
    lastWrite = Task(executorPreference: QueueExecutor.shared) { await self.perform(change, after: before) }
  }

  private func perform(_ change: Change, after before: Task<Void, Never>?) async {
    await before?.value
    do throws(HistoryFailure) {
      try await change(self)
    } catch {
      report(error.message)
    }
  }
}
