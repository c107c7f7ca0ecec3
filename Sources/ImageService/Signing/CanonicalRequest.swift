/// A request in the one spelling that both ends make of it, which is what a signature signs. Its text may hold a security
/// token.
struct CanonicalRequest: Sendable {
  /// Says what stands for the body's hash.
  static let payloadHeader = "X-Sdk-Content-Sha256"

  let text: String
  /// The names of the headers in it, lower-case and sorted, with a `;` between them.
  let signedHeaders: String

  /// - Parameter headers: all that are sent; `Host` is taken from the URL where it isn't among them.
  init(
    _ method: String, _ url: String, _ headers: [RequestSigner.Header], _ body: [UInt8]
  ) throws(RequestSigner.Problem) {
    let address = try Address(url)
    let fields = try Self.fields(headers, host: address.host)
    // Gateways and proxies drop names with an underscore in them, or take it for a hyphen.
    let signed = fields.filter { !$0.key.contains("_") }.sorted { $0.key < $1.key }
    signedHeaders = signed.map(\.key).joined(separator: ";")
    text = [
      method.uppercased(),
      Self.path(address.path),
      Self.query(address.query),
      signed.map { "\($0.key):\($0.value)\n" }.joined(),
      signedHeaders,
      Self.announcedHash(fields, body) ?? SHA256.digest(body).hex,
    ].joined(separator: "\n")
  }
}

// MARK: - The address

extension CanonicalRequest {
  /// The parts of a URL that are sent, as they stand there: in ASCII.
  private struct Address {
    /// As curl sends it: without the scheme's default port.
    let host: String
    let path: Substring
    let query: Substring

    init(_ url: String) throws(RequestSigner.Problem) {
      guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let separator = url.firstRange(of: "://") else {
        throw .badURL
      }
      let rest = url[separator.upperBound...].prefix { $0 != "#" }
      let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      let authority = rest[..<end]
      guard !authority.isEmpty, !authority.contains("@") else { throw .badURL }
      let defaultPort = url[..<separator.lowerBound].lowercased() == "http" ? ":80" : ":443"
      host = String(authority.hasSuffix(defaultPort) ? authority.dropLast(defaultPort.count) : authority)
      let mark = rest[end...].firstIndex(of: "?") ?? rest.endIndex
      path = rest[end..<mark]
      query = rest[mark...].dropFirst()
    }
  }

  /// Decoded and encoded again, so that every spelling of a path is one, and with a slash at its end, though none is
  /// sent. A `%2F` becomes a slash like any other.
  private static func path(_ path: Substring) -> String {
    let encoded = PercentCoding.encode(PercentCoding.decode(path), keeping: "/")
    return encoded.hasSuffix("/") ? encoded : encoded + "/"
  }

  /// Sorted by key, then by value, both as they are before they are encoded: by their bytes, which is by code points,
  /// and never by what Unicode takes for equal.
  private static func query(_ query: Substring) -> String {
    let pairs = query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (key: PercentCoding.decode(parts[0]), value: parts.count == 2 ? PercentCoding.decode(parts[1]) : "")
    }
    let sorted = pairs.sorted { left, right in
      left.key.utf8.elementsEqual(right.key.utf8)
        ? left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
        : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
    return sorted.map { "\(PercentCoding.encode($0.key))=\(PercentCoding.encode($0.value))" }.joined(separator: "&")
  }
}

// MARK: - The headers

extension CanonicalRequest {
  /// What a header says that stands for the body's hash. An empty body has its own signed, whatever is said: the Python
  /// SDK does it so, others differ.
  private static func announcedHash(_ fields: [String: String], _ body: [UInt8]) -> String? {
    body.isEmpty ? nil : fields[payloadHeader.lowercased()]
  }

  /// - Throws: `badHeader` for one that can't be sent on a line of its own.
  static func check(_ header: RequestSigner.Header) throws(RequestSigner.Problem) {
    let isName = !header.name.isEmpty && header.name.utf8.allSatisfy(isTokenCharacter)
    let isValue = header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    guard isName, isValue else { throw .badHeader(name: header.name) }
  }

  /// The headers by their names in lower case, the blanks around the values gone. Values are signed as the UTF-8 that is
  /// sent.
  private static func fields(
    _ headers: [RequestSigner.Header], host: String
  ) throws(RequestSigner.Problem) -> [String: String] {
    var fields: [String: String] = [:]
    for header in headers {
      try check(header)
      guard fields.updateValue(header.value.withoutBlanksAround, forKey: header.name.lowercased()) == nil else {
        throw .repeatedHeader(name: header.name)
      }
    }
    return fields.merging(["host": host]) { given, _ in given }
  }

  /// RFC 9110, 5.6.2.
  private static func isTokenCharacter(_ byte: UInt8) -> Bool {
    PercentCoding.isUnreserved(byte) || "!#$%&'*+^`|".utf8.contains(byte)
  }
}

extension String {
  /// Without the white space around a header's value (RFC 9110, 5.5). Looked at by scalars: a blank and a mark that
  /// combines with it are one character.
  fileprivate var withoutBlanksAround: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
    let start = unicodeScalars.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
  }
}
