import struct FoundationEssentials.Date

/// Signs requests with an access key: SDK-HMAC-SHA256, as Huawei Cloud's SDKs do it ("API Request Signing Guide", and
/// the signer of `huaweicloudsdkcore`). Pure: the same request at the same time has the same signature.
///
/// What is signed is what is sent: give it every header that the request will have, but for `Host`, which follows from
/// the URL, and send all that it adds.
struct RequestSigner: Sendable {
  typealias Header = (name: String, value: String)

  /// Why a request can't be signed.
  enum Problem: Error, Hashable, Sendable {
    /// The URL is not `scheme://host…` in printable ASCII, or has a user in it.
    case badURL
    /// A name that no header can have, or a line break or another control character in a value. The value isn't told: it
    /// may be secret.
    case badHeader(name: String)
    /// The header stands twice, or is one that signing adds: the two ends might take different ones.
    case repeatedHeader(name: String)
  }

  private static let algorithm = "SDK-HMAC-SHA256"

  let key: AccessKey

  /// The headers to send on top of a request's own, `Authorization` among them. They hold secrets.
  /// - Parameters:
  ///   - url: as it is sent, percent-encoded; a `+` is a plus, not a blank.
  ///   - date: now. The gateway takes no signature that is more than 15 min off its own clock.
  func headers(
    signing method: String, _ url: String, _ headers: [Header], body: [UInt8] = [], at date: Date
  ) throws(Problem) -> [Header] {
    let time = SignatureTime(date)
    let added = additions(to: headers, at: time)
    let request = try CanonicalRequest(method, url, headers + added, body)
    let authorization: Header = ("Authorization", authorization(of: request, at: time))
    // The key's id may come from a file: it gets no line of its own either.
    try CanonicalRequest.check(authorization)
    return added + [authorization]
  }

  /// What is signed along with a request's own headers.
  func additions(to headers: [Header], at time: SignatureTime) -> [Header] {
    var added: [Header] = []
    if let id = key.projectID, !id.isEmpty {
      added.append(("X-Project-Id", id))
    } else if let id = key.domainID, !id.isEmpty {
      added.append(("X-Domain-Id", id))
    }
    if let token = key.securityToken { added.append(("X-Security-Token", token.text)) }
    if let type = headers.first(where: { $0.name.lowercased() == "content-type" })?.value, !Self.isSigned(type) {
      added.append((CanonicalRequest.payloadHeader, "UNSIGNED-PAYLOAD"))
    }
    return added + [("X-Sdk-Date", time.text)]
  }

  func stringToSign(_ request: CanonicalRequest, at time: SignatureTime) -> String {
    [Self.algorithm, time.text, SHA256.digest(Array(request.text.utf8)).hex].joined(separator: "\n")
  }

  private func authorization(of request: CanonicalRequest, at time: SignatureTime) -> String {
    let text = Array(stringToSign(request, at: time).utf8)
    let signature = HMAC.code(of: text, key: Array(key.secret.text.utf8)).hex
    return "\(Self.algorithm) Access=\(key.id), SignedHeaders=\(request.signedHeaders), Signature=\(signature)"
  }

  /// Bodies of other types than these are sent without being signed.
  private static func isSigned(_ contentType: String) -> Bool {
    contentType.isEmpty || contentType.hasPrefix("application/json") || contentType.hasPrefix("application/bson")
  }
}
