public import ImageModel

extension Command {
  /// What the palette calls it, such as `refresh` or `show-json`: the words of the case's own name.
  public var name: PrintableText {
    var words = ""
    var isAfterLower = false
    for character in rawValue {
      if character.isUppercase, isAfterLower { words += "-" }
      words += character.lowercased()
      isAfterLower = character.isLowercase
    }
    return PrintableText(words)
  }
}
