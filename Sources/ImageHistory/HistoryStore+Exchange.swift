import Dispatch
import GRDB
public import ImageModel

extension HistoryStore {
  /// Writes the images of an endpoint, or of all, as a `HistoryExchange` document: each with its views, its note and its
  /// snapshots, as they are at one moment. One image is in memory at a time.
  /// - Parameter write: Takes the next bytes of the document. What it throws ends the export and is thrown on.
  /// - Throws: `HistoryFailure` as reading does, and what `write` throws.
  @discardableResult
  public func export(
    _ endpoint: Endpoint? = nil, to write: ([UInt8]) throws -> Void
  ) throws -> HistoryExchange.Exported {
    let database = try current()
    func sink(_ text: String) throws(Foreign) {
      do { try write(Array(text.utf8)) } catch { throw Foreign(error: error) }
    }
    do {
      return try database.readAtOnce { db in
        var exported = HistoryExchange.Exported()
        try sink("{\"imsbrowser-history\":\(HistoryExchange.version),\"images\":[")
        try db.forEachImage(of: endpoint) { image in
          var readable = image
          readable.record.documents.removeAll { $0.image == nil }
          try sink((exported.images == 0 ? "\n" : ",\n") + readable.written())
          exported.images += 1
          exported.snapshots += readable.record.documents.count
          exported.unreadable += image.record.documents.count - readable.record.documents.count
        }
        try sink("\n]}\n")
        return exported
      }
    } catch let foreign as Foreign {
      throw foreign.error
    } catch {
      throw settle(error, of: database)
    }
  }

  /// Takes in a `HistoryExchange` document, all of it or nothing: its images, views and snapshots beside ours, each once;
  /// the newest times win, a pin of either holds, and two notes that differ stand one below the other. Then the capacity
  /// holds again. Doing it again changes nothing.
  ///
  /// The document is read to its end before the history is touched; other programs wait only for one transaction then.
  /// - Parameter read: The next bytes of the document; nil or none at its end. It is called on a queue of the store's own.
  /// - Throws: `HistoryExchange.Problem`, `HistoryFailure` as `record` does, and what `read` throws.
  @discardableResult
  public func merge(
    from read: @escaping @Sendable () throws -> [UInt8]?
  ) async throws -> HistoryExchange.Merged {
    let result = await withCheckedContinuation { continuation in
      writes.async { continuation.resume(returning: Result { try self.merged(from: read) }) }
    }
    return try result.get()
  }

  private func merged(from read: @escaping () throws -> [UInt8]?) throws -> HistoryExchange.Merged {
    let database = try writable()
    do {
      var reader = try HistoryExchange.Reader { do { return try read() } catch { throw Foreign(error: error) } }
      return try database.withWriter { db in
        defer { try? db.unstage() }
        try db.stage(&reader)
        var merged = HistoryExchange.Merged()
        try db.inTransaction(.immediate) {
          merged = try db.mergeStaged()
          merged.imagesEvicted = try db.evict(beyond: capacity)
          merged.snapshotsEvicted = try db.evictFormer(beyond: formerBytes)
          try db.forgetEmptyEndpoints()
          return .commit
        }
        return merged
      }
    } catch let foreign as Foreign {
      throw foreign.error
    } catch let problem as HistoryExchange.Problem {
      throw problem
    } catch {
      throw settle(error, of: database)
    }
  }

  /// An error of the caller's own, on its way past those of SQLite.
  private struct Foreign: Error {
    let error: any Error
  }
}
