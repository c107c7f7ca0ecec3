import FoundationEssentials
import ImageModel
import LoopbackServer
import Synchronization
import Testing

@testable import ImageService

/// From the metadata of a cloud server to the image.
@Suite(.timeLimit(.minutes(5))) struct ServerAgencyTests {
  private let transport: Transport

  init() throws { transport = try Transport(environment: NetworkEnvironment([:])) }

  private func access(
    _ metadata: ScriptedServer, at endpoint: Endpoint, credentials: Credentials = .metadata
  ) -> CloudAccess {
    CloudAccess(
      CloudConfiguration(name: "ecs-agency", credentials: credentials, place: .endpoint(endpoint)),
      bounds: FetchBounds(timeout: 20), cache: nil, metadata: ServerMetadata(address: metadata.url)
    ) { [transport] request throws(TransportFailure) in try await transport.answer(to: request) }
  }

  @Test func `the server's key signs, once asked for`() async throws {
    let metadata = try KeySamples.metadata()
    let images = try ScriptedServer(KeySamples.gateway.guarding { _ in [.image("an-id")] })
    let access = access(metadata, at: try images.endpoint)
    for _ in 1...2 {
      let pass = try await access.pass(for: ImageID("an-id"))
      #expect(try await transport.answer(to: pass.request).status == 200)
      #expect(pass.secrets.map(\.text) == [KeySamples.secret, KeySamples.securityToken])
    }
    #expect(metadata.requests.count == 2)
    #expect(images.requests.count == 2)
  }

  @Test func `a security token that has ended is refused as the agency's key`() async throws {
    let metadata = try KeySamples.metadata()
    var gateway = KeySamples.gateway
    gateway.endedTokens = [KeySamples.securityToken]
    let images = try ScriptedServer(gateway.guarding { _ in [.image("an-id")] })
    let access = access(metadata, at: try images.endpoint)
    let pass = try await access.pass(for: ImageID("an-id"))
    let answer = try await transport.answer(to: pass.request)
    #expect(answer.status == 401)
    let failure = access.explained(FetchFailure(.unauthorized, status: 401), of: answer)
    #expect(failure.headline.text.contains("agency's access key (401)"))
  }

  @Test func `a server without an agency is told, and no image is asked for`() async throws {
    let metadata = try KeySamples.metadata { _ in [.answer(404)] }
    let images = try ScriptedServer(.image("an-id"))
    let access = access(metadata, at: try images.endpoint)
    let failure = await #expect(throws: FetchFailure.self) { try await access.pass(for: ImageID("an-id")) }
    #expect(failure?.headline.text.contains("no agency (404)") == true)
    #expect(failure?.exitStatus == .notAllowed)
    #expect(images.connections == 0)
  }

  // MARK: - The project

  /// What was asked, by a cloud whose services are all played by `script`.
  private func pass(
    _ credentials: Credentials, folder: String? = nil, since start: ContinuousClock.Instant = .now
  ) async throws -> (pass: CloudAccess.Pass, asked: [Request]) {
    let asked = Mutex<[Request]>([])
    let cloud = CloudConfiguration(
      name: "", credentials: credentials, place: .region("cn-north-4"), region: "cn-north-4")
    let access = CloudAccess(
      cloud, bounds: FetchBounds(timeout: 20), cache: folder.map(TokenCache.init(folder:))
    ) { request throws(TransportFailure) in
      asked.withLock { $0.append(request) }
      if request.method == .put { return Answer(status: 404) }
      let isProject = request.url.contains("/v3/projects")
      let body =
        isProject
        ? #"{"projects": [{"id": "p1", "name": "cn-north-4"}]}"# : KeySamples.body(expires: "2999-01-01T00:00:00Z")
      return Answer(status: 200, body: Array(body.utf8))
    }
    let pass = try await access.pass(for: ImageID("an-id"), since: start)
    return (pass, asked.withLock(\.self))
  }

  private static func credentials() throws -> [Credentials] {
    let base = AccessKey(id: "OWN", secret: try Secret("secret-of-ones-own"), domainID: "d1")
    let identity = try Endpoint("https://iam.example")
    return [.accessKey(base), .agency(Agency(name: "a", domainID: "d"), base: base, identity: identity), .metadata]
  }

  @Test(arguments: [
    (0, "iam.cn-north-4.myhuaweicloud.com"), (1, "iam.example"), (2, "iam.cn-north-4.myhuaweicloud.com"),
  ])
  func `the project of the region is asked for with the key that is to sign`(index: Int, host: String) async throws {
    let credentials = try Self.credentials()[index]
    let (pass, asked) = try await pass(credentials)
    let question = try #require(asked.last)
    #expect(question.url == "https://\(host)/v3/projects?name=cn-north-4")
    let token = index == 0 ? nil : KeySamples.securityToken
    for request in [question, pass.request] {
      #expect(request.headers.first { $0.name == "X-Security-Token" }?.text == token)
    }
    #expect(pass.request.headers.first { $0.name == "X-Project-Id" }?.text == "p1")
    // A temporary key is of no account that was named.
    #expect(question.headers.contains { $0.name == "X-Domain-Id" } == (index == 0))
    #expect(asked.count == index + 1)
  }

  @Test(arguments: [(0, 1), (1, 0), (2, 0)])
  func `only the project of a lasting key is kept for the next program, and no key`(index: Int, files: Int) async throws
  {
    let temporary = try TemporaryFiles()
    _ = try await pass(Self.credentials()[index], folder: temporary.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).count == files)
  }

  @Test(arguments: 0...2)
  func `all requests of one ask share its time`(index: Int) async throws {
    let (_, asked) = try await pass(Self.credentials()[index], since: .now - .seconds(17.1))
    #expect(asked.count == index + 1)
    for request in asked { #expect(request.bounds.timeout <= 2.9) }
  }
}
