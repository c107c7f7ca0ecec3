extension JSONValue {
  /// How a document is laid out.
  public enum Layout: Hashable, Sendable {
    /// On one line without spaces.
    case compact
    /// Two spaces a level, one member a line.
    case pretty
  }

  /// The document as JSON text that reads back equal: members in their order, duplicates and number literals kept.
  /// Hidden characters (`Unicode.Scalar.isHidden`) are written as `\u` escapes, so the text is safe on a terminal.
  public func written(_ layout: Layout = .compact) -> String {
    var writer = JSONWriter(layout: layout)
    writer.write(self)
    return writer.output
  }
}

extension JSONString {
  /// The string in quotes, hidden characters as escapes.
  public var quoted: String {
    var writer = JSONWriter(layout: .compact)
    writer.write(self)
    return writer.output
  }
}

private struct JSONWriter {
  let layout: JSONValue.Layout
  var output = ""
  var depth = 0

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: output += "null"
    case .bool(let bool): output += bool ? "true" : "false"
    case .number(let number): output += number.literal
    case .string(let string): write(string)
    case .array(let elements): write(elements, between: "[", and: "]") { $0.write($1) }
    case .object(let object):
      write(object.members, between: "{", and: "}") { writer, member in
        writer.write(member.key)
        writer.output += writer.layout == .pretty ? ": " : ":"
        writer.write(member.value)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], between open: String, and close: String, each: (inout JSONWriter, Element) -> Void
  ) {
    output += open
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { output += "," }
      breakLine()
      each(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { breakLine() }
    output += close
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    output += "\n"
    for _ in 0..<depth { output += "  " }
  }

  mutating func write(_ string: JSONString) {
    output += "\""
    defer { output += "\"" }
    if string.isPlain {
      output += string.value
      return
    }
    var unpaired = string.unpaired[...]
    var offset = 0
    for scalar in string.value.unicodeScalars {
      defer { offset += UTF8.width(scalar) }
      if let next = unpaired.first, next.offset == offset {
        escape(next.surrogate)
        unpaired.removeFirst()
        continue
      }
      switch scalar {
      case "\"", "\\":
        output += "\\"
        output.unicodeScalars.append(scalar)
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.isHidden:
        for unit in String(scalar).utf16 { escape(unit) }
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension JSONString {
  /// True where the string is written as it is, as nearly all are: a lone surrogate's stand-in is no ASCII.
  fileprivate var isPlain: Bool {
    value.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }
}
