import ImageModel

/// Reads IAM's answer to `GET {iam}/v3/projects?name={region}`, which says which project an access key has for a region.
/// Pure: the same answer reads the same.
struct ProjectAnswer: Sendable {
  let answer: Answer
  let region: String

  /// Where the answer is asked for.
  static func url(iam: Endpoint, region: String) -> String {
    let name = region.utf8.map { isUnreserved($0) ? String(Unicode.Scalar($0)) : "%" + hex($0) }
    return iam.url.replacing(/\/v3$/, with: "") + "/v3/projects?name=" + name.joined()
  }

  /// The project's id.
  /// - Parameter secrets: what must not be shown, should the answer echo it.
  /// - Throws: `TokenFailure` for anything but one project. Names of projects are unique, but Huawei also lists projects
  ///   *of* a region, `cn-north-4_test`: those are passed over.
  func projectID(secrets: [Secret] = []) throws(TokenFailure) -> String {
    guard answer.status == 200 else { throw TokenFailure(TokenFailure.kind(of: answer), answer, secrets: secrets) }
    guard case .array(let projects) = (try? JSONValue(parsing: answer.body))?.object?["projects"] else {
      throw TokenFailure(.notProjects, answer, secrets: secrets)
    }
    let ids = projects.compactMap(\.object).filter { $0["name"]?.string ?? region == region }
      .compactMap { $0["id"]?.string }.filter { !$0.isEmpty }
    guard let id = ids.first else {
      throw TokenFailure(.noProject(region: PrintableText(region)), status: answer.status)
    }
    guard ids.count == 1 else {
      throw TokenFailure(.severalProjects(region: PrintableText(region)), status: answer.status)
    }
    return id
  }

  /// What stands for itself in a URL (RFC 3986, 2.3).
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
