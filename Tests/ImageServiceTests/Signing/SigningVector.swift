import FoundationEssentials
import Testing

@testable import ImageService

/// A request, and what the vendor's SDK makes of it.
struct SigningVector: Sendable, CustomTestStringConvertible {
  struct Key: Sendable {
    let id: String
    let secret: String
    let token: String?
    let project: String?
    let domain: String?
  }

  let name: String
  var method = "GET"
  let url: String
  var headers: [RequestSigner.Header] = []
  var body = ""
  let key: Key
  let time: String
  /// All headers that the SDK sends but `Authorization`.
  let sent: [RequestSigner.Header]
  let canonicalRequest: String
  /// The canonical request's.
  let hash: String
  let signature: String

  var testDescription: String { name }

  var signer: RequestSigner {
    get throws {
      RequestSigner(
        key: AccessKey(
          id: key.id, secret: try Secret(key.secret), securityToken: try key.token.map { try Secret($0) },
          projectID: key.project, domainID: key.domain))
    }
  }

  /// The second to last line of a canonical request.
  var signedHeaders: String { canonicalRequest.components(separatedBy: "\n").suffix(2).first ?? "" }

  var authorization: String {
    "SDK-HMAC-SHA256 Access=\(key.id), SignedHeaders=\(signedHeaders), Signature=\(signature)"
  }
}
