import FoundationEssentials
import ImageModel
import Testing

@testable import ImageService

@Suite struct RequestSignerTests {
  @Test(arguments: SigningVector.all)
  func `a request is signed as the vendor's SDK signs it`(vector: SigningVector) throws {
    let (signer, time) = try (vector.signer, #require(SignatureTime(vector.time)))
    let body = Array(vector.body.utf8)
    let added = signer.additions(to: vector.headers, at: time)
    let request = try CanonicalRequest(vector.method, vector.url, vector.headers + added, body)
    let headers = try signer.headers(signing: vector.method, vector.url, vector.headers, body: body, at: time.date)

    #expect(request.text == vector.canonicalRequest)
    #expect(request.signedHeaders == vector.signedHeaders)
    #expect(signer.stringToSign(request, at: time) == "SDK-HMAC-SHA256\n\(vector.time)\n\(vector.hash)")
    #expect(headers.last?.name == "Authorization")
    #expect(headers.last?.value == vector.authorization)
  }

  @Test(arguments: SigningVector.all)
  func `the headers to add are those that the SDK adds`(vector: SigningVector) throws {
    let time = try #require(SignatureTime(vector.time))
    let added = try vector.signer.headers(
      signing: vector.method, vector.url, vector.headers, body: Array(vector.body.utf8), at: time.date)
    let given = Set(vector.headers.map(\.name))
    let expected =
      vector.sent.filter { !given.contains($0.name) && $0.name != "Host" } + [
        ("Authorization", vector.authorization)
      ]
    #expect(Set(added.map { "\($0.name): \($0.value)" }) == Set(expected.map { "\($0.name): \($0.value)" }))
    #expect(added.count == expected.count)
  }

  @Test(arguments: [
    ("https://ims.example.com/v2", "ims.example.com"), ("https://ims.example.com:443/v2", "ims.example.com"),
    ("http://ims.example.com:80?a=b", "ims.example.com"), ("http://ims.example.com:443/", "ims.example.com:443"),
    ("https://ims.example.com:80", "ims.example.com:80"), ("http://127.0.0.1:8080/v2", "127.0.0.1:8080"),
    ("http://[::1]:8080/v2", "[::1]:8080"), ("http://[::1]/v2", "[::1]"),
  ])
  func `the host is signed as curl sends it`(url: String, host: String) throws {
    #expect(try canonical(url).components(separatedBy: "\n").contains("host:" + host))
  }

  @Test func `a host of one's own goes before the URL's`() throws {
    let text = try canonical("http://127.0.0.1:8080/", headers: [("Host", "ims.example.com")])
    #expect(text.components(separatedBy: "\n").dropFirst(3).first == "host:ims.example.com")
  }

  @Test(arguments: [
    ("", "/"), ("/", "/"), ("/v2/images", "/v2/images/"), ("/v2/images/", "/v2/images/"), ("//a//", "//a//"),
    ("/a%2Fb", "/a/b/"), ("/a%252Fb", "/a%252Fb/"), ("/%e4%b8%ad", "/%E4%B8%AD/"), ("/%zz%4", "/%25zz%254/"),
    ("/~._-", "/~._-/"), ("/a+b:c@d", "/a%2Bb%3Ac%40d/"), ("/%41", "/A/"), ("/a/../b/./c", "/a/../b/./c/"),
    ("/%CC%81/%CC%81x", "/%CC%81/%CC%81x/"), ("/a%0D%0Ab", "/a%0D%0Ab/"), ("/%00", "/%00/"),
  ])
  func `a path is signed in one spelling`(path: String, signed: String) throws {
    #expect(try canonical("https://h" + path).components(separatedBy: "\n")[1] == signed)
  }

  @Test(arguments: [
    ("", ""), ("a", "a="), ("a=", "a="), ("&&a=1&", "a=1"), ("b=1&a=2", "a=2&b=1"), ("a=2&a=1&a=", "a=&a=1&a=2"),
    ("a=b=c", "a=b%3Dc"), ("a=x+y", "a=x%2By"), ("a=x%20y", "a=x%20y"), ("a=%2f", "a=%2F"), ("=x", "=x"),
    // Sorted as they are before they are encoded: `~` follows `a`, and `中` follows `~`, though `%7E` and `%E4` don't.
    ("%E4%B8%AD=1&~=1&a=1", "a=1&~=1&%E4%B8%AD=1"), ("a=%2C&a=%2B&a=-", "a=%2B&a=%2C&a=-"),
    ("Z=1&a=1&_=1", "Z=1&_=1&a=1"),
    // By code points: U+FFFD is below U+1F600, though not in UTF-16; and é as one or two scalars is not the same.
    ("%F0%9F%98%80=1&%EF%BF%BD=1", "%EF%BF%BD=1&%F0%9F%98%80=1"), ("%C3%A9=1&e%CC%81=2", "e%CC%81=2&%C3%A9=1"),
    ("a=b?c#d", "a=b%3Fc"),
  ])
  func `a query is sorted by what it says`(query: String, signed: String) throws {
    #expect(try canonical("https://h/?" + query).components(separatedBy: "\n")[2] == signed)
  }

  @Test(arguments: [("  x ", "x"), ("\tx  y\t", "x  y"), ("", ""), ("   ", ""), (" \u{301}x", "\u{301}x"), ("中 ", "中")])
  func `a value is signed without the blanks around it`(value: String, signed: String) throws {
    let lines = try canonical("https://h", headers: [("X-Note", value)]).components(separatedBy: "\n")
    #expect(lines.contains { $0.utf8.elementsEqual("x-note:\(signed)".utf8) })
  }

  @Test(arguments: [
    "ims.example.com/v2", "https://", "https:///v2", "https://user@h/", "https://h/中", "https://h/a b",
    "https://h/\r\nX: y",
    "",
  ])
  func `what is no URL is not signed`(url: String) {
    #expect(throws: RequestSigner.Problem.badURL) { try canonical(url) }
  }

  @Test(arguments: [
    ("X-Note", "a\r\nX-Evil: b"), ("X-Note", "a\nb"), ("X-Note", "\0"), ("X-Note", "\u{7F}"), ("X Note", "a"),
    ("", "a"),
    ("X:Note", "a"), ("X-Nöte", "a"), ("X-Note\r\n", "a"),
  ])
  func `a header that would not stay on its line is not signed`(name: String, value: String) {
    #expect(throws: RequestSigner.Problem.badHeader(name: name)) {
      try canonical("https://h", headers: [(name, value)])
    }
  }

