import ImageModel
import Testing

@testable import ImageService

@Suite struct CloudsFileTests {
  /// A cloud that is told by its endpoint.
  static func yaml(_ endpoint: String, cloud: String = "a") -> String {
    "clouds: {\(cloud): {auth_type: none, endpoint: \"http://\(endpoint)\"}}"
  }

  static let folders = [
    "/srv/here", "/xdg/openstack", "/home/op/.config/openstack", "/etc/xdg/openstack", "/etc/openstack",
  ]
  static let places =
    ["/named.yaml"] + folders.flatMap { folder in ["yaml", "yml", "json"].map { "\(folder)/clouds.\($0)" } }

  @Test(arguments: places.indices)
  func `the first file there is counts, and no other`(index: Int) throws {
    let present = Self.places[index...]
    let files = Dictionary(
      uniqueKeysWithValues: present.enumerated().map { ($1, Self.yaml("place-\(index + $0)")) })
    let variables = ["XDG_CONFIG_HOME": "/xdg", "OS_CLIENT_CONFIG_FILE": "/named.yaml"]
    let cloud = try resolved(.sample(variables, files: files))
    #expect(cloud.place == .endpoint(try Endpoint("http://place-\(index)")))
    #expect(cloud.name == "a")
  }

  @Test func `secure_yaml is laid over clouds_yaml, setting by setting`() throws {
    let cloud = try resolved(
      .clouds(
        "clouds: {a: {auth: {auth_url: http://k, username: u, password: public}, region_name: R}}",
        secure: "clouds: {a: {auth: {password: secret}}, b: {auth_type: none}}", cloud: "a"))
    let login = try login(cloud.credentials)
    #expect(login.method == .password(user: .init(name: "u", domainID: "default"), try Secret("secret")))
    #expect(cloud.region == "R")
    #expect(cloud.findings.contains { $0.source == "/home/op/.config/openstack/secure.yaml, line 1" })
  }

  @Test func `OS_CLIENT_SECURE_FILE comes before the other places`() throws {
    let surroundings = Surroundings.sample(
      ["OS_CLIENT_SECURE_FILE": "/s.yaml"],
      files: [
        Surroundings.cloudsPath: Self.yaml("a"), "/s.yaml": Self.yaml("named"),
        "/srv/here/secure.yaml": Self.yaml("other"),
      ])
    #expect(try resolved(surroundings).place == .endpoint(try Endpoint("http://named")))
  }

  @Test func `an unknown cloud is told with those there are`() throws {
    let failure = try unresolved(CloudWish(cloud: "x\u{1B}"), .clouds("clouds: {a: {}, 'b': {}}"))
    #expect(failure.kind == .unknownCloud("x^[", known: ["a", "b"]))
    #expect(failure.source == "--cloud")
    #expect(failure.exitStatus == .usage)
    let none = try unresolved(.sample(["OS_CLOUD": "x"]))
    #expect(none.kind == .unknownCloud("x", known: []))
    #expect(none.source == "OS_CLOUD")
  }

  @Test(
    arguments: [
      ("clouds:\n  a: {b", 2), ("clouds:\n  a:\n\tb: c", 3), ("clouds:\n  a: 1\n  a: 2", 2), ("clouds: *x", 1),
      ("clouds: [a]", 1), ("a: 1\n---\nb: 1", 2), ("clouds: \"unclosed\n", 1), ("\n\nclouds: text", 3),
    ])
  func `YAML that breaks its rules is told with file and line`(yaml: String, line: Int) throws {
    let failure = try unresolved(.clouds(yaml))
    guard case .malformed = failure.kind else { throw Unexpected(what: "\(failure.kind)") }
    #expect(failure.source.text.hasPrefix(Surroundings.cloudsPath + ", line "))
    #expect(failure.exitStatus == .usage)
    #expect(failure.source.text.hasSuffix(", line \(line)"))
  }

  @Test(arguments: ["", "# nothing", "clouds:", "~", "other: 1"])
  func `a file without clouds has none`(yaml: String) throws {
    #expect(try resolved(.clouds(yaml)).credentials == .none)
  }

  @Test(arguments: ["text", "[a]"])
  func `a file that is no mapping is malformed`(yaml: String) throws {
    let failure = try unresolved(.clouds(yaml))
    guard case .malformed = failure.kind else { throw Unexpected(what: "\(failure.kind)") }
  }

