/// The words of English in what the program said.
enum EnglishWords {
  /// What is nobody's to translate: names of the program, its commands and the values that they take, formats and systems.
  private static let names: Set<String> = [
    "imsbrowser", "browse", "show", "compare", "list", "history", "import", "remove", "clear", "doctor", "config",
    "demo-server", "help", "text", "json", "yaml", "value", "auto", "never", "always", "true", "shell", "zsh", "bash",
    "fish", "asc", "desc", "Ctrl-C", "Ctrl-R", "Shift", "Token", "Linux", "Xen", "Agent", "Cloud-Init", "MiB", "GiB",
    "false",
  ]

  /// Words of three and more letters, but those in capitals alone, options, and what has a digit or a sign in it, as files,
  /// variables, filters and keys have.
  /// - Parameter data: where what came from outside is to be found: its words are nobody's to translate either.
  static func inside(_ text: String, but data: String = "") -> [String] {
    let known = Set(words(in: data))
    return words(in: text).filter { word in
      word.count >= 3 && word.contains(where: \.isLowercase) && !word.hasPrefix("-") && !names.contains(word)
        && !known.contains(word) && word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" }
    }
  }

  /// What stands between blanks, Chinese characters and punctuation; a path or a URL is one.
  private static func words(in text: String) -> [String] {
    text.split { !$0.isASCII || $0.isWhitespace || "()<>[]{},;!?\"".contains($0) }.map { word in
      var word = word.drop { ".:'".contains($0) }
      while let last = word.last, ".:'".contains(last) { word.removeLast() }
      return String(word)
    }
  }
}
