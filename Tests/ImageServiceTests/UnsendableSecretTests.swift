import ImageModel
import LoopbackServer
import Synchronization
import Testing

@testable import ImageService

/// A secret that came as a password may hold what no header can. Whatever way it takes, it goes out in none.
@Suite(.timeLimit(.minutes(5))) struct UnsendableSecretTests {
  private static let texts = ["hush-4711\r\nX-Evil: 1", "hush-4711\n", "hush-4711\0", "hush-4711\u{7F}"]

  private func isSilent(_ failure: some Error) -> Bool {
    var shown = "\(failure) \(String(reflecting: failure))"
    dump(failure, to: &shown)
    return !shown.contains("4711") && !shown.contains("Evil")
  }

  @Test(arguments: texts)
  func `as a token for images`(text: String) async throws {
    let server = try ScriptedServer(.image("an-id"))
    let failure = try await failure(of: service(at: server.endpoint, token: Secret(password: text)))
    #expect(failure.kind == .unreachable)
    #expect(failure.message == "the header X-Auth-Token can't be sent")
    #expect(isSilent(failure))
    #expect(server.connections == 0)
  }

  @Test(arguments: texts)
  func `as the token that a role is taken with`(text: String) async throws {
    let server = try ScriptedServer(.answer(201, KeystoneSamples.body(), headers: ["X-Subject-Token: gAAA"]))
    let method = KeystoneLogin.Method.agency(
      Agency(name: "a", domainName: "d"), base: .token(try Secret(password: text)))
    let transport = try Transport(environment: NetworkEnvironment([:]))
    let provider = TokenProvider(login: try KeystoneSamples.login(at: server.url, method), cache: nil) {
      request throws(TransportFailure) in try await transport.answer(to: request)
    }
    let failure = await #expect(throws: TokenFailure.self) { try await provider.token() }
    #expect(failure?.message == "the header X-Auth-Token can't be sent")
    #expect(failure.map(isSilent) == true)
    #expect(server.connections == 0)
  }

  @Test(arguments: texts, [true, false])
  func `as the security token of an access key`(text: String, hasAgency: Bool) async throws {
    let key = AccessKey(id: "AK", secret: try Secret("secret"), securityToken: try Secret(password: text))
    let identity = try Endpoint("https://iam.example")
    let credentials: Credentials =
      hasAgency ? .agency(Agency(name: "a", domainName: "d"), base: key, identity: identity) : .accessKey(key)
    let asked = Mutex(0)
    let cloud = CloudConfiguration(name: "", credentials: credentials, place: .region("cn-north-4"))
    let access = CloudAccess(cloud, bounds: .standard, cache: nil) { _ throws(TransportFailure) in
      asked.withLock { $0 += 1 }
      return Answer(status: 200)
    }
    let failure = await #expect(throws: FetchFailure.self) { try await access.pass(for: ImageID("an-id")) }
    #expect(failure?.headline == "The request can't be signed.")
    #expect(failure.map(isSilent) == true)
    #expect(asked.withLock(\.self) == 0)
  }
}
