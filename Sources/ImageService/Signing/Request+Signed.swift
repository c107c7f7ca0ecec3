import struct FoundationEssentials.Date

extension Request {
  /// The request with a signature over all that it has.
  func signed(with key: AccessKey, at now: Date) throws(RequestSigner.Problem) -> Request {
    var signed = self
    signed.headers += try signature(with: key, at: now)
    return signed
  }

  /// The headers of a signature over all that the request has.
  func signature(with key: AccessKey, at now: Date) throws(RequestSigner.Problem) -> [Header] {
    try RequestSigner(key: key)
      .headers(signing: method.rawValue, url, headers.map { ($0.name, $0.text) }, body: body?.bytes ?? [], at: now)
      .map { Header(hiding: $0.value, as: $0.name) }
  }
}

extension Request.Header {
  /// A signature is as good as its secret for a quarter of an hour.
  fileprivate init(hiding text: String, as name: String) {
    self.init(name, (try? Secret(text)).map(Value.secret) ?? .plain(text))
  }
}