  @Test func `a file that can't be read is passed over and told, unless it is the only one`() throws {
    let problems = ["/srv/here/clouds.yaml": Surroundings.ReadProblem.unreadable("Permission denied")]
    let cloud = try resolved(.sample(files: [Surroundings.cloudsPath: Self.yaml("h")], problems: problems))
    #expect(cloud.place == .endpoint(try Endpoint("http://h")))
    #expect(cloud.findings.contains { $0.source == "/srv/here/clouds.yaml" && $0.isProblem })
    let failure = try unresolved(.sample(problems: problems))
    #expect(failure.kind == .unreadable(.unreadable("Permission denied")))
    #expect(failure.source == "/srv/here/clouds.yaml")
  }

  @Test(
    arguments: [
      ("bad: 12", 3), ("bad: [a]", 3), ("bad: {auth: text}", 3), ("bad: {auth: {username: [a]}}", 3),
      ("bad: {regions: text}", 3), ("bad: {regions: [[a]]}", 3), ("bad:\n    auth_type: v3whatever", 4),
      ("bad: {auth_type: none, verify: perhaps}", 3), ("bad: {auth: {auth_url: nowhere, username: u, password: p}}", 3),
      ("bad: {auth: {auth_url: http://u:p@h, username: u, password: p}}", 3),
      ("bad: {interface: outer, auth: {auth_url: http://h, username: u, password: p}}", 3),
      ("bad: {auth: {auth_url: http://h, username: \"a\\nb\", password: p}}", 3),
      ("bad: {auth_type: token, auth: {token: \"a\\nb\"}}", 3),
    ])
  func `a bad entry spoils only itself, and is told with its line`(entry: String, line: Int) throws {
    let surroundings = Surroundings.clouds("clouds:\n  good: {auth_type: none, endpoint: \"http://h\"}\n  \(entry)\n")
    var failure = try unresolved(CloudWish(cloud: "bad"), surroundings)
    #expect(failure.source.text == "\(Surroundings.cloudsPath), line \(line)")
    #expect(failure.credentialSource == .cloudOption)
    failure.credentialSource = nil  // A list is asked for by nobody's name.
    #expect(try resolved(CloudWish(cloud: "good"), surroundings).name == "good")
    let listed = CloudResolver.clouds(in: surroundings)
    #expect(listed.map(\.name) == ["good", "bad"])
    #expect(listed.last?.outcome == .failure(failure))
  }

  private static let good = "good: {auth_type: none, endpoint: \"http://h\"}"

  @Test(
    arguments: [
      ("clouds:\n  bad: 1\n  \(good)\n  bad: 2\n", 2), ("clouds:\r\n  bad: 1\r\n  bad: 2\r\n  \(good)", 2),
      ("# 中 \u{2028}\nclouds: {x: '中', bad: 1, bad: 2, bad: 3, \(good)}", 3),
      ("clouds:\n  \(good)\n  \"bad\": 1\n  'bad': 2\n  x: 1\n  x: 2\n", 3),
      ("{\"clouds\":{\"bad\":{},\n\"bad\":{},\"good\":{\"auth_type\":\"none\",\"endpoint\":\"http://h\"}}}", 1),
      ("clouds:\n  \(good)\n  bad:\n    auth_type: none\n    verify: true\n    verify: false", 5),
      ("clouds:\n  \(good)\n  bad: {auth: {\n    password: a, password: b}}", 4),
      ("clouds:\n  \(good)\n  bad: {regions: [{name: a, values: {verify: true,\n verify: true}}]}", 3),
      ("clouds:\n  \(good)\n  bad: {regions: [{name: a,\n name: a}]}", 3),
    ])
  func `a name that stands twice spoils only its cloud, and is told with the first's line`(yaml: String, line: Int)
    throws
  {
    let surroundings = Surroundings.clouds(yaml)
    let failure = try unresolved(CloudWish(cloud: "bad"), surroundings)
    #expect(failure.kind == .malformed("not valid YAML: a name is there twice"))
    #expect(failure.source.text == "\(Surroundings.cloudsPath), line \(line)")
    #expect(try resolved(CloudWish(cloud: "good"), surroundings).place == .endpoint(try Endpoint("http://h")))
    let listed = CloudResolver.clouds(in: surroundings)
    let outcome = try #require(listed.first { $0.name == "bad" }?.outcome)
    let told = #expect(throws: ConfigurationFailure.self) { try outcome.get() }
    #expect(told?.headline == failure.headline)
    #expect(listed.count { $0.name == "bad" || $0.name == "good" } == 2)
  }

