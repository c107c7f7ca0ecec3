import ImageModel
import Testing

@testable import ImageService

@Suite struct SourceOrderTests {
  /// Everything that could be set, source by source in the order of `CredentialSource`, each with a name of its own.
  static let everything: [(source: CredentialSource, variables: [String: String], key: String)] = [
    (.cloudOption, [:], "option-key"),
    (.cloudVariable, ["OS_CLOUD": "variable"], "variable-key"),
    (.huaweiSDKVariables, ["HUAWEICLOUD_SDK_AK": "sdk-key", "HUAWEICLOUD_SDK_SK": "s"], "sdk-key"),
    (.huaweiVariables, ["HW_ACCESS_KEY": "hw-key", "HW_SECRET_KEY": "s"], "hw-key"),
    (.openStackVariables, ["OS_ACCESS_KEY": "os-key", "OS_SECRET_KEY": "s"], "os-key"),
    (.configuredCloud, [:], "configured-key"),
    (.huaweiFile, [:], "file-key"),
    (.onlyCloud, [:], "only-key"),
  ]

  @Test(arguments: everything.indices)
  func `the first source with credentials is taken, whatever comes after it`(index: Int) throws {
    let present = Self.everything[index...]
    var wish = CloudWish()
    if present.contains(where: { $0.source == .cloudOption }) { wish.cloud = "option" }
    if present.contains(where: { $0.source == .configuredCloud }) { wish.configuredCloud = "configured" }
    let names = index <= 5 ? ["option", "variable", "configured"] : index == 7 ? ["only"] : []
    let clouds = names.map { "  \($0): {auth: {access_key: \($0)-key, secret_key: s}}" }
    var files = [Surroundings.cloudsPath: (["clouds:"] + clouds).joined(separator: "\n")]
    if index <= 6 { files[Surroundings.huaweiPath] = "[basic]\nak = file-key\nsk = s" }
    let variables = present.reduce(into: [:]) { $0.merge($1.variables) { $1 } }
    let cloud = try resolved(wish, .sample(variables, files: files))
    #expect(try accessKey(cloud.credentials).id == Self.everything[index].key)
    let later = present.dropFirst().filter { $0.source != .onlyCloud }
    let notUsed = cloud.findings.filter { $0.statement.text.hasPrefix("not used:") }
    #expect(notUsed.map(\.source) == later.map { $0.source.name })
  }

