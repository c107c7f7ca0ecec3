import ImageModel

// MARK: - Huawei's own variables

extension Search {
  /// `HUAWEICLOUD_SDK_*`, as in Huawei's SDK. It has no variable for the region.
  func huaweiSDKVariables() throws(ConfigurationFailure) -> CloudConfiguration? {
    var settings = Settings(variables: surroundings.variables, prefix: "HUAWEICLOUD_SDK_")
    guard settings.has("ak", "sk") else { return nil }
    return try cloud(ofSDK: &settings, named: "environment")
  }

  /// The settings that Huawei's SDK has in variables and in its file alike.
  func cloud(ofSDK settings: inout Settings, named name: PrintableText) throws(ConfigurationFailure)
    -> CloudConfiguration
  {
    guard let id = try settings.headerText("ak", hidden: true) else { throw settings.missing("ak") }
    guard let secret = try settings.secret("sk") else { throw settings.missing("sk") }
    let key = AccessKey(
      id: id, secret: secret, securityToken: try settings.secret("security_token"),
      projectID: try settings.headerText("project_id"), domainID: try settings.headerText("domain_id"),
      iamEndpoint: try settings.endpoint("iam_endpoint").or(try unusualIdentity(inRegion: huaweiRegion))?.withoutVersion
    )
    return try huaweiCloud(named: name, .accessKey(key), &settings)
  }

  /// `HW_*`, as in Terraform's provider, whose order this is: a token, an access key, a user.
  func huaweiVariables() throws(ConfigurationFailure) -> CloudConfiguration? {
    var settings = Settings(variables: surroundings.variables, prefix: "HW_")
    let agency = try agency(&settings)
    let credentials: Credentials
    if let token = try settings.secret("auth_token") {
      let isReady = agency == nil
      credentials = isReady ? .token(token) : .keystone(try login(agency: agency, base: .token(token), &settings))
    } else if settings.has("access_key", "secret_key") {
      let key = try accessKey(&settings)
      if let agency {
        credentials = .agency(agency, base: key, identity: try identity(key.iamEndpoint))
      } else {
        credentials = .accessKey(key)
      }
    } else if settings.has("user_name", "user_id", "password") {
      let base = try passwordMethod(&settings)
      credentials = .keystone(try login(agency: agency, base: base, &settings))
    } else {
      return nil
    }
    return try huaweiCloud(named: "environment", credentials, &settings)
  }

  /// Completes what both families of variables and the file share.
  private func huaweiCloud(
    named name: PrintableText, _ credentials: Credentials, _ settings: inout Settings
  ) throws(ConfigurationFailure) -> CloudConfiguration {
    let region = huaweiRegion
    if let region { settings.note(.setting("region", is: region), at: "region_name") }
    var cloud = CloudConfiguration(name: name, credentials: credentials, region: region)
    cloud.place = try huaweiPlace(&settings)
    if try settings.flag("insecure") == true { cloud.tls.verifiesPeer = false }
    cloud.findings = settings.findings
    return cloud
  }

  private func accessKey(_ settings: inout Settings) throws(ConfigurationFailure) -> AccessKey {
    guard let id = try settings.headerText("access_key", hidden: true) else { throw settings.missing("access_key") }
    guard let secret = try settings.secret("secret_key") else { throw settings.missing("secret_key") }
    let projectID = try settings.headerText("project_id")
    if projectID == nil, let name = try settings.text("project_name"), name != huaweiRegion {
      settings.note(
        .init(
          "not used with an access key, which is asked for the region's own project: set HW_PROJECT_ID",
          zh: "使用访问密钥时不生效，将使用该区域自身的项目：请设置 HW_PROJECT_ID"),
        at: "project_name", isProblem: true)
    }
    return AccessKey(
      id: id, secret: secret, securityToken: try settings.secret("security_token"), projectID: projectID,
      domainID: try settings.headerText("domain_id"),
      iamEndpoint: try settings.endpoint("auth_url").or(try unusualIdentity(inRegion: huaweiRegion))?.withoutVersion)
  }
}

// MARK: - An IAM user, an agency

extension Search {
  private func passwordMethod(_ settings: inout Settings) throws(ConfigurationFailure) -> KeystoneLogin.Method {
    var user = KeystoneLogin.Name(id: try settings.text("user_id"))
    if user.id == nil {
      user.name = try settings.text("user_name")
      guard user.name != nil else { throw settings.missing("user_name", "user_id") }
      user.domainID = try settings.text("domain_id")
      if user.domainID == nil { user.domainName = try settings.text("domain_name") }
      guard user.domainID != nil || user.domainName != nil else { throw settings.missing("domain_name", "domain_id") }
    }
    guard let password = try settings.password("password") else { throw settings.missing("password") }
    return .password(user: user, password)
  }

  private func agency(_ settings: inout Settings) throws(ConfigurationFailure) -> Agency? {
    guard let name = try settings.text("assume_role_agency_name") else { return nil }
    let domainID = try settings.text("assume_role_domain_id")
    let domainName = domainID == nil ? try settings.text("assume_role_domain_name") : nil
    guard domainID != nil || domainName != nil else {
      throw settings.missing("assume_role_domain_name", "assume_role_domain_id")
    }
    return Agency(name: name, domainName: domainName, domainID: domainID)
  }

  /// The identity service that is named, else the region's.
  private func identity(_ named: Endpoint?) throws(ConfigurationFailure) -> Endpoint {
    if let named { return named }
    return try identity(inRegion: huaweiRegion)
  }

  /// The project is the region's own where none is named: IAM calls it as the region.
  private func login(
    agency: Agency?, base: KeystoneLogin.Method, _ settings: inout Settings
  ) throws(ConfigurationFailure) -> KeystoneLogin {
    let authURL = try identity(settings.endpoint("auth_url"))
    let scope: KeystoneLogin.Scope
    if let id = try settings.text("project_id") {
      scope = .project(KeystoneLogin.Name(id: id))
    } else if let name = try settings.text("project_name") ?? huaweiRegion {
      scope = .project(KeystoneLogin.Name(name: name))
    } else {
      scope = .unscoped
    }
    let method = agency.map { KeystoneLogin.Method.agency($0, base: base) }
    return KeystoneLogin(authURL: authURL, method: method ?? base, scope: scope)
  }
}
