/// Compressed bodies, made without a compressor.
enum Gzip {
  /// Bytes as one stored block (RFC 1951, 3.2.4) in a gzip member (RFC 1952). At most 65 535.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    let parts: [[UInt8]] = [
      header, [1], little(count), little(~count), bytes, little(checksum(bytes)), little(UInt32(bytes.count)),
    ]
    return Array(parts.joined())
  }

  /// 64 MB of zeros in 64 KB: one block of fixed codes, a literal 0 and then copies of the 258 bytes before.
  ///
  /// Its end is missing; nobody should get there.
  static let bomb: [UInt8] = {
    var bits = Bits()
    bits.append(1, count: 1)  // The last block,
    bits.append(1, count: 2)  // with fixed codes.
    bits.append(code: 0x30, count: 8)  // Literal 0.
    for _ in 0..<250_000 {
      bits.append(code: 0xC5, count: 8)  // Length 258,
      bits.append(code: 0, count: 5)  // from one byte back.
    }
    return header + bits.bytes
  }()

  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  /// CRC-32 (RFC 1952, 8).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }
    return ~sum
  }

  /// Bits in deflate's order: from the least significant one of each byte up.
  private struct Bits {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func append(_ value: Int, count: Int) {
      for index in 0..<count {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= UInt8(value >> index & 1) << used
        used += 1
      }
    }

    /// A Huffman code stands with its most significant bit first.
    mutating func append(code: Int, count: Int) {
      for index in (0..<count).reversed() { append(code >> index & 1, count: 1) }
    }
  }
}