  @Test func `a name that stands twice in secure_yaml spoils only its cloud`() throws {
    let surroundings = Surroundings.clouds(
      "clouds: {\(Self.good), bad: {auth_type: none}}", ["OS_CLOUD": "good"],
      secure: "clouds:\n  bad: {password: a}\n  bad: {password: b}")
    #expect(try resolved(surroundings).name == "good")
    #expect(try unresolved(CloudWish(cloud: "bad"), surroundings).source.text.hasSuffix("secure.yaml, line 2"))
  }

  @Test(arguments: [
    "clouds: {\(good)}\nclouds: {}", "x: 1\nclouds: {\(good)}\nx: 1", "clouds: {\(good), &x bad: 1, bad: 2}",
    "clouds:\n  \(good)\n" + (1...120).map { "  x\($0): 1\n  x\($0): 2\n" }.joined(),
  ])
  func `a file that repeats more than clouds and their settings is malformed`(yaml: String) throws {
    let failure = try unresolved(CloudWish(cloud: "good"), .clouds(yaml))
    #expect(failure.kind == .malformed("not valid YAML: a name is there twice"))
  }

  @Test func `settings of others, and nulls, are passed over`() throws {
    let cloud = try resolved(
      .clouds(
        """
        cache: {auth: true}
        clouds:
          a:
            auth_type: none
            image-endpoint-override: http://h/v2
            networks: [{name: n}]
            compute_api_version: 2.1
            region_name: null
            identity_api_version: 3
            auth:
              username: ~
        """))
    #expect(cloud.credentials == .none)
    #expect(cloud.place == .endpoint(try Endpoint("http://h")))
    #expect(cloud.region == nil)
  }

  @Test func `a JSON file is read, too`() throws {
    let json = "{\n\t\"clouds\": {\"a\": {\"auth_type\": \"none\", \"endpoint\": \"http:\\/\\/h\"}}\n}"
    let cloud = try resolved(.sample(files: ["/etc/openstack/clouds.json": json]))
    #expect(cloud.place == .endpoint(try Endpoint("http://h")))
  }

  // MARK: Profiles and regions

  static let otc = """
    clouds:
      a: {profile: otc, auth: {username: u, password: p, user_domain_name: d, project_name: eu-de}}
      b: {profile: otc, region_name: eu-nl, auth: {username: u, password: p}}
      c: {cloud: mine, auth: {username: u, password: p}}
      d: {profile: unheard, auth: {auth_url: "http://k", username: u, password: p}}
      e: {profile: otc, regions: [eu-xx], auth: {username: u, password: p, auth_url: "http://k"}}
    """

  @Test(
    arguments: [
      ("a", nil, "https://iam.eu-de.otc.t-systems.com/v3", "eu-de"),
      ("a", "eu-nl", "https://iam.eu-nl.otc.t-systems.com/v3", "eu-nl"),
      ("b", nil, "https://iam.eu-nl.otc.t-systems.com/v3", "eu-nl"), ("c", nil, "http://mine", "R1"),
      ("d", nil, "http://k", nil), ("e", nil, "http://k", "eu-xx"),
    ] as [(String, String?, String, String?)])
  func `a profile gives what the cloud leaves open`(name: String, region: String?, authURL: String, expected: String?)
    throws
  {
    let surroundings = Surroundings.sample(
      files: [
        Surroundings.cloudsPath: Self.otc,
        "/etc/openstack/clouds-public.yaml":
          "public-clouds: {mine: {auth: {auth_url: http://mine}, region_name: R1, interface: internal}}",
      ])
    let cloud = try resolved(CloudWish(cloud: name, region: region), surroundings)
    #expect(try login(cloud.credentials).authURL.url == authURL)
    #expect(cloud.region == expected)
    #expect(cloud.place == .catalogue(region: expected, interface: name == "c" ? "internal" : "public"))
    #expect(cloud.findings.contains(where: \.isProblem) == (name == "d"))
  }

  static let regions = """
    clouds:
      a:
        regions:
          - first
          - name: second
            values: {verify: false, auth: {auth_url: "http://second", project_name: p2}}
        auth: {auth_url: "http://k", username: u, password: p, project_name: p1}
      b: {region_name: "one,two", auth: {auth_url: "http://k", username: u, password: p}}
      c: {region_name: one, auth: {auth_url: "http://k", username: u, password: p}}
    """

