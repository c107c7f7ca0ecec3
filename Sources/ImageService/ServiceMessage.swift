import ImageModel

/// What a service says for itself in a body: its message, its code and its id of the exchange, raw, wherever they stand.
///
/// Known shapes: API gateways (`error_msg`, `error_code`, `request_id`; `errorMsg`, `errorCode`), IMS and IAM
/// (`{"error": {"message", "code"}}`), Nova (`{"forbidden": {"message", "code"}}`), Glance and other WebOb services, which
/// answer as JSON (`message` with `<br />` in it), HTML or plain text.
struct ServiceMessage: Hashable, Sendable {
  /// Bytes of a body, or of a message in it, that are looked at: a few kilobytes hold all that will be shown.
  private static let longest = 32 << 10

  private(set) var text: String?
  /// Nil too where it says the status again, as `"404 Not Found"` does.
  private(set) var code: String?
  private(set) var requestID: String?

  /// - Parameter document: the body, where it is JSON.
  init(body: [UInt8], document: JSONValue?, status: Int) {
    let source = String(decoding: body.prefix(Self.longest), as: UTF8.self)
    if let document {
      read(document, status)
    } else if let page = PageText(source) {
      text = Self.words(of: page, status)
    } else {
      text = Self.words(of: source, status)
    }
  }
}

// MARK: - JSON

extension ServiceMessage {
  private static let messageKeys = ["error_msg", "errorMsg", "message", "detail"]
  /// Where there is no message.
  private static let titleKeys = ["error", "title"]
  private static let codeKeys = ["error_code", "errorCode", "code"]
  private static let requestIDKeys = ["request_id", "requestId"]

  private mutating func read(_ document: JSONValue, _ status: Int) {
    if let string = document.string { text = Self.words(of: string, status) }
    let objects = Self.objects(in: document)
    let message = Self.first(of: Self.messageKeys, in: objects) ?? Self.first(of: Self.titleKeys, in: objects)
    if let message { text = message }
    code = Self.first(of: Self.codeKeys, in: objects)
    if let code, Self.isStatus(code, status) { self.code = nil }
    requestID = Self.first(of: Self.requestIDKeys, in: objects)
  }

  /// The document and the objects right inside it; of an array, the first element.
  private static func objects(in document: JSONValue) -> [JSONObject] {
    guard let outer = document.firstObject else { return [] }
    return [outer] + outer.members.compactMap { $0.value.firstObject }
  }

  /// The first text or number that stands under one of the keys, in plain words.
  private static func first(of keys: [String], in objects: [JSONObject]) -> String? {
    for object in objects {
      for key in keys {
        let words =
          switch object[key] {
          case .string(let string): plain(string.value)
          case .number(let number): number.literal
          default: ""
          }
        if !words.isEmpty { return words }
      }
    }
    return nil
  }
}

extension JSONValue {
  /// An object itself, or the first of an array.
  fileprivate var firstObject: JSONObject? {
    if case .array(let elements) = self { elements.first?.object } else { object }
  }
}

// MARK: - HTML and text

extension ServiceMessage {
  /// The title of a page that should have been an image: what kind of page it is.
  static func title(of body: [UInt8]) -> String? {
    let source = String(decoding: body.prefix(longest), as: UTF8.self)
    guard let page = PageText(source) else { return nil }
    return [page.title, page.heading, page.text].first { !$0.isEmpty }
  }

  /// The words of an error page, each of its parts once, and without the status line unless it is all there is.
  private static func words(of page: PageText, _ status: Int) -> String? {
    var parts: [String] = []
    for part in [page.title, page.heading, page.text] where !part.isEmpty {
      if let last = parts.last, last.hasSuffix(part) { continue }  // “404 Not Found” over “Not Found”.
      if let last = parts.last, part.hasPrefix(last) { parts.removeLast() }
      parts.append(part)
    }
    return joined(parts, status)
  }

  private static func words(of source: String, _ status: Int) -> String? {
    let lines = source.split(separator: "\n", maxSplits: 1).map { plain(String($0)) }
    return joined(lines.filter { !$0.isEmpty }, status)
  }

  /// A text on one line; line breaks in HTML's spelling, which WebOb leaves in JSON, are blanks.
  private static func plain(_ text: String) -> String {
    String(decoding: text.utf8.prefix(longest), as: UTF8.self).replacing(/<br *\/?>/.ignoresCase(), with: " ").collapsed
  }

  /// Parts as one text, the first left out where it is the status line and another follows.
  private static func joined(_ parts: [String], _ status: Int) -> String? {
    guard let first = parts.first else { return nil }
    let rest = parts.count > 1 && isStatus(first, status) ? parts.dropFirst() : parts[...]
    return rest.joined(separator: first.hasSuffix(".") ? " " : ": ")
  }

  /// True for `404` and `404 Not Found`.
  private static func isStatus(_ text: String, _ status: Int) -> Bool {
    text == String(status) || text.hasPrefix("\(status) ") && text.count < 50
  }
}
