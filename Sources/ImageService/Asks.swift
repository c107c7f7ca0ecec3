import ImageModel

/// The requests under way, and who waits for each: however many ask for one image at once, it is asked for once.
struct Asks {
  typealias Outcome = Result<FetchedImage, FetchFailure>
  /// Numbers each ask; a request goes by the number of its first.
  typealias Number = Int

  private struct Request {
    let number: Number
    let exchange: Task<Void, Never>
    var askers: [Number: CheckedContinuation<Outcome, Never>]
  }

  private var requests: [ImageID: Request] = [:]

  /// How many wait for an image.
  func askers(of id: ImageID) -> Int { requests[id]?.askers.count ?? 0 }

  /// Has an asker wait for an image; `exchange` begins where it is the first.
  mutating func join(
    _ id: ImageID, _ number: Number, _ asker: CheckedContinuation<Outcome, Never>,
    exchange: () -> Task<Void, Never>
  ) {
    if requests[id] == nil { requests[id] = Request(number: number, exchange: exchange(), askers: [:]) }
    requests[id]?.askers[number] = asker
  }

  /// Tells an asker that it was cancelled; the last one's leaving cancels the exchange. Does nothing for who isn't waiting.
  mutating func leave(_ id: ImageID, _ number: Number) {
    guard let asker = requests[id]?.askers.removeValue(forKey: number) else { return }
    asker.resume(returning: .failure(FetchFailure(.cancelled)))
    if requests[id]?.askers.isEmpty == true { requests.removeValue(forKey: id)?.exchange.cancel() }
  }

  /// Gives all who wait for a request its outcome. Does nothing for a request that everyone has left.
  mutating func finish(_ id: ImageID, _ number: Number, _ outcome: Outcome) {
    guard let request = requests[id], request.number == number else { return }
    requests[id] = nil
    for asker in request.askers.values { asker.resume(returning: outcome) }
  }
}
