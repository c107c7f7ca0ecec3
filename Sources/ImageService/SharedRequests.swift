import Synchronization

/// Requests under way, each shared by all who want the same: the first who asks has it made, the others wait along.
///
/// Cancelling a task that waits ends its wait at once; the request itself is aborted when nobody waits for it any more, and
/// who asks after that has one of their own. Nothing is remembered: keeping what came is for the request to do.
final class SharedRequests<Key: Hashable & Sendable, Value: Sendable, Failure: Error>: Sendable {
  typealias Outcome = Result<Value, Failure>
  private typealias Asker = CheckedContinuation<Outcome, Never>

  private let books = Mutex<Books>(Books())
  private let cancelled: Failure

  /// - Parameter cancelled: what who stops waiting is told.
  init(cancelled: Failure) { self.cancelled = cancelled }

  /// What comes of the request for `key`: of the one under way, else of `request`.
  ///
  /// An actor that looks at what it has and then asks here does both in one step, as long as it doesn't wait in between.
  func outcome(of key: Key, by request: @escaping @Sendable () async -> Outcome) async -> Outcome {
    guard !Task.isCancelled else { return .failure(cancelled) }
    let number = books.withLock { $0.nextNumber() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { asker in
        books.withLock { books in
          books.join(key, number, asker) {
            Task(executorPreference: QueueExecutor.shared) { self.finish(key, number, await request()) }
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
    asker.resume(returning: .failure(cancelled))
    abandoned?.cancel()
  }

  private func finish(_ key: Key, _ number: Int, _ outcome: Outcome) {
    for asker in books.withLock({ $0.finish(key, number) }) { asker.resume(returning: outcome) }
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
      guard let request = requests[key], request.number == number else { return [] }
      requests[key] = nil
      return Array(request.askers.values)
    }
  }
}
