import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// From an access key over its agency to the image.
@Suite(.timeLimit(.minutes(5))) struct AgencyTests {
  private static let secret = "secret-of-the-key-of-ones-own"

  /// An IAM that checks who asks.
  private func identity(
    clockAhead: Int = 0, _ script: @escaping ScriptedServer.Script = { _ in [KeySamples.answer(201)] }
  )
    throws -> ScriptedServer
  {
    var gateway = Gateway(keys: ["OWN": .init(secret: Self.secret, projects: ["d1"])])
    gateway.clockAhead = clockAhead
    return try ScriptedServer(gateway.guarding(script))
  }

  private func service(
    _ identity: ScriptedServer, images: ScriptedServer, secret: String = secret,
    agency: Agency = Agency(name: "readers", domainName: "owner")
  ) throws -> FetchService {
    let base = AccessKey(id: "OWN", secret: try Secret(secret), projectID: "p1", domainID: "d1")
    return FetchService(
      cloud: CloudConfiguration(
        name: "", credentials: .agency(agency, base: base, identity: try Endpoint(identity.url + "/v3")),
        place: .endpoint(try images.endpoint)),
      bounds: FetchBounds(timeout: 20))
  }

  /// What an ask fails with. Both servers stay as long as it takes.
  private func refusal(
    by identity: ScriptedServer, images: ScriptedServer, secret: String = secret
  ) async throws -> FetchFailure {
    try await failure(of: service(identity, images: images, secret: secret))
  }

  private func guarded() throws -> ScriptedServer {
    try ScriptedServer(KeySamples.gateway.guarding { _ in [.image("an-id")] })
  }

  @Test(arguments: [
    (Agency(name: "readers", domainName: "owner"), #"{"domain_name":"owner","agency_name":"readers"}"#),
    (Agency(name: "readers", domainID: "o1"), #"{"domain_id":"o1","agency_name":"readers"}"#),
    (Agency(name: "r", domainName: "owner", domainID: "o1"), #"{"domain_id":"o1","agency_name":"r"}"#),
  ])
  func `an access key becomes the agency's, once for all asks`(agency: Agency, document: String) async throws {
    let (identity, images) = (try identity(), try guarded())
    let service = try service(identity, images: images, agency: agency)
    for _ in 1...2 { #expect(try await service.image(ImageID("an-id")).image.id == "an-id") }
    #expect(identity.requests.count == 1)
    let request = try #require(identity.requests.first)
    #expect(request.lines.first == "POST /v3.0/OS-CREDENTIAL/securitytokens HTTP/1.1")
    #expect(request.bodyText == #"{"auth":{"identity":{"methods":["assume_role"],"assume_role":\#(document)}}}"#)
    #expect(request[header: "X-Domain-Id"] == "d1")
    #expect(request[header: "X-Project-Id"] == nil)
    #expect(images.requests.map { $0[header: "X-Project-Id"] } == ["p1", "p1"])
    #expect(images.requests.map { $0[header: "X-Security-Token"] == KeySamples.securityToken } == [true, true])
  }

  @Test func `a wrong secret is told as the access key's, and no image is asked for`() async throws {
    let images = try guarded()
    let failure = try await refusal(by: identity(), images: images, secret: "another-long-secret")
    #expect(failure.headline.text.contains("access key (401)"))
    #expect(failure.exitStatus == .notAllowed)
    #expect(images.connections == 0)
  }

  @Test(arguments: [400, 403, 404])
  func `an agency that doesn't let the key in is told`(status: Int) async throws {
    let body = #"{"error_msg": "You have no right.", "error_code": "IAM.0002"}"#
    let failure = try await refusal(by: identity { _ in [.answer(status, body)] }, images: guarded())
    #expect(failure.headline.text.contains("agency on (\(status))"))
    #expect(failure.message == "You have no right.")
    #expect(failure.exitStatus == .notAllowed)
  }

  @Test func `a clock that is off is told with how far`() async throws {
    let failure = try await refusal(by: identity(clockAhead: 3601), images: guarded())
    #expect(failure.advice.text.contains("60 min behind"))
  }

  @Test(arguments: ["<html><title>Log in</title></html>", "{}"])
  func `an answer that is no key is told`(body: String) async throws {
    let failure = try await refusal(by: identity { _ in [.answer(201, body)] }, images: guarded())
    #expect(failure.headline.text.contains("no access key"))
    #expect(failure.exitStatus == .senselessAnswer)
  }

  @Test func `the agency's key is told as such where it is refused, and shown nowhere`() async throws {
    let images = try ScriptedServer { request in
      let token = request[header: "X-Security-Token"] ?? ""
      return [.answer(401, #"{"error_msg": "not with \#(KeySamples.secret) or \#(token)"}"#)]
    }
    let failure = try await refusal(by: identity(), images: images)
    #expect(failure.headline.text.contains("agency's access key (401)"))
    #expect(failure.message == "not with ‹hidden› or ‹hidden›")
  }

  @Test func `a service of identity that echoes the access key does not show it`() async throws {
    let identity = try identity { _ in [.answer(403, #"{"error_msg": "not with \#(Self.secret)"}"#)] }
    #expect(try await refusal(by: identity, images: guarded()).message == "not with ‹hidden›")
  }
}
