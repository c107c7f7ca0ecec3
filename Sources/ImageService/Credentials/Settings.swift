import ImageModel

/// One value as it was found.
struct Setting: Hashable, Sendable {
  var text: String
  /// Where: a variable, or a file with its line.
  var source: PrintableText
}

/// Settings of one cloud by their names, such as `auth_url`. Reading one keeps a finding of it; a value that can't be
/// taken is told by its source alone, since a secret may have slipped into any place.
struct Settings: Sendable {
  private var settings: [String: Setting]
  /// Where they are from, for what is missing: a prefix of variables, or a file.
  private let origin: Origin
  private(set) var findings: [CloudConfiguration.Finding] = []

  enum Origin: Hashable, Sendable {
    case variables(prefix: String)
    case file(PrintableText)
  }

  /// Values that are empty count as not set.
  init(_ settings: [String: Setting], of origin: Origin) {
    self.settings = settings.filter { !$0.value.text.isEmpty }
    self.origin = origin
  }

  /// The variables with a prefix, under their names without it and in lower case.
  init(variables: [String: String], prefix: String) {
    var settings: [String: Setting] = [:]
    for (name, value) in variables where name.hasPrefix(prefix) && name == name.uppercased() {
      settings[name.dropFirst(prefix.count).lowercased()] = Setting(text: value, source: PrintableText(name))
    }
    self.init(settings, of: .variables(prefix: prefix))
  }

  /// True where any of these is set.
  func has(_ names: String...) -> Bool { names.contains { settings[$0] != nil } }

  /// The first of these that is set.
  func first(_ names: [String]) -> String? { names.first { settings[$0] != nil } }

  /// Where a setting is; where it isn't set, where it would be.
  func source(of name: String) -> PrintableText { settings[name]?.source ?? place(of: name) }

  func failure(_ kind: ConfigurationFailure.Kind, at name: String) -> ConfigurationFailure {
    ConfigurationFailure(kind, in: source(of: name))
  }

  /// What to say of settings of which one is needed.
  func missing(_ names: String...) -> ConfigurationFailure {
    let wanted = names.map { self.name(of: $0).text }.joined(separator: PrintableText(" or ", zh: " 或 ").text)
    return ConfigurationFailure(.incomplete(missing: PrintableText(wanted)), in: originName)
  }

  mutating func note(_ statement: PrintableText, at name: String, isProblem: Bool = false) {
    let finding = CloudConfiguration.Finding(source: source(of: name), statement: statement, isProblem: isProblem)
    if !findings.contains(finding) { findings.append(finding) }
  }

  private var originName: PrintableText {
    switch origin {
    case .variables(let prefix): PrintableText(prefix + "*")
    case .file(let path): path
    }
  }

  private func name(of setting: String) -> PrintableText {
    switch origin {
    case .variables(let prefix): PrintableText(prefix + setting.uppercased())
    case .file: PrintableText(setting)
    }
  }

  private func place(of setting: String) -> PrintableText {
    switch origin {
    case .variables: name(of: setting)
    case .file(let path): path
    }
  }
}

// MARK: - Reading

extension Settings {
  /// The first of these that is set; it is one line of any text.
  mutating func text(_ names: String...) throws(ConfigurationFailure) -> String? {
    guard let name = first(names), let setting = settings[name] else { return nil }
    let hasControl = setting.text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    guard !hasControl else {
      throw failure(.badValue(expected: .init("text on one line is expected.", zh: "应为单行文本。")), at: name)
    }
    note(.setting(name, is: setting.text), at: name)
    return setting.text
  }

  /// The first of these that is set: what is sent in a header, and so is printable ASCII. An access key is no secret, but
  /// no business of who sees the findings.
  mutating func headerText(_ names: String..., hidden: Bool = false) throws(ConfigurationFailure) -> String? {
    guard let name = first(names), let setting = settings[name] else { return nil }
    guard setting.text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      let expected = PrintableText(
        "letters, digits and signs of ASCII are expected, without blanks.", zh: "应为 ASCII 字母、数字和符号，不含空格。")
      throw failure(.badValue(expected: expected), at: name)
    }
    note(.setting(name, is: hidden ? Secret.standIn : setting.text), at: name)
    return setting.text
  }

  /// The first of these that is set, to be sent in a header.
  mutating func secret(_ names: String...) throws(ConfigurationFailure) -> Secret? {
    guard let name = first(names), let setting = settings[name] else { return nil }
    do throws(Secret.Problem) {
      let secret = try Secret(setting.text)
      note(.setting(name, is: "\(secret)"), at: name)
      return secret
    } catch {
      throw failure(.badSecret(error), at: name)
    }
  }

  /// The first of these that is set, to be sent in a body.
  mutating func password(_ names: String...) throws(ConfigurationFailure) -> Secret? {
    guard let name = first(names), let setting = settings[name] else { return nil }
    do throws(Secret.Problem) {
      let secret = try Secret(password: setting.text)
      note(.setting(name, is: "\(secret)"), at: name)
      return secret
    } catch {
      throw failure(.badSecret(error), at: name)
    }
  }

  /// The first of these that is set; `{region_name}` in it is the region, as openstacksdk has it.
  mutating func endpoint(_ names: String..., region: String? = nil) throws(ConfigurationFailure) -> Endpoint? {
    guard let name = first(names), let setting = settings[name] else { return nil }
    do throws(Endpoint.Problem) {
      let endpoint = try Endpoint(setting.text.replacing("{region_name}", with: region ?? ""))
      note(.setting(name, is: endpoint.url), at: name)
      return endpoint
    } catch {
      throw failure(.badValue(expected: error.message), at: name)
    }
  }

  /// The first of these that is set: true, yes, on, 1 or their opposites, in either case.
  mutating func flag(_ names: String...) throws(ConfigurationFailure) -> Bool? {
    guard let name = first(names), let setting = settings[name] else { return nil }
    let value: Bool
    switch setting.text.lowercased() {
    case "true", "yes", "on", "1": value = true
    case "false", "no", "off", "0": value = false
    default: throw failure(.badValue(expected: .init("true or false is expected.", zh: "应为 true 或 false。")), at: name)
    }
    note(.setting(name, is: value ? "true" : "false"), at: name)
    return value
  }
}
