public import ImageModel
import Synchronization

/// Asks one image service. All asks of a program go through one `FetchService`: two for the same image at once are one
/// request, and its connection is kept for the next.
///
/// Nothing is started before the first ask.
public actor FetchService {
  private let endpoint: Endpoint
  private let token: Secret?
  private let bounds: FetchBounds
  private var transport: Transport?
  private var lastNumber: Asks.Number = 0
  /// Behind a lock, so that cancelling needs not wait for the actor: an ask right after it is a new request.
  private let asks = Mutex(Asks())

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
    lastNumber += 1
    let number = lastNumber
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { asker in
        asks.withLock { $0.join(id, number, asker) { started(id, number) } }
        // A cancellation before that has found nobody to tell.
        if Task.isCancelled { leave(id, number) }
      }
    } onCancel: {
      leave(id, number)
    }
    return try outcome.get()
  }

  /// True from the first ask on.
  var hasStarted: Bool { transport != nil }

  /// How many wait for an image now.
  nonisolated func askers(of id: ImageID) -> Int { asks.withLock { $0.askers(of: id) } }

  private nonisolated func leave(_ id: ImageID, _ number: Asks.Number) {
    guard let (asker, abandoned) = asks.withLock({ $0.leave(id, number) }) else { return }
    asker.resume(returning: .failure(FetchFailure(.cancelled)))
    abandoned?.cancel()
  }
}

// MARK: - One exchange

extension FetchService {
  private nonisolated func started(_ id: ImageID, _ number: Asks.Number) -> Task<Void, Never> {
    Task(executorPreference: QueueExecutor.shared) { await self.exchange(id, number) }
  }

  private func exchange(_ id: ImageID, _ number: Asks.Number) async {
    let outcome = await outcome(id)
    for asker in asks.withLock({ $0.finish(id, number) }) { asker.resume(returning: outcome) }
  }

  private func outcome(_ id: ImageID) async -> Asks.Outcome {
    let reader = AnswerReader(bounds: bounds, token: token)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let request = Request(url: endpoint.imageURL(id), token: token, bounds: bounds)
      let answer = try await startedTransport().answer(to: request)
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
  private static func read(_ answer: Answer, with reader: AnswerReader, elapsed: Duration) async -> Asks.Outcome {
    do throws(FetchFailure) {
      let (image, requestID) = try reader.image(in: answer)
      return .success(FetchedImage(image: image, elapsed: elapsed, requestID: requestID))
    } catch {
      return .failure(error)
    }
  }
}
