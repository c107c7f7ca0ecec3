public import ImageModel

extension Credentials {
  /// What they are, in a few words.
  public var kind: PrintableText {
    switch self {
    case .none: .init("no credentials", zh: "无凭证")
    case .token: .init("token", zh: "Token")
    case .accessKey(let key):
      key.securityToken == nil
        ? .init("access key", zh: "访问密钥") : .init("temporary access key", zh: "临时访问密钥")
    case .keystone(let login): login.method.kind
    case .agency: .init("agency by access key", zh: "委托（访问密钥）")
    case .metadata: .init("agency of this cloud server", zh: "本云服务器的委托")
    }
  }
}

extension KeystoneLogin.Method {
  fileprivate var kind: PrintableText {
    switch self {
    case .password: .init("password", zh: "密码")
    case .applicationCredential: .init("application credential", zh: "应用凭证")
    case .token: .init("token to exchange", zh: "待换取的 Token")
    case .agency(_, let base): .init("agency by \(base.kind)", zh: "委托（\(base.kind)）")
    }
  }
}
