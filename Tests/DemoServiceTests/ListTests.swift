import ImageModel
import Testing

@testable import DemoService

/// The list of the sample service, over real HTTP.
@Suite struct ListTests {
  private static func page(_ endpoint: Endpoint, _ query: String) async throws -> (images: [Image], next: String?) {
    let answer = try await RawClient.ask(endpoint, "/v2/images" + query)
    #expect(answer.status == 200)
    let document = try #require(try JSONValue(parsing: answer.body).object)
    guard case .array(let items) = document["images"] else { throw RawClient.NoAnswer() }
    return (try items.map { try Image($0) }, document["next"]?.string)
  }

  private static func walk(_ endpoint: Endpoint, _ query: String) async throws -> [Image] {
    var images: [Image] = []
    var target: String? = query
    while let query = target {
      let page = try await page(endpoint, query)
      images += page.images
      target = page.next.map { String($0.dropFirst("/v2/images".count)) }
    }
    return images
  }

  @Test(arguments: ["", "?limit=100", "?limit=1000"])
  func `every image of the service is listed once, the newest first`(query: String) async throws {
    try await withServer { endpoint in
      let images = try await Self.walk(endpoint, query)
      let all = DemoCatalogue.images.map(\.id.text)
      #expect(images.count == all.count + GeneratedImages.count)
      #expect(Set(images.map(\.id)).count == images.count)
      #expect(Set(all).isSubset(of: images.map(\.id)))
      let created = images.map { $0["created_at"]?.string ?? "" }
      #expect(created == created.sorted(by: >))
    }
  }

  @Test func `a page has 25 images unless another number is asked for, and says where it goes on`() async throws {
    try await withServer { endpoint in
      try await #expect(Self.page(endpoint, "").images.count == 25)
      let page = try await Self.page(endpoint, "?limit=7&status=active")
      #expect(page.images.count == 7)
      #expect(page.next == "/v2/images?limit=7&status=active&marker=\(page.images[6].id)")
      try await #expect(Self.page(endpoint, "?limit=0").next == nil)
    }
  }

  @Test(arguments: [
    ("?status=queued", "status", "queued"), ("?__os_type=Windows", "__os_type", "Windows"),
    ("?visibility=shared", "visibility", "shared"), ("?__imagetype=market", "__imagetype", "market"),
    ("?name=web-euler-1", "name", "web-euler-1"), ("?status=in:killed,deleted", "container_format", "bare"),
  ])
  func `a filter lets through what it names`(query: String, key: String, value: String) async throws {
    try await withServer { endpoint in
      let images = try await Self.walk(endpoint, query)
      #expect(!images.isEmpty)
      #expect(images.allSatisfy { $0[key]?.string == value })
    }
  }

  @Test func `tags, times and orders are taken as Glance takes them`() async throws {
    try await withServer { endpoint in
      let tagged = try await Self.walk(endpoint, "?tag=team%3Dweb&limit=1000")
      #expect(!tagged.isEmpty && tagged.allSatisfy { $0["tags"]?.written().contains("\"team=web\"") == true })
      let late = try await Self.walk(endpoint, "?created_at=gte:2024-01-01T00:00:00Z&limit=1000")
      #expect(!late.isEmpty && late.allSatisfy { ($0["created_at"]?.string ?? "") >= "2024" })
      for query in ["?sort=name:asc", "?sort_key=name&sort_dir=asc"] {
        let names = try await Self.walk(endpoint, query + "&tag=team%3Dweb").map { $0.name ?? "" }
        #expect(names.count == tagged.count && names == names.sorted())
      }
    }
  }

  @Test(arguments: [
    ("?limit=x", "must be an integer"), ("?limit=-1", "must be positive"),
    ("?marker=none", "No image found with ID none"),
    ("?sort=colour:asc", "Invalid sort key"), ("?sort_key=colour", "Invalid sort key"),
  ])
  func `what makes no sense is refused in Glance's words`(query: String, words: String) async throws {
    try await withServer { endpoint in
      let answer = try await RawClient.ask(endpoint, "/v2/images" + query)
      #expect(answer.status == 400)
      #expect(answer.text.contains(words))
    }
  }

  @Test func `an image of many is answered as it is listed`() async throws {
    try await withServer { endpoint in
      for number in [0, 7, GeneratedImages.count - 1] {
        let sample = GeneratedImages.sample(number)
        try await #expect(RawClient.ask(endpoint, image: sample.id).text == sample.json)
      }
      let beyond = GeneratedImages.sample(GeneratedImages.count).id
      try await #expect(RawClient.ask(endpoint, image: beyond).status == 404)
    }
  }

  @Test func `a look at the list does not begin the upload`() async throws {
    try await withServer { endpoint in
      let listed = try await Self.walk(endpoint, "?limit=1000").first { $0.id == Upload.id }
      #expect(listed?.status == "queued")
    }
  }
}
