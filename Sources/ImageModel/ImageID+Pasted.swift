extension ImageID {
  /// Finds the image id in what an operator typed or pasted: quotes, spaces, newlines, a table's rules or a whole image
  /// URL around it are fine. The segment after the last `/images/` comes first, its percent-encoding undone, then a UUID
  /// that stands by itself, then the text as it is, then any UUID.
  /// - Throws: `Problem` where nothing in it is an image id.
  public init(pasted text: String) throws(Problem) {
    if let path = text.ranges(of: "/images/").last,
      let id = Self.id(ofSegment: String(text[path.upperBound...].prefix { !Self.endsSegment($0) }))
    {
      self = id
      return
    }
    let bytes = Array(text.utf8)
    if let uuid = Self.firstUUID(in: bytes, alone: true), let id = try? ImageID(uuid) {
      self = id
      return
    }
    let isEdge = { (character: Character) in
      character.isWhitespace || "\"'`<>|,;".contains(character) || character.unicodeScalars.allSatisfy(\.isHidden)
    }
    let trimmed = text.drop(while: isEdge).reversed().drop(while: isEdge).reversed()
    do throws(Problem) {
      try self.init(String(trimmed))
    } catch {
      guard let uuid = Self.firstUUID(in: bytes, alone: false), let id = try? ImageID(uuid) else { throw error }
      self = id
    }
  }

  /// The id in a URL's path: a UUID at its beginning, as a full stop may follow in a sentence, else all of it.
  private static func id(ofSegment segment: String) -> ImageID? {
    let bytes = Array(segment.utf8)
    if isUUID(bytes, at: 0, alone: true) { return try? ImageID(String(decoding: bytes.prefix(36), as: UTF8.self)) }
    return try? ImageID(decoded(segment) ?? segment)
  }

  /// Undoes `pathSegment`; nil where a percent sign stands for nothing.
  private static func decoded(_ segment: String) -> String? {
    var bytes: [UInt8] = []
    var rest = segment.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        let digits = [rest.popFirst(), rest.popFirst()].compactMap {
          $0.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }
        }
        guard digits.count == 2 else { return nil }
        bytes.append(UInt8(digits[0] << 4 | digits[1]))
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func endsSegment(_ character: Character) -> Bool {
    character.isWhitespace || "/?#\"'`<>()[]{}|,;\\".contains(character)
      || character.unicodeScalars.contains(where: \.isHidden)
  }

  /// The first run of 8-4-4-4-12 hexadecimal digits; one that stands `alone` is not part of a longer word.
  private static func firstUUID(in bytes: [UInt8], alone: Bool) -> String? {
    bytes.indices.first { isUUID(bytes, at: $0, alone: alone) }
      .map { String(decoding: bytes[$0..<$0 + 36], as: UTF8.self) }
  }

  private static func isUUID(_ bytes: [UInt8], at start: Int, alone: Bool) -> Bool {
    guard bytes.count >= start + 36 else { return false }
    for index in 0..<36 {
      switch index {
      case 8, 13, 18, 23: guard bytes[start + index] == UInt8(ascii: "-") else { return false }
      default: guard Character(Unicode.Scalar(bytes[start + index])).isHexDigit else { return false }
      }
    }
    let neighbours = [start - 1, start + 36].filter(bytes.indices.contains)
    return !alone || neighbours.allSatisfy { !isWordByte(bytes[$0]) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
