/// An image's id: what stands in `/v2/images/{image_id}`. Usually a UUID, but Glance takes any id at creation and IMS
/// answers carry others, so any text that stays inside its path segment is one.
///
/// Two are equal where their bytes are, as the service tells them apart: to `String`, one é and an e with an accent are
/// the same.
public struct ImageID: Sendable {
  /// Why text is no image id.
  public enum Problem: Error, Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    case forbidden(Unicode.Scalar)
    case dots
  }

  /// UTF-8 bytes that an id may have; Glance stores 36, the longest segment every gateway takes is 255.
  public static let longest = 255

  public let text: String

  /// Takes an id as it is.
  /// - Throws: `Problem` for text that is empty, longer than `longest`, has a slash, a space or a hidden character, or is
  ///   `.` or `..`, which a URL resolves away.
  public init(_ text: String) throws(Problem) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= Self.longest else { throw .tooLong(limit: Self.longest) }
    for scalar in text.unicodeScalars {
      if scalar == "/" || scalar == "\\" || scalar == " " || scalar.isHidden
        || scalar.value > 0x7F && scalar.properties.isWhitespace
      {
        throw .forbidden(scalar)
      }
    }
    guard text != ".", text != ".." else { throw .dots }
    self.text = text
  }

  /// The id as a segment of a URL's path: every byte but RFC 3986's unreserved ones percent-encoded.
  public var pathSegment: String {
    text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
  }
}

extension ImageID: Hashable {
  public static func == (left: ImageID, right: ImageID) -> Bool { left.text.hasBytes(of: right.text) }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension ImageID: CustomStringConvertible {
  public var description: String { text }
}

extension ImageID.Problem {
  /// What is wrong, as a sentence for the operator.
  public var message: PrintableText {
    switch self {
    case .empty: PrintableText("Type or paste an image id first.", zh: "请先输入或粘贴镜像 ID。")
    case .tooLong(let limit):
      PrintableText(
        "That is too long for an image id: more than \(limit) bytes.", zh: "镜像 ID 过长，超过了 \(limit) 字节。")
    case .forbidden(" "): PrintableText("An image id has no spaces in it.", zh: "镜像 ID 中不能有空格。")
    case .forbidden(let scalar):
      PrintableText("An image id has no \"\(String(scalar))\" in it.", zh: "镜像 ID 中不能有 \"\(String(scalar))\"。")
    case .dots: PrintableText("\".\" and \"..\" are no image ids.", zh: "\".\" 和 \"..\" 不是镜像 ID。")
    }
  }
}
