import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// Image services whose catalogue names them without a version, and that are elsewhere than below that address.
@Suite(.timeLimit(.minutes(5))) struct DiscoveryTests {
  private static func versions(_ href: String, status: String = "CURRENT", id: String = "v2.15") -> String {
    """
    {"versions": [{"id": "v1.1", "status": "SUPPORTED", "links": [{"rel": "self", "href": "http://h/v1/"}]},
      {"id": "\(id)", "status": "\(status)", "links": [{"rel": "self", "href": "\(href)"}]}]}
    """
  }

  @Test(arguments: [
    ("http://h/image/v2/", "/image"), ("https://other:1/v2/", ""), ("/deep/image/v2", "/deep/image"), ("/v2.9/", ""),
  ])
  func `a service says where its version 2 is`(href: String, path: String) throws {
    #expect(VersionDocument(try JSONValue(parsing: Self.versions(href)))?.path == path)
    #expect(VersionDocument(try JSONValue(parsing: Self.versions(href, status: "SUPPORTED")))?.path == path)
  }

  @Test(arguments: [
    "{}", "[]", #"{"versions": []}"#, versions("http://h/v3/"), versions("/v2", id: "v3.0"), versions(""),
  ])
  func `what names no version 2 says nothing`(document: String) throws {
    #expect(VersionDocument(try JSONValue(parsing: document)) == nil)
  }

  private func cloud(at glance: ScriptedServer) throws -> (FetchService, ScriptedServer) {
    let images = glance.url
    let body = """
      {"token": {"expires_at": "2999-01-01T00:00:00.000000Z",
        "catalog": [{"type": "image", "endpoints": [{"interface": "public", "region_id": "R1", "url": "\(images)"}]}]}}
      """
    let keystone = try ScriptedServer(.answer(201, body, headers: ["X-Subject-Token: a-token-of-this-cloud"]))
    let cloud = CloudConfiguration(
      name: "lab", credentials: .keystone(try KeystoneSamples.login(at: keystone.url)),
      place: .catalogue(region: "R1", interface: "public"))
    return (FetchService(cloud: cloud, bounds: FetchBounds(timeout: 20)), keystone)
  }

  @Test func `images are found where the service says, on the host that the catalogue names`() async throws {
    let glance = try ScriptedServer { request in
      switch request.target {
      case "/": [.answer(300, Self.versions("http://somewhere.else.example/image/v2/"))]
      case let target where target.hasPrefix("/image/v2/images/"): [.image("an-id")]
      default: [.answer(404, "{}")]
      }
    }
    let (service, keystone) = try cloud(at: glance)
    for _ in 1...2 { #expect(try await service.image(ImageID("an-id")).image.id == "an-id") }
    #expect(
      glance.requests.map(\.target) == ["/v2/images/an-id", "/", "/image/v2/images/an-id", "/image/v2/images/an-id"])
    #expect(glance.requests.first { $0.target == "/" }?[header: "X-Auth-Token"] == nil)
    withExtendedLifetime(keystone) {}
  }

  @Test func `an image that isn't there has its service asked for versions once`() async throws {
    let glance = try ScriptedServer { request in
      request.target == "/" ? [.answer(300, Self.versions("http://h/v2/"))] : [.answer(404, "{}")]
    }
    let (service, keystone) = try cloud(at: glance)
    for _ in 1...2 { #expect(try await failure(of: service).kind == .notFound) }
    #expect(glance.requests.map(\.target) == ["/v2/images/an-id", "/", "/v2/images/an-id"])
    withExtendedLifetime(keystone) {}
  }
}
