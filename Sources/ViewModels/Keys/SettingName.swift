extension String {
  /// A name of the code as settings write it: `toggleAbsent` is `toggle_absent`, `showJSON` is `show_json`.
  package var asSettingName: String {
    var name = ""
    var before: Character?
    for character in self {
      if character.isUppercase, before?.isLowercase == true { name += "_" }
      name += character.lowercased()
      before = character
    }
    return name
  }
}

extension Command {
  /// The command's name in settings: that of its case, such as `toggle_absent`. Renaming a case takes a key from whoever
  /// has set it.
  public var settingName: String { rawValue.asSettingName }

  /// - Returns: nil where no command has this name in settings.
  public init?(settingName name: String) {
    guard let command = Self.allCases.first(where: { $0.settingName == name }) else { return nil }
    self = command
  }
}

extension Key {
  /// Reads a key as help and footer name it, such as `R`, `Ctrl-R`, `F5`, `Space` or `PgDn`; in any case, but for a
  /// character of its own.
  /// - Returns: nil where no key has this name.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      guard character != " ", !character.unicodeScalars.contains(where: \.isHiddenFromKeys) else { return nil }
      self = .character(character)
      return
    }
    let wanted = name.lowercased()
    if let key = Self.named.first(where: { $0.name.lowercased() == wanted }) {
      self = key
    } else if wanted.hasPrefix("ctrl-"), wanted.count == 6, let letter = wanted.last, letter.isASCII, letter.isLetter {
      self = Self.sent(asControl: letter)
    } else if wanted.hasPrefix("f"), let number = Int(wanted.dropFirst()), (1...63).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let named: [Key] =
    [
      " ", .enter, .escape, .tab, .backTab, .backspace, .delete, .home, .end, .pageUp, .pageDown,
    ] + [Arrow.up, .down, .left, .right].flatMap { [.arrow($0), .alt($0)] }

  /// Terminals send the same byte for a few of them as for keys of their own.
  private static func sent(asControl letter: Character) -> Key {
    switch letter {
    case "i": .tab
    case "j", "m": .enter
    case "h": .backspace
    default: .control(letter)
    }
  }
}

extension Unicode.Scalar {
  /// True for what no key types.
  fileprivate var isHiddenFromKeys: Bool { value < 0x20 || value == 0x7F }
}
