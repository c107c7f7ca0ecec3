/// What is wrong with a text as a piece of Chinese.
public enum Chinese {
  /// Names that are the same in any language: of products, formats, units, keys and commands.
  private static let names: Set<String> = [
    "Agent", "Alt", "Amazon", "Backspace", "Cloud", "CloudImages", "Ctrl", "Del", "Down", "End", "Enter", "Esc",
    "FusionCompute", "GiB", "Glance", "Home", "InfiniBand", "Init", "KiB", "Keystone", "Left", "Linux", "Markdown",
    "MiB", "OpenStack", "Oracle", "Other", "PgDn", "PgUp", "Right", "SQLite", "Shift", "Space", "Tab", "Token", "Up",
    "Windows",
    "Xen",
    "false", "fg", "http", "https", "imsbrowser", "null", "openrc", "public", "true",
  ]

  /// Every fault of a text: a word that isn't Chinese, punctuation that is none of Chinese, and characters whose width
  /// terminals don't agree on.
  /// - Parameters:
  ///   - naming: words that are names, too, where this text stands.
  ///   - quoted: what others said, in their own language: its words are nobody's to translate.
  public static func faults(of text: String, naming: Set<String> = [], quoting quoted: String = "") -> [String] {
    var faults = words(in: text, naming: naming, quoting: quoted).filter {
      // Two letters may be a unit, but not all of a text; one is a key.
      $0.count > (text.contains(han) || $0 == "ms" ? 2 : 1)
    }.map { "not Chinese: \($0)" }
    if text.contains(halfWidth) { faults.append("half-width punctuation") }
    if text.contains(narrow) { faults.append("no space between Chinese and Latin") }
    if text.contains(ambiguous) { faults.append("a character that some terminals show wide") }
    return faults
  }

  /// The words of a text, in order, that are English by their looks. Those in capitals alone are none, nor are those of
  /// options, variables, files, addresses and versions: what has a digit or one of `_ . / ~ * = : @ &` in it, or a hyphen
  /// before it.
  public static func words(in text: String, naming: Set<String> = [], quoting quoted: String = "") -> [String] {
    text.replacing(command, with: "").matches(of: piece).flatMap { match -> [String] in
      let piece = match.output.withoutEnd(of: ".:")
      let isName = piece.hasPrefix("-") || piece.contains { $0.isNumber || "_./~*=:@&".contains($0) }
      guard !isName, !quoted.contains(piece) else { return [] }
      return piece.split(separator: "-").map(String.init)
    }.filter { word in
      word.contains { $0.isLowercase } && !names.contains(word) && !naming.contains(word)
    }
  }

  /// True for a text in Chinese characters, and for a name that is the same in any language.
  static func isChinese(_ text: String) -> Bool { text.contains(han) || names.contains(text) }

  // A regular expression is not Sendable, and so no constant.
  private static var han: Regex<Substring> { /\p{Script=Han}/ }
  private static var command: Regex<Substring> { /imsbrowser [a-z]+/ }
  private static var piece: Regex<Substring> { /[A-Za-z0-9_.\/~*=:@&-]*[A-Za-z][A-Za-z0-9_.\/~*=:@&-]*/ }
  private static var halfWidth: Regex<Substring> {
    /\p{Script=Han} ?[,;:!?()]|\p{Script=Han}\.(?![A-Za-z])|[,;:!?()] ?\p{Script=Han}/
  }
  private static var narrow: Regex<Substring> { /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/ }
  private static var ambiguous: Regex<Substring> { /[“”‘’…—·×]/ }
}

extension Substring {
  /// Without these characters at its end.
  fileprivate func withoutEnd(of characters: String) -> Substring {
    prefix(reversed().drop { characters.contains($0) }.count)
  }
}
