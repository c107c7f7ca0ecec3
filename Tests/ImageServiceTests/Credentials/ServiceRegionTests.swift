import ImageModel
import Testing

@testable import ImageService

@Suite struct ServiceRegionTests {
  @Test(
    arguments: [
      ("cn-north-4", "https://ims.cn-north-4.myhuaweicloud.com", "https://iam.cn-north-4.myhuaweicloud.com"),
      ("af-south-1", "https://ims.af-south-1.myhuaweicloud.com", "https://iam.af-south-1.myhuaweicloud.com"),
      (
        "my-kualalumpur-1", "https://ims.my-kualalumpur-1.myhuaweicloud.com",
        "https://iam.my-kualalumpur-1.myhuaweicloud.com"
      ),
      ("eu-west-101", "https://ims.eu-west-101.myhuaweicloud.eu", "https://iam.eu-west-101.myhuaweicloud.eu"),
      (
        "eu-west-0", "https://ims.eu-west-0.prod-cloud-ocb.orange-business.com",
        "https://iam.eu-west-0.prod-cloud-ocb.orange-business.com"
      ),
      ("eu-de", "https://ims.eu-de.otc.t-systems.com", "https://iam.eu-de.otc.t-systems.com"),
      ("eu-nl", "https://ims.eu-nl.otc.t-systems.com", "https://iam.eu-nl.otc.t-systems.com"),
      ("eu-ch2", "https://ims.eu-ch2.sc.otc.t-systems.com", "https://iam-pub.eu-ch2.sc.otc.t-systems.com"),
    ])
  func `a region's services are where its provider has them`(name: String, images: String, identity: String) throws {
    let region = try #require(ServiceRegion(name))
    #expect(region.images.url == images)
    #expect(region.identity.url == identity)
  }

  @Test(arguments: [
    "", "cn", "RegionOne", "cn--4", "-", "cn-north-4/", "a-b.c", "a-b@c", "a-\n",
    String(repeating: "a-", count: 40) + "a",
  ])
  func `other texts are no regions`(name: String) {
    #expect(ServiceRegion(name) == nil)
  }

  @Test func `a cloud built alike has a domain of its own`() throws {
    #expect(ServiceRegion("a-1", domain: "cloud.example")?.images.url == "https://ims.a-1.cloud.example")
  }
}
