import FoundationEssentials
import ImageModel

/// Has the token of one login: of its own, from the cache, or asked for. However many want it at once, it is asked for
/// once.
actor TokenProvider {
  typealias Ask = @Sendable (Request) async throws(TransportFailure) -> Answer

  private let login: KeystoneLogin
  private let bounds: FetchBounds
  private let tls: TLSOptions
  private let cache: TokenCache?
  private let now: @Sendable () -> Date
  private let ask: Ask

  private var current: Token?
  private let requests = SharedRequests<KeystoneLogin, Token, TokenFailure, Never>(cancelled: TokenFailure(.cancelled))

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
  /// - Parameter start: when the ask began that the token is for. A request has what is left of the time of who asks first.
  /// - Throws: `TokenFailure`, of kind `.cancelled` when the task is cancelled.
  func token(since start: ContinuousClock.Instant = .now) async throws(TokenFailure) -> Token {
    try await ready(other: nil, since: start)
  }

  /// The token to send instead of one that a service has refused (401): a newer one where there is one already, else one
  /// asked for. Who gets a 401 to that one as well should take it for the answer.
  /// - Throws: `TokenFailure` as `token(since:)` does.
  func renewed(
    replacing refused: Token, since start: ContinuousClock.Instant = .now
  ) async throws(TokenFailure) -> Token {
    if current?.secret == refused.secret { current = nil }
    cache?.drop(refused.secret, for: login)
    return try await ready(other: refused.secret, since: start)
  }

  /// How many wait for a token now.
  nonisolated var waiting: Int { requests.askers(of: login) }

  private func ready(
    other refused: Secret?, since start: ContinuousClock.Instant
  ) async throws(TokenFailure) -> Token {
    let now = now()
    if let current, current.isUsable(at: now), current.secret != refused { return current }
    if waiting == 0, let kept = cache?.token(for: login, at: now), kept.secret != refused {
      current = kept
      return kept
    }
    return try await requests.outcome(of: login) { _ in await self.asked(since: start) }.get()
  }

  private func asked(since start: ContinuousClock.Instant) async -> Result<Token, TokenFailure> {
    do throws(TokenFailure) {
      let token = try await Self.token(
        for: TokenRequest(login), at: login.authURL, within: bounds, since: start, tls, now, ask)
      current = token
      cache?.keep(token, for: login)
      return .success(token)
    } catch {
      return .failure(error)
    }
  }

  private static func token(
    for request: TokenRequest, at authURL: Endpoint, within bounds: FetchBounds, since start: ContinuousClock.Instant,
    _ tls: TLSOptions, _ now: @Sendable () -> Date, _ ask: Ask
  ) async throws(TokenFailure) -> Token {
    var bearer = request.readyBase
    if let base = request.base {
      bearer = try await token(for: base, at: authURL, within: bounds, since: start, tls, now, ask).secret
    }
    let rest = bounds.remaining(since: start)
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
