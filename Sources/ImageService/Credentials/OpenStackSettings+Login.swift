import ImageModel

// MARK: - As whom

extension OpenStackSettings {
  mutating func credentials(
    _ type: AuthType, isNamed: Bool, region: String?, hasEndpoint: Bool
  ) throws(ConfigurationFailure) -> Credentials {
    switch type {
    case .none: return .none
    case .accessKey: return .accessKey(try accessKey())
    case .readyToken: return .token(try token())
    case .token:
      // Where to ask is known, so the token is meant for there; where it isn't, Keystone's catalogue has to say.
      let isReady = hasEndpoint && !isNamed || !settings.has("auth_url")
      if isReady { return .token(try token()) }
      return .keystone(try login(.token(try token()), scope: try scope(), region: region))
    case .password:
      guard let user = try user() else { throw settings.missing("username", "user_id") }
      guard let password = try settings.password("password") else { throw settings.missing("password") }
      return .keystone(try login(.password(user: user, password), scope: try scope(), region: region))
    case .applicationCredential:
      return .keystone(try login(try applicationCredential(), scope: .unscoped, region: region))
    }
  }

  private mutating func login(
    _ method: KeystoneLogin.Method, scope: KeystoneLogin.Scope, region: String?
  ) throws(ConfigurationFailure) -> KeystoneLogin {
    guard let authURL = try settings.endpoint("auth_url", region: region) else { throw settings.missing("auth_url") }
    return KeystoneLogin(authURL: authURL, method: method, scope: scope)
  }

  private mutating func token() throws(ConfigurationFailure) -> Secret {
    guard let token = try settings.secret("token", "auth_token") else { throw settings.missing("token") }
    return token
  }

  private mutating func accessKey() throws(ConfigurationFailure) -> AccessKey {
    guard let id = try settings.headerText("access_key", hidden: true) else { throw settings.missing("access_key") }
    guard let secret = try settings.secret("secret_key") else { throw settings.missing("secret_key") }
    return AccessKey(
      id: id, secret: secret, securityToken: try settings.secret("security_token"),
      projectID: try settings.headerText("project_id", "tenant_id"),
      domainID: try settings.headerText("domain_id", "user_domain_id"),
      iamEndpoint: try settings.endpoint("auth_url")?.withoutVersion)
  }

  /// It brings its own scope; Keystone refuses another one.
  private mutating func applicationCredential() throws(ConfigurationFailure) -> KeystoneLogin.Method {
    let id = try settings.text("application_credential_id")
    let name = id == nil ? try settings.text("application_credential_name") : nil
    guard id != nil || name != nil else {
      throw settings.missing("application_credential_id", "application_credential_name")
    }
    let owner = id == nil ? try user() : nil
    guard id != nil || owner != nil else { throw settings.missing("username", "user_id") }
    guard let secret = try settings.password("application_credential_secret") else {
      throw settings.missing("application_credential_secret")
    }
    return .applicationCredential(KeystoneLogin.Name(id: id, name: name), user: owner, secret)
  }

  /// A name's domain may be told once for user and project; where nothing tells it, it is the one with the id
  /// `default`, as in the openstack client.
  private mutating func user() throws(ConfigurationFailure) -> KeystoneLogin.Name? {
    if let id = try settings.text("user_id") { return KeystoneLogin.Name(id: id) }
    guard let name = try settings.text("username", "user_name") else { return nil }
    return try self.name(name, inDomainOf: "user_domain")
  }

  private mutating func scope() throws(ConfigurationFailure) -> KeystoneLogin.Scope {
    if let id = try settings.text("project_id", "tenant_id") { return .project(KeystoneLogin.Name(id: id)) }
    if let name = try settings.text("project_name", "tenant_name") {
      return .project(try self.name(name, inDomainOf: "project_domain"))
    }
    if let id = try settings.text("domain_id") { return .domain(KeystoneLogin.Name(id: id)) }
    if let name = try settings.text("domain_name") { return .domain(KeystoneLogin.Name(name: name)) }
    return .unscoped
  }

  private mutating func name(
    _ name: String, inDomainOf own: String
  ) throws(ConfigurationFailure) -> KeystoneLogin.Name {
    for domain in [own, "domain", "default_domain"] {
      if let id = try settings.text(domain + "_id") { return KeystoneLogin.Name(name: name, domainID: id) }
      if let domain = try settings.text(domain + "_name") { return KeystoneLogin.Name(name: name, domainName: domain) }
    }
    return KeystoneLogin.Name(name: name, domainID: "default")
  }
}

extension Endpoint {
  /// The root of an identity service, where the URL names its version.
  var withoutVersion: Endpoint {
    guard url.hasSuffix("/v3") else { return self }
    return (try? Endpoint(String(url.dropLast(3)))) ?? self
  }
}
