import FoundationEssentials
import ChineseCheck
import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// No text of this module stays in English where Chinese is spoken.
@Suite struct ChineseTests {
  // MARK: Failures

  /// In whose words a failure without an answer is told, is the business of another module.
  private static let noAnswer = FetchFailure(.noAccess(.init("没有响应。", "请重试。", .notReached)))

  private static func tokenFailures() throws -> [TokenFailure.Kind] {
    let skew = try #require(Self.skew(-1020))
    return [
      .badRequest, .refused, .tokenRefused, .forbidden, .notFound, .serverFailed, .otherStatus, .notReached(noAnswer),
      .cancelled, .notAToken, .noCatalogue, .noImageService, .noRegion("R1", known: []),
      .noRegion("R1", known: ["R2", "R3"]), .noInterface("admin", known: ["public"]), .badAddress("http://h"),
      .notProjects, .noProject(region: "R1"), .severalProjects(region: "R1"), .unsignable, .clockOff(skew), .keyRefused,
      .agencyRefused, .notAKey, .noServer(noAnswer), .noServerAgency, .metadataFailed, .metadataWithoutKey,
    ]
  }

  @Test func `a missing token is told in Chinese`() throws {
    try Language.speaking(.chinese) {
      for kind in try Self.tokenFailures() {
        let failure = TokenFailure(kind)
        expectChinese(failure.headline, naming: ["Keystone", "admin"])
        expectChinese(failure.advice, naming: ["Agent", "Operator", "public", "ecs", "agency"])
      }
    }
  }

  private static let configurationFailures: [ConfigurationFailure.Kind] = [
    .unknownCloud("x", known: []), .unknownCloud("x", known: ["a", "b"]), .cloudNotChosen(known: ["a", "b"]),
    .unknownRegion("R1", known: ["R2"]), .noCredentials(region: "R1"), .incomplete(missing: "OS_PASSWORD"),
    .unknownAuthType("x"), .badValue(expected: "应为区域。"), .badSecret(.empty), .badSecret(.newline),
    .badSecret(.forbiddenCharacter), .malformed("名称重复"), .unreadable(.missing), .unreadable(.tooLarge),
    .unreadable(.notText), .unreadable(.unreadable("EIO")),
  ]

  @Test(arguments: configurationFailures)
  func `what is wrong with a configuration is told in Chinese`(kind: ConfigurationFailure.Kind) {
    let names: Set = ["UTF", "MiB", "password", "token", "none"]
    Language.speaking(.chinese) {
      let failure = ConfigurationFailure(kind, in: "/etc/openstack/clouds.yaml")
      expectChinese(failure.headline, naming: names)
      expectChinese(failure.brief, naming: names)
      expectChinese(failure.advice, naming: names)
    }
  }

  /// Configurations that can't be used; what is expected instead is told where it is found out.
  private static let unusable: [(CloudWish, Surroundings)] = [
    (CloudWish(), .clouds("clouds: 1")), (CloudWish(), .clouds("1")), (CloudWish(), .clouds("{a: 1, a: 2}")),
    (CloudWish(), .clouds("clouds: {a: 1}")), (CloudWish(), .clouds("clouds: {a: {auth: 1}}")),
    (CloudWish(), .clouds("clouds: {a: {auth: {token: []}}}")), (CloudWish(), .clouds("clouds: {a: {regions: 1}}")),
    (CloudWish(), .clouds("clouds: {a: {regions: [[]]}}")),
    (CloudWish(), .clouds("clouds: {a: {endpoint: 'http://h', verify: x}}")),
    (CloudWish(), .sample(["OS_AUTH_URL": "http://k", "OS_USERNAME": "u1"])),
    (CloudWish(), .sample(["OS_AUTH_URL": "http://k", "OS_PASSWORD": "p1"])),
    (
      CloudWish(),
      .sample(["OS_AUTH_URL": "http://k", "OS_USERNAME": "u1", "OS_PASSWORD": "p1", "OS_INTERFACE": "x"])
    ),
    (CloudWish(), .sample(["OS_AUTH_URL": "http://k", "OS_USERNAME": "u\n1"])),
    (CloudWish(), .sample(["HW_ACCESS_KEY": "a b", "HW_SECRET_KEY": "s1"])),
    (CloudWish(region: "x/y"), .sample(["HW_AUTH_TOKEN": "t1"])), (CloudWish(region: "R1"), .sample()),
    (CloudWish(), .sample(files: [Surroundings.huaweiPath: "[basic]\nak"])),
    (CloudWish(), .sample(files: [Surroundings.huaweiPath: "[basic]\nak=1\nak=2"])),
    (
      CloudWish(region: "cn-north-4"),
      .sample(
        ["HW_AUTH_TOKEN": "t1"], files: ["/home/op/.huaweicloud/regions.yaml": "IMS: [{id: cn-north-4}]"])
    ),
  ]

