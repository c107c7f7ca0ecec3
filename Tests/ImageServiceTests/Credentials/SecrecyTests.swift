import ImageModel
import Testing

@testable import ImageService

/// Nothing that is said of a configuration gives a secret away.
@Suite struct SecrecyTests {
  /// In every place where a secret may stand; with a line break it is wrong where a header needs it.
  static let secret = "hüsh-4711-S3CR3T"
  static let plain = "hush-4711-S3CR3T"

  static let whole: [[String: String]] = [
    ["HUAWEICLOUD_SDK_AK": "a", "HUAWEICLOUD_SDK_SK": plain, "HUAWEICLOUD_SDK_SECURITY_TOKEN": plain],
    ["HW_ACCESS_KEY": plain, "HW_SECRET_KEY": plain, "HW_SECURITY_TOKEN": plain, "HW_REGION_NAME": "cn-north-4"],
    ["HW_AUTH_TOKEN": plain, "HW_REGION_NAME": "cn-north-4"], ["HW_USER_ID": "u", "HW_PASSWORD": secret],
    [
      "HW_AUTH_TOKEN": plain, "HW_ASSUME_ROLE_AGENCY_NAME": "a", "HW_ASSUME_ROLE_DOMAIN_NAME": "d",
      "HW_REGION_NAME": "cn-north-4",
    ],
    [
      "HW_ACCESS_KEY": "id", "HW_SECRET_KEY": plain, "HW_SECURITY_TOKEN": plain, "HW_ASSUME_ROLE_AGENCY_NAME": "a",
      "HW_ASSUME_ROLE_DOMAIN_ID": "d",
    ], ["OS_TOKEN": plain], ["OS_AUTH_TOKEN": plain, "OS_AUTH_URL": "http://k"],
    ["OS_AUTH_URL": "http://k", "OS_USERNAME": "u", "OS_PASSWORD": secret + "\n\u{1B}"],
    ["OS_AUTH_URL": "http://k", "OS_APPLICATION_CREDENTIAL_ID": "u", "OS_APPLICATION_CREDENTIAL_SECRET": secret],
    ["OS_ACCESS_KEY": plain, "OS_SECRET_KEY": plain, "OS_SECURITY_TOKEN": plain],
  ]

  @Test(arguments: whole)
  func `no finding and no description of a cloud tells a secret`(variables: [String: String]) throws {
    let cloud = try resolved(.sample(variables))
    #expect(cloud.findings.contains { $0.statement.text.contains("‹hidden›") })
    for finding in cloud.findings { #expect(!finding.statement.text.contains("4711")) }
    var credentials = cloud.credentials
    // The access key's id is no secret; findings hide it all the same.
    if case .accessKey(var key) = credentials {
      key.id = "id"
      credentials = .accessKey(key)
    }
    let shown = Self.texts(of: credentials)
    for text in shown { #expect(!text.contains("4711")) }
  }

  static let wrong: [(variables: [String: String], source: PrintableText)] =
    [
      "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SECURITY_TOKEN", "HUAWEICLOUD_SDK_PROJECT_ID",
      "HW_ACCESS_KEY", "HW_SECRET_KEY", "HW_SECURITY_TOKEN", "HW_AUTH_TOKEN", "HW_PROJECT_ID", "OS_TOKEN",
      "OS_AUTH_TOKEN", "OS_SECRET_KEY", "OS_ACCESS_KEY",
    ].flatMap { (name: String) in
      ["\n", "\r\nX-Evil: 1", "\u{0}", "ü"].map { end in
        let family = name.hasPrefix("HUAWEI") ? "HUAWEICLOUD_SDK_" : name.hasPrefix("HW_") ? "HW_" : "OS_"
        let isToken = name.hasSuffix("AUTH_TOKEN") || name == "OS_TOKEN"
        var variables = isToken ? [:] : [family + "ACCESS_KEY": "a", family + "SECRET_KEY": "s"]
        if family == "HUAWEICLOUD_SDK_" { variables = [family + "AK": "a", family + "SK": "s"] }
        variables[name] = plain + end
        return (variables, PrintableText(name))
      }
    }

  @Test(arguments: wrong.indices)
  func `what can't stand in a header is a failure that names its source alone`(index: Int) throws {
    let failure = try unresolved(CloudWish(region: "cn-north-4"), .sample(Self.wrong[index].variables))
    #expect(failure.source == Self.wrong[index].source)
    for text in Self.texts(of: failure) { #expect(!text.contains("4711")) }
  }

  static let broken = [
    "clouds: {a: {auth: {auth_url: \"http://u:SECRET@h\", username: u, password: SECRET}}}",
    "clouds: {a: {auth: {auth_url: \"SECRET\", username: u, password: SECRET}}}",
    "clouds: {a: {auth: {auth_url: \"http://k\", username: u, password: [SECRET]}}}",
    "clouds: {a: {auth: {auth_url: \"http://k\", username: \"SECRET\\n\", password: SECRET}}}",
    "clouds: {a: {auth: SECRET}}", "clouds: {a: {auth: {password: SECRET, password: SECRET}}}",
    "clouds: {a: {auth: {password: \"SECRET}}}", "clouds:\n  a:\n    password: SECRET: SECRET",
    "clouds: {a: {verify: SECRET, auth_type: none}}", "clouds: {a: {insecure: SECRET, auth_type: none}}",
    "clouds: {a: {interface: SECRET, auth: {auth_url: \"http://k\", username: u, password: p}}}",
    "clouds: {a: {auth: {password: *SECRET}}}", "clouds: {a: {auth: {password: !SECRET !x y}}}",
    "clouds: SECRET", "SECRET", "[SECRET]", "%SECRET\n", "clouds: {a: {regions: [[SECRET]]}}",
    "clouds: {a: {auth: {password: @SECRET}}}", "clouds: {a: {auth: {password: SECRET}}}\n\tx",
  ]

  @Test(arguments: broken)
  func `no failure over a file tells what is in it`(yaml: String) throws {
    let surroundings = Surroundings.clouds(yaml.replacing("SECRET", with: Self.plain))
    let failure = try unresolved(CloudWish(cloud: "a"), surroundings)
    for text in Self.texts(of: failure) { #expect(!text.contains("4711")) }
    for cloud in CloudResolver.clouds(in: surroundings) {
      for text in Self.texts(of: cloud) { #expect(!text.contains("4711")) }
    }
  }

  @Test(arguments: [
    "[basic]\nak = a\nSECRET", "[basic]\nak = a\nsk = SECRET\nsk = SECRET", "[basic]\nak = a\nsk = SECRET\u{7}",
    "[basic]\nsk = SECRET",
  ])
  func `no failure over Huawei's file tells what is in it`(text: String) throws {
    let files = [Surroundings.huaweiPath: text.replacing("SECRET", with: Self.plain)]
    let failure = try unresolved(.sample(files: files))
    for text in Self.texts(of: failure) { #expect(!text.contains("4711")) }
  }

  @Test func `a password may be any text, and is hidden`() throws {
    for text in ["pässwörd", "two\nlines", "\u{0}", " ", "密码"] {
      let secret = try Secret(password: text)
      #expect(secret.text == text)
      #expect("\(secret)" == "‹hidden›")
    }
    let thrown = #expect(throws: Secret.Problem.self) { try Secret(password: "") }
    #expect(thrown == .empty)
  }

  /// Everything that a program might print of a value.
  private static func texts(of value: some Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    var texts = ["\(value)", String(reflecting: value), dumped]
    if let failure = value as? ConfigurationFailure { texts += [failure.headline.text, failure.advice.text] }
    return texts
  }
}
