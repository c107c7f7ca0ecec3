public import ImageModel

extension Credentials {
  /// What they are, in a few words.
  public var kind: PrintableText {
    switch self {
    case .none: "no credentials"
    case .token: "token"
    case .accessKey(let key): key.securityToken == nil ? "access key" : "temporary access key"
    case .keystone(let login): login.method.kind
    case .agency: "agency by access key"
    case .metadata: "agency of this cloud server"
    }
  }
}

extension KeystoneLogin.Method {
  fileprivate var kind: PrintableText {
    switch self {
    case .password: "password"
    case .applicationCredential: "application credential"
    case .token: "token to exchange"
    case .agency(_, let base): "agency by \(base.kind)"
    }
  }
}
