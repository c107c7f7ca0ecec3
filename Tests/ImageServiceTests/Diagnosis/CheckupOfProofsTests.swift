import FoundationEssentials
import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// The steps to a service that wants to know who asks.
@Suite(.timeLimit(.minutes(5))) struct CheckupOfProofsTests {
  private static let absent = #"{"message": "No image found with ID x"}"#

  // MARK: - Keystone

  private static func token(images url: String) -> Step {
    let catalogue = """
      [{"type": "image", "endpoints": [{"interface": "public", "region_id": "R1", "url": "\(url)/v2"}]}]
      """
    let body = """
      {"token": {"issued_at": "2998-01-01T00:00:00Z", "expires_at": "2999-01-01T00:00:00Z", "catalog": \(catalogue),
      "project": {"id": "p1d", "name": "demo"}}}
      """
    return .answer(201, body, headers: ["X-Subject-Token: \(KeystoneSamples.tokenText)"])
  }

  private func cloud(_ keystone: ScriptedServer, region: String = "R1") throws -> CloudConfiguration {
    CloudConfiguration(
      name: "lab", credentials: .keystone(try KeystoneSamples.login(at: keystone.url)),
      place: .catalogue(region: region, interface: "public"))
  }

  @Test func `the identity service comes first, then the image service`() async throws {
    let glance = try ScriptedServer(.answer(404, Self.absent))
    let url = glance.url
    let keystone = try ScriptedServer { _ in [Self.token(images: url)] }
    let events = try await events(cloud(keystone))
    let told = events.map { event in
      switch event {
      case .asking(let origin): origin.text
      case .step(let step): [step].signs
      }
    }
    #expect(
      told == [
        keystone.url, "+name", "+connection", "+token", glance.url, "+name", "+connection", ".clock", "+image",
      ])
    let steps = events.compactMap { if case .step(let step) = $0 { step } else { nil } }
    let words = try steps.step(.token).statement.text
    #expect(words.hasPrefix("given for project demo, until 2"))
    #expect(try steps.step(.token).target.text == keystone.url)
    #expect(!"\(events)".contains(KeystoneSamples.tokenText) && !"\(events)".contains(KeystoneSamples.password))
  }

  @Test func `services of one origin have one way`() async throws {
    let server = try ScriptedServer { request in
      [
        request.method == "POST"
          ? Self.token(images: "http://\(request[header: "Host"] ?? "")") : .answer(404, Self.absent)
      ]
    }
    #expect(try await steps(cloud(server)).signs == "+name +connection +token .clock +image")
    #expect(server.requests.count == 2)
  }

  @Test func `a wrong password is told of the token, in the service's words`() async throws {
    let keystone = try ScriptedServer(.answer(401, KeystoneSamples.unauthorized))
    let steps = try await steps(cloud(keystone))
    #expect(steps.signs == "+name +connection -token .clock .image")
    #expect(steps.exitStatus == .notAllowed)
    #expect(try steps.step(.token).details.first?.text.contains("requires authentication") == true)
    #expect(!"\(steps)".contains(KeystoneSamples.password))
  }

  @Test func `an identity service that nobody finds is told by its way`() async throws {
    let port = try LoopbackSocket.closedPort()
    let login = try KeystoneSamples.login(at: "http://127.0.0.1:\(port)")
    let cloud = CloudConfiguration(
      name: "lab", credentials: .keystone(login), place: .catalogue(region: nil, interface: "public"))
    let steps = try await steps(cloud)
    #expect(steps.signs == "+name -connection .token .clock .image")
    #expect(try steps.step(.connection).statement == FetchFailure(.refused).headline)
  }

  @Test func `a region that the catalogue lacks is told with those it has`() async throws {
    let keystone = try ScriptedServer(Self.token(images: "http://127.0.0.1:1"))
    let steps = try await steps(cloud(keystone, region: "R2"))
    #expect(steps.signs == "+name +connection -token .clock .image")
    #expect(try steps.step(.token).advice?.text.contains("R1") == true)
  }

  @Test func `a kept token is told of, and neither used nor replaced`() async throws {
    let folder = try TemporaryFiles()
    let keystone = try ScriptedServer(.answer(401, KeystoneSamples.unauthorized))
    let cloud = try cloud(keystone)
    let login = try login(cloud.credentials)
    let kept = Token(
      secret: try Secret("the-kept-token"), received: Date(), life: 3600, project: nil, catalogue: Catalogue())
    TokenCache(folder: folder.path).keep(kept, for: login)
    let steps = try await steps(cloud, cacheFolder: folder.path)
    #expect(try steps.step(.token).details.contains { $0.text.hasPrefix("One is kept from before, until ") })
    #expect(steps.exitStatus == .notAllowed)
    #expect(TokenCache(folder: folder.path).token(for: login, at: Date())?.secret == kept.secret)
  }

  // MARK: - Access keys

  private static let secret = "a-long-secret-of-an-access-key"

  private func key(project: String? = "p1", secret: String = secret, iam: String? = nil) throws -> Credentials {
    .accessKey(
      AccessKey(
        id: "AK", secret: try Secret(secret), projectID: project, iamEndpoint: try iam.map { try Endpoint($0) }))
  }

  private func guarded(clockAhead: Int = 0) throws -> ScriptedServer {
    var gateway = Gateway(keys: ["AK": .init(secret: Self.secret, projects: ["p1"])])
    gateway.clockAhead = clockAhead
    return try ScriptedServer(gateway.guarding { _ in [.answer(404, Self.absent)] })
  }

  @Test func `a signature is made, and taken`() async throws {
    let server = try guarded()
    let steps = try await steps(ImageServiceTests.cloud(at: server.url, key()))
    #expect(steps.signs == "+name +connection +signature .clock +image")
    #expect(try steps.step(.signature).statement == "signed, for project p1")
  }

  @Test func `what can't be signed is told, and asked of nobody`() async throws {
    let server = try guarded()
    let steps = try await steps(ImageServiceTests.cloud(at: server.url, key(project: "p\n1")))
    #expect(steps.signs == "-signature .image")
    #expect(server.requests.isEmpty)
  }

  @Test func `a wrong secret is told of the call, as the access key's`() async throws {
    let server = try guarded()
    let steps = try await steps(ImageServiceTests.cloud(at: server.url, key(secret: "another-long-secret")))
    #expect(steps.signs.hasSuffix("+clock -image"))
    #expect(try steps.step(.image).statement.text.contains("access key (401)"))
    #expect(steps.exitStatus == .notAllowed)
  }

  @Test(arguments: [(3601, "60 min behind"), (-3601, "60 min ahead")])
  func `a clock that is off by more than a signature bears is a failure`(ahead: Int, words: String) async throws {
    let server = try guarded(clockAhead: ahead)
    let steps = try await steps(ImageServiceTests.cloud(at: server.url, key()))
    #expect(steps.signs.hasSuffix("+signature -clock -image"))
    #expect(try steps.step(.clock).statement.text.contains(words))
    #expect(try steps.step(.image).advice?.text.contains(words) == true)
    #expect(steps.exitStatus == .notAllowed)
  }

  @Test func `the project is asked from IAM, whose way is told, too`() async throws {
    let gateway = Gateway(keys: ["AK": .init(secret: Self.secret)])
    let iam = try ScriptedServer(
      gateway.guarding { _ in [.answer(200, #"{"projects": [{"id": "p7", "name": "cn-north-4"}]}"#)] })
    let cloud = CloudConfiguration(
      name: "", credentials: try key(project: nil, iam: iam.url), place: .region("cn-north-4"))
    // No host but this one is asked: the region's own is behind a proxy that isn't there.
    let nowhere = "http://127.0.0.1:\(try LoopbackSocket.closedPort())"
    let steps = try await steps(cloud, environment: ["HTTPS_PROXY": nowhere])
    #expect(steps.signs == "+name +connection +signature +name -connection .proxy .tls .clock .image")
    #expect(try steps.step(.signature).statement == "signed, for project p7")
    #expect(try steps.step(.signature).target.text == iam.url)
    #expect(steps.last?.target == "https://ims.cn-north-4.myhuaweicloud.com")
  }

  @Test func `an IAM that refuses is told of the signature`() async throws {
    let gateway = Gateway(keys: [:])
    let iam = try ScriptedServer(gateway.guarding { _ in [] })
    let cloud = CloudConfiguration(
      name: "", credentials: try key(project: nil, iam: iam.url), place: .region("cn-north-4"))
    let steps = try await steps(cloud)
    #expect(steps.signs == "+name +connection -signature +clock .image")
    #expect(steps.exitStatus == .notAllowed)
  }
}
