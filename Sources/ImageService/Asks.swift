import ImageModel

/// The requests under way, and who waits for each: however many ask for one image at once, it is asked for once.
///
/// It only keeps the books, and answers what is to be done. Doing that is for the caller, outside of the lock that guards
/// the books: resuming and cancelling take locks of the tasks, under which a cancellation handler wants this one.
struct Asks {
  typealias Outcome = Result<FetchedImage, FetchFailure>
  /// Numbers each ask; a request goes by the number of its first.
  typealias Number = Int

  /// Who waits: for the outcome, and to be told of each further attempt until then.
  struct Asker {
    let continuation: CheckedContinuation<Outcome, Never>
    let retrying: @Sendable (Retry) -> Void
  }

  private struct Request {
    let number: Number
    let exchange: Task<Void, Never>
    var askers: [Number: Asker]
  }

  private var requests: [ImageID: Request] = [:]

  /// How many wait for an image.
  func askers(of id: ImageID) -> Int { requests[id]?.askers.count ?? 0 }

  /// Has an asker wait for an image; `exchange` begins where it is the first.
  mutating func join(
    _ id: ImageID, _ number: Number, _ asker: Asker, exchange: () -> Task<Void, Never>
  ) {
    if requests[id] == nil { requests[id] = Request(number: number, exchange: exchange(), askers: [:]) }
    requests[id]?.askers[number] = asker
  }

  /// Strikes an asker off. Answers whom to tell, and the exchange to cancel where it was the last; nil for who isn't
  /// waiting.
  mutating func leave(
    _ id: ImageID, _ number: Number
  ) -> (asker: Asker, abandoned: Task<Void, Never>?)? {
    guard let asker = requests[id]?.askers.removeValue(forKey: number) else { return nil }
    let isAbandoned = requests[id]?.askers.isEmpty == true
    return (asker, isAbandoned ? requests.removeValue(forKey: id)?.exchange : nil)
  }

  /// Strikes a request off. Answers who waits for its outcome: nobody, where everyone has left.
  mutating func finish(_ id: ImageID, _ number: Number) -> [Asker] {
    let askers = askers(of: id, number)
    if !askers.isEmpty { requests[id] = nil }
    return askers
  }

  /// Who waits for the outcome of a request.
  func askers(of id: ImageID, _ number: Number) -> [Asker] {
    guard let request = requests[id], request.number == number else { return [] }
    return Array(request.askers.values)
  }
}
