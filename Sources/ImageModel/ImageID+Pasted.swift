extension ImageID {
  /// Finds the image id in what an operator typed or pasted: quotes, spaces, newlines, a table's rules or a whole image
  /// URL around it are fine. The segment after the last `/images/` comes first, then the first UUID, then the text itself.
  /// - Throws: `Problem` where nothing in it is an image id.
  public init(pasted text: String) throws(Problem) {
    if let path = text.ranges(of: "/images/").last {
      let segment = text[path.upperBound...].prefix { !"/?#\"'<>|,;".contains($0) && !$0.isWhitespace }
      if let id = try? ImageID(String(segment)) {
        self = id
        return
      }
    }
    if let uuid = Self.firstUUID(in: text), let id = try? ImageID(uuid) {
      self = id
      return
    }
    let isEdge = { (character: Character) in
      character.isWhitespace || "\"'`<>|,;".contains(character) || character.unicodeScalars.allSatisfy(\.isHidden)
    }
    let trimmed = text.drop(while: isEdge).reversed().drop(while: isEdge).reversed()
    try self.init(String(trimmed))
  }

  /// The first run of 8-4-4-4-12 hexadecimal digits.
  private static func firstUUID(in text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 36 else { return nil }
    return (0...bytes.count - 36).first { isUUID(bytes[$0..<$0 + 36]) }
      .map { String(decoding: bytes[$0..<$0 + 36], as: UTF8.self) }
  }

  private static func isUUID(_ bytes: ArraySlice<UInt8>) -> Bool {
    zip(0..., bytes).allSatisfy { index, byte in
      switch index {
      case 8, 13, 18, 23: byte == UInt8(ascii: "-")
      default: Character(Unicode.Scalar(byte)).isHexDigit
      }
    }
  }
}
