import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// The list of images, page by page.
@Suite(.timeLimit(.minutes(5))) struct PageTests {
  private static func body(_ ids: [String], next: String? = nil) -> String {
    let items = ids.map { #"{"id": "\#($0)", "name": "\#($0)"}"# }.joined(separator: ", ")
    return #"{"images": [\#(items)]\#(next.map { #", "next": "\#($0)""# } ?? "")}"#
  }

  /// A service that answers its first request with the first body, and so on; the last one again and again.
  private static func server(_ bodies: String...) throws -> ScriptedServer {
    try ScriptedServer { [.answer(200, bodies[min($0.number, bodies.count) - 1])] }
  }

  /// The ids of all pages, walked to the end.
  private func walk(
    _ service: FetchService, _ words: String..., limit: Int = 2
  ) async throws -> (ids: [String], failure: FetchFailure?) {
    let query = try ImageQuery(words: words)
    var ids: [String] = []
    var token: PageToken?
    do throws(FetchFailure) {
      repeat {
        let page = try await service.page(of: query, after: token, limit: limit)
        ids += page.images.map(\.id)
        token = page.next
      } while token != nil
      return (ids, nil)
    } catch {
      return (ids, error)
    }
  }

  private func keyed(_ server: ScriptedServer) throws -> FetchService {
    let key = AccessKey(id: "AK", secret: try Secret("a-long-secret"), projectID: "p1")
    return FetchService(
      cloud: CloudConfiguration(name: "", credentials: .accessKey(key), place: .endpoint(try server.endpoint)),
      bounds: FetchBounds(timeout: 20))
  }

  // MARK: - To the next page

  @Test func `a list goes on by the marker of the service's link, asked for as the first page was`() async throws {
    let server = try Self.server(
      Self.body(["a", "b"], next: "/v2/images?limit=2&tag=y&marker=b%2F1"), Self.body(["c"]))
    let service = try service(at: server.endpoint, token: Secret("a-long-token"))
    let query = try ImageQuery(words: ["tag:x 1", "tag:y"], sort: "name:desc")
    let first = try await service.page(of: query, limit: 2)
    // No image has the tags: all are left out on this side, and the list goes on all the same.
    #expect(first.images.isEmpty && first.next != nil)
    let second = try await service.page(of: query, after: first.next, limit: 1000)
    #expect(second.next == nil)
    let asked = "tag=x%201&tag=y&sort_key=name&sort_dir=desc"
    #expect(
      server.requests.map(\.target) == [
        "/v2/images?limit=2&\(asked)", "/v2/images?limit=1000&\(asked)&marker=b%2F1",
      ])
    #expect(server.requests.map { $0[header: "X-Auth-Token"] } == ["a-long-token", "a-long-token"])
  }

  @Test(arguments: ["/v2/images?marker=b", "/image/v2/images?marker=b", "SELF/v2/images?x=1&marker=b#top"])
  func `a link is followed below the service's root, however it is written`(link: String) async throws {
    let server = try ScriptedServer { request in
      let root = "HTTP://\(request[header: "Host"] ?? "")/image"
      return [
        .answer(
          200,
          request.number == 1
            ? Self.body(["a", "b"], next: link.replacing("SELF", with: root)) : Self.body(["c"]))
      ]
    }
    let outcome = try await walk(service(at: Endpoint(server.url + "/image")))
    #expect(outcome.ids == ["a", "b", "c"])
    #expect(outcome.failure == nil)
    #expect(server.requests.last?.target == "/image/v2/images?limit=2&marker=b")
  }

  @Test func `a link without a marker is followed as it is, but for the limit`() async throws {
    let server = try Self.server(Self.body(["a", "b"], next: "/v2/images?page=2&limit=9"), Self.body(["c"]))
    #expect(try await walk(service(at: server.endpoint)).ids == ["a", "b", "c"])
    #expect(server.requests.last?.target == "/v2/images?limit=2&page=2")
  }

  static let foreign = [
    "http://elsewhere.example/v2/images?marker=b", "//elsewhere.example/v2/images?marker=b",
    "https://127.0.0.1/v2/images?marker=b",
    "http://127.0.0.1:1/v2/images?marker=b", "/v3/images?marker=b", "/v2/images/../tokens?marker=b", "/v2/images",
    "images?marker=b",
    "http://user@127.0.0.1/v2/images?marker=b", "/v2/images?marker=b c", "/v2/images?marker=b\\r\\nHost: x",
    "ftp://x/v2/images?a=b",
  ]

  @Test(arguments: foreign)
  func `a link to another origin is told, after what came before it, and not followed`(link: String) async throws {
    let server = try Self.server(Self.body(["a", "b"], next: link))
    let outcome = try await walk(service(at: server.endpoint))
    #expect(outcome.ids == ["a", "b"])
    #expect(outcome.failure?.headline.text.contains("points to another origin") == true)
    #expect(outcome.failure?.exitStatus == .senselessAnswer)
    #expect(server.requests.count == 1)
  }

  @Test func `a full page without a link goes on behind its last image, until one is not full`() async throws {
    let server = try Self.server(Self.body(["a", "b&c"]), Self.body(["d", "e"]), Self.body(["f"]))
    #expect(try await walk(service(at: server.endpoint)).ids == ["a", "b&c", "d", "e", "f"])
    #expect(
      server.requests.map(\.target)
        == ["", "&marker=b%26c", "&marker=e"].map { "/v2/images?limit=2\($0)" })
  }

  // MARK: - The call that comes after the retired one

  private static let gone = #"{"error_msg": "The API does not exist", "error_code": "APIGW.0101"}"#

  @Test func `where the call is gone its successor lists, until an empty page and for the whole process`() async throws
  {
    let server = try ScriptedServer { request in
      guard request.target.hasPrefix("/v2/cloudimages") else { return [.answer(404, Self.gone)] }
      if request.target.contains("id=") { return [.answer(200, Self.body(["a"]))] }
      if request.target.hasSuffix("marker=a") { return [.answer(200, Self.body(["b"]))] }
      return [.answer(200, Self.body(request.target.hasSuffix("marker=b") ? [] : ["a"]))]
    }
    let service = try service(at: server.endpoint)
    // It may give less than was asked for, so a page that isn't full is no end.
    #expect(try await walk(service, "type:gold", limit: 5).failure == nil)
    #expect(try await walk(service, limit: 5).ids == ["a", "b"])
    #expect(try await service.image(ImageID("a")).call == .cloudImages)
    let typed = "/v2/cloudimages?limit=5&__imagetype=gold"
    let plain = "/v2/cloudimages?limit=5"
    #expect(
      server.requests.map(\.target) == [
        "/v2/images?limit=5", typed, typed + "&marker=a", typed + "&marker=b",
        plain, plain + "&marker=a", plain + "&marker=b", "/v2/cloudimages?id=a",
      ])
  }

  @Test func `the successor's own marker counts`() async throws {
    let page = #"{"images": [{"id": "a"}], "page_info": {"next_marker": "m"}}"#
    let server = try ScriptedServer { request in
      guard request.target.hasPrefix("/v2/cloudimages") else { return [.answer(405)] }
      return [.answer(200, request.target.hasSuffix("marker=m") ? Self.body([]) : page)]
    }
    #expect(try await walk(service(at: server.endpoint)).ids == ["a"])
    #expect(server.requests.last?.target == "/v2/cloudimages?limit=2&marker=m")
  }

  @Test func `a service without either call says so, and one that lists nothing is no such service`() async throws {
    let neither = try ScriptedServer(.answer(404, Self.gone))
    #expect(try await walk(service(at: neither.endpoint)).failure?.kind == .noSuchCall)
    let glance = try ScriptedServer(.answer(404, #"{"message": "The resource could not be found."}"#))
    let failure = try await walk(service(at: glance.endpoint)).failure
    #expect(failure?.kind == .notFound && failure?.exitStatus == .senselessAnswer)
  }

  @Test func `Huawei Cloud is asked in its own words, and the request is signed`() async throws {
    let gateway = Gateway(keys: ["AK": .init(secret: "a-long-secret", projects: ["p1"])])
    let server = try ScriptedServer(gateway.guarding { _ in [.answer(200, Self.body([]))] })
    #expect(try await walk(keyed(server), "os:linux", "name:中 文", "os_distro:x").failure == nil)
    #expect(server.requests.last?.target == "/v2/images?limit=2&__os_type=Linux&name=%E4%B8%AD%20%E6%96%87")
  }

  // MARK: - Lists that lead nowhere

  @Test func `a page that was there already ends the list`() async throws {
    let server = try Self.server(Self.body(["a", "b"]))
    let outcome = try await walk(service(at: server.endpoint))
    #expect(outcome.ids == ["a", "b"])
    #expect(outcome.failure?.kind == .repeatedPage)
    #expect(server.requests.count == 2)
  }

  @Test func `a list that goes on with what it had, under links that differ, ends`() async throws {
    let server = try ScriptedServer { request in
      let ids = [["a", "b"], ["c", "d"], ["d", "a"]][min(request.number, 3) - 1]
      return [.answer(200, Self.body(ids, next: "/v2/images?page=\(request.number)"))]
    }
    let outcome = try await walk(service(at: server.endpoint))
    #expect(outcome.ids == ["a", "b", "c", "d"])
    #expect(outcome.failure?.kind == .repeatedPage)
    #expect(server.requests.count == 3)
  }

  @Test func `a link that was there already ends the list behind its page`() async throws {
    let server = try ScriptedServer { request in
      [.answer(200, Self.body(["\(request.number)"], next: "/v2/images?page=1"))]
    }
    let outcome = try await walk(service(at: server.endpoint))
    #expect(outcome.ids == ["1", "2"])
    #expect(outcome.failure?.kind == .repeatedPage)
    #expect(server.requests.count == 2)
  }

  @Test func `the last page may hold what was there already`() async throws {
    let server = try Self.server(Self.body(["a", "b"]), Self.body(["a"]))
    #expect(try await walk(service(at: server.endpoint)).failure == nil)
  }

  @Test func `pages of nothing that go on and on end`() async throws {
    let server = try ScriptedServer { [.answer(200, Self.body([], next: "/v2/images?page=\($0.number)"))] }
    #expect(try await walk(service(at: server.endpoint)).failure?.kind == .repeatedPage)
  }

  // MARK: - What comes

  @Test func `what is no image is left out and counted`() async throws {
    let server = try Self.server(
      #"{"images": [{"id": "a"}, {"name": "no id"}, null, [], "x", 1, {"id": 7}, {"id": ""}, {"id": "b"}]}"#)
    let page = try await service(at: server.endpoint).page(of: .all, limit: 100)
    #expect(page.images.map(\.id) == ["a", "b"])
    #expect(page.strays == 7)
    #expect(page.next == nil)
  }

  @Test func `only images that meet the query come, whatever the service makes of it`() async throws {
    let server = try Self.server(
      #"{"images": [{"id": "a", "status": "queued"}, {"id": "b", "status": "active"}]}"#)
    #expect(try await walk(service(at: server.endpoint), "status:active", limit: 9).ids == ["b"])
  }

  static let senseless: [(Int, String, FetchFailure.Kind)] = [
    (200, "[]", .notAnImage), (200, "{}", .notAnImage), (200, #"{"images": {}}"#, .notAnImage),
    (200, #"{"images": null}"#, .notAnImage), (200, "<html>", .notJSON), (200, "", .empty), (400, "{}", .badRequest),
    (401, "{}", .unauthorized), (403, "{}", .forbidden), (500, "{}", .serverError),
    (200, #"{"images": [[[[[[]]]]]]}"#, .tooDeep(limit: 5)),
    (200, String(repeating: " ", count: 300), .tooLarge(limit: 256)),
  ]

  @Test(arguments: senseless)
  func `a page that fails says why, in the words of a list`(status: Int, body: String, kind: FetchFailure.Kind)
    async throws
  {
    let server = try ScriptedServer(.answer(status, body))
    let bounds = FetchBounds(timeout: 20, bodyBytes: 1, pageBytes: 256, depth: 5)
    let failure = try await walk(service(at: server.endpoint, bounds: bounds)).failure
    #expect(failure?.kind == kind)
    #expect(failure?.subject == .list)
  }

  @Test func `a failure in the middle leaves what came before it`() async throws {
    let server = try ScriptedServer {
      $0.number == 1 ? [.answer(200, Self.body(["a", "b"], next: "/v2/images?marker=b"))] : [.answer(502)]
    }
    let outcome = try await walk(service(at: server.endpoint))
    #expect(outcome.ids == ["a", "b"])
    #expect(outcome.failure?.status == 502)
  }

  @Test func `a page whose connection closed before an answer is asked for once more, and that is told`() async throws {
    let server = try ScriptedServer { $0.number == 1 ? [.close] : [.answer(200, Self.body(["a"]))] }
    let (retries, told) = AsyncStream.makeStream(of: Retry.self)
    let page = try await service(at: server.endpoint).page(of: .all, limit: 2) { told.yield($0) }
    told.finish()
    #expect(page.images.map(\.id) == ["a"])
    var reasons: [Retry.Reason] = []
    for await retry in retries { reasons.append(retry.reason) }
    #expect(reasons == [.closed])
  }

  @Test func `cancelling ends the wait for a page`() async throws {
    let server = try ScriptedServer(.hang)
    let service = try service(at: server.endpoint)
    let asker = Task(executorPreference: QueueExecutor.shared) { try await service.page(of: .all, limit: 2) }
    await server.received(1)
    asker.cancel()
    let failure = await #expect(throws: FetchFailure.self) { try await asker.value }
    #expect(failure?.kind == .cancelled)
  }
}
