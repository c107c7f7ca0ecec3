import ImageModel

/// What is asked of Keystone v3 for one token (Identity API v3, “Authentication and token management”).
struct TokenRequest: Hashable, Sendable {
  let method: KeystoneLogin.Method
  let scope: KeystoneLogin.Scope

  init(method: KeystoneLogin.Method, scope: KeystoneLogin.Scope) {
    self.method = method
    self.scope = scope
  }

  init(_ login: KeystoneLogin) { self.init(method: login.method, scope: login.scope) }

  /// The request for the token that a role is taken with; nil where none is needed, or one is at hand.
  ///
  /// Taking a role is a right within the account (Huawei's “Agent Operator”), so that token is for the user's domain.
  var base: TokenRequest? {
    guard case .agency(_, let base) = method else { return nil }
    switch base {
    case .token: return nil
    case .password(let user, _): return TokenRequest(method: base, scope: user.domain.map { .domain($0) } ?? .unscoped)
    case .applicationCredential, .agency: return TokenRequest(method: base, scope: .unscoped)
    }
  }

  /// The token that a role is taken with, where it is at hand.
  var readyBase: Secret? {
    if case .agency(_, .token(let token)) = method { token } else { nil }
  }

  /// True where a token is exchanged for another.
  var isRescoping: Bool {
    if case .token = method { true } else { false }
  }

  /// What must not be shown, wherever it comes back from.
  var secrets: [Secret] { method.secrets }

  /// The POST, with `bearer` as the token of `base`.
  func request(to authURL: Endpoint, bearer: Secret? = nil, bounds: FetchBounds, tls: TLSOptions) -> Request {
    var headers = [Request.Header("Content-Type", "application/json"), .json]
    if let bearer { headers.append(.token(bearer)) }
    return Request(
      method: .post, url: authURL.tokensURL, headers: headers, body: Request.Body(document.written().utf8),
      bounds: bounds, tls: tls)
  }

  /// The body: holds the secret.
  private var document: JSONValue {
    let (name, content) = identity
    let identity: JSONValue = ["methods": [.string(JSONString(name))], name: content]
    var auth: [(String, JSONValue)] = [("identity", identity)]
    if let scope = scopeValue { auth.append(("scope", scope)) }
    return ["auth": .object(auth)]
  }

  private var identity: (name: String, content: JSONValue) {
    switch method {
    case .password(let user, let password):
      ("password", ["user": .object(user.members + [("password", .string(JSONString(password.text)))])])
    case .applicationCredential(let credential, let user, let secret):
      (
        "application_credential",
        .object(
          credential.members + (credential.id == nil ? user.map { [("user", .object($0.members))] } ?? [] : [])
            + [("secret", .string(JSONString(secret.text)))])
      )
    case .token(let token):
      ("token", ["id": .string(JSONString(token.text))])
    case .agency(let agency, _):
      ("assume_role", agency.document)
    }
  }

  /// Nil to leave it to Keystone: the user's default project, or none. An application credential has its own project, and
  /// is refused with a scope.
  private var scopeValue: JSONValue? {
    if case .applicationCredential = method { return nil }
    return switch scope {
    case .unscoped: nil
    case .project(let name): ["project": .object(name.members)]
    case .domain(let name): ["domain": .object(name.members)]
    }
  }
}

extension Endpoint {
  /// Where Keystone gives out tokens: under `/v3`, whichever version the URL names, or none.
  fileprivate var tokensURL: String { root(withoutVersion: "/v3", "/v2.0") + "/v3/auth/tokens" }

  private func root(withoutVersion versions: String...) -> String {
    for version in versions where url.hasSuffix(version) { return String(url.dropLast(version.count)) }
    return url
  }
}

extension KeystoneLogin.Name {
  /// The domain alone, where there is one.
  fileprivate var domain: KeystoneLogin.Name? {
    domainID == nil && domainName == nil ? nil : KeystoneLogin.Name(id: domainID, name: domainName)
  }

  /// As Keystone reads it: an id is enough; a name goes with its domain, where there is one.
  fileprivate var members: [(String, JSONValue)] {
    if let id { return [("id", .string(JSONString(id)))] }
    let name = name.map { [("name", JSONValue.string(JSONString($0)))] } ?? []
    return name + (domain.map { [("domain", .object($0.members))] } ?? [])
  }
}

extension KeystoneLogin.Method {
  fileprivate var secrets: [Secret] {
    switch self {
    case .password(_, let secret), .applicationCredential(_, _, let secret), .token(let secret): [secret]
    case .agency(_, let base): base.secrets
    }
  }
}

extension JSONValue {
  /// An object of these members, in their order.
  static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(JSONObject(members.map { JSONObject.Member(key: JSONString($0), value: $1) }))
  }
}
