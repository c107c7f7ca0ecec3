import Synchronization

/// Requests under way, each shared by all who want the same: the first who asks has it made, the others wait along.
///
/// Cancelling a task that waits ends its wait at once; the request itself is aborted when nobody waits for it any more, and
/// who asks after that has one of their own. Nothing is remembered: keeping what came is for the request to do.
///
/// A request may have something to say before its outcome, a `Note`; those that haven't take `Never`.
final class SharedRequests<Key: Hashable & Sendable, Value: Sendable, Failure: Error, Note: Sendable>: Sendable {
  typealias Outcome = Result<Value, Failure>

  private struct Asker {
    let continuation: CheckedContinuation<Outcome, Never>
    let noting: @Sendable (Note) -> Void
  }

  private let books = Mutex<Books>(Books())
  private let cancelled: Failure

  /// - Parameter cancelled: what who stops waiting is told.
  init(cancelled: Failure) { self.cancelled = cancelled }

  /// What comes of the request for `key`: of the one under way, else of `request`.
  ///
  /// An actor that looks at what it has and then asks here does both in one step, as long as it doesn't wait in between.
  /// - Parameters:
  ///   - noting: told of what the request has to say before its outcome, from any thread.
  ///   - request: given what tells all who wait.
  func outcome(
    of key: Key, noting: @escaping @Sendable (Note) -> Void = { _ in },
    by request: @escaping @Sendable (_ note: @escaping @Sendable (Note) -> Void) async -> Outcome
  ) async -> Outcome {
    guard !Task.isCancelled else { return .failure(cancelled) }
    let number = books.withLock { $0.nextNumber() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let asker = Asker(continuation: continuation, noting: noting)
        books.withLock { books in
          books.join(key, number, asker) {
            Task(executorPreference: QueueExecutor.shared) {
              let outcome = await request { self.note($0, key, number) }
              self.finish(key, number, outcome)
            }
          }
        }
        // A cancellation before that has found nobody to tell.
        if Task.isCancelled { leave(key, number) }
      }
    } onCancel: {
      leave(key, number)
    }
  }

  /// How many wait for a request now; 0 where there is none.
  func askers(of key: Key) -> Int { books.withLock { $0.requests[key]?.askers.count ?? 0 } }

  // Resuming and cancelling take locks of the tasks, under which a cancellation handler wants the books: so both are done
  // after the books are closed.

  private func leave(_ key: Key, _ number: Int) {
    guard let (asker, abandoned) = books.withLock({ $0.leave(key, number) }) else { return }
    asker.continuation.resume(returning: .failure(cancelled))
    abandoned?.cancel()
  }

  private func finish(_ key: Key, _ number: Int, _ outcome: Outcome) {
    for asker in books.withLock({ $0.finish(key, number) }) {
      asker.continuation.resume(returning: outcome)
    }
  }

  private func note(_ note: Note, _ key: Key, _ number: Int) {
    for asker in books.withLock({ $0.askers(of: key, number) }) { asker.noting(note) }
  }
}

extension SharedRequests {
  /// Who waits for what.
  private struct Books {
    struct Request {
      /// That of the ask which began it.
      let number: Int
      let task: Task<Void, Never>
      var askers: [Int: Asker] = [:]
    }

    var requests: [Key: Request] = [:]
    private var lastNumber = 0

    mutating func nextNumber() -> Int {
      lastNumber += 1
      return lastNumber
    }

    mutating func join(_ key: Key, _ number: Int, _ asker: Asker, beginning request: () -> Task<Void, Never>) {
      if requests[key] == nil { requests[key] = Request(number: number, task: request()) }
      requests[key]?.askers[number] = asker
    }

    /// Strikes an asker off. Answers whom to tell, and what to cancel where it was the last; nil for who isn't waiting.
    mutating func leave(_ key: Key, _ number: Int) -> (asker: Asker, abandoned: Task<Void, Never>?)? {
      guard let asker = requests[key]?.askers.removeValue(forKey: number) else { return nil }
      let isAbandoned = requests[key]?.askers.isEmpty == true
      return (asker, isAbandoned ? requests.removeValue(forKey: key)?.task : nil)
    }

    /// Strikes a request off. Answers who waits for its outcome: nobody, where everyone has left.
    mutating func finish(_ key: Key, _ number: Int) -> [Asker] {
      let askers = askers(of: key, number)
      if !askers.isEmpty { requests[key] = nil }
      return askers
    }

    /// Who waits for the outcome of a request.
    func askers(of key: Key, _ number: Int) -> [Asker] {
      guard let request = requests[key], request.number == number else { return [] }
      return Array(request.askers.values)
    }
  }
}
