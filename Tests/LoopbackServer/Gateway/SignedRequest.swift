import FoundationEssentials

/// A request as its receiver sees it: bytes. Makes the canonical form from what came, header by header as the
/// `Authorization` names them.
struct SignedRequest {
  struct Authorization: Equatable {
    let key: String
    let signedHeaders: [String]
    let signature: String
  }

  private let method: [UInt8]
  private let path: [UInt8]
  private let query: [UInt8]
  private let headers: [(name: String, value: [UInt8])]
  private let body: [UInt8]

  /// Nil for what is no request line with headers.
  init?(_ head: [UInt8], _ body: [UInt8]) {
    let lines = head.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Array(line.last == 0x0D ? line.dropLast() : line)
    }
    let words = (lines.first ?? []).split(separator: 0x20)
    guard words.count == 3, words[2].starts(with: Array("HTTP/1.".utf8)), words[1].first == 0x2F else { return nil }
    let parts = words[1].split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    method = Array(words[0])
    path = Array(parts[0])
    query = parts.count == 2 ? Array(parts[1]) : []
    var headers: [(name: String, value: [UInt8])] = []
    for line in lines.dropFirst().prefix(while: { !$0.isEmpty }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let blanks: Set<UInt8> = [0x20, 0x09]
      var value = line[(colon + 1)...].drop(while: blanks.contains)
      while let last = value.last, blanks.contains(last) { value.removeLast() }
      headers.append((String(decoding: line[..<colon], as: UTF8.self).lowercased(), Array(value)))
    }
    self.headers = headers
    self.body = body
  }

  func has(_ name: String) -> Bool { headers.contains { $0.name == name } }

  func value(of name: String) -> String? {
    bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Nil where there is none of this algorithm and form.
  var authorization: Authorization? {
    let form = /SDK-HMAC-SHA256 Access=([^,\s]+), SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})/
    guard let match = value(of: "authorization")?.wholeMatch(of: form) else { return nil }
    return Authorization(
      key: String(match.1), signedHeaders: String(match.2).components(separatedBy: ";"), signature: String(match.3))
  }

  /// Nil where a header is named that didn't come, or came twice.
  func canonical(_ signedHeaders: [String]) -> [UInt8]? {
    var result = method + [0x0A]
    result += canonicalPath + [0x0A]
    result += canonicalQuery + [0x0A]
    for name in signedHeaders {
      guard headers.count(where: { $0.name == name }) == 1, let value = bytes(of: name) else { return nil }
      result += Array(name.utf8) + [UInt8(ascii: ":")] + value + [0x0A]
    }
    result += [0x0A] + Array(signedHeaders.joined(separator: ";").utf8) + [0x0A]
    let announced = body.isEmpty ? nil : bytes(of: "x-sdk-content-sha256")
    return result + (announced ?? Array(Digest.hex(Digest.sha256(body)).utf8))
  }

  private func bytes(of name: String) -> [UInt8]? { headers.first { $0.name == name }?.value }

  private var canonicalPath: [UInt8] {
    let raw = Self.raw(path)
    return (raw.last == 0x2F ? raw : raw + [0x2F]).flatMap { $0 == 0x2F ? [$0] : Self.encoded($0) }
  }

  private var canonicalQuery: [UInt8] {
    let pairs = query.split(separator: UInt8(ascii: "&")).map { pair in
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      return [Self.raw(Array(name)), Self.raw(Array(pair.dropFirst(name.count + 1)))]
    }
    let sorted = pairs.sorted { left, right in
      left[0] == right[0] ? left[1].lexicographicallyPrecedes(right[1]) : left[0].lexicographicallyPrecedes(right[0])
    }
    return Array(
      sorted.map { $0[0].flatMap(Self.encoded) + [UInt8(ascii: "=")] + $0[1].flatMap(Self.encoded) }
        .joined(separator: [UInt8(ascii: "&")]))
  }

  /// Bytes with `%41` as the byte it stands for.
  private static func raw(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let digits = String(decoding: bytes[index...].dropFirst().prefix(2), as: UTF8.self)
      let isCode = bytes[index] == UInt8(ascii: "%") && digits.count == 2 && digits.allSatisfy(\.isHexDigit)
      if isCode, let byte = UInt8(digits, radix: 16) {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~".utf8)
  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func encoded(_ byte: UInt8) -> [UInt8] {
    unreserved.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
