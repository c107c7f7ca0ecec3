extension Credentials {
  /// What must not be shown, wherever it comes back from. Tokens and keys that are asked for come on top of it.
  var secrets: [Secret] {
    switch self {
    case .none, .metadata: []
    case .token(let secret): [secret]
    case .accessKey(let key), .agency(_, let key, _): key.secrets
    case .keystone(let login): TokenRequest(login).secrets
    }
  }
}
