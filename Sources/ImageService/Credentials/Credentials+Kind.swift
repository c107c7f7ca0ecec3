public import ImageModel

extension Credentials {
  /// The kind in a word or two; never a secret.
  public var kind: PrintableText {
    switch self {
    case .none: "no credentials"
    case .token: "token"
    case .accessKey: "access key"
    case .keystone(let login): login.method.kind
    case .metadata: "server's agency"
    }
  }
}

extension KeystoneLogin.Method {
  fileprivate var kind: PrintableText {
    switch self {
    case .password: "password"
    case .applicationCredential: "application credential"
    case .token: "token"
    case .agency: "agency"
    }
  }
}
