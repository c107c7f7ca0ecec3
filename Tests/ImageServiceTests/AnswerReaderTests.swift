import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct AnswerReaderTests {
  private let reader = AnswerReader(bounds: .standard, secrets: [])

  private func failure(
    _ status: Int, _ body: String, headers: KeyValuePairs<String, String> = [:]
  ) throws -> FetchFailure {
    let answer = Answer(
      status: status, headers: headers.map { Answer.Header(name: $0, value: $1) }, body: Array(body.utf8),
      received: 784_111_777)
    return try #require(throws: FetchFailure.self) { try reader.image(in: answer) }
  }

  // MARK: Statuses

  static let statuses: [(Int, FetchFailure.Kind)] = [
    (201, .otherStatus), (202, .otherStatus), (206, .otherStatus),
    (300, .redirected(to: nil)), (302, .redirected(to: nil)), (304, .redirected(to: nil)),
    (400, .badRequest), (401, .unauthorized), (402, .otherStatus), (403, .forbidden), (404, .notFound),
    (405, .otherStatus), (407, .otherStatus), (410, .otherStatus), (418, .otherStatus),
    (429, .tooManyRequests(retryAfter: nil)),
    (500, .serverError), (501, .serverError), (502, .serverError), (503, .unavailable(retryAfter: nil)),
    (504, .serverError), (599, .serverError), (600, .otherStatus), (999, .otherStatus),
  ]

  @Test(arguments: statuses)
  func `each status is its own kind of failure`(status: Int, kind: FetchFailure.Kind) throws {
    let failure = try failure(status, #"{"message": "words", "id": "an image even"}"#)
    #expect(failure == FetchFailure(kind, status: status, message: "words"))
  }

  @Test(arguments: statuses.filter { $0.0 >= 300 })
  func `a status counts without a body`(status: Int, kind: FetchFailure.Kind) throws {
    #expect(try failure(status, "") == FetchFailure(kind, status: status))
  }

  @Test(arguments: [200, 203])
  func `an image under a success is an image`(status: Int) throws {
    let answer = Answer(
      status: status, headers: [Answer.Header(name: "x-openstack-request-id", value: "req-1")],
      body: Array(#"{"id": "ID", "name": null}"#.utf8))
    let (image, requestID) = try reader.image(in: answer)
    #expect(image.id == "ID")
    #expect(requestID == "req-1")
  }

  @Test(arguments: [(200, ""), (204, ""), (200, " \r\n\t"), (203, "\n"), (201, "")])
  func `a success without a body is empty`(status: Int, body: String) throws {
    #expect(try failure(status, body) == FetchFailure(.empty, status: status))
  }

  @Test func `a redirect says where it points, made printable`() throws {
    let failure = try failure(302, "", headers: ["Location": "http://evil\u{1B}[2J\u{202E}/"])
    #expect(failure.kind == .redirected(to: PrintableText("http://evil\u{1B}[2J\u{202E}/")))
    #expect(failure.headline.text.unicodeScalars.allSatisfy { !$0.isHidden })
  }

  // MARK: Retry-After; the answer came on Sun, 06 Nov 1994 08:49:37 GMT

  static let waits: [(String, Int?)] = [
    ("0", 0), ("7", 7), ("007", 7), ("3600", 3600), ("31536000", 31_536_000), ("31536001", nil),
    ("99999999999999999999", nil), ("-1", nil), ("+5", nil), ("1.5", nil), ("soon", nil), ("", nil), ("7 s", nil),
    ("٧", nil), ("Sun, 06 Nov 1994 08:50:37 GMT", 60), ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
    ("Sun, 06 Nov 1994 08:49:36 GMT", nil), ("Mon, 07 Nov 1994 08:49:37 GMT", 86_400),
    ("Tue, 31 Dec 9999 23:59:59 GMT", nil), ("Sun, 06 Nov 1994 08:50:37 PST", nil), ("Sun, 06 Nov", nil),
    ("Sun, 06 Now 1994 08:50:37 GMT", nil), ("Sun, 06 Nov 1994 25:00:00 GMT", nil),
  ]

  @Test(arguments: waits)
  func `Retry-After is read as seconds from now`(text: String, seconds: Int?) throws {
    let headers: KeyValuePairs = ["retry-after": text]
    #expect(try failure(429, "", headers: headers).kind == .tooManyRequests(retryAfter: seconds))
    #expect(try failure(503, "", headers: headers).kind == .unavailable(retryAfter: seconds))
  }

  @Test func `a time to retry counts from the service's own clock`() throws {
    let failure = try failure(
      503, "", headers: ["Date": "Thu, 29 Feb 2024 23:59:30 GMT", "Retry-After": "Fri, 01 Mar 2024 00:00:00 GMT"])
    #expect(failure.kind == .unavailable(retryAfter: 30))
  }

  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
    ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600), ("Mon, 23 Nov 2026 14:10:36 GMT", 1_795_443_036),
    ("Fri, 31 Dec 2100 23:59:60 GMT", 4_133_980_800),
  ])
  func `an HTTP date is seconds since 1970`(text: String, seconds: Int) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  // MARK: Request ids

  @Test func `the request id is the header's before the body's`() throws {
    let body = #"{"error_msg": "m", "request_id": "body"}"#
    #expect(try failure(500, body).requestID == "body")
    #expect(try failure(500, body, headers: ["x-request-id": "x"]).requestID == "x")
    #expect(
      try failure(500, body, headers: ["X-Request-Id": "x", "X-Openstack-Request-Id": "req-1"]).requestID == "req-1")
    #expect(try failure(500, body, headers: ["X-Request-Id": ""]).requestID == "body")
    #expect(try failure(500, "", headers: ["X-Request-Id": "a\u{1B}b"]).requestID?.text == "a^[b")
    #expect(try failure(200, "{}", headers: ["X-Request-Id": "x"]).requestID == "x")
    #expect(try failure(200, "no", headers: ["X-Request-Id": "x"]).requestID == "x")
  }

  // MARK: Successes that aren't images

  @Test(arguments: ["{}", "[]", "null", "7", #""text""#, #"{"id": 7}"#, #"{"id": ""}"#, #"{"images": [{"id": "x"}]}"#])
  func `JSON without an image's id is no image`(body: String) throws {
    #expect(try failure(200, body).kind == .notAnImage)
  }

  @Test func `an error under status 200 is no image, in the service's words`() throws {
    let failure = try failure(200, #"{"error": {"message": "No such image", "code": "IMG.0027"}, "request_id": "r"}"#)
    #expect(
      failure
        == FetchFailure(.notAnImage, status: 200, message: "No such image", code: "IMG.0027", requestID: "r"))
  }

  @Test func `a page under status 200 is no JSON, under its title`() throws {
    let page = "<!DOCTYPE html><html><head><title>Sign in &mdash; \n Portal</title></head><body>…</body></html>"
    #expect(try failure(200, page) == FetchFailure(.notJSON, status: 200, message: "Sign in &mdash; Portal"))
  }

  @Test(arguments: [#"{"id": "x""#, "{", "OK", "{'id': 'x'}", #"{"id": "x"} {}"#, "\u{FEFF}", "\0", "NaN"])
  func `text that breaks JSON's rules is no JSON`(body: String) throws {
    #expect(try failure(200, body) == FetchFailure(.notJSON, status: 200))
  }

  // MARK: Hostile words

  static let hostile = "a\u{1B}[2J\u{07}\u{9B}31m\u{202E}b\u{200B}\u{0}c"
  static let carriers: [(String, String)] = [
    ("JSON", #"{"message": "a\u001b[2J\u0007\u009b31m\u202eb\u200b\u0000c"}"#),
    ("raw JSON", #"{"message": "\#(hostile)"}"#),
    ("text", hostile),
    ("HTML", "<html><body>\(hostile)</body></html>"),
    ("HTML with references", "<p>a&#27;[2J&#7;&#x9B;31m&#x202e;b&#8203;\u{0}c</p>"),
    ("code", #"{"message": "\#(hostile)", "code": "\#(hostile)", "request_id": "\#(hostile)"}"#),
  ]

  @Test(arguments: carriers)
  func `control characters show as stand-ins`(carrier: String, body: String) throws {
    let failure = try failure(404, body)
    #expect(failure.message == PrintableText(Self.hostile))
    for shown in [failure.message, failure.code, failure.requestID] {
      #expect(shown?.text.unicodeScalars.allSatisfy { !$0.isHidden } ?? true)
    }
  }

  @Test(arguments: ["x", "中", "e\u{301}", "\u{1B}", "\u{202E}", "<", "&amp;", "👨‍👩‍👧", "x y ", "\u{301}"])
  func `a message is cut at 500 characters`(unit: String) throws {
    let long = String(repeating: unit, count: 100_000)
    for body in [long, "<p>" + long, #"{"message": "\#(long)"}"#] {
      let message = try #require(try failure(500, body).message)
      #expect(message.text.count <= 500)
      #expect(message.width <= 500)
      #expect(message.text.hasSuffix("…"))
      #expect(message.text.count > 100)
    }
  }

  @Test func `bytes that are no text at all make a failure still`() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
    for start in ["", "<", "<p>", "&#", "{", #"{"message": ""#, "<!--", "<script>", "<title>"] {
      for status in [200, 404] {
        let answer = Answer(status: status, body: Array(start.utf8) + bytes)
        let failure = try #require(throws: FetchFailure.self) { try reader.image(in: answer) }
        #expect(failure.kind == (status == 200 ? .notJSON : .notFound))
        #expect(failure.message?.text.unicodeScalars.allSatisfy { !$0.isHidden } ?? true)
      }
    }
  }
}
