/// The words of an HTML page: what stands between its tags, without scripts and styles.
///
/// Enough for the error pages of gateways, proxies and Glance, and no HTML parser. What follows a rule (`<hr>`) is the
/// server's signature there, and left out.
struct PageText: Hashable, Sendable {
  /// Elements whose content is no text.
  private static let silent: Set = ["script", "style", "noscript", "template", "svg"]
  /// Tags that may stand within a word.
  private static let inline: Set = ["a", "b", "code", "em", "font", "i", "span", "strong", "tt", "u", "wbr"]

  private(set) var title = ""
  /// The first heading (`<h1>`).
  private(set) var heading = ""
  /// All other text.
  private(set) var text = ""

  /// Nil for what is no markup: its first character isn't `<`.
  init?(_ source: String) {
    guard source.unicodeScalars.first(where: { !$0.properties.isWhitespace }) == "<" else { return nil }
    var rest = source.unicodeScalars[...]
    var part = \PageText.text
    reading: while let scalar = rest.popFirst() {
      guard scalar == "<", let name = Self.tag(&rest) else {
        self[keyPath: part].unicodeScalars.append(scalar)
        continue
      }
      switch name {
      case "title" where title.isEmpty: part = \.title
      case "h1" where heading.isEmpty: part = \.heading
      case "/title", "/h1", "body": part = \.text
      case "hr": break reading
      case _ where Self.silent.contains(name):
        Self.skip(past: "</" + name, &rest)
        Self.skip(past: ">", &rest)
      default: break
      }
      if !Self.inline.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name) { self[keyPath: part] += " " }
    }
    title = Self.decoded(title).collapsed
    heading = Self.decoded(heading).collapsed
    text = Self.decoded(text).collapsed
  }

  /// Takes a tag of which `<` has been taken; its name in lower case, `/` in front where it closes. Nil where `<` began no
  /// tag.
  private static func tag(_ rest: inout Substring.UnicodeScalarView) -> String? {
    guard let first = rest.first, first.properties.isAlphabetic || "/!?".unicodeScalars.contains(first) else {
      return nil
    }
    if rest.starts(with: "!--".unicodeScalars) {
      skip(past: "-->", &rest)
      return "!--"
    }
    let end = rest.firstIndex(of: ">") ?? rest.endIndex
    let inside = rest[..<end]
    rest = rest[end...].dropFirst()
    let name = inside.prefix { !$0.properties.isWhitespace }
    return String(name.last == "/" ? name.dropLast() : name).lowercased()
  }

  /// Goes on after the next `marker`, whatever its case; to the end where there is none.
  private static func skip(past marker: String, _ rest: inout Substring.UnicodeScalarView) {
    let marker = Array(marker.unicodeScalars)
    while !rest.isEmpty {
      if rest.starts(with: marker, by: { $0.properties.lowercaseMapping == String($1) }) {
        rest = rest.dropFirst(marker.count)
        return
      }
      rest.removeFirst()
    }
  }

  private static let entities: [String: Unicode.Scalar] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]

  /// Text with its character references resolved, once; what isn't known stays as it stands.
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "&", let end = rest.prefix(10).firstIndex(of: ";"), let meant = reference(String(rest[..<end])) {
        result.append(meant)
        rest = rest[end...].dropFirst()
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func reference(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return entities[name] }
    let digits = name.dropFirst()
    let number = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
  }
}

extension String {
  /// Runs of blanks and line ends as one space each, none at the ends. Other control characters stay: they are to be seen.
  var collapsed: String {
    unicodeScalars.split { " \t\r\n\u{0C}\u{A0}".unicodeScalars.contains($0) }.map(String.init).joined(separator: " ")
  }
}