  @Test func `a region's values hold in it alone`() throws {
    let first = try resolved(CloudWish(cloud: "a"), .clouds(Self.regions))
    #expect(first.region == "first")
    #expect(first.tls.verifiesPeer)
    #expect(try login(first.credentials).scope == .project(.init(name: "p1", domainID: "default")))
    let second = try resolved(CloudWish(cloud: "a", region: "second"), .clouds(Self.regions))
    #expect(second.region == "second")
    #expect(!second.tls.verifiesPeer)
    #expect(try login(second.credentials).scope == .project(.init(name: "p2", domainID: "default")))
    #expect(try login(second.credentials).authURL.url == "http://second")
  }

  @Test func `a region that a cloud doesn't list is refused; where it lists none, the catalogue will tell`() throws {
    let failure = try unresolved(CloudWish(cloud: "a", region: "third"), .clouds(Self.regions))
    #expect(failure.kind == .unknownRegion("third", known: ["first", "second"]))
    #expect(failure.source == "--region")
    #expect(try resolved(CloudWish(cloud: "b"), .clouds(Self.regions)).region == "one")
    #expect(try resolved(CloudWish(cloud: "c", region: "any"), .clouds(Self.regions)).region == "any")
  }

  // MARK: The list

  @Test func `the list has the environment's cloud, then the file's, a row for each region`() throws {
    let files = [Surroundings.cloudsPath: Self.regions]
    let variables = ["HW_AUTH_TOKEN": "t", "HW_REGION_NAME": "cn-north-4", "OS_CLOUD": "a"]
    let clouds = CloudResolver.clouds(in: .sample(variables, files: files))
    #expect(clouds.map(\.name) == ["environment", "a first", "a second", "b one", "b two", "c"])
    #expect(try clouds[0].outcome.get().place == .region("cn-north-4"))
    #expect(try clouds[2].outcome.get().region == "second")
    #expect(try clouds[4].outcome.get().region == "two")
  }

  @Test(arguments: [
    ([:], ["/srv/here", "/home/op/.config/openstack", "/etc/xdg/openstack", "/etc/openstack"]),
    (
      ["OS_CLIENT_CONFIG_FILE": "mine.yaml", "XDG_CONFIG_HOME": "/cfg"],
      [
        "/srv/here/mine.yaml", "/srv/here", "/cfg/openstack", "/home/op/.config/openstack", "/etc/xdg/openstack",
        "/etc/openstack",
      ]
    ),
  ])
  func `where clouds.yaml is looked for is told in order`(variables: [String: String], places: [String]) {
    #expect(CloudResolver.places(in: .sample(variables)) == places)
  }

  @Test func `in brief a failure has the file's name alone`() throws {
    let failure = try unresolved(CloudWish(cloud: "a"), .clouds("clouds:\n  a: {auth_type: kerberos}"))
    #expect(failure.headline.text.hasPrefix("/home/op/.config/openstack/clouds.yaml, line 2: the auth type"))
    #expect(failure.brief.text.hasPrefix("clouds.yaml, line 2: the auth type"))
    #expect(try unresolved(CloudWish(cloud: "b"), .clouds("clouds: {}")).brief.text.hasPrefix("--cloud: no cloud"))
  }

  @Test func `a file of no use is one row that says so`() throws {
    let clouds = CloudResolver.clouds(in: .clouds("clouds: ["))
    #expect(clouds.map(\.name) == ["clouds.yaml"])
    #expect(throws: ConfigurationFailure.self) { try clouds[0].outcome.get() }
    #expect(CloudResolver.clouds(in: .sample()).isEmpty)
    #expect(CloudResolver.clouds(in: .sample(["HW_ACCESS_KEY": "a"])).map(\.name) == ["environment"])
    let file = [Surroundings.huaweiPath: "[basic]\nak=a\nsk=s"]
    #expect(CloudResolver.clouds(in: .sample(files: file)).map(\.name) == ["credentials"])
  }
}

extension Surroundings {
  /// Surroundings with a clouds.yaml, a secure.yaml, and OS_CLOUD.
  fileprivate static func clouds(_ yaml: String, secure: String, cloud: String) -> Surroundings {
    clouds(yaml, ["OS_CLOUD": cloud], secure: secure)
  }
}
