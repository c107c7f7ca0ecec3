import ImageModel
import LoopbackServer
import Synchronization
import Testing

@testable import ImageService

/// What is asked of a cloud from its configuration to the image.
@Suite(.timeLimit(.minutes(5))) struct CloudAccessTests {
  private static let secret = "a-long-secret-of-an-access-key"

  private func keyed(_ server: ScriptedServer, secret: String = secret) throws -> FetchService {
    let key = AccessKey(id: "AK", secret: try Secret(secret), projectID: "p1")
    return FetchService(
      cloud: CloudConfiguration(name: "", credentials: .accessKey(key), place: .endpoint(try server.endpoint)))
  }

  private func guarded(clockAhead: Int = 0) throws -> ScriptedServer {
    var gateway = Gateway(keys: ["AK": .init(secret: Self.secret, projects: ["p1"])])
    gateway.clockAhead = clockAhead
    return try ScriptedServer(gateway.guarding { _ in [.image("an-id")] })
  }

  @Test func `a request signed with an access key is let through`() async throws {
    let server = try guarded()
    #expect(try await keyed(server).image(ImageID("an-id")).image.id == "an-id")
  }

  @Test func `a wrong secret is told as the access key's, and asked with once`() async throws {
    let server = try guarded()
    let failure = try await failure(of: keyed(server, secret: "another-long-secret"))
    #expect(failure.headline.text.contains("access key (401)"))
    #expect(failure.exitStatus == .notAllowed)
    #expect(server.requests.count == 1)
  }

  @Test func `a clock that is off is told with how far`() async throws {
    let server = try guarded(clockAhead: 3601)
    let failure = try await failure(of: keyed(server))
    #expect(failure.advice.text.contains("60 min behind"))
    #expect(failure.exitStatus == .notAllowed)
  }

  // MARK: - Keystone

  private static func token(_ text: String, images url: String) -> Step {
    .answer(201, tokenBody(images: url), headers: ["X-Subject-Token: \(text)"])
  }

  private static func tokenBody(images url: String) -> String {
    let catalogue = """
      [{"type": "image", "endpoints": [{"interface": "public", "region_id": "R1", "url": "\(url)/v2"}]}]
      """
    return #"{"token": {"expires_at": "2999-01-01T00:00:00.000000Z", "catalog": \#(catalogue)}}"#
  }

  private func cloud(_ keystone: ScriptedServer, region: String? = "R1") throws -> FetchService {
    FetchService(
      cloud: CloudConfiguration(
        name: "lab", credentials: .keystone(try KeystoneSamples.login(at: keystone.url)),
        place: .catalogue(region: region, interface: "public")))
  }

  @Test func `a password becomes a token, and the catalogue says where it goes`() async throws {
    let glance = try ScriptedServer(.image("an-id"))
    let url = glance.url
    let keystone = try ScriptedServer { _ in [Self.token("the-first-token", images: url)] }
    let service = try cloud(keystone)
    for _ in 1...2 { #expect(try await service.image(ImageID("an-id")).image.id == "an-id") }
    #expect(keystone.requests.count == 1)
    #expect(glance.requests.map { $0[header: "X-Auth-Token"] } == ["the-first-token", "the-first-token"])
    #expect(glance.requests.first?.target == "/v2/images/an-id")
  }

  @Test func `a token that has ended is asked for again`() async throws {
    let glance = try ScriptedServer { request in
      request[header: "X-Auth-Token"] == "the-second-token" ? [.image("an-id")] : [.answer(401, "{}")]
    }
    let url = glance.url
    let keystone = try ScriptedServer {
      [Self.token($0.number == 1 ? "the-first-token" : "the-second-token", images: url)]
    }
    #expect(try await cloud(keystone).image(ImageID("an-id")).image.id == "an-id")
    #expect(keystone.requests.count == 2)
    #expect(glance.requests.count == 2)
  }

  @Test func `a token that is never taken is asked for again once, and shown nowhere`() async throws {
    let glance = try ScriptedServer { request in
      [.answer(401, #"{"message": "no: \#(request[header: "X-Auth-Token"] ?? "")"}"#)]
    }
    let url = glance.url
    let keystone = try ScriptedServer { [Self.token("the-token-number-\($0.number)", images: url)] }
    let failure = try await failure(of: cloud(keystone))
    #expect(failure.exitStatus == .notAllowed)
    #expect(failure.message?.text == "no: ‹hidden›")
    #expect(keystone.requests.count == 2)
    #expect(glance.requests.count == 2)
  }

  @Test func `a wrong password is told in words, and no image is asked for`() async throws {
    let keystone = try ScriptedServer(.answer(401, KeystoneSamples.unauthorized))
    let failure = try await failure(of: cloud(keystone))
    #expect(failure.exitStatus == .notAllowed)
    #expect(failure.message?.text.contains("requires authentication") == true)
    #expect(keystone.requests.count == 1)
  }

  @Test func `a region that the catalogue lacks is told with those it has`() async throws {
    let keystone = try ScriptedServer(Self.token("the-first-token", images: "http://127.0.0.1:1"))
    let failure = try await failure(of: cloud(keystone, region: "R2"))
    #expect(failure.headline.text.contains("R2"))
    #expect(failure.advice.text.contains("R1"))
    #expect(failure.exitStatus == .usage)
  }

  @Test func `a wrong password is refused, though the right one has left a token behind`() async throws {
    let temporary = try TemporaryFiles()
    let glance = try ScriptedServer(.image("an-id"))
    let url = glance.url
    let keystone = try ScriptedServer { request in
      request.bodyText.contains(KeystoneSamples.password)
        ? [Self.token("the-first-token", images: url)] : [.answer(401, KeystoneSamples.unauthorized)]
    }
    func service(_ password: String) throws -> FetchService {
      let user = KeystoneLogin.Name(name: "demo", domainName: "Default")
      let login = try KeystoneSamples.login(at: keystone.url, .password(user: user, Secret(password)))
      return FetchService(
        cloud: CloudConfiguration(
          name: "", credentials: .keystone(login), place: .catalogue(region: "R1", interface: "public")),
        cacheFolder: temporary.path)
    }
    for _ in 1...2 { _ = try await service(KeystoneSamples.password).image(ImageID("an-id")) }
    #expect(keystone.requests.count == 1)
    #expect(try await failure(of: service("a-wrong-password")).headline.text.contains("login (401)"))
    _ = try await service(KeystoneSamples.password).image(ImageID("an-id"))
    #expect(keystone.requests.count == 3)
    #expect(glance.requests.count == 3)
  }

  @Test func `an identity service that isn't there is told with where its address stands`() async throws {
    let login = try KeystoneSamples.login(at: "http://127.0.0.1:\(LoopbackSocket.closedPort())")
    let cloud = CloudConfiguration(
      name: "", credentials: .keystone(login), place: .catalogue(region: "R1", interface: "public"))
    let failure = try await failure(of: FetchService(cloud: cloud))
    #expect(failure.headline.text.contains("refused"))
    #expect(failure.advice.text.contains("OS_AUTH_URL"))
    #expect(failure.exitStatus == .notReached)
  }

  @Test func `a token has what is left of the ask's time`() async throws {
    let asked = Mutex<[Request]>([])
    let cloud = CloudConfiguration(
      name: "", credentials: .keystone(try KeystoneSamples.login()),
      place: .catalogue(region: "RegionOne", interface: "public"))
    let access = CloudAccess(cloud, bounds: FetchBounds(timeout: 20), cache: nil) { request throws(TransportFailure) in
      asked.withLock { $0.append(request) }
      return KeystoneSamples.answer(201, KeystoneSamples.body(expires: "2999-01-01T00:00:00Z"))
    }
    let late = ContinuousClock.now - .seconds(15)
    let pass = try await access.pass(for: ImageID("an-id"), since: late)
    _ = try await access.pass(for: ImageID("an-id"), replacing: pass.token, since: late)
    #expect(asked.withLock { $0.map { $0.bounds.timeout <= 5 } } == [true, true])
  }

  // MARK: - Before any ask

  @Test func `the history of a catalogue goes by the identity service, the region and the project`() throws {
    let login = try KeystoneSamples.login(at: "http://k:5000/v3")
    var cloud = CloudConfiguration(
      name: "lab", credentials: .keystone(login), place: .catalogue(region: "R 1", interface: "public"))
    #expect(cloud.historyKey?.url == "http://k:5000/v3/R%201/demo")
    cloud.credentials = .keystone(KeystoneLogin(authURL: login.authURL, method: login.method, scope: .unscoped))
    #expect(cloud.historyKey?.url == "http://k:5000/v3/R%201")
    cloud.place = .region("cn-north-4")
    #expect(cloud.historyKey?.url == "https://ims.cn-north-4.myhuaweicloud.com")
    cloud.place = .unknown
    #expect(cloud.historyKey == nil)
  }

  @Test(arguments: [
    ("http://127.0.0.1:9292", true, nil), ("http://localhost", true, nil), ("http://[::1]:80", true, nil),
    ("https://glance", true, nil), ("http://glance", true, "unencrypted"), ("http://127.evil.org", true, "unencrypted"),
    ("https://glance", false, "unverified TLS"), ("http://glance", false, "unverified TLS, unencrypted"),
  ])
  func `what is less safe than it should be is marked`(url: String, verifies: Bool, caution: PrintableText?) throws {
    var cloud = CloudConfiguration(
      name: "", credentials: .token(try Secret("token")), place: .endpoint(try Endpoint(url)))
    cloud.tls.verifiesPeer = verifies
    #expect(cloud.caution == caution)
  }

  @Test(
    arguments: [
      ("http://glance", "unencrypted"), ("https://glance", nil), ("http://127.0.0.1:9292", nil),
    ] as [(String, PrintableText?)])
  func `an image service that a catalogue names is judged as well`(url: String, caution: PrintableText?) throws {
    let login = try KeystoneSamples.login(at: "https://k:5000/v3")
    let cloud = CloudConfiguration(
      name: "lab", credentials: .keystone(login), place: .catalogue(region: "R1", interface: "public"))
    #expect(cloud.caution == nil)
    #expect(cloud.caution(asking: try Endpoint(url)) == caution)
  }

  @Test func `the image service of the catalogue is known once it was asked for`() async throws {
    let token = Answer(
      status: 201, headers: [.init(name: "X-Subject-Token", value: "the-first-token")],
      body: Array(Self.tokenBody(images: "http://glance.example/v2").utf8))
    let login = try KeystoneSamples.login(at: "https://k:5000")
    let cloud = CloudConfiguration(
      name: "lab", credentials: .keystone(login), place: .catalogue(region: "R1", interface: "public"))
    let access = CloudAccess(cloud, bounds: .standard, cache: nil) { (_) throws(TransportFailure) in token }
    let pass = try await access.pass(for: ImageID("an-id"))
    #expect(pass.endpoint.url == "http://glance.example")
    #expect(cloud.caution(asking: pass.endpoint) == "unencrypted")
  }

  @Test(
    arguments: [
      (.region("cn-north-4"), "cn-north-4"),
      (.catalogue(region: "R1", interface: "public"), "R1 at https://k:5000/v3"),
      (.catalogue(region: nil, interface: "public"), "https://k:5000/v3"), (.unknown, nil),
    ] as [(CloudConfiguration.Place, PrintableText?)])
  func `a line says where a cloud is asked`(place: CloudConfiguration.Place, name: PrintableText?) throws {
    let login = try KeystoneSamples.login(at: "https://k:5000/v3")
    let cloud = CloudConfiguration(name: "lab", credentials: .keystone(login), place: place)
    #expect(cloud.placeName == name)
    #expect(cloud.credentials.kind == "password")
  }
}
