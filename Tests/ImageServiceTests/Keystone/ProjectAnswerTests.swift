import ImageModel
import Testing

@testable import ImageService

@Suite struct ProjectAnswerTests {
  private func read(_ status: Int, _ body: String) throws -> String {
    try ProjectAnswer(answer: Answer(status: status, body: Array(body.utf8)), region: "cn-north-4").projectID()
  }

  @Test(arguments: [
    #"{"projects": [{"id": "p1", "name": "cn-north-4", "domain_id": "d", "enabled": true}], "links": {"self": "x"}}"#,
    #"{"projects": [{"id": "p1"}]}"#,
    #"{"projects": [{"id": "p2", "name": "cn-north-4_test"}, {"id": "p1", "name": "cn-north-4"}]}"#,
  ])
  func `the project of the region is read`(body: String) throws { #expect(try read(200, body) == "p1") }

  static let failures: [(Int, String, TokenFailure.Kind)] = [
    (200, #"{"projects": []}"#, .noProject(region: "cn-north-4")),
    (200, #"{"projects": [{"id": "p1", "name": "cn-south-1"}]}"#, .noProject(region: "cn-north-4")),
    (200, #"{"projects": [{"id": ""}, {"name": "cn-north-4"}, 7]}"#, .noProject(region: "cn-north-4")),
    (
      200, #"{"projects": [{"id": "a", "name": "cn-north-4"}, {"id": "b", "name": "cn-north-4"}]}"#,
      .severalProjects(region: "cn-north-4")
    ),
    (200, "<html>", .notProjects), (200, "", .notProjects), (200, #"{"projects": {}}"#, .notProjects),
    (401, #"{"error_msg":"Incorrect IAM authentication information","error_code":"APIGW.0301"}"#, .refused),
    (403, "{}", .forbidden), (404, "{}", .notFound), (503, "", .serverFailed),
  ]

  @Test(arguments: failures)
  func `anything but one project is a failure`(status: Int, body: String, kind: TokenFailure.Kind) {
    let failure = #expect(throws: TokenFailure.self) { try read(status, body) }
    #expect(failure?.kind == kind)
    #expect(failure?.status == status)
    if status == 401 { #expect(failure?.code == "APIGW.0301") }
  }

  @Test(arguments: [
    ("https://iam.cn-north-4.myhuaweicloud.com", "cn-north-4", "/v3/projects?name=cn-north-4"),
    ("https://iam.cn-north-4.myhuaweicloud.com/v3", "my region&x=1", "/v3/projects?name=my%20region%26x%3D1"),
  ])
  func `the project is asked for by the region's name`(iam: String, region: String, target: String) throws {
    #expect(
      try ProjectAnswer.url(iam: Endpoint(iam), region: region) == "https://iam.cn-north-4.myhuaweicloud.com" + target)
  }
}
