import CMessageDigest

/// SHA-256 (FIPS 180-4), by libmd.
enum SHA256 {
  /// Bytes of a digest.
  static let size = 32
  /// Bytes that are taken in at a time.
  static let block = 64

  /// The digest of a message that comes in parts.
  static func digest(_ parts: [UInt8]...) -> [UInt8] {
    var context = SHA2_CTX()
    SHA256Init(&context)
    for part in parts { SHA256Update(&context, part, part.count) }
    return [UInt8](unsafeUninitializedCapacity: size) { digest, count in
      SHA256Final(digest.baseAddress, &context)
      count = size
    }
  }
}

/// What proves of a message that its sender has a key: HMAC (RFC 2104) with SHA-256.
enum HMAC {
  static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    let short = key.count > SHA256.block ? SHA256.digest(key) : key
    let padded = short + Array(repeating: 0, count: SHA256.block - short.count)
    let inner = SHA256.digest(padded.map { $0 ^ 0x36 }, message)
    return SHA256.digest(padded.map { $0 ^ 0x5C }, inner)
  }
}

extension Sequence<UInt8> {
  /// The bytes in lower-case hexadecimal.
  var hex: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
