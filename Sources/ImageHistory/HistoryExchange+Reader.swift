import ImageModel

extension HistoryExchange {
  /// Takes an exchange document apart, image by image, however it is laid out: no more than one image is in memory.
  struct Reader {
    /// Bytes in which the document must say what it is.
    private static let longestHead = 4096

    private let source: () throws -> [UInt8]?
    private var chunk: [UInt8] = []
    private var position = 0
    /// Images read so far.
    private(set) var count = 0

    /// Reads up to the first image.
    /// - Parameter source: The next bytes of the document, at least one; nil or none at its end.
    /// - Throws: `Problem.notHistory`, `.newerVersion`, and what the source throws.
    init(_ source: @escaping () throws -> [UInt8]?) throws {
      self.source = source
      try readHead()
    }

    /// The bytes of the next image's object; nil behind the last one.
    /// - Throws: `Problem`, and what the source throws.
    mutating func next() throws -> [UInt8]? {
      var byte = try visibleByte()
      if byte == UInt8(ascii: "]") {
        try readEnd()
        return nil
      }
      if count > 0 {
        guard byte == UInt8(ascii: ",") else { throw Problem.broken(image: count + 1) }
        byte = try visibleByte()
      }
      guard byte == UInt8(ascii: "{") else { throw Problem.broken(image: count + 1) }
      let image = try object()
      count += 1
      return image
    }
  }
}

extension HistoryExchange.Reader {
  /// What stands before the first image, up to the bracket that opens `images`; closed, it is a document of its own.
  private mutating func readHead() throws {
    var head: [UInt8] = []
    var scanner = Scanner()
    repeat {
      guard head.count < Self.longestHead, let byte = try byte() else { throw HistoryExchange.Problem.notHistory }
      head.append(byte)
      scanner.pass(byte)
    } while head.last != UInt8(ascii: "[") || scanner.isInString
    guard let value = try? JSONValue(parsing: head + Array("]}".utf8)), let document = value.object,
      case .number(let number) = document["imsbrowser-history"], let version = number.integer, version >= 1
    else { throw HistoryExchange.Problem.notHistory }
    guard version <= HistoryExchange.version else { throw HistoryExchange.Problem.newerVersion(Int(version)) }
    guard let last = document.members.last, last.key == "images", last.value == .array([]) else {
      throw HistoryExchange.Problem.notHistory
    }
  }

  /// The rest of an object whose first brace was read.
  private mutating func object() throws -> [UInt8] {
    var object = [UInt8(ascii: "{")]
    var scanner = Scanner()
    scanner.pass(object[0])
    while scanner.depth > 0 {
      guard object.count < HistoryExchange.longestImage else {
        throw HistoryExchange.Problem.tooLarge(image: count + 1)
      }
      guard let byte = try byte() else { throw HistoryExchange.Problem.cut(images: count) }
      object.append(byte)
      scanner.pass(byte)
    }
    return object
  }

  /// What stands behind the last image: a brace, and nothing more.
  private mutating func readEnd() throws {
    guard try visibleByte() == UInt8(ascii: "}") else { throw HistoryExchange.Problem.broken(image: count + 1) }
    while let byte = try byte() {
      guard byte.isJSONSpace else { throw HistoryExchange.Problem.broken(image: count + 1) }
    }
  }

  private mutating func visibleByte() throws -> UInt8 {
    while let byte = try byte() {
      if !byte.isJSONSpace { return byte }
    }
    throw HistoryExchange.Problem.cut(images: count)
  }

  private mutating func byte() throws -> UInt8? {
    if position == chunk.count {
      chunk = try source() ?? []
      position = 0
      guard !chunk.isEmpty else { return nil }
    }
    defer { position += 1 }
    return chunk[position]
  }
}

/// Follows JSON just so far as to know where an object ends; whether it is JSON, the parser says.
private struct Scanner {
  private(set) var depth = 0
  private(set) var isInString = false
  private var isEscaped = false

  mutating func pass(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
}

extension UInt8 {
  fileprivate var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
