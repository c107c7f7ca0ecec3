/// What a service answered: the head, and as much of the body as came.
struct Answer: Sendable, Hashable {
  struct Header: Sendable, Hashable {
    let name: String
    let value: String
  }

  var status: Int
  var headers: [Header] = []
  /// Decompressed.
  var body: [UInt8] = []
  /// When it had come, in seconds since 1970.
  var received = 0
  /// How the exchange went, where the request asked for that.
  var report: ExchangeReport?

  /// A header's value, its name in any case; the first where it stands more than once, nil where it is absent or empty.
  subscript(header name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() && !$0.value.isEmpty }?.value
  }
}
