extension Credentials {
  /// What must not be shown, wherever it comes back from.
  var secrets: [Secret] {
    switch self {
    case .none, .metadata: []
    case .token(let secret): [secret]
    case .accessKey(let key): [key.secret] + [key.securityToken].compactMap(\.self)
    case .keystone(let login): TokenRequest(login).secrets
    }
  }
}
