import ImageModel

/// How an exchange went, step by step: what `doctor` shows. Times are milliseconds of each step alone; nil for a step that
/// wasn't reached, or that there was none of.
struct ExchangeReport: Hashable, Sendable {
  struct Certificate: Hashable, Sendable {
    var subject: PrintableText
    var issuer: PrintableText
    /// When it ends.
    var expiry: Timestamp?
  }

  /// The name's lookup.
  var lookup: Double?
  /// The TCP connection, to the proxy where one is used.
  var connect: Double?
  /// The TLS handshake, with the tunnel through a proxy before it.
  var tls: Double?
  /// From there to the first byte of the answer.
  var firstByte: Double?
  /// From the ask to the end, whichever it was.
  var total: Double

  /// The address and port that the connection led to: the proxy's, where one is used.
  var peer: PrintableText?
  /// The proxy that was used, without user and password.
  var proxy: PrintableText?
  /// The service's own.
  var certificate: Certificate?
}
