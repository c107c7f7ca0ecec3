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
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// Writes documents as `written` does in UTF-8, each on a line of its own.
  public static func lines(of documents: some Sequence<JSONObject>) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    for document in documents {
      writer.write(document)
      writer.output.append(UInt8(ascii: "\n"))
    }
    return writer.output
  }
}

extension JSONString {
  /// The string in quotes, hidden characters as escapes.
  public var quoted: String {
    var writer = JSONWriter(layout: .compact)
    writer.write(self)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

private struct JSONWriter {
  let layout: JSONValue.Layout
  /// UTF-8.
  var output: [UInt8] = []
  var depth = 0

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: put("null")
    case .bool(let bool): put(bool ? "true" : "false")
    case .number(let number): put(number.literal)
    case .string(let string): write(string)
    case .array(let elements): write(elements, between: "[", and: "]") { $0.write($1) }
    case .object(let object): write(object)
    }
  }

  mutating func write(_ object: JSONObject) {
    write(object.members, between: "{", and: "}") { writer, member in
      writer.write(member.key)
      writer.put(writer.layout == .pretty ? ": " : ":")
      writer.write(member.value)
    }
  }

  mutating func write(_ string: JSONString) {
    put("\"")
    if string.isPlain { put(string.value) } else { escape(string) }
    put("\"")
  }

  private mutating func write<Element>(
    _ elements: [Element], between open: String, and close: String, each: (inout JSONWriter, Element) -> Void
  ) {
    put(open)
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { put(",") }
      breakLine()
      each(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { breakLine() }
    put(close)
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    put("\n")
    for _ in 0..<depth { put("  ") }
  }

  private mutating func escape(_ string: JSONString) {
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
      case "\"": put("\\\"")
      case "\\": put("\\\\")
      case "\n": put("\\n")
      case "\r": put("\\r")
      case "\t": put("\\t")
      case _ where scalar.isHidden: for unit in String(scalar).utf16 { escape(unit) }
      default: put(String(scalar))
      }
    }
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }

  private mutating func put(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ output.append(contentsOf: $0) }) == nil {
      output.append(contentsOf: text.utf8)
    }
  }
}

extension JSONString {
  /// True where the string is written as it is, as nearly all are: a lone surrogate's stand-in is no ASCII.
  fileprivate var isPlain: Bool {
    var value = value
    return value.withUTF8 { bytes in
      // Over all the bytes without leaving early, so that the processor looks at many of them at once.
      bytes.reduce(into: UInt8(0)) { odd, byte in
        odd |= byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
      } == 0
    }
  }
}
