public import ImageModel

/// Asks one image service. All asks of a program go through one `FetchService`: two for the same image at once are one
/// request, and its connection is kept for the next.
///
/// Nothing is started before the first ask.
public actor FetchService {
  private typealias Outcome = Result<FetchedImage, FetchFailure>
  private typealias Asker = Int

  /// A request under way, and who waits for it.
  private struct Ask {
    let exchange: Task<Void, Never>
    var askers: [Asker: CheckedContinuation<Outcome, Never>] = [:]
  }

  private let endpoint: Endpoint
  private let token: Secret?
  private let bounds: FetchBounds
  private var transport: Transport?
  private var underWay: [ImageID: Ask] = [:]
  private var lastAsker: Asker = 0

  /// - Parameters:
  ///   - endpoint: the service's root.
  ///   - token: sent as `X-Auth-Token`, to this endpoint and to no other.
  ///   - bounds: what one ask may take.
  public init(endpoint: Endpoint, token: Secret? = nil, bounds: FetchBounds = .standard) {
    self.endpoint = endpoint
    self.token = token
    self.bounds = bounds
  }

  /// Asks for an image: `GET {endpoint}/v2/images/{id}`. Cancelling the task ends the ask at once; the request itself is
  /// aborted when nobody else waits for it.
  /// - Throws: `FetchFailure`, of kind `.cancelled` when the task is cancelled.
  public func image(_ id: ImageID) async throws(FetchFailure) -> FetchedImage {
    guard !Task.isCancelled else { throw FetchFailure(.cancelled) }
    lastAsker += 1
    let asker = lastAsker
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { join(id, asker, $0) }
    } onCancel: {
      Task { await leave(id, asker) }
    }
    return try outcome.get()
  }
}

// MARK: - One request, any number of askers

extension FetchService {
  private func join(_ id: ImageID, _ asker: Asker, _ continuation: CheckedContinuation<Outcome, Never>) {
    underWay[id, default: Ask(exchange: Task { await exchange(id) })].askers[asker] = continuation
  }

  private func leave(_ id: ImageID, _ asker: Asker) {
    guard let continuation = underWay[id]?.askers.removeValue(forKey: asker) else { return }
    continuation.resume(returning: .failure(FetchFailure(.cancelled)))
    guard underWay[id]?.askers.isEmpty == true else { return }
    underWay.removeValue(forKey: id)?.exchange.cancel()
  }

  private func exchange(_ id: ImageID) async {
    let outcome = await outcome(id)
    // Cancelled means that nobody waits any more; a request for the same image may be under way anew.
    guard !Task.isCancelled, let ask = underWay.removeValue(forKey: id) else { return }
    for asker in ask.askers.values { asker.resume(returning: outcome) }
  }

  private func outcome(_ id: ImageID) async -> Outcome {
    let reader = AnswerReader(bounds: bounds, token: token)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let request = Request(url: endpoint.imageURL(id), token: token, bounds: bounds)
      let answer = try await startedTransport().get(request)
      return await Self.read(answer, with: reader, elapsed: clock.now - start)
    } catch {
      return .failure(reader.failure(error))
    }
  }

  private func startedTransport() throws(TransportFailure) -> Transport {
    if let transport { return transport }
    let started = try Transport()
    transport = started
    return started
  }

  /// Reads away from the actor, so that a large answer holds up nobody else's ask or cancellation.
  @concurrent
  private static func read(_ answer: Answer, with reader: AnswerReader, elapsed: Duration) async -> Outcome {
    do throws(FetchFailure) {
      let (image, requestID) = try reader.image(in: answer)
      return .success(FetchedImage(image: image, elapsed: elapsed, requestID: requestID))
    } catch {
      return .failure(error)
    }
  }
}
