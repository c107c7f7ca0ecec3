import FoundationEssentials
import ImageModel

/// Has the token of one login: of its own, from the cache, or asked for. However many want it at once, it is asked for
/// once.
actor TokenProvider {
  typealias Ask = @Sendable (Request) async throws(TransportFailure) -> Answer
  private typealias Outcome = Result<Token, TokenFailure>

  private let login: KeystoneLogin
  private let bounds: FetchBounds
  private let tls: TLSOptions
  private let cache: TokenCache?
  private let now: @Sendable () -> Date
  private let ask: Ask

  private var current: Token?
  private var request: Task<Void, Never>?
  private var askers: [Int: CheckedContinuation<Outcome, Never>] = [:]
  private var lastNumber = 0

  /// - Parameters:
  ///   - bounds: what one token may take; an agency's takes two requests within one deadline.
  ///   - cache: nil to keep tokens to this process.
  ///   - ask: performs a request, as `Transport.answer(to:)` does.
  init(
    login: KeystoneLogin, bounds: FetchBounds = .standard, tls: TLSOptions = TLSOptions(), cache: TokenCache?,
    now: @escaping @Sendable () -> Date = { Date() }, ask: @escaping Ask
  ) {
    self.login = login
    self.bounds = bounds
    self.tls = tls
    self.cache = cache
    self.now = now
    self.ask = ask
  }

  /// The token to send now. Cancelling the task ends the wait at once; the request itself is aborted when nobody else
  /// waits for it.
  /// - Throws: `TokenFailure`, of kind `.cancelled` when the task is cancelled.
  func token() async throws(TokenFailure) -> Token { try await ready(other: nil) }

  /// The token to send instead of one that a service has refused (401): a newer one where there is one already, else one
  /// asked for. Who gets a 401 to that one as well should take it for the answer.
  /// - Throws: `TokenFailure` as `token()` does.
  func renewed(replacing refused: Token) async throws(TokenFailure) -> Token {
    if current?.secret == refused.secret { current = nil }
    cache?.drop(refused.secret, for: login)
    return try await ready(other: refused.secret)
  }

  /// How many wait for a token now.
  var waiting: Int { askers.count }

  private func ready(other refused: Secret?) async throws(TokenFailure) -> Token {
    let now = now()
    if let current, current.isUsable(at: now), current.secret != refused { return current }
    if request == nil, let kept = cache?.token(for: login, at: now), kept.secret != refused {
      current = kept
      return kept
    }
    return try await requested()
  }
}

// MARK: - One request for all

extension TokenProvider {
  private func requested() async throws(TokenFailure) -> Token {
    guard !Task.isCancelled else { throw TokenFailure(.cancelled) }
    lastNumber += 1
    let number = lastNumber
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { asker in
        askers[number] = asker
        if request == nil { request = Task(executorPreference: QueueExecutor.shared) { await self.perform() } }
        // A cancellation before that has found nobody to tell.
        if Task.isCancelled { leave(number) }
      }
    } onCancel: {
      Task(executorPreference: QueueExecutor.shared) { await self.leave(number) }
    }
    return try outcome.get()
  }

  private func leave(_ number: Int) {
    guard let asker = askers.removeValue(forKey: number) else { return }
    asker.resume(returning: .failure(TokenFailure(.cancelled)))
    guard askers.isEmpty else { return }
    request?.cancel()
    request = nil
  }

  private func perform() async {
    let outcome: Outcome
    do throws(TokenFailure) {
      outcome = .success(
        try await Self.token(for: TokenRequest(login), at: login.authURL, within: bounds, tls, now, ask))
    } catch {
      outcome = .failure(error)
    }
    // Everyone has left, and the next asker may have a request of their own under way.
    guard !Task.isCancelled else { return }
    if case .success(let token) = outcome {
      current = token
      cache?.keep(token, for: login)
    }
    let told = askers.values
    (askers, request) = ([:], nil)
    for asker in told { asker.resume(returning: outcome) }
  }

  private static func token(
    for request: TokenRequest, at authURL: Endpoint, within bounds: FetchBounds, _ tls: TLSOptions,
    _ now: @Sendable () -> Date, _ ask: Ask
  ) async throws(TokenFailure) -> Token {
    let clock = ContinuousClock()
    let start = clock.now
    var bearer = request.readyBase
    if let base = request.base {
      bearer = try await token(for: base, at: authURL, within: bounds, tls, now, ask).secret
    }
    var rest = bounds
    rest.timeout -= (clock.now - start) / .seconds(1)
    let secrets = request.secrets + [bearer].compactMap(\.self)
    let answer: Answer
    do throws(TransportFailure) {
      answer = try await ask(request.request(to: authURL, bearer: bearer, bounds: rest, tls: tls))
    } catch {
      throw TokenFailure(error, to: request, secrets: secrets, bounds: bounds)
    }
    return try TokenAnswer(answer: answer, request: request, secrets: secrets).token(received: now())
  }
}
