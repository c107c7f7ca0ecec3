import ImageModel
import Testing

@testable import ImageService

@Suite struct HuaweiSourceTests {
  @Test func `the SDK's variables are an access key with all that goes with it`() throws {
    let cloud = try resolved(
      .sample([
        "HUAWEICLOUD_SDK_AK": "AKID", "HUAWEICLOUD_SDK_SK": "sk", "HUAWEICLOUD_SDK_SECURITY_TOKEN": "st",
        "HUAWEICLOUD_SDK_PROJECT_ID": "p", "HUAWEICLOUD_SDK_DOMAIN_ID": "d",
        "HUAWEICLOUD_SDK_IAM_ENDPOINT": "https://iam.example", "HW_REGION_NAME": "cn-north-4",
      ]))
    let expected = AccessKey(
      id: "AKID", secret: try Secret("sk"), securityToken: try Secret("st"), projectID: "p", domainID: "d",
      iamEndpoint: try Endpoint("https://iam.example"))
    #expect(cloud.credentials == .accessKey(expected))
    #expect(cloud.place == .region("cn-north-4"))
    #expect(cloud.region == "cn-north-4")
    #expect(cloud.name == "environment")
  }

  @Test func `Terraform's variables are an access key`() throws {
    let cloud = try resolved(
      .sample([
        "HW_ACCESS_KEY": "AKID", "HW_SECRET_KEY": "sk", "HW_SECURITY_TOKEN": "st", "HW_PROJECT_ID": "p",
        "HW_DOMAIN_ID": "d", "HW_REGION_NAME": "eu-west-101", "HW_AUTH_URL": "https://iam.example/v3",
        "HW_INSECURE": "true",
      ]))
    let expected = AccessKey(
      id: "AKID", secret: try Secret("sk"), securityToken: try Secret("st"), projectID: "p", domainID: "d",
      iamEndpoint: try Endpoint("https://iam.example"))
    #expect(cloud.credentials == .accessKey(expected))
    #expect(!cloud.tls.verifiesPeer)
  }

  @Test func `the token comes before the access key, and that before the user`() throws {
    var variables = [
      "HW_AUTH_TOKEN": "t", "HW_ACCESS_KEY": "AKID", "HW_SECRET_KEY": "sk", "HW_USER_NAME": "u", "HW_PASSWORD": "p",
      "HW_DOMAIN_NAME": "d", "HW_REGION_NAME": "cn-north-4",
    ]
    #expect(try resolved(.sample(variables)).credentials == .token(try Secret("t")))
    variables["HW_AUTH_TOKEN"] = nil
    #expect(try accessKey(resolved(.sample(variables)).credentials).id == "AKID")
    variables["HW_ACCESS_KEY"] = nil
    variables["HW_SECRET_KEY"] = nil
    let login = try login(resolved(.sample(variables)).credentials)
    #expect(login.method == .password(user: .init(name: "u", domainName: "d"), try Secret("p")))
    #expect(login.scope == .project(.init(name: "cn-north-4")))
    #expect(login.authURL.url == "https://iam.cn-north-4.myhuaweicloud.com")
  }

  @Test(
    arguments: [
      ([:], "https://iam.myhuaweicloud.com"), (["HW_REGION_NAME": "eu-de"], "https://iam.eu-de.otc.t-systems.com"),
      (["HW_AUTH_URL": "https://iam.example/v3"], "https://iam.example/v3"),
      (["HW_REGION_NAME": "a-1", "HUAWEICLOUD_SDK_REGION_IAM_A_1": "https://own"], "https://own"),
      (["HW_REGION_NAME": "a-1", "HW_CLOUD": "cloud.example"], "https://iam.a-1.cloud.example"),
    ] as [([String: String], String)])
  func `a user logs in at the IAM that the variables name`(variables: [String: String], url: String) throws {
    let user = ["HW_USER_ID": "u", "HW_PASSWORD": "pass wörd\nof two lines"]
    let login = try login(resolved(.sample(variables.merging(user) { $1 })).credentials)
    #expect(login.authURL.url == url)
    #expect(login.method == .password(user: .init(id: "u"), try Secret(password: "pass wörd\nof two lines")))
  }

