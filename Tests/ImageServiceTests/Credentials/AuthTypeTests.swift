import ImageModel
import Testing

@testable import ImageService

@Suite struct AuthTypeTests {
  /// A cloud whose settings are these, in YAML's flow style.
  static func cloud(_ settings: String) throws -> CloudConfiguration {
    try resolved(.clouds("clouds: {a: {\(settings)}}"))
  }

  static let authURL = "auth_url: \"http://k/v3\""

  @Test(
    arguments: [
      ("username: u, user_domain_id: d", .init(name: "u", domainID: "d")),
      ("username: u, user_domain_name: D", .init(name: "u", domainName: "D")), ("user_id: i", .init(id: "i")),
      ("username: u", .init(name: "u", domainID: "default")),
      ("username: u, domain_name: D, project_name: p", .init(name: "u", domainName: "D")),
      ("username: u, user_domain_name: D, default_domain_id: o", .init(name: "u", domainName: "D")),
      ("username: u, default_domain_name: o", .init(name: "u", domainName: "o")),
      ("username: \"0123\", user-domain-id: 0o7", .init(name: "0123", domainID: "0o7")),
    ] as [(String, KeystoneLogin.Name)])
  func `a user is known by an id, or by a name in a domain`(settings: String, user: KeystoneLogin.Name) throws {
    for type in ["", "auth_type: password, ", "auth_type: v3password, "] {
      let login = try login(Self.cloud("\(type)auth: {\(Self.authURL), password: p, \(settings)}").credentials)
      #expect(login.method == .password(user: user, try Secret("p")))
      #expect(login.authURL.url == "http://k/v3")
    }
  }

