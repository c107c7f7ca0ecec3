import ImageModel

// MARK: - Made of answers

extension TokenFailure {
  /// Characters of the service's words that are shown, about.
  private static let longestMessage = 500

  /// Of an answer that is no success.
  init(_ answer: Answer, to request: TokenRequest?, secrets: [Secret]) {
    self.init(Self.kind(of: answer, to: request), answer, secrets: secrets)
  }

  /// With what the answer says, but none of the secrets that it may echo.
  init(_ kind: Kind, _ answer: Answer, secrets: [Secret]) {
    self.init(kind, status: answer.status)
    let document = try? JSONValue(parsing: answer.body)
    // A success that is no token has no message for people in it, and may have a token.
    let said = answer.status < 300 ? nil : ServiceMessage(body: answer.body, document: document, status: answer.status)
    func printable(_ raw: String?) -> PrintableText? { raw.flatMap { Self.printable($0, without: secrets) } }
    message = printable(said?.text)
    code = printable(said?.code)
    requestID = printable(answer[header: "X-Openstack-Request-Id"] ?? answer[header: "X-Request-Id"] ?? said?.requestID)
  }

  /// Of an ask without a whole answer. A status that is no success counts, even if its body broke off.
  init(_ failure: TransportFailure, to request: TokenRequest? = nil, secrets: [Secret], bounds: FetchBounds) {
    if failure.kind == .cancelled {
      self.init(.cancelled)
    } else if let partial = failure.partial, partial.status >= 300 {
      self.init(partial, to: request, secrets: secrets)
    } else {
      let failure = AnswerReader(bounds: bounds, secrets: []).failure(failure)
      self.init(.notReached(FetchFailure(failure.kind, status: failure.status)))
      message = failure.message.flatMap { Self.printable($0.text, without: secrets) }
    }
  }

  private static func kind(of answer: Answer, to request: TokenRequest?) -> Kind {
    guard request?.isRescoping == true else { return kind(of: answer) }
    // Keystone says 404 to a token that it doesn't know.
    let isRefused = answer.status == 401 || answer.status == 404 && isKeystone(answer)
    return isRefused ? .tokenRefused : kind(of: answer)
  }

  /// Of an answer that is no success.
  static func kind(of answer: Answer) -> Kind {
    switch answer.status {
    case 400: .badRequest
    case 401: .refused
    case 403: .forbidden
    case 404: .notFound
    case 429, 500...599: .serverFailed
    default: .otherStatus
    }
  }

  private static func isKeystone(_ answer: Answer) -> Bool {
    (try? JSONValue(parsing: answer.body))?.object?["error"]?.object != nil
  }

  /// Raw words as they may be shown. A short secret can't be blotted out without common words going with it, so it takes
  /// the words with it.
  private static func printable(_ raw: String, without secrets: [Secret]) -> PrintableText? {
    let harmless = secrets.reduce(raw) { $1.hidden(in: $0) }
    guard !harmless.isEmpty, !secrets.contains(where: { harmless.contains($0.text) }) else { return nil }
    return PrintableText(String(harmless.prefix(longestMessage))).clipped(to: longestMessage)
  }
}