  @Test(arguments: unusable.indices)
  func `a configuration that can't be used says in Chinese what is expected`(index: Int) throws {
    let (wish, surroundings) = Self.unusable[index]
    try Language.speaking(.chinese) {
      let failure = try unresolved(wish, surroundings)
      expectChinese(failure.headline, naming: ["admin", "internal", "public", "true", "false", "clouds", "token"])
    }
  }

  @Test func `a refusal is told in Chinese with any credentials`() throws {
    let secret = try Secret("a-secret")
    let refusal = Answer(status: 401)
    let late = Answer(
      status: 401, headers: [.init(name: "Date", value: "Fri, 17 Dec 2021 06:58:04 GMT")],
      body: Array(#"{"error_code":"APIGW.0301"}"#.utf8))
    let all: [Credentials] = [
      .accessKey(AccessKey(id: "AK", secret: secret)), .metadata, .keystone(try KeystoneSamples.login()),
    ]
    for credentials in all {
      let cloud = CloudConfiguration(name: "x", credentials: credentials)
      let access = CloudAccess(cloud, bounds: .standard, cache: nil) { _ throws(TransportFailure) in refusal }
      Language.speaking(.chinese) {
        for answer in [refusal, late] {
          let failure = access.explained(FetchFailure(.unauthorized), of: answer)
          expectChinese(failure.headline)
          expectChinese(failure.advice)
        }
      }
    }
    Language.speaking(.chinese) {
      expectChinese(CloudAccess.nothingToAsk.headline)
      expectChinese(CloudAccess.nothingToAsk.advice)
    }
  }

  // MARK: What is known

  @Test func `the sources of credentials are told in Chinese`() {
    // What is read of the variables of Huawei's SDK are names alone.
    Language.speaking(.chinese) {
      for source in CredentialSource.allCases where source != .huaweiSDKVariables {
        expectChinese(source.reads, naming: ["cloud", "basic", "ecs", "agency"])
      }
    }
  }

  @Test func `credentials are called in Chinese what they are`() throws {
    let secret = try Secret("a-secret")
    let user = KeystoneLogin.Name(id: "u")
    let key = AccessKey(id: "AK", secret: secret)
    let agency = Agency(name: "a", domainName: "d")
    let methods: [KeystoneLogin.Method] = [
      .password(user: user, secret), .applicationCredential(user, user: nil, secret), .token(secret),
      .agency(agency, base: .token(secret)),
    ]
    let all: [Credentials] =
      try [
        .none, .token(secret), .accessKey(key), .accessKey(AccessKey(id: "AK", secret: secret, securityToken: secret)),
        .agency(agency, base: key, identity: Endpoint("https://iam")), .metadata,
      ] + methods.map { .keystone(try KeystoneSamples.login($0)) }
    Language.speaking(.chinese) {
      for credentials in all { expectChinese(credentials.kind) }
    }
  }

  @Test func `findings are told in Chinese`() throws {
    let yaml = """
      clouds:
        a:
          profile: p1
          region_name: R1
          verify: false
          cacert: /c1
          cert: /c2
          key: /k1
          image_interface: internal
          auth: {auth_url: 'http://k:5000', username: u1, password: p1, project_name: p1, user_domain_id: d1,
            project_domain_name: d2}
      """
    let application = [
      "OS_AUTH_URL": "http://k", "OS_AUTH_TYPE": "v3applicationcredential", "OS_APPLICATION_CREDENTIAL_ID": "a1",
      "OS_APPLICATION_CREDENTIAL_SECRET": "s1", "OS_REGION_NAME": "R1", "OS_CACERT": "/c1", "OS_CLOUD": "",
    ]
    let huawei = [
      "HW_ACCESS_KEY": "a1", "HW_SECRET_KEY": "s1", "HW_SECURITY_TOKEN": "t1", "HW_PROJECT_NAME": "p1",
      "HW_DOMAIN_ID": "d1", "HW_REGION_NAME": "cn-north-4", "HW_AUTH_URL": "https://iam", "HW_INSECURE": "true",
      "HW_ASSUME_ROLE_AGENCY_NAME": "a1", "HW_ASSUME_ROLE_DOMAIN_NAME": "d1", "OS_TOKEN": "t1", "SSL_CERT_FILE": "/c1",
    ]
    let endpoint = try Endpoint("http://h")
    let path = Surroundings.cloudsPath
    let all: [(CloudWish, Surroundings)] = [
      (CloudWish(), .clouds(yaml)), (CloudWish(), .sample(application)), (CloudWish(), .sample(huawei)),
      (CloudWish(cloud: CloudWish.serverAgency), .sample()),
      (
        CloudWish(endpoint: endpoint, cloud: "a", region: "R2", authorities: "/c1", insecure: true),
        .sample(files: ["/etc/openstack/clouds.yaml": yaml], problems: [path: .tooLarge])
      ),
    ]
    try Language.speaking(.chinese) {
      for (wish, surroundings) in all {
        let cloud = try resolved(wish, surroundings)
        #expect(!cloud.findings.isEmpty)
        for finding in cloud.findings {
          expectChinese(finding.statement, naming: ["internal", "true", "false", "MiB", "URL"])
        }
      }
      expectChinese(CloudConfiguration(name: "a", tls: .untrusting).caution)
      let open = CloudConfiguration(name: "a", credentials: .metadata, place: .endpoint(endpoint))
      expectChinese(open.caution)
    }
  }

  // MARK: The network

  @Test func `what is wrong with a proxy or a certificate is told in Chinese`() {
    let proxies: [ProxyProblem] = [
      .badAddress, .unresolved, .unreachable, .closedEarly, .notAuthenticated, .refused(status: nil),
      .refused(status: 403), .noWay(status: 502),
    ]
    let certificates: [TLSProblem] = [
      .expired, .notYetValid, .selfSigned, .unknownAuthority, .otherHost, .authoritiesUnreadable,
      .certificateUnreadable, .certificateWanted,
    ]
    Language.speaking(.chinese) {
      for words in proxies.map(\.words) + certificates.map(\.words) { expectChinese(words.map { PrintableText($0) }) }
    }
  }

  private static func skew(_ seconds: Int) -> ClockSkew? {
    let date = Answer.Header(name: "Date", value: "Fri, 17 Dec 2021 06:58:04 GMT")
    return ClockSkew(beside: Answer(status: 200, headers: [date], received: 1_639_724_284 + seconds))
  }

  @Test(arguments: [-1020, -30, 1020, 7200, 200_000])
  func `a clock that is off is told in Chinese`(seconds: Int) throws {
    let skew = try #require(Self.skew(seconds))
    Language.speaking(.chinese) {
      for text in [skew.statement, skew.headline, skew.advice] { expectChinese(text) }
    }
  }

  // MARK: Diagnosis

  @Test func `the steps of a checkup have Chinese names`() {
    Language.speaking(.chinese) {
      for kind in CheckStep.Kind.allCases where kind != .tls { expectChinese(kind.name) }
    }
    for kind in CheckStep.Kind.allCases { #expect(kind.name.text == kind.rawValue) }
  }

  @Test(.timeLimit(.minutes(5))) func `a checkup speaks Chinese`() async throws {
    let missing = #"{"message": "No image found"}"#
    let server = try ScriptedServer { _ in [.answer(404, missing, headers: ["Date: Fri, 17 Dec 2021 06:58:04 GMT"])] }
    var checkup = Checkup(cloud: try cloud(at: server.url, .token(try Secret("a-secret"))))
    checkup.environment = NetworkEnvironment([:])
    // The task that it makes goes on in the language that it was begun in.
    let events = Language.speaking(.chinese) { checkup.events() }
    var told: Set<CheckStep.Kind> = []
    for await case .step(let step) in events where ![.name, .connection].contains(step.kind) {
      expectChinese(step.statement)
      step.advice.map { expectChinese($0) }
      told.insert(step.kind)
    }
    #expect(told == [.token, .clock, .image])
  }

  @Test func `a way through a proxy, and a certificate, are told in Chinese`() {
    var report = ExchangeReport(lookup: 1, connect: 2, tls: 3, total: 20, peer: "192.0.2.7:80", proxy: "http://p")
    report.certificate = .init(subject: "S1", issuer: "I1", expiry: Timestamp(Date(timeIntervalSince1970: 0)))
    var request = Request(url: "https://h")
    request.tls.verifiesPeer = false
    let trial = Trial(request: request, result: .success(Answer(status: 200, report: report)))
    let broken = Trial(request: request, result: .failure(TransportFailure(kind: .unresolved)))
    Language.speaking(.chinese) {
      for step in trial.way(secrets: []) where step.kind == .tls || step.kind == .name {
        expectChinese(step.statement)
      }
      expectChinese(trial.way(secrets: []).last?.advice)
      for step in broken.way(secrets: []).dropFirst() { expectChinese(step.statement) }
    }
  }

  @Test func `a configuration is summed up in Chinese`() throws {
    let variables = ["OS_TOKEN": "t1", "OS_REGION_NAME": "cn-north-4"]
    Language.speaking(.chinese) {
      let report = ConfigurationReport(CloudResolver.resolve(CloudWish(), in: .sample(variables)))
      #expect(report.step.statement == "https://ims.cn-north-4.myhuaweicloud.com、区域 cn-north-4、Token")
    }
  }
}

extension TLSOptions {
  fileprivate static var untrusting: TLSOptions {
    var options = TLSOptions()
    options.verifiesPeer = false
    return options
  }
}
