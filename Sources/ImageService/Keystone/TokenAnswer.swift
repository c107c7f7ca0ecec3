import FoundationEssentials
import ImageModel

/// Reads what Keystone answered to a `TokenRequest`. Pure: the same answer reads the same.
struct TokenAnswer: Sendable {
  let answer: Answer
  let request: TokenRequest
  /// What must not be shown, should the answer echo it.
  let secrets: [Secret]

  /// - Parameter received: when it came.
  /// - Throws: `TokenFailure` for anything but a token.
  func token(received: Date) throws(TokenFailure) -> Token {
    guard answer.status == 200 || answer.status == 201 else {
      throw TokenFailure(answer, to: request, secrets: secrets)
    }
    let document = try? JSONValue(parsing: answer.body)
    guard let token = document?.object?["token"]?.object, let text = answer[header: "X-Subject-Token"],
      let secret = try? Secret(text)
    else { throw TokenFailure(.notAToken, answer, secrets: secrets) }
    return Token(
      secret: secret, received: received, life: life(of: token, received), project: Token.Project(token["project"]),
      catalogue: Catalogue(token["catalog"]))
  }

  private func life(of token: JSONObject, _ received: Date) -> Double? {
    func date(_ key: String) -> Date? { token[key]?.string.flatMap { Timestamp(iso: $0)?.date } }
    guard let end = date("expires_at") else { return nil }
    let answered = answer[header: "Date"].flatMap(HTTPDate.seconds).map { Date(timeIntervalSince1970: Double($0)) }
    return end.timeIntervalSince(date("issued_at") ?? answered ?? received)
  }
}

extension Token.Project {
  fileprivate init?(_ document: JSONValue?) {
    guard let object = document?.object, let id = object["id"]?.string else { return nil }
    self.init(id: id, name: object["name"]?.string)
  }
}
