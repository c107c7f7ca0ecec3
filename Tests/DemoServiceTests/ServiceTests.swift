import FoundationEssentials
import ImageModel
import Synchronization
import Testing

@testable import DemoService

/// The service over real HTTP.
@Suite struct ServiceTests {
  @Test func `every image is answered as it is in the catalogue`() async throws {
    try await withServer { endpoint in
      for sample in DemoCatalogue.samples {
        let answer = try await RawClient.ask(endpoint, image: sample.id)
        #expect(answer.status == 200)
        #expect(answer.text == sample.json)
        #expect(answer.headers["content-type"] == "application/json")
        #expect(answer.headers["content-length"] == String(sample.json.utf8.count))
      }
    }
  }

  @Test func `IMS and Glance name the request under headers of their own, anew each time`() async throws {
    try await withServer { endpoint in
      let first = try await RawClient.ask(endpoint, image: DemoCatalogue.centOS.id)
      let second = try await RawClient.ask(endpoint, image: DemoCatalogue.centOS.id)
      let glance = try await RawClient.ask(endpoint, image: DemoCatalogue.cirros.id)
      #expect(first.headers["x-request-id"]?.wholeMatch(of: /[0-9a-f]{32}/) != nil)
      #expect(first.headers["x-request-id"] != second.headers["x-request-id"])
      #expect(glance.headers["x-openstack-request-id"]?.wholeMatch(of: /req-[0-9a-f-]{36}/) != nil)
    }
  }

  @Test(arguments: [
    ("302", 302, ""), ("400", 400, #"{"error":{"message":"#), ("401", 401, #""error_code":"APIGW.0307""#),
    ("403", 403, #"{"forbidden":{"message":"#), ("404", 404, #"<br /><br />\n\n\n","code":"404 Not Found""#),
    ("429", 429, #""error_code":"APIGW.0308""#), ("500", 500, #""title":"Internal Server Error""#),
    ("502", 502, "<h1>502 Bad Gateway</h1>"), ("503", 503, "503 Service Unavailable\n"),
    ("2001", 200, "<title>Sign in</title>"), ("2002", 200, ""), ("2003", 200, "[]"),
  ])
  func `an id of trouble answers with its status and shape`(ending: String, status: Int, part: String) async throws {
    try await withServer { endpoint in
      let answer = try await RawClient.ask(endpoint, image: Self.id(ending))
      #expect(answer.status == status)
      #expect(part.isEmpty ? answer.body.isEmpty : answer.text.contains(part))
      #expect(answer.headers["content-length"] == String(answer.body.count))
    }
  }

  @Test func `each trouble has a test of its own here`() {
    let tested = ["302", "400", "401", "403", "404", "429", "500", "502", "503", "2001", "2002", "2003"]
    let elsewhere = ["2004", "2005", "5000"]
    #expect(Set(Trouble.all.map(\.id)) == Set((tested + elsewhere).map(Self.id)))
  }

  @Test(arguments: [("429", "30"), ("503", "120")])
  func `who is asked to wait is told how long`(ending: String, seconds: String) async throws {
    try await withServer { endpoint in
      try await #expect(RawClient.ask(endpoint, image: Self.id(ending)).headers["retry-after"] == seconds)
    }
  }

  @Test func `the gateway's body and header name the same request`() async throws {
    try await withServer { endpoint in
      let answer = try await RawClient.ask(endpoint, image: Self.id("401"))
      let named = try JSONValue(parsing: answer.body).object?["request_id"]?.string
      #expect(named != nil && named == answer.headers["x-request-id"])
    }
  }

  @Test func `cut JSON has the length it announces, and ends midway`() async throws {
    try await withServer { endpoint in
      let answer = try await RawClient.ask(endpoint, image: Self.id("2004"))
      #expect(answer.headers["content-length"] == String(answer.body.count))
      #expect(throws: JSONError.self) { try JSONValue(parsing: answer.body) }
    }
  }

  @Test func `a body that breaks off is shorter than it announces`() async throws {
    try await withServer { endpoint in
      let answer = try await RawClient.ask(endpoint, image: Self.id("2005"))
      #expect(answer.status == 200)
      let announced = try #require(answer.headers["content-length"].flatMap { Int($0) })
      #expect(announced == DemoCatalogue.slow.json.utf8.count)
      #expect(answer.body.count == announced / 2)
    }
  }

  @Test func `a slow image comes after 5 s`() async throws {
    let pauses = Mutex<[Duration]>([])
    try await withServer(pause: { pause in pauses.withLock { $0.append(pause) } }) { endpoint in
      try await #expect(RawClient.ask(endpoint, image: Self.id("5000")).text == DemoCatalogue.slow.json)
      #expect(pauses.withLock { $0 } == [.seconds(5)])
    }
  }

  @Test func `the upload begins when it is first asked for, not before`() async throws {
    let clock = Mutex(UploadTests.began)
    try await withServer(now: { clock.withLock { $0 } }) { endpoint in
      clock.withLock { $0 += 3600 }
      for (seconds, status) in UploadTests.stages {
        clock.withLock { $0 = UploadTests.began + 3600 + seconds }
        let answer = try await RawClient.ask(endpoint, image: Upload.id)
        try #expect(Image(JSONValue(parsing: answer.body)).status == status)
      }
    }
  }

  @Test(arguments: [
    ("GET", "/v2/images/none", 404, "No image found with ID none<br"), ("GET", "/v2/images/a%20b", 404, "ID a b<br"),
    ("GET", "/v2/images/%E4%B8%AD", 404, "ID 中<br"), ("GET", "/v2/images/%1b%5b2J", 404, #"ID \u001b[2J<br"#),
    ("GET", "/v2/images/a/b", 404, "The resource could not be found."), ("GET", "/v2/images/a%2Fb", 404, "resource"),
    ("GET", "/v2/images/", 404, "resource"), ("POST", "/v2/images", 405, "405"), ("GET", "/v2", 404, "resource"),
    ("GET", "/v2/images/../../etc", 404, "resource"), ("GET", "/v2/images/%zz", 404, "resource"),
    ("GET", "/", 300, #"{"versions":[{"#), ("GET", "/v1/images", 300, "versions"), ("POST", "/", 300, "versions"),
    ("POST", "/v2/images/none", 405, "405 Method Not Allowed"), ("DELETE", "/v2/images/none", 405, "405"),
    ("PATCH", "/v2/images/none", 405, "405"),
  ])
  func `what is not there is answered as Glance does`(
    method: String, target: String, status: Int, part: String
  ) async throws {
    try await withServer { endpoint in
      let answer = try await RawClient.ask(endpoint, target, method: method)
      #expect(answer.status == status)
      #expect(answer.text.contains(part))
      #expect(answer.headers["x-openstack-request-id"] != nil)
    }
  }

  @Test func `a query changes nothing`() async throws {
    try await withServer { endpoint in
      try await #expect(RawClient.ask(endpoint, image: DemoCatalogue.ubuntu.id + "?a=b").status == 200)
    }
  }

  static func id(_ ending: String) -> String {
    "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - ending.count) + ending
  }
}

/// Runs a service for the length of a test.
func withServer(
  now: @escaping @Sendable () -> Date = { UploadTests.began },
  pause: @escaping @Sendable (Duration) async throws -> Void = { _ in },
  _ test: (Endpoint) async throws -> Void
) async throws {
  let server = try await DemoServer.start(port: 0, time: ServiceTime(now: now, pause: pause))
  do { try await test(server.endpoint) } catch {
    await server.stop()
    throw error
  }
  await server.stop()
}