  @Test func `the table names every source once`() {
    #expect(Self.everything.map(\.source) == CredentialSource.allCases)
    #expect(Set(CredentialSource.allCases.map(\.name)).count == CredentialSource.allCases.count)
    for source in CredentialSource.allCases { #expect(!source.reads.isEmpty) }
  }

  @Test func `nothing at all is no credentials and no place`() throws {
    let cloud = try resolved(.sample())
    #expect(cloud == CloudConfiguration(name: "none"))
  }

  @Test func `an endpoint alone has no credentials`() throws {
    let endpoint = try Endpoint("http://127.0.0.1:9292")
    let cloud = try resolved(CloudWish(endpoint: endpoint), .sample())
    #expect(cloud.credentials == .none)
    #expect(cloud.place == .endpoint(endpoint))
  }

  @Test(arguments: ["OS_TOKEN", "OS_AUTH_TOKEN", "HW_AUTH_TOKEN"])
  func `an endpoint and a token are enough`(variable: String) throws {
    let endpoint = try Endpoint("http://127.0.0.1:9292")
    let cloud = try resolved(CloudWish(endpoint: endpoint), .sample([variable: "a-token"]))
    #expect(cloud.credentials == .token(try Secret("a-token")))
    #expect(cloud.place == .endpoint(endpoint))
    #expect(cloud.findings.contains { $0.source.text == variable })
  }

  @Test func `a token and an endpoint need no Keystone, even where one is named`() throws {
    let cloud = try resolved(
      CloudWish(endpoint: Endpoint("http://glance")), .sample(["OS_TOKEN": "t", "OS_AUTH_URL": "http://keystone"]))
    #expect(cloud.credentials == .token(try Secret("t")))
  }

  @Test func `a token without an endpoint is exchanged at Keystone, whose catalogue knows where to ask`() throws {
    let cloud = try resolved(
      .sample(["OS_TOKEN": "t", "OS_AUTH_URL": "http://keystone/v3", "OS_PROJECT_ID": "p", "OS_REGION_NAME": "R"]))
    let expected = KeystoneLogin(
      authURL: try Endpoint("http://keystone/v3"), method: .token(try Secret("t")), scope: .project(.init(id: "p")))
    #expect(cloud.credentials == .keystone(expected))
    #expect(cloud.place == .catalogue(region: "R", interface: "public"))
  }

  @Test func `with OS_CLOUD no other variable of OpenStack counts`() throws {
    let surroundings = Surroundings.clouds(
      "clouds: {a: {auth: {auth_url: http://k, username: u, password: p}, region_name: RA}}",
      [
        "OS_CLOUD": "a", "OS_USERNAME": "other", "OS_PASSWORD": "other", "OS_AUTH_URL": "http://other",
        "OS_REGION_NAME": "other", "OS_IMAGE_ENDPOINT_OVERRIDE": "http://other", "OS_TOKEN": "other",
      ])
    let cloud = try resolved(surroundings)
    #expect(try login(cloud.credentials).authURL.url == "http://k")
    #expect(cloud.place == .catalogue(region: "RA", interface: "public"))
  }

  @Test func `credentials of the only cloud go to no endpoint that was named without it`() throws {
    let surroundings = Surroundings.clouds("clouds: {a: {auth: {auth_url: http://k, username: u, password: p}}}")
    let endpoint = try Endpoint("http://elsewhere")
    #expect(try resolved(CloudWish(endpoint: endpoint), surroundings).credentials == .none)
    let named = try resolved(CloudWish(endpoint: endpoint, cloud: "a"), surroundings)
    #expect(named.place == .endpoint(endpoint))
    #expect(try login(named.credentials).authURL.url == "http://k")
  }

  @Test(arguments: [CloudWish(region: "cn-north-4"), CloudWish(endpoint: try? Endpoint("http://elsewhere"))])
  func `the cloud of the settings is not for a region or an endpoint that was named without it`(wish: CloudWish) throws
  {
    var wish = wish
    wish.configuredCloud = "a"
    let surroundings = Surroundings.sample(files: [
      Surroundings.cloudsPath: "clouds: {a: {auth_type: none, endpoint: http://a}}",
      Surroundings.huaweiPath: "[basic]\nak = file-key\nsk = s",
    ])
    let cloud = try resolved(wish, surroundings)
    #expect(try accessKey(cloud.credentials).id == "file-key")
    #expect(cloud.findings.contains { $0.source == "config.yaml" && $0.statement.text.hasPrefix("not used") })
  }

  @Test func `a cloud of the settings that is not there is told as theirs, and is no mistake of an option`() throws {
    let failure = try unresolved(CloudWish(configuredCloud: "b"), .clouds("clouds: {a: {}}"))
    #expect(failure.kind == .unknownCloud("b", known: ["a"]))
    #expect(failure.source == "config.yaml" && !failure.isOfOption)
    #expect(try unresolved(CloudWish(cloud: "b"), .clouds("clouds: {a: {}}")).isOfOption)
  }

  @Test func `the settings may name the server's agency`() throws {
    let cloud = try resolved(CloudWish(configuredCloud: "ecs-agency"), .sample(["HW_REGION_NAME": "cn-north-4"]))
    #expect(cloud.credentials == .metadata)
  }

  @Test func `several clouds and no choice is a failure that names them`() throws {
    let failure = try unresolved(.clouds("clouds: {a: {}, b: {}}"))
    #expect(failure.kind == .cloudNotChosen(known: ["a", "b"]))
    #expect(failure.advice.text.contains("a, b"))
  }

  @Test(arguments: [["HUAWEICLOUD_SDK_PROJECT_ID": "p"], ["HW_REGION_NAME": "cn-north-4"], ["OS_REGION_NAME": "R"]])
  func `what names no credentials is no source`(variables: [String: String]) throws {
    #expect(try resolved(.sample(variables)).credentials == .none)
  }

  @Test func `an empty variable is one that isn't set`() throws {
    #expect(try resolved(.sample(["OS_TOKEN": "", "OS_CLOUD": "", "HW_AUTH_TOKEN": ""])).credentials == .none)
  }

  @Test func `a region without credentials is a failure`() throws {
    let failure = try unresolved(CloudWish(region: "cn-north-4"), .sample())
    #expect(failure.kind == .noCredentials(region: "cn-north-4"))
    #expect(failure.exitStatus == .notAllowed)
  }

  @Test(arguments: ["--cloud", "OS_CLOUD"])
  func `the server's agency is asked only by its name`(by: String) throws {
    let wish = CloudWish(cloud: by == "--cloud" ? "ecs-agency" : nil)
    let variables = ["OS_CLOUD": by == "OS_CLOUD" ? "ecs-agency" : "", "HW_REGION_NAME": "cn-north-4"]
    let cloud = try resolved(wish, .sample(variables))
    #expect(cloud.credentials == .metadata)
    #expect(cloud.place == .region("cn-north-4"))
    #expect(cloud.findings.first?.source.text == by)
  }

  @Test func `authorities are those of the option, then of the cloud, then of the environment`() throws {
    let yaml = "clouds: {a: {cacert: ~/a.pem, auth_type: none}, b: {auth_type: none}}"
    let variables = ["OS_CACERT": "os.pem", "SSL_CERT_FILE": "/ssl.pem"]
    func authorities(_ wish: CloudWish, _ variables: [String: String]) throws -> String? {
      try resolved(wish, .clouds(yaml, variables)).tls.authorities
    }
    #expect(try authorities(CloudWish(cloud: "a", authorities: "mine.pem"), variables) == "/srv/here/mine.pem")
    #expect(try authorities(CloudWish(cloud: "a"), variables) == "/home/op/a.pem")
    #expect(try authorities(CloudWish(cloud: "b"), variables) == "/srv/here/os.pem")
    #expect(try authorities(CloudWish(cloud: "b"), ["SSL_CERT_FILE": "/ssl.pem"]) == "/ssl.pem")
    #expect(try authorities(CloudWish(cloud: "b"), [:]) == nil)
  }

  @Test func `certificates are checked unless asked not to be, and that is a problem told`() throws {
    #expect(try resolved(.sample()).tls.verifiesPeer)
    let cloud = try resolved(CloudWish(insecure: true), .sample())
    #expect(!cloud.tls.verifiesPeer)
    #expect(cloud.findings.contains { $0.source == "--insecure" && $0.isProblem })
  }
}
