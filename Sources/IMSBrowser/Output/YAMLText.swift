import ImageModel

/// A JSON document as YAML 1.2, with every number as it was written.
///
/// Written by hand, since libyaml's emitter puts bidi and zero-width characters out as they are: strings are always in
/// double quotes, with hidden characters escaped, so that no word turns into a bool or a number.
enum YAMLText {
  static func text(of value: JSONValue) -> String {
    switch value {
    case .object(let object) where !object.members.isEmpty: block(value, indent: 0)
    case .array(let elements) where !elements.isEmpty: block(value, indent: 0)
    default: scalar(value) + "\n"
    }
  }

  private static func block(_ value: JSONValue, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    switch value {
    case .object(let object):
      let last = Dictionary(object.members.enumerated().map { ($1.key, $0) }, uniquingKeysWith: max)
      return object.members.enumerated().map { index, member in
        // YAML has no duplicate keys: the last one counts, as in most readers of JSON, the others stay as comments.
        if last[member.key] == index { return space + key(member.key) + ":" + nested(member.value, indent) }
        return space + "# also sent: " + key(member.key) + ": " + member.value.written() + "\n"
      }.joined()
    case .array(let elements):
      return elements.map { space + "-" + nested($0, indent) }.joined()
    default:
      return space + scalar(value) + "\n"
    }
  }

  private static func nested(_ value: JSONValue, _ indent: Int) -> String {
    switch value {
    case .object(let object) where !object.members.isEmpty: "\n" + block(value, indent: indent + 2)
    case .array(let elements) where !elements.isEmpty: "\n" + block(value, indent: indent + 2)
    default: " " + scalar(value) + "\n"
    }
  }

  private static func scalar(_ value: JSONValue) -> String {
    switch value {
    case .string(let string): quoted(string.value)
    default: value.written()
    }
  }

  /// Keys of plain letters, digits and underscores stand as they are, but for YAML 1.1's words for yes, no and nothing.
  private static func key(_ key: JSONString) -> String {
    let isPlain =
      key.value.utf8.allSatisfy { Character(Unicode.Scalar($0)).isLetter && $0 < 0x80 || $0 == 0x5F || isDigit($0) }
      && key.value.utf8.first.map { !isDigit($0) } == true
      && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(key.value.lowercased())
    return isPlain ? key.value : quoted(key.value)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.isHidden:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 8 : 4
        result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
