import ImageModel
import ImageService
import Testing

@testable import IMSBrowser

/// What `doctor` prints of what was found and tried.
@Suite struct DoctorTests {
  private static func report(_ variables: [String: String], _ wish: CloudWish = CloudWish()) -> ConfigurationReport {
    let surroundings = Surroundings(variables: variables, homeFolder: "/home/op", workingFolder: "/srv") { _ in
      .failure(.missing)
    }
    return ConfigurationReport(CloudResolver.resolve(wish, in: surroundings))
  }

  private static let password = [
    "OS_AUTH_URL": "https://keystone.example:5000/v3", "OS_USERNAME": "op", "OS_PASSWORD": "correct-horse-battery",
    "OS_PROJECT_NAME": "demo", "OS_REGION_NAME": "RegionOne", "HW_INSECURE": "true", "OS_CACERT": "/etc/ssl/own.pem",
  ]

  private static let keystone: PrintableText = "https://keystone.example:5000"
  private static let glance: PrintableText = "https://glance.example:9292"

  /// A walk with every outcome in it.
  private static let walk: [Checkup.Event] = [
    .asking(keystone),
    .step(CheckStep(.name, keystone, .passed("keystone.example"), milliseconds: 0.431)),
    .step(CheckStep(.connection, keystone, .passed("192.0.2.7:5000"), milliseconds: 9.96)),
    .step(
      CheckStep(
        .tls, keystone,
        .doubtful(
          "not verified: CN = keystone.example, signed by CN = Example CA, until 2027-01-31 12:00:00 UTC",
          advice: "Any certificate is taken."),
        milliseconds: 48.2)),
    .step(CheckStep(.token, keystone, .passed("given for project demo"), milliseconds: 1234.5, note: "One is kept.")),
    .asking(glance),
    .step(CheckStep(.name, glance, .passed("glance.example"), milliseconds: 0.02)),
    .step(
      CheckStep(
        .connection, glance,
        .failed(FetchFailure(.refused, message: "Failed to connect to glance.example port 9292", requestID: "req-1")),
        milliseconds: 3)),
    .step(CheckStep(.tls, glance, .skipped("not reached"))),
    .step(CheckStep(.image, glance, .skipped("not reached"))),
  ]

  private static func text(_ report: ConfigurationReport, width: Int?, signs: CheckSigns = .unicode) -> String {
    var writer = DoctorText(width: width, signs: signs)
    return writer.text(of: report) + walk.map { writer.text(of: $0) }.joined()
  }

  @Test(arguments: [nil, 100, 80, 40])
  func `what was found and tried, for a pipe and for terminals`(width: Int?) throws {
    let name = width.map { "\($0)" } ?? "plain"
    try Golden.expect(Self.text(Self.report(Self.password), width: width), "doctor.\(name)")
  }

  @Test func `signs of ASCII for a terminal without Unicode`() throws {
    let text = Self.text(Self.report(Self.password), width: 80, signs: .ascii)
    #expect(text.replacing("‹hidden›", with: "").utf8.count { $0 >= 0x80 } == 0)
    try Golden.expect(text, "doctor.ascii.80")
  }

  @Test func `without any configuration it says what would be read`() throws {
    var writer = DoctorText(width: 80, signs: .unicode)
    try Golden.expect(writer.text(of: Self.report([:])), "doctor.nothing.80")
    writer = DoctorText(width: nil, signs: .unicode)
    let plain = writer.text(of: Self.report([:]))
    for source in CredentialSource.allCases {
      #expect(plain.contains(source.name.text) && plain.contains(source.reads.text))
    }
    #expect(!writer.text(of: Self.report(Self.password)).contains("They would be read from"))
  }

  @Test(arguments: [20, 30, 40, 57, 80, 100, 133])
  func `text fits any terminal, and nothing of it is lost`(width: Int) {
    func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    for report in [Self.report(Self.password), Self.report([:])] {
      let fitted = Self.text(report, width: width)
      #expect(fitted.split(separator: "\n").filter { TextWidth.of($0) > width } == [])
      #expect(letters(fitted) == letters(Self.text(report, width: nil)))
    }
  }

  @Test func `the same as one JSON document`() throws {
    let steps = Self.walk.compactMap { if case .step(let step) = $0 { step } else { nil } }
    let document = DoctorJSON.document(Self.report(Self.password), steps)
    try Golden.expect(document.written(.pretty) + "\n", "doctor.json")
    #expect(!document.written().contains("correct-horse"))
    #expect(document.object?["exit_status"] == 5)
    #expect(DoctorJSON.document(Self.report([:]), []).object?["exit_status"] == 64)
  }
}
