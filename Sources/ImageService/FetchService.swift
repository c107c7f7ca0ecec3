public import ImageModel
import Synchronization

/// Asks one image service. All asks of a program go through one `FetchService`: two for the same image at once are one
/// request, and its connection is kept for the next.
///
/// Nothing is started before the first ask.
public actor FetchService {
  private let cloud: CloudConfiguration
  private let cache: TokenCache?
  private let bounds: FetchBounds
  private var opened: (transport: Transport, access: CloudAccess)?
  private var lastNumber: Asks.Number = 0
  /// Behind a lock, so that cancelling needs not wait for the actor: an ask right after it is a new request.
  private let asks = Mutex(Asks())

  /// - Parameters:
  ///   - endpoint: the service's root.
  ///   - token: sent as `X-Auth-Token`, to this endpoint and to no other.
  ///   - bounds: what one ask may take.
  public init(endpoint: Endpoint, token: Secret? = nil, bounds: FetchBounds = .standard) {
    let credentials = token.map { Credentials.token($0) }
    let cloud = CloudConfiguration(name: "", credentials: credentials ?? .none, place: .endpoint(endpoint))
    self.init(cloud: cloud, bounds: bounds)
  }

  /// - Parameters:
  ///   - cloud: where to ask and as whom. Its credentials go to its identity service and its image service alone.
  ///   - bounds: what one ask may take, its token included.
  ///   - cacheFolder: where tokens are kept for the next program, an absolute path; nil: they end with this one.
  public init(cloud: CloudConfiguration, bounds: FetchBounds = .standard, cacheFolder: String? = nil) {
    self.cloud = cloud
    self.bounds = bounds
    cache = cacheFolder.map(TokenCache.init(folder:))
  }

  /// Asks for an image: `GET {endpoint}/v2/images/{id}`, with a new token once more where the service takes the one it
  /// got no longer. Cancelling the task ends the ask at once; the request itself is
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
  var hasStarted: Bool { opened != nil }

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
    let clock = ContinuousClock()
    let start = clock.now
    do throws(FetchFailure) {
      let access = try open().access
      var pass = try await access.pass(for: id)
      var answer = try await answer(to: pass, after: clock.now - start)
      if answer.status == 401, let refused = pass.token {
        pass = try await access.pass(for: id, replacing: refused)
        answer = try await self.answer(to: pass, after: clock.now - start)
      }
      let reader = AnswerReader(bounds: bounds, secrets: pass.secrets)
      return await Self.read(answer, with: reader, access, elapsed: clock.now - start)
    } catch {
      return .failure(error)
    }
  }

  /// - Parameter elapsed: how much of the time that an ask may take is gone.
  private func answer(to pass: CloudAccess.Pass, after elapsed: Duration) async throws(FetchFailure) -> Answer {
    var request = pass.request
    request.bounds.timeout -= elapsed / .seconds(1)
    let transport = try open().transport
    do throws(TransportFailure) {
      return try await transport.answer(to: request)
    } catch {
      throw AnswerReader(bounds: bounds, secrets: pass.secrets).failure(error)
    }
  }

  private func open() throws(FetchFailure) -> (transport: Transport, access: CloudAccess) {
    if let opened { return opened }
    do throws(TransportFailure) {
      let transport = try Transport()
      let access = CloudAccess(cloud, bounds: bounds, cache: cache) { (request) async throws(TransportFailure) in
        try await transport.answer(to: request)
      }
      opened = (transport, access)
      return (transport, access)
    } catch {
      throw AnswerReader(bounds: bounds, secrets: []).failure(error)
    }
  }

  /// Reads away from the actor, so that a large answer holds up nobody else's ask or cancellation.
  @concurrent
  private static func read(
    _ answer: Answer, with reader: AnswerReader, _ access: CloudAccess, elapsed: Duration
  ) async -> Asks.Outcome {
    do throws(FetchFailure) {
      let (image, requestID) = try reader.image(in: answer)
      return .success(FetchedImage(image: image, elapsed: elapsed, requestID: requestID))
    } catch {
      return .failure(access.explained(error, of: answer))
    }
  }
}
