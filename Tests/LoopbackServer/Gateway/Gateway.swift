import ImageModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What stands before Huawei's services, for a `ScriptedServer`: it lets through whoever proves who they are, by a
/// signature or by a token, and refuses everybody else as Huawei's does.
///
///     let gateway = Gateway(keys: ["AK": .init(secret: "SK", projects: ["p1"])])
///     let server = try ScriptedServer(gateway.guarding { _ in [.image("an-id")] })
///
/// It knows nothing of the code that signs: it reads the bytes that came, and has its own SHA-256, HMAC and calendar.
package struct Gateway: Sendable {
  package struct Key: Sendable {
    package let secret: String
    /// Goes with a temporary key, and has to come with it.
    package var securityToken: String?
    /// Those that the key may name, in `X-Project-Id` or `X-Domain-Id`; nil: any at all, as a service's gateway may leave
    /// it to the service. A request that names none passes.
    package var projects: Set<String>?

    package init(secret: String, securityToken: String? = nil, projects: Set<String>? = nil) {
      self.secret = secret
      self.securityToken = securityToken
      self.projects = projects
    }
  }

  /// By their ids.
  package var keys: [String: Key] = [:]
  /// That are taken as `X-Auth-Token`.
  package var tokens: Set<String> = []
  /// Tokens, and security tokens, that were good once.
  package var endedTokens: Set<String> = []
  /// Seconds that its clock, and the `Date` of its answers, is ahead of this host's.
  package var clockAhead = 0
  /// Its time, in seconds since 1970; nil: this host's.
  package var frozenTime: Int?

  package init(
    keys: [String: Key] = [:], tokens: Set<String> = [], endedTokens: Set<String> = [], frozenTime: Int? = nil
  ) {
    self.keys = keys
    self.tokens = tokens
    self.endedTokens = endedTokens
    self.frozenTime = frozenTime
  }

  /// A script that has the requests refused that are to be refused, and the others answered by `script`.
  package func guarding(_ script: @escaping ScriptedServer.Script) -> ScriptedServer.Script {
    { request in
      guard let refusal = refusal(of: Array(request.text.utf8), body: request.body) else { return script(request) }
      return [answer(refusal)]
    }
  }

  /// Why a request is refused; nil: it isn't.
  package func refusal(of head: [UInt8], body: [UInt8] = []) -> Refusal? {
    guard let request = SignedRequest(head, body) else { return .unreadable }
    if let token = request.value(of: "x-auth-token") {
      if endedTokens.contains(token) { return .tokenEnded }
      return tokens.contains(token) ? nil : .unknownToken
    }
    guard request.value(of: "authorization") != nil else { return .noCredentials }
    guard let authorization = request.authorization else { return .unreadable }
    guard let key = keys[authorization.key] else { return .unknownKey(authorization.key) }
    return refusal(ofDateOf: request) ?? refusal(of: authorization, in: request, key)
      ?? refusal(ofAccountOf: request, key)
  }

  private func refusal(ofDateOf request: SignedRequest) -> Refusal? {
    guard let text = request.value(of: "x-sdk-date"), let time = GatewayTime.seconds(text) else { return .unreadable }
    return (time - now).magnitude <= 15 * 60 ? nil : .expired(signed: text, now: GatewayTime.stamp(now))
  }

  private func refusal(
    of authorization: SignedRequest.Authorization, in request: SignedRequest, _ key: Key
  ) -> Refusal? {
    // What these say counts, so that it has to be signed: else anybody could change it on the way.
    let signed = Set(authorization.signedHeaders)
    let weighty = ["host", "x-sdk-date", "x-project-id", "x-domain-id", "x-security-token", "x-sdk-content-sha256"]
    if let unsigned = weighty.first(where: { request.has($0) && !signed.contains($0) }) {
      return .unsigned(header: unsigned)
    }
    guard let canonical = request.canonical(authorization.signedHeaders), let time = request.value(of: "x-sdk-date")
    else { return .unreadable }
    let text = "SDK-HMAC-SHA256\n\(time)\n" + Digest.hex(Digest.sha256(canonical))
    let signature = Digest.hex(Digest.hmac(key: Array(key.secret.utf8), Array(text.utf8)))
    guard signature == authorization.signature else {
      return .wrongSignature(canonicalRequest: String(decoding: canonical, as: UTF8.self))
    }
    return nil
  }

  private func refusal(ofAccountOf request: SignedRequest, _ key: Key) -> Refusal? {
    let token = request.value(of: "x-security-token")
    if let token, endedTokens.contains(token) { return .tokenEnded }
    guard token == key.securityToken else { return .unknownToken }
    let named = ["x-project-id", "x-domain-id"].compactMap(request.value)
    let wrong = key.projects.flatMap { known in named.first { !known.contains($0) } }
    return wrong.map { .unknownProject($0) }
  }

  private var now: Int { (frozenTime ?? time(nil)) + clockAhead }

  private func answer(_ refusal: Refusal) -> Step {
    let id = "8080d377bffeb6d519b0567c09cebe6b"
    let body: JSONValue = [
      "error_msg": .string(JSONString(refusal.message)), "error_code": .string(JSONString(refusal.code)),
      "request_id": .string(JSONString(id)),
    ]
    return .answer(
      401, body.written() + "\n",
      headers: ["Date: \(GatewayTime.httpDate(now))", "Server: api-gateway", "X-Request-Id: \(id)"])
  }
}
