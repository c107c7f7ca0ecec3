import FoundationEssentials
import ImageModel

/// The metadata of the cloud server this runs on, which give the access key of the server's agency to who asks from there
/// (Huawei Cloud ECS, "Obtaining Metadata": security key).
struct ServerMetadata: Hashable, Sendable {
  /// The same on every server; no route leads there from anywhere else.
  static let address = "http://169.254.169.254"
  /// Seconds for each answer: it comes from the same machine.
  static let timeout = 3.0

  var address = Self.address

  /// Asks for the key, in a session where the server has them (IMDSv2): a request that a third party has somebody make
  /// can't open one.
  /// - Throws: `TokenFailure` where there is no cloud server, no agency, or no sense in the answer.
  func key(
    within bounds: FetchBounds, now: @Sendable () -> Date, ask: TokenProvider.Ask
  ) async throws(TokenFailure) -> TemporaryKey {
    let start = ContinuousClock.now
    let session = try await session(within: bounds, ask)
    let headers = [.json] + (session.map { [Request.Header("X-Metadata-Token", .secret($0))] } ?? [])
    let answer = try await answer(
      to: Request(url: address + "/openstack/latest/securitykey", headers: headers),
      within: bounds.remaining(since: start), ask)
    let secrets = [session].compactMap(\.self)
    switch answer.status {
    case 200: break
    case 404: throw TokenFailure(.noServerAgency, answer, secrets: secrets)
    default: throw TokenFailure(.metadataFailed, answer, secrets: secrets)
    }
    guard let key = TemporaryKey(answer, received: now()) else {
      throw TokenFailure(.metadataWithoutKey, answer, secrets: secrets)
    }
    return key
  }

  /// The session's token, asked for with the time that Huawei's SDKs ask for; nil where the server knows none.
  private func session(within bounds: FetchBounds, _ ask: TokenProvider.Ask) async throws(TokenFailure) -> Secret? {
    let request = Request(
      method: .put, url: address + "/meta-data/latest/api/token",
      headers: [Request.Header("X-Metadata-Token-Ttl-Seconds", "21600")])
    let answer = try await answer(to: request, within: bounds, ask)
    switch answer.status {
    case 200: break
    case 404, 405: return nil
    default: throw TokenFailure(.metadataFailed, answer, secrets: [])
    }
    let text = String(decoding: answer.body, as: UTF8.self).filter { !$0.isWhitespace }
    guard let token = try? Secret(text) else { throw TokenFailure(.metadataWithoutKey, answer, secrets: []) }
    return token
  }

  private func answer(
    to request: Request, within bounds: FetchBounds, _ ask: TokenProvider.Ask
  ) async throws(TokenFailure) -> Answer {
    var request = request
    request.isDirect = true
    request.bounds = bounds
    request.bounds.timeout = min(Self.timeout, bounds.timeout)
    do throws(TransportFailure) { return try await ask(request) } catch {
      let failure = TokenFailure(error, secrets: [], bounds: request.bounds)
      guard case .notReached(let reason) = failure.kind else { throw failure }
      throw TokenFailure(.noServer(reason), message: failure.message)
    }
  }
}