  @Test func `a header is not signed twice`() {
    #expect(throws: RequestSigner.Problem.repeatedHeader(name: "x-note")) {
      try canonical("https://h", headers: [("X-Note", "a"), ("x-note", "a")])
    }
  }

  @Test func `a header that signing adds is not taken from elsewhere`() throws {
    let signer = try signer(project: "p")
    #expect(throws: RequestSigner.Problem.repeatedHeader(name: "X-Project-Id")) {
      try signer.headers(signing: "GET", "https://h", [("x-project-id", "q")], at: Date(timeIntervalSince1970: 0))
    }
  }

  @Test(arguments: ["A\r\nX-Evil: b", "A\nB", "A\0"])
  func `a key's id does not begin a header`(id: String) throws {
    let signer = try signer(id: id)
    #expect(throws: RequestSigner.Problem.badHeader(name: "Authorization")) {
      try signer.headers(signing: "GET", "https://h", [], at: Date(timeIntervalSince1970: 0))
    }
  }

  @Test(
    arguments: [
      (nil, nil, []), ("p", nil, ["X-Project-Id: p"]), ("p", "d", ["X-Project-Id: p"]), (nil, "d", ["X-Domain-Id: d"]),
      ("", "", []), ("", "d", ["X-Domain-Id: d"]),
    ] as [(String?, String?, [String])])
  func `a project goes before a domain`(project: String?, domain: String?, expected: [String]) throws {
    let added = try signer(project: project, domain: domain).additions(
      to: [], at: #require(SignatureTime("20240229T235959Z")))
    #expect(added.map { "\($0.name): \($0.value)" } == expected + ["X-Sdk-Date: 20240229T235959Z"])
  }

  @Test(arguments: [
    (0.0, "19700101T000000Z"), (1_709_251_199.999, "20240229T235959Z"), (4_102_444_799, "20991231T235959Z"),
    (-0.5, "19691231T235959Z"),
  ])
  func `the time is UTC, to the second`(seconds: Double, text: String) {
    #expect(SignatureTime(Date(timeIntervalSince1970: seconds)).text == text)
    #expect(SignatureTime(text)?.date.timeIntervalSince1970 == seconds.rounded(.down))
  }

  @Test(arguments: [
    "", "20240229", "2024-02-29T23:59:59Z", "20240229T235959", "20240229T235959+0", "20241329T235959Z", "now",
  ])
  func `other times are none`(text: String) {
    #expect(SignatureTime(text) == nil)
  }

  private func canonical(_ url: String, headers: [RequestSigner.Header] = []) throws -> String {
    try CanonicalRequest("get", url, headers, []).text
  }

  private func signer(id: String = "AK", project: String? = nil, domain: String? = nil) throws -> RequestSigner {
    RequestSigner(key: AccessKey(id: id, secret: try Secret("SK"), projectID: project, domainID: domain))
  }
}
