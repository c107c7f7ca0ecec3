import ImageModel
import Testing

@testable import ImageService

/// Regions that are named to look for an image in.
@Suite struct RegionListTests {
  private static let key = ["HW_ACCESS_KEY": "AK", "HW_SECRET_KEY": "a-long-secret", "HW_REGION_NAME": "eu-west-101"]

  private func regions(
    _ names: [String], _ wish: CloudWish = CloudWish(), in surroundings: Surroundings
  ) -> [ListedCloud] { CloudResolver.regions(names, for: wish, in: surroundings) }

  @Test func `each is asked with the credentials at hand, in the order named`() throws {
    let listed = regions(["cn-south-1", "cn-north-4"], in: .sample(Self.key))
    #expect(listed.map(\.name) == ["cn-south-1", "cn-north-4"])
    let clouds = try listed.map { try $0.outcome.get() }
    #expect(clouds.map(\.place) == [.region("cn-south-1"), .region("cn-north-4")])
    #expect(try clouds.map { try accessKey($0.credentials).id } == ["AK", "AK"])
  }

  @Test func `what --region and --endpoint name doesn't count`() throws {
    let wish = CloudWish(endpoint: try Endpoint("https://elsewhere.example"), region: "eu-de")
    let listed = regions(["cn-north-4"], wish, in: .sample(Self.key))
    #expect(try listed.first?.outcome.get().place == .region("cn-north-4"))
  }

  @Test func `a cloud that is named gives its credentials to each`() throws {
    let yaml = """
      clouds:
        one: {auth_type: password, region_name: R1, auth: {auth_url: "https://k.example", username: u, password: p-a-s-s}}
        two: {auth_type: none, image_endpoint_override: "https://two.example"}
      """
    let listed = regions(["R1", "R2"], CloudWish(cloud: "one"), in: .clouds(yaml))
    #expect(try listed.map { try $0.outcome.get().region } == ["R1", "R2"])
  }

  @Test func `one that can't be asked spoils only itself`() {
    let listed = regions(["cn-north-4", "not a region"], in: .sample(Self.key))
    #expect((try? listed[0].outcome.get()) != nil)
    #expect((try? listed[1].outcome.get()) == nil)
  }

  @Test func `without credentials each says so`() throws {
    let listed = regions(["cn-north-4", "cn-south-1"], in: .sample())
    for (name, cloud) in zip(["cn-north-4", "cn-south-1"], listed) {
      let failure = try #require(throws: ConfigurationFailure.self) { try cloud.outcome.get() }
      #expect(failure.kind == .noCredentials(region: PrintableText(name)))
    }
  }
}
