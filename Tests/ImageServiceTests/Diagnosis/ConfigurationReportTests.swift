import ImageModel
import Testing

@testable import ImageService

@Suite struct ConfigurationReportTests {
  private func report(_ surroundings: Surroundings, _ wish: CloudWish = CloudWish()) -> ConfigurationReport {
    ConfigurationReport(CloudResolver.resolve(wish, in: surroundings))
  }

  private static let login = [
    "OS_AUTH_URL": "http://k:5000", "OS_USERNAME": "me", "OS_PASSWORD": "correct-horse-battery",
    "OS_REGION_NAME": "R1",
  ]

  @Test func `the source that was taken is told, and those before and behind it`() {
    let report = report(.sample(Self.login))
    #expect(report.sources.map(\.source) == CredentialSource.allCases)
    #expect(report.sources.filter { $0.state == .taken }.map(\.source) == [.openStackVariables])
    let turn = report.sources.firstIndex { $0.state == .taken } ?? 0
    #expect(report.sources[..<turn].allSatisfy { $0.state == .empty })
    #expect(report.sources[(turn + 1)...].allSatisfy { $0.state == .unneeded })
    #expect(report.step.target == "OS_*")
    #expect(report.step.statement == "http://k:5000, region R1, password")
    #expect(report.findings.contains { $0.source == "OS_PASSWORD" && $0.statement == "password: ‹hidden›" })
    #expect(!report.isWithoutCredentials)
    var dumped = ""
    dump(report, to: &dumped)
    #expect(!dumped.contains("correct-horse"))
  }

  @Test func `a source that can't be used is told, with what is wrong`() {
    let report = report(.sample(Self.login.filter { $0.key != "OS_PASSWORD" }))
    #expect(report.cloud == nil)
    #expect(report.sources.first { $0.state == .unusable }?.source == .openStackVariables)
    #expect(report.step.isPassed == false && report.step.exitStatus == .notAllowed)
    #expect(report.step.statement == "OS_*: OS_PASSWORD is missing.")
    #expect(report.step.advice != nil)
  }

  @Test func `without anything it says what could be set`() {
    let report = report(.sample())
    #expect(report.isWithoutCredentials)
    #expect(report.step.exitStatus == .usage)
    #expect(report.step.advice?.text.contains("--endpoint") == true)
    #expect(report.sources.allSatisfy { $0.state == .empty })
  }

  @Test func `an endpoint alone is enough; a region is not`() throws {
    let named = report(.sample(), CloudWish(endpoint: try Endpoint("http://h:9292")))
    #expect(named.step.isPassed == true && named.isWithoutCredentials)
    #expect(named.step.statement == "http://h:9292, no credentials")
    let region = report(.sample(), CloudWish(region: "cn-north-4"))
    #expect(region.step.exitStatus == .notAllowed && region.isWithoutCredentials)
  }

  @Test func `a sample service is looked for nowhere`() throws {
    let report = ConfigurationReport(
      sample: CloudConfiguration(name: "demo", place: .endpoint(try Endpoint("http://h"))))
    #expect(report.step.isPassed == true && report.sources.isEmpty && !report.isWithoutCredentials)
  }

  @Test func `each kind of credentials has a name`() throws {
    let secret = try Secret("a-secret")
    let user = KeystoneLogin.Name(id: "u")
    let password = KeystoneLogin.Method.password(user: user, secret)
    func login(_ method: KeystoneLogin.Method) throws -> PrintableText {
      Credentials.keystone(try KeystoneSamples.login(method)).kind
    }
    #expect(Credentials.none.kind == "no credentials")
    #expect(Credentials.accessKey(AccessKey(id: "AK", secret: secret)).kind == "access key")
    #expect(
      Credentials.accessKey(AccessKey(id: "AK", secret: secret, securityToken: secret)).kind == "temporary access key")
    #expect(try login(password) == "password")
    #expect(try login(.applicationCredential(user, user: nil, secret)) == "application credential")
    #expect(try login(.agency(Agency(name: "a", domainName: "d"), base: password)) == "agency by password")
  }
}