  @Test func `a project that is named is the scope`() throws {
    let user = ["HW_USER_ID": "u", "HW_PASSWORD": "p", "HW_REGION_NAME": "cn-north-4", "HW_PROJECT_NAME": "own"]
    #expect(try login(resolved(.sample(user)).credentials).scope == .project(.init(name: "own")))
    let byID = user.merging(["HW_PROJECT_ID": "id"]) { $1 }
    #expect(try login(resolved(.sample(byID)).credentials).scope == .project(.init(id: "id")))
  }

  static let agency = ["HW_ASSUME_ROLE_AGENCY_NAME": "agency", "HW_ASSUME_ROLE_DOMAIN_NAME": "owner"]

  @Test func `an agency is taken on with a token or a user`() throws {
    let token = try login(resolved(.sample(Self.agency.merging(["HW_AUTH_TOKEN": "t"]) { $1 })).credentials)
    let expected = KeystoneLogin.Method.agency(
      Agency(name: "agency", domainName: "owner"), base: .token(try Secret("t")))
    #expect(token.method == expected)
    let user = Self.agency.merging(["HW_USER_ID": "u", "HW_PASSWORD": "p"]) { $1 }
    #expect(
      try login(resolved(.sample(user)).credentials).method
        == .agency(Agency(name: "agency", domainName: "owner"), base: .password(user: .init(id: "u"), try Secret("p"))))
  }

  @Test(
    arguments: [
      ([:], "https://iam.myhuaweicloud.com"), (["HW_REGION_NAME": "eu-de"], "https://iam.eu-de.otc.t-systems.com"),
      (["HW_AUTH_URL": "https://iam.example/v3"], "https://iam.example"),
      (["HW_REGION_NAME": "a-1", "HW_CLOUD": "cloud.example"], "https://iam.a-1.cloud.example"),
    ] as [([String: String], String)])
  func `an agency is taken on with an access key, at the IAM that the variables name`(
    variables: [String: String], url: String
  ) throws {
    let key = ["HW_ACCESS_KEY": "a", "HW_SECRET_KEY": "s", "HW_PROJECT_ID": "p"]
    let cloud = try resolved(.sample(variables.merging(Self.agency) { $1 }.merging(key) { $1 }))
    guard case .agency(let agency, let base, let identity) = cloud.credentials else {
      throw Unexpected(what: "\(cloud.credentials)")
    }
    #expect(agency == Agency(name: "agency", domainName: "owner"))
    #expect(base.id == "a" && base.projectID == "p")
    #expect(base.secret == (try Secret("s")))
    #expect(identity.url == url)
  }

  @Test func `an agency's account is known by its id, or by its name`() throws {
    var variables = Self.agency.merging(["HW_AUTH_TOKEN": "t", "HW_ASSUME_ROLE_DOMAIN_ID": "o1"]) { $1 }
    for _ in 1...2 {
      let login = try login(resolved(.sample(variables)).credentials)
      #expect(login.method == .agency(Agency(name: "agency", domainID: "o1"), base: .token(try Secret("t"))))
      variables["HW_ASSUME_ROLE_DOMAIN_NAME"] = nil
    }
  }

  @Test func `with an agency, too, the token comes before the access key, and that before the user`() throws {
    var variables = Self.agency.merging([
      "HW_AUTH_TOKEN": "t", "HW_ACCESS_KEY": "AKID", "HW_SECRET_KEY": "sk", "HW_USER_ID": "u", "HW_PASSWORD": "p",
    ]) { $1 }
    let agency = Agency(name: "agency", domainName: "owner")
    #expect(
      try login(resolved(.sample(variables)).credentials).method == .agency(agency, base: .token(try Secret("t"))))
    variables["HW_AUTH_TOKEN"] = nil
    let key = AccessKey(id: "AKID", secret: try Secret("sk"))
    let global = try Endpoint(ServiceRegion.globalIdentity)
    #expect(try resolved(.sample(variables)).credentials == .agency(agency, base: key, identity: global))
    variables["HW_ACCESS_KEY"] = nil
    variables["HW_SECRET_KEY"] = nil
    let password = KeystoneLogin.Method.password(user: .init(id: "u"), try Secret("p"))
    #expect(try login(resolved(.sample(variables)).credentials).method == .agency(agency, base: password))
  }

  @Test(
    arguments: [
      (["HUAWEICLOUD_SDK_AK": "a"], "HUAWEICLOUD_SDK_SK"), (["HUAWEICLOUD_SDK_SK": "a"], "HUAWEICLOUD_SDK_AK"),
      (["HW_ACCESS_KEY": "a"], "HW_SECRET_KEY"), (["HW_SECRET_KEY": "a"], "HW_ACCESS_KEY"),
      (["HW_USER_ID": "a"], "HW_PASSWORD"), (["HW_PASSWORD": "a"], "HW_USER_NAME or HW_USER_ID"),
      (["HW_USER_NAME": "a", "HW_PASSWORD": "a"], "HW_DOMAIN_NAME or HW_DOMAIN_ID"),
      (
        ["HW_AUTH_TOKEN": "a", "HW_ASSUME_ROLE_AGENCY_NAME": "a"],
        "HW_ASSUME_ROLE_DOMAIN_NAME or HW_ASSUME_ROLE_DOMAIN_ID"
      ),
      (["HW_ACCESS_KEY": "a", "HW_ASSUME_ROLE_AGENCY_NAME": "a", "HW_ASSUME_ROLE_DOMAIN_ID": "d"], "HW_SECRET_KEY"),
    ] as [([String: String], PrintableText)])
  func `half of the credentials is a failure that names the other half`(
    variables: [String: String], missing: PrintableText
  ) throws {
    let failure = try unresolved(.sample(variables))
    #expect(failure.kind == .incomplete(missing: missing))
    #expect(failure.exitStatus == .notAllowed)
  }

  @Test func `a project's name can't choose the project of an access key, which is told`() throws {
    let cloud = try resolved(
      .sample(["HW_ACCESS_KEY": "a", "HW_SECRET_KEY": "s", "HW_REGION_NAME": "cn-north-4", "HW_PROJECT_NAME": "x"]))
    #expect(cloud.findings.contains { $0.source == "HW_PROJECT_NAME" && $0.isProblem })
  }

  @Test func `no region is a problem told`() throws {
    let cloud = try resolved(.sample(["HW_ACCESS_KEY": "a", "HW_SECRET_KEY": "s"]))
    #expect(cloud.place == .unknown)
    #expect(cloud.findings.contains { $0.source == "HW_REGION_NAME" && $0.isProblem })
  }

  static let key = ["HW_ACCESS_KEY": "a", "HW_SECRET_KEY": "s"]
  static let regions = """
    IMS:
      - {id: cn-north-4, endpoint: "https://ims.of.file"}
      - {id: cn-north-9, endpoints: ["https://first.of.file", "https://second.of.file"]}
    """

  @Test(
    arguments: [
      (["HW_REGION_NAME": "cn-south-1"], .region("cn-south-1")),
      (["OS_REGION_NAME": "cn-south-1"], .region("cn-south-1")),
      (["HW_REGION_NAME": "cn-south-1", "OS_REGION_NAME": "cn-east-3"], .region("cn-south-1")),
      (["HW_REGION_NAME": "cn-north-4"], .endpoint(try Endpoint("https://ims.of.file"))),
      (["HW_REGION_NAME": "cn-north-9"], .endpoint(try Endpoint("https://first.of.file"))),
      (
        ["HW_REGION_NAME": "cn-north-4", "HUAWEICLOUD_SDK_REGION_IMS_CN_NORTH_4": "https://own, https://second"],
        .endpoint(try Endpoint("https://own"))
      ),
      (
        [
          "HW_REGION_NAME": "cn-north-4", "HUAWEICLOUD_SDK_REGION_IMS_CN_NORTH_4": "https://own",
          "OS_IMAGE_ENDPOINT_OVERRIDE": "https://override/v2",
        ], .endpoint(try Endpoint("https://override"))
      ),
      (
        ["HW_REGION_NAME": "cn-south-1", "HW_CLOUD": "cloud.example"],
        .endpoint(try Endpoint("https://ims.cn-south-1.cloud.example"))
      ),
    ] as [([String: String], CloudConfiguration.Place)])
  func `a region's endpoint is the one that was set by hand, else the usual one`(
    variables: [String: String], place: CloudConfiguration.Place
  ) throws {
    let surroundings = Surroundings.sample(
      variables.merging(Self.key) { $1 }, files: ["/home/op/.huaweicloud/regions.yaml": Self.regions])
    #expect(try resolved(surroundings).place == place)
    let endpoint = try Endpoint("https://option")
    #expect(try resolved(CloudWish(endpoint: endpoint), surroundings).place == .endpoint(endpoint))
  }

  @Test(arguments: ["Cn-North-4", "cn", "cn-north-4.evil.example", "cn-north-4/", "", "-a", "a-", "中-国"])
  func `what has not the form of a region's name is refused`(region: String) throws {
    let failure = try unresolved(CloudWish(region: region), .sample(Self.key))
    #expect(failure.source == "--region")
    #expect(failure.exitStatus == .usage)
  }

  // MARK: The file

  @Test func `the credentials file is read as Huawei's SDK reads it`() throws {
    let text = """
      \u{FEFF}# comment
      [global]
      ak = global
      [basic]
      ; comment
      AK = AKID
      sk: s=k:1
      security_token = st
      project_id=p
      domain_id = d
      iam_endpoint = https://iam.example
      empty =
      [other]
      ak = other
      """
    let cloud = try resolved(CloudWish(region: "cn-north-4"), .sample(files: [Surroundings.huaweiPath: text]))
    let expected = AccessKey(
      id: "AKID", secret: try Secret("s=k:1"), securityToken: try Secret("st"), projectID: "p", domainID: "d",
      iamEndpoint: try Endpoint("https://iam.example"))
    #expect(cloud.credentials == .accessKey(expected))
    #expect(cloud.findings.contains { $0.source == "/home/op/.huaweicloud/credentials, line 9" })
  }

  @Test func `a variable names another credentials file`() throws {
    let variables = ["HUAWEICLOUD_SDK_CREDENTIALS_FILE": "keys.ini", "HW_REGION_NAME": "cn-north-4"]
    let cloud = try resolved(.sample(variables, files: ["/srv/here/keys.ini": "[basic]\r\nak = a\r\nsk = s\r\n"]))
    #expect(try accessKey(cloud.credentials) == AccessKey(id: "a", secret: try Secret("s")))
    let failure = try unresolved(.sample(variables))
    #expect(failure.kind == .unreadable(.missing))
    #expect(failure.source == "/srv/here/keys.ini")
  }

  @Test(
    arguments: [
      ("[basic]\nak = a\nnonsense\n", 3), ("[basic]\nak = a\nak = b", 3), ("\n\n[basic]\n=\n oops", 5),
    ])
  func `a credentials file that breaks its rules is told with the line`(text: String, line: Int) throws {
    let failure = try unresolved(.sample(files: [Surroundings.huaweiPath: text]))
    guard case .malformed = failure.kind else { throw Unexpected(what: "\(failure.kind)") }
    #expect(failure.source.text == "\(Surroundings.huaweiPath), line \(line)")
  }

  @Test func `a credentials file without a key is no source`() throws {
    #expect(try resolved(.sample(files: [Surroundings.huaweiPath: "[global]\nak = a\nsk = s"])).credentials == .none)
  }

  @Test(arguments: [Surroundings.ReadProblem.tooLarge, .notText, .unreadable("Permission denied")])
  func `a credentials file that can't be read is told`(problem: Surroundings.ReadProblem) throws {
    let failure = try unresolved(.sample(problems: [Surroundings.huaweiPath: problem]))
    #expect(failure.kind == .unreadable(problem))
  }
}
