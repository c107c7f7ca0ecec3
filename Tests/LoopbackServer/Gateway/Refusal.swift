/// Why a `Gateway` does not let a request through, in the words of Huawei's, where they are published ("Common Errors Related
/// to IAM Authentication Information").
package enum Refusal: Equatable, Sendable {
  case noCredentials
  /// The request, its date or its `Authorization` makes no sense.
  case unreadable
  case unknownKey(String)
  /// A header that has to be signed isn't.
  case unsigned(header: String)
  /// More than 15 min off; both times as in `X-Sdk-Date`.
  case expired(signed: String, now: String)
  /// With the canonical request that the gateway made: security tokens in it are shown, as Huawei's shows them.
  case wrongSignature(canonicalRequest: String)
  case unknownToken
  case tokenEnded
  case unknownProject(String)

  package var code: String { self == .tokenEnded ? "APIGW.0307" : "APIGW.0301" }

  package var message: String {
    let words = "Incorrect IAM authentication information: "
    return switch self {
    case .noCredentials: words + "x-auth-token not found"
    case .unreadable: words + "signature header format error"
    case .unknownKey(let key): words + "Get secretKey failed,ak:\(key),err:ak not exist"
    case .unsigned(let header): words + "verify aksk signature fail, \(header) is not signed"
    case .expired(let signed, let now):
      words + "calc aksk signature fail:signature expired, signature time:\(signed),server time:\(now)"
    case .wrongSignature(let canonicalRequest):
      words + "verify aksk signature fail, canonicalRequest:" + canonicalRequest.replacing("\n", with: "|")
    case .unknownToken: words + "decrypt token fail"
    case .tokenEnded: "The token must be updated."
    case .unknownProject(let id): words + "project \(id) not found"
    }
  }
}
