import ImageModel

// MARK: - ~/.huaweicloud/credentials

extension Search {
  private var huaweiFileIsNamed: Bool { surroundings.variable("HUAWEICLOUD_SDK_CREDENTIALS_FILE") != nil }

  var huaweiFilePath: String {
    surroundings.path(surroundings.variable("HUAWEICLOUD_SDK_CREDENTIALS_FILE") ?? "~/.huaweicloud/credentials")
  }

  /// The section `[basic]` of the file of Huawei's SDK.
  func huaweiFile() throws(ConfigurationFailure) -> CloudConfiguration? {
    let path = huaweiFilePath
    switch surroundings.read(path) {
    case .success(let text):
      var settings = Settings(try Self.section("basic", of: text, path: path), of: .file(PrintableText(path)))
      guard settings.has("ak", "sk") else { return nil }
      return try cloud(ofSDK: &settings, named: "credentials")
    case .failure(.missing) where !huaweiFileIsNamed: return nil
    case .failure(let problem): throw ConfigurationFailure(.unreadable(problem), in: PrintableText(path))
    }
  }

  /// Reads one section of an INI file: `name = value` or `name: value`, with comments after `#` or `;` on lines of their own.
  static func section(
    _ wanted: String, of text: String, path: String
  ) throws(ConfigurationFailure) -> [String: Setting] {
    var settings: [String: Setting] = [:]
    var section: String?
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      let line = line.trimmed
      let place = PrintableText.place(PrintableText(path), line: index + 1)
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
        continue
      }
      guard section == wanted else { continue }
      guard let end = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
        throw ConfigurationFailure(.malformed(.init("not \"name = value\"", zh: "不是 \"KEY = VALUE\" 的形式")), in: place)
      }
      let name = line[..<end].trimmed.lowercased()
      guard settings[name] == nil else {
        throw ConfigurationFailure(.malformed(.init("a name is there twice", zh: "名称重复")), in: place)
      }
      settings[name] = Setting(text: String(line[line.index(after: end)...].trimmed), source: place)
    }
    return settings
  }
}

extension Substring {
  /// Without blanks, and a byte order mark, around it.
  fileprivate var trimmed: Substring {
    var text = drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
