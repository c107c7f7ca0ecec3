import FoundationEssentials
import ImageModel
import Testing

@testable import ImageService

@Suite struct ClockSkewTests {
  /// 2021-12-17 06:58:04 UTC, in the service's view.
  private static let service = 1_639_724_284
  private static let date = "Fri, 17 Dec 2021 06:58:04 GMT"

  private func refusal(
    _ message: String = "Incorrect IAM authentication information: verify aksk signature fail",
    code: String = "APIGW.0301", status: Int = 401, date: String? = date, ahead: Int
  ) -> Answer {
    Answer(
      status: status, headers: date.map { [Answer.Header(name: "Date", value: $0)] } ?? [],
      body: Array(#"{"error_msg":"\#(message)","error_code":"\#(code)","request_id":"1"}"#.utf8),
      received: Self.service + ahead)
  }

  @Test(arguments: [
    (-1020, "17 min behind"), (1020, "17 min ahead of"), (-7199, "119 min behind"), (7200, "2 h ahead of"),
    (-86_400, "24 h behind"), (-200_000, "2 d behind"), (-1_639_724_284, "18978 d behind"),
  ])
  func `a clock that is off is said to be, and by how much`(seconds: Int, words: String) throws {
    let skew = try #require(ClockSkew(refusal: refusal(ahead: seconds)))
    #expect(skew.seconds == seconds)
    #expect(
      skew.statement
        == "This host's clock is \(words) the service's: set it, since a signature only counts within 15 min of the service's time."
    )
  }

  @Test(arguments: [(0, false, false), (-59, false, false), (60, true, false), (-900, true, false), (901, true, true)])
  func `a clock is compared with any answer's`(seconds: Int, isNoticeable: Bool, refuses: Bool) throws {
    let answer = refusal(status: 200, ahead: seconds)
    let skew = try #require(ClockSkew(beside: answer))
    #expect(skew.seconds == seconds)
    #expect(skew.isNoticeable == isNoticeable && skew.refusesSignatures == refuses)
    #expect(ClockSkew(beside: refusal(date: nil, ahead: seconds)) == nil)
  }

  @Test(arguments: [0, 60, -60, 839, -839])
  func `a clock that is right enough is no reason`(seconds: Int) {
    #expect(ClockSkew(refusal: refusal(ahead: seconds)) == nil)
  }

  @Test(arguments: [
    ("APIGW.0301", true), ("APIG.0301", true), ("APIGW.0307", false), ("APIGW.0308", false), ("IMG.0024", false),
  ])
  func `only a refused signature counts`(code: String, counts: Bool) {
    #expect((ClockSkew(refusal: refusal(code: code, ahead: -1020)) != nil) == counts)
  }

  @Test(arguments: [200, 404, 429, 500, 503])
  func `other answers say nothing of a clock`(status: Int) {
    #expect(ClockSkew(refusal: refusal(status: status, ahead: -1020)) == nil)
  }

  @Test(arguments: [
    "calc aksk signature fail:signature expired", "The timestamp is out of range", "header X-Sdk-Date is wrong",
    "Request Time too skewed",
  ])
  func `a message about the time counts under any code, and sooner`(message: String) {
    #expect(
      ClockSkew(refusal: refusal(message, code: "X.1", ahead: -100))?.statement.text.contains("100 s behind") == true)
    #expect(ClockSkew(refusal: refusal(message, code: "X.1", ahead: -59)) == nil)
  }

  @Test func `the gateway's own clock goes before the header's`() {
    let message =
      "calc aksk signature fail:signature expired, signature time:20211217T064303Z,server time:20211217T065804Z"
    #expect(ClockSkew(refusal: refusal(message, date: nil, ahead: -901))?.seconds == -901)
    #expect(ClockSkew(refusal: refusal(message, date: "Fri, 17 Dec 2021 00:00:00 GMT", ahead: -901))?.seconds == -901)
  }

  @Test(arguments: [nil, "", "now", "2021-12-17"])
  func `without the service's time there is nothing to say`(date: String?) {
    #expect(ClockSkew(refusal: refusal(date: date, ahead: -1020)) == nil)
  }

  @Test(arguments: ["", "<html>", "[]", "null", "{\"error_code\": 301}"])
  func `a body that says nothing says nothing of a clock`(body: String) {
    var answer = refusal(ahead: -1020)
    answer.body = Array(body.utf8)
    #expect(ClockSkew(refusal: answer) == nil)
  }
}
