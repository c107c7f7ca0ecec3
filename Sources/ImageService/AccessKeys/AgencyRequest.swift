import FoundationEssentials
import ImageModel

/// What is asked of Huawei's IAM for the access key of an agency, with an access key that may take the agency on (IAM API,
/// "Obtaining a Temporary Access Key and Security Token Through an Agency"). It lasts 15 min, which is what IAM gives to who
/// names no time.
struct AgencyRequest: Hashable, Sendable {
  let agency: Agency
  let base: AccessKey
  let identity: Endpoint

  /// Asks for the key.
  /// - Throws: `TokenFailure` for anything but a key.
  func key(
    within bounds: FetchBounds, tls: TLSOptions, now: @Sendable () -> Date, ask: TokenProvider.Ask
  ) async throws(TokenFailure) -> TemporaryKey {
    let request = try request(within: bounds, tls: tls, at: now())
    let answer: Answer
    do throws(TransportFailure) { answer = try await ask(request) } catch {
      throw TokenFailure(error, secrets: base.secrets, bounds: bounds)
    }
    guard answer.status == 200 || answer.status == 201 else {
      throw TokenFailure(Self.kind(of: answer), answer, secrets: base.secrets)
    }
    guard let key = TemporaryKey(answer, received: now()) else {
      throw TokenFailure(.notAKey, answer, secrets: base.secrets)
    }
    return key
  }

  /// The POST, signed. The project is one of the agency's account, and none of this key's.
  func request(within bounds: FetchBounds, tls: TLSOptions, at now: Date) throws(TokenFailure) -> Request {
    var key = base
    key.projectID = nil
    let document: JSONValue = [
      "auth": ["identity": ["methods": ["assume_role"], "assume_role": agency.document]]
    ]
    let request = Request(
      method: .post, url: identity.withoutVersion.url + "/v3.0/OS-CREDENTIAL/securitytokens",
      headers: [Request.Header("Content-Type", "application/json"), .json],
      body: Request.Body(document.written().utf8), bounds: bounds, tls: tls)
    do throws(RequestSigner.Problem) { return try request.signed(with: key, at: now) } catch {
      throw TokenFailure(.unsignable)
    }
  }

  /// Of an answer that is no success.
  private static func kind(of answer: Answer) -> TokenFailure.Kind {
    if let skew = ClockSkew(refusal: answer) { return .clockOff(skew) }
    return switch answer.status {
    case 400, 403, 404: .agencyRefused
    case 401: .keyRefused
    default: TokenFailure.kind(of: answer)
    }
  }
}

extension Agency {
  /// As IAM reads it.
  var document: JSONValue {
    let domain: (String, String)? = domainID.map { ("domain_id", $0) } ?? domainName.map { ("domain_name", $0) }
    return .object([domain, ("agency_name", name)].compactMap(\.self).map { ($0, .string(JSONString($1))) })
  }
}