  @Test(
    arguments: [
      ("project_id: i", .project(.init(id: "i"))), ("tenant_id: i", .project(.init(id: "i"))),
      ("project_name: p", .project(.init(name: "p", domainID: "default"))),
      ("tenant_name: p, project_domain_name: D", .project(.init(name: "p", domainName: "D"))),
      ("project_name: p, tenant_name: t", .project(.init(name: "p", domainID: "default"))),
      ("project_name: p, project_domain_id: d", .project(.init(name: "p", domainID: "d"))),
      ("project_name: p, domain_id: d", .project(.init(name: "p", domainID: "d"))),
      ("domain_id: d", .domain(.init(id: "d"))), ("domain_name: D", .domain(.init(name: "D"))), ("", .unscoped),
    ] as [(String, KeystoneLogin.Scope)])
  func `the scope is a project, a domain or nothing`(settings: String, scope: KeystoneLogin.Scope) throws {
    let auth = "\(Self.authURL), user_id: u, password: p, \(settings)"
    #expect(try login(Self.cloud("auth: {\(auth)}").credentials).scope == scope)
    // Beside `auth` counts as much as within it.
    #expect(
      try login(Self.cloud("auth: {\(Self.authURL)}, user_id: u, password: p, \(settings)").credentials).scope == scope)
  }

  @Test(
    arguments: [
      ("application_credential_id: i", .init(id: "i"), nil),
      (
        "application_credential_name: n, username: u, user_domain_name: D", .init(name: "n"),
        .init(name: "u", domainName: "D")
      ),
      ("application_credential_name: n, user_id: u", .init(name: "n"), .init(id: "u")),
      ("application_credential_id: i, project_name: p", .init(id: "i"), nil),
    ] as [(String, KeystoneLogin.Name, KeystoneLogin.Name?)])
  func `an application credential asks for no scope`(
    settings: String, credential: KeystoneLogin.Name, user: KeystoneLogin.Name?
  ) throws {
    for type in ["", "auth_type: v3applicationcredential, "] {
      let auth = "\(Self.authURL), application_credential_secret: s, \(settings)"
      let login = try login(Self.cloud("\(type)auth: {\(auth)}").credentials)
      #expect(login.method == .applicationCredential(credential, user: user, try Secret("s")))
      #expect(login.scope == .unscoped)
    }
  }

  @Test(
    arguments: [
      ("auth_type: token, auth: {AUTH, token: t}", true), ("auth_type: v3token, auth: {AUTH, token: t}", true),
      ("auth_type: v3token, image_endpoint_override: \"http://g\", auth: {AUTH, token: t}", true),
      ("auth: {AUTH, token: t}", true), ("auth_token: t, auth: {AUTH}", true),
      ("image_endpoint_override: \"http://g\", auth: {AUTH, token: t}", false),
      ("image_endpoint_override: \"http://g\", auth: {token: t}", false),
      ("auth_type: token, image_endpoint_override: \"http://g\", auth: {token: t}", false),
      ("auth_type: admin_token, auth: {endpoint: \"http://g/v2\", token: t}", false),
      ("auth_type: token_endpoint, endpoint: \"http://g\", token: t", false),
    ])
  func `a token is exchanged at Keystone, or ready for an endpoint`(settings: String, isExchanged: Bool) throws {
    let cloud = try Self.cloud(settings.replacing("AUTH", with: Self.authURL))
    let token = try Secret("t")
    if isExchanged {
      #expect(try login(cloud.credentials).method == .token(token))
    } else {
      #expect(cloud.credentials == .token(token))
      #expect(cloud.place == .endpoint(try Endpoint("http://g")))
    }
  }

  @Test(arguments: [
    "auth_type: none, endpoint: \"http://g\"", "auth_type: None, auth: {endpoint: \"http://g\"}",
    "image_endpoint_override: \"http://g\"",
    "auth_type: none, auth: {username: u, password: p}, image_endpoint: \"http://g\"",
  ])
  func `without Keystone an endpoint is enough`(settings: String) throws {
    let cloud = try Self.cloud(settings)
    #expect(cloud.credentials == .none)
    #expect(cloud.place == .endpoint(try Endpoint("http://g")))
  }

  @Test(arguments: ["v2password", "v3totp", "v3oidcpassword", "http_basic", "Password", "x\u{1B}[31m"])
  func `an auth type that isn't known is named`(type: String) throws {
    let failure = try unresolved(
      .clouds("clouds:\n  a:\n    auth_type: \"\(type.replacing("\u{1B}", with: "\\e"))\""))
    if type.contains("\u{1B}") {
      guard case .badValue = failure.kind else { throw Unexpected(what: "\(failure.kind)") }
    } else {
      #expect(failure.kind == .unknownAuthType(PrintableText(type)))
      #expect(failure.headline.text.contains(type))
      for known in AuthType.names { #expect(failure.advice.text.contains(known)) }
    }
    #expect(failure.source == "\(PrintableText(Surroundings.cloudsPath)), line 3")
  }

  @Test(arguments: AuthType.names)
  func `every auth type that is told is one that is known`(name: String) {
    #expect(AuthType(name) != nil)
  }

  @Test(
    arguments: [
      ("auth: {AUTH, username: u}", "password"), ("auth: {AUTH, password: p}", "username or user_id"),
      ("auth: {username: u, password: p}", "auth_url"), ("auth_type: token, auth: {AUTH}", "token"),
      ("auth: {AUTH, application_credential_id: i}", "application_credential_secret"),
      (
        "auth: {AUTH, application_credential_secret: s}", "application_credential_id or application_credential_name"
      ), ("auth: {AUTH, application_credential_secret: s, application_credential_name: n}", "username or user_id"),
      ("auth_type: admin_token, endpoint: \"http://g\"", "token"), ("auth: {access_key: a}", "secret_key"),
      ("auth: {secret_key: a}", "access_key"),
    ] as [(String, PrintableText)])
  func `what is missing is named`(settings: String, missing: PrintableText) throws {
    let failure = try unresolved(.clouds("clouds: {a: {\(settings.replacing("AUTH", with: Self.authURL))}}"))
    #expect(failure.kind == .incomplete(missing: missing))
    #expect(failure.source.text == "\(Surroundings.cloudsPath): a")
  }

  @Test func `in the environment what is missing is named as a variable`() throws {
    let failure = try unresolved(.sample(["OS_AUTH_URL": "http://k", "OS_USERNAME": "u"]))
    #expect(failure.kind == .incomplete(missing: "OS_PASSWORD"))
    #expect(failure.source == "OS_*")
  }

  @Test func `the variables of an openrc file are a login`() throws {
    let cloud = try resolved(
      .sample([
        "OS_AUTH_URL": "http://k/v3", "OS_USERNAME": "demo", "OS_PASSWORD": "pässwörd", "OS_PROJECT_NAME": "demo",
        "OS_USER_DOMAIN_NAME": "Default", "OS_PROJECT_DOMAIN_ID": "default", "OS_REGION_NAME": "RegionOne",
        "OS_INTERFACE": "internal", "OS_IDENTITY_API_VERSION": "3", "OS_CACERT": "/ca.pem",
      ]))
    let expected = KeystoneLogin(
      authURL: try Endpoint("http://k/v3"),
      method: .password(user: .init(name: "demo", domainName: "Default"), try Secret(password: "pässwörd")),
      scope: .project(.init(name: "demo", domainID: "default")))
    #expect(cloud.credentials == .keystone(expected))
    #expect(cloud.place == .catalogue(region: "RegionOne", interface: "internal"))
    #expect(cloud.tls.authorities == "/ca.pem")
  }

  @Test(
    arguments: [
      ("", "public"), ("interface: internal", "internal"), ("endpoint_type: adminURL", "admin"),
      ("interface: public, endpoint_type: internalURL", "internal"),
      ("image_interface: admin, interface: public", "admin"),
    ])
  func `the interface is the image service's, else that of all`(settings: String, interface: String) throws {
    let cloud = try Self.cloud("auth: {\(Self.authURL), username: u, password: p}, \(settings)")
    #expect(cloud.place == .catalogue(region: nil, interface: interface))
  }

  @Test(
    arguments: [
      ("", true), ("verify: true", true), ("verify: false", false), ("verify: no", false), ("insecure: true", false),
      ("insecure: True, verify: true", false), ("insecure: false, verify: false", false), ("insecure: \"1\"", false),
    ])
  func `certificates are checked unless one setting says no`(settings: String, verifies: Bool) throws {
    #expect(try Self.cloud("auth_type: none, \(settings)").tls.verifiesPeer == verifies)
  }

  @Test func `a client's certificate and key are files`() throws {
    let tls = try Self.cloud("auth_type: none, cert: ~/c.pem, key: /k.pem, cacert: ca.pem").tls
    #expect(tls.certificate == "/home/op/c.pem")
    #expect(tls.key == "/k.pem")
    #expect(tls.authorities == "/srv/here/ca.pem")
  }

  @Test(
    arguments: [
      ("https://iam.cn-north-4.myhuaweicloud.com/v3", "", .region("cn-north-4")),
      ("https://iam.myhuaweicloud.com/v3", "region_name: cn-east-3", .region("cn-east-3")),
      ("https://iam.eu-west-101.myhuaweicloud.eu/v3", "", .region("eu-west-101")),
      ("https://iam.myhuaweicloud.com.evil.example/v3", "", .catalogue(region: nil, interface: "public")),
      ("https://iam.myhuaweicloud.com/v3", "", .unknown),
    ] as [(String, String, CloudConfiguration.Place)])
  func `Huawei's IAM stands for Huawei's image service`(
    authURL: String, settings: String, place: CloudConfiguration.Place
  ) throws {
    let cloud = try Self.cloud("auth: {auth_url: \"\(authURL)\", username: u, password: p}, \(settings)")
    #expect(cloud.place == place)
  }

  @Test(
    arguments: [("OS_REGION_NAME", "RegionOne", .unknown), ("OS_REGION_NAME", "cn-north-4", .region("cn-north-4"))]
      as [(String, String, CloudConfiguration.Place)])
  func `a ready token goes to a region only where its name is Huawei's`(
    variable: String, region: String, place: CloudConfiguration.Place
  ) throws {
    let cloud = try resolved(.sample(["OS_TOKEN": "t", variable: region]))
    #expect(cloud.place == place)
    #expect(cloud.findings.contains(where: \.isProblem) == (place == .unknown))
  }
}
