import FoundationEssentials
import ImageModel

/// Has a temporary access key: at hand, or asked for where it comes from. However many want it at once, it is asked for
/// once. It is kept in memory alone.
actor TemporaryKeyProvider {
  /// Where it comes from.
  enum Origin: Hashable, Sendable {
    case metadata(ServerMetadata)
    case agency(AgencyRequest)
  }

  private let origin: Origin
  private let bounds: FetchBounds
  private let tls: TLSOptions
  private let now: @Sendable () -> Date
  private let ask: TokenProvider.Ask

  private var current: TemporaryKey?
  private let requests = SharedRequests<Origin, TemporaryKey, TokenFailure, Never>(cancelled: TokenFailure(.cancelled))

  /// - Parameters:
  ///   - bounds: what one ask may take, all its requests together.
  ///   - ask: performs a request, as `Transport.answer(to:)` does.
  init(
    _ origin: Origin, bounds: FetchBounds, tls: TLSOptions = TLSOptions(),
    now: @escaping @Sendable () -> Date = { Date() }, ask: @escaping TokenProvider.Ask
  ) {
    self.origin = origin
    self.bounds = bounds
    self.tls = tls
    self.now = now
    self.ask = ask
  }

  /// The key to sign with now. Since the next one is asked for early, the one at hand serves on where none is given.
  /// - Parameter start: when the ask began that the key is for. A request has what is left of the time of who asks first.
  /// - Throws: `TokenFailure`, of kind `.cancelled` when the task is cancelled.
  func key(since start: ContinuousClock.Instant = .now) async throws(TokenFailure) -> TemporaryKey {
    if let current, current.isFresh(at: now()) { return current }
    let outcome = await requests.outcome(of: origin) { _ in await self.asked(since: start) }
    if case .failure(let failure) = outcome, failure.kind != .cancelled, let current, current.isAlive(at: now()) {
      return current
    }
    return try outcome.get()
  }

  /// How many wait for a key now.
  nonisolated var waiting: Int { requests.askers(of: origin) }

  private func asked(since start: ContinuousClock.Instant) async -> Result<TemporaryKey, TokenFailure> {
    let rest = bounds.remaining(since: start)
    do throws(TokenFailure) {
      let key =
        switch origin {
        case .metadata(let metadata): try await metadata.key(within: rest, now: now, ask: ask)
        case .agency(let request): try await request.key(within: rest, tls: tls, now: now, ask: ask)
        }
      current = key
      return .success(key)
    } catch {
      return .failure(error)
    }
  }
}
