import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// The native image call is being retired; `GET /v2/cloudimages?id=` comes in its place.
@Suite(.timeLimit(.minutes(5))) struct CallRetirementTests {
  private static let gone =
    #"{"error_msg": "The API does not exist or has not been published in the environment", "error_code": "APIGW.0101", "request_id": "r-1"}"#
  private static let noImage =
    #"{"message": "No image found with ID an-id<br /><br />\n\n\n", "code": "404 Not Found", "title": "Not Found"}"#
  private static let list = #"{"images": [{"id": "an-id", "name": "one"}, {"id": "another"}]}"#
  private static let emptyList = #"{"images": []}"#

  /// A service that answers the native call with one step, and its successor with another.
  private static func server(_ native: Step, _ successor: Step) throws -> ScriptedServer {
    try ScriptedServer { request in [request.target.hasPrefix("/v2/images/") ? native : successor] }
  }

  private static func keyed(_ server: ScriptedServer) throws -> FetchService {
    let key = AccessKey(id: "AK", secret: try Secret("a-long-secret"), projectID: "p1")
    return FetchService(
      cloud: CloudConfiguration(name: "", credentials: .accessKey(key), place: .endpoint(try server.endpoint)),
      bounds: FetchBounds(timeout: 20))
  }

  static let retired: [(status: Int, body: String)] = [
    (404, gone), (404, #"{"error_code": "APIG.0101"}"#), (404, #"{"error_msg": "The API does not exist"}"#),
    (405, ""), (410, ""), (501, "not here"),
  ]

  @Test(arguments: retired)
  func `where the native call is gone its successor answers, from then on alone`(status: Int, body: String) async throws
  {
    let server = try Self.server(.answer(status, body), .answer(200, Self.list))
    let service = try service(at: server.endpoint)
    for _ in 1...2 {
      let fetched = try await service.image(ImageID("an-id"))
      #expect(fetched.call == .cloudImages)
      #expect(fetched.image.name == "one")
    }
    let successor = "/v2/cloudimages?id=an-id"
    #expect(server.requests.map(\.target) == ["/v2/images/an-id", successor, successor])
  }

  @Test(arguments: retired)
  func `an empty page of the successor is no such image`(status: Int, body: String) async throws {
    let server = try Self.server(.answer(status, body), .answer(200, Self.emptyList))
    let service = try service(at: server.endpoint)
    for _ in 1...2 {
      let failure = try await failure(of: service)
      #expect(failure.kind == .notFound)
      #expect(failure.exitStatus == .noSuchImage)
      #expect(!failure.headline.text.contains("404"))
    }
    #expect(server.requests.count == 3)
  }

  @Test(arguments: retired)
  func `a service with neither call says so`(status: Int, body: String) async throws {
    let server = try Self.server(.answer(status, body), .answer(status, body))
    let failure = try await failure(of: service(at: server.endpoint))
    #expect(failure.kind == .noSuchCall)
    #expect(failure.exitStatus == .senselessAnswer)
    #expect(server.requests.count == 2)
  }

  @Test func `an image that a Glance lacks is asked for by no other call`() async throws {
    let server = try Self.server(.answer(404, Self.noImage), .answer(200, Self.list))
    #expect(try await failure(of: service(at: server.endpoint)).kind == .notFound)
    #expect(server.requests.count == 1)
  }

  @Test func `a plain 404 of Huawei Cloud may be the call's, which its successor tells`() async throws {
    let server = try Self.server(.answer(404, Self.noImage), .answer(200, Self.list))
    let service = try Self.keyed(server)
    for _ in 1...2 { #expect(try await service.image(ImageID("an-id")).call == .cloudImages) }
    #expect(server.requests.count == 3)
  }

  @Test(arguments: [(200, emptyList), (404, noImage), (403, "{}"), (400, "{}"), (200, "{}")])
  func `a plain 404 of Huawei Cloud stands where the successor has no image`(status: Int, body: String) async throws {
    let server = try Self.server(.answer(404, Self.noImage), .answer(status, body))
    let service = try Self.keyed(server)
    for _ in 1...2 { #expect(try await failure(of: service).kind == .notFound) }
    // Nothing is known of the native call, so it is asked again.
    #expect(server.requests.filter { $0.target == "/v2/images/an-id" }.count == 2)
  }

  @Test func `a successor that fails is told, since it alone could tell`() async throws {
    let server = try Self.server(.answer(405, ""), .answer(500, "{}"))
    #expect(try await failure(of: service(at: server.endpoint)).kind == .serverError)
    let keyed = try Self.server(.answer(404, Self.noImage), .answer(500, "{}"))
    #expect(try await failure(of: Self.keyed(keyed)).kind == .serverError)
  }

  @Test func `what is no list of images is told as no image`() async throws {
    let server = try Self.server(.answer(405, ""), .answer(200, #"{"images": "none"}"#))
    #expect(try await failure(of: service(at: server.endpoint)).kind == .notAnImage)
  }

  @Test func `the successor's query is signed`() async throws {
    let gateway = Gateway(keys: ["AK": .init(secret: "a-long-secret", projects: ["p1"])])
    let server = try ScriptedServer(
      gateway.guarding { request in
        [request.target.hasPrefix("/v2/images/") ? .answer(404, Self.gone) : .answer(200, Self.list)]
      })
    #expect(try await Self.keyed(server).image(ImageID("an-id")).call == .cloudImages)
  }

  @Test func `an id that needs it is encoded in the successor's query`() async throws {
    let server = try Self.server(.answer(410, ""), .answer(200, Self.list))
    _ = try await service(at: server.endpoint).image(ImageID("a&b=c+中"))
    #expect(server.requests.last?.target == "/v2/cloudimages?id=a%26b%3Dc%2B%E4%B8%AD")
  }

  @Test(arguments: [
    ("https://ims.cn-north-4.myhuaweicloud.com", true), ("https://ims.eu-de.otc.t-systems.com:443/x", true),
    ("https://myhuaweicloud.com.example.org", false), ("https://glance.example.org:9292", false),
  ])
  func `Huawei's hosts are known by their domains`(url: String, isHuawei: Bool) throws {
    let cloud = CloudConfiguration(name: "", credentials: .none, place: .endpoint(try Endpoint(url)))
    #expect(cloud.isHuawei == isHuawei)
  }
}
