import ImageModel
import ViewModels

/// Settings as a `config.yaml`, each with its source as a comment.
enum ConfigText {
  static func text(of config: Config, path: String) -> String {
    let cloud = config.cloud.map { Setting("cloud", scalar($0)) } ?? Setting("# cloud", "NAME")
    let settings = [
      Setting("ascii", "\(config.ascii)"), cloud, Setting("color", config.color.rawValue),
      Setting("history_size", "\(config.historySize)"), Setting("language", config.language.rawValue),
      Setting("mouse", "\(config.mouse)"),
    ]
    let colors = Role.allCases.map { role in
      Setting("colors.\(role.settingName)", (config.looks[role] ?? role.look).setting)
    }
    let keys = Command.allCases.map { command in
      let names = config.keymap.ownKeys(of: command).map { scalar($0.name) }
      return Setting("keys.\(command.settingName)", "[\(names.joined(separator: ", "))]")
    }
    let groups = [(nil, settings), ("colors", colors), ("keys", keys)]
    return "# \(PrintableText(path))\n"
      + groups.map { name, settings in
        (name.map { "\($0):\n" } ?? "") + settings.map { $0.line(in: name, config) }.joined()
      }.joined()
  }

  private struct Setting {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }

    func line(in group: String?, _ config: Config) -> String {
      let own = group.map { "  \(name.dropFirst($0.count + 1))" } ?? name
      let setting: PrintableText = "\(own): \(value)"
      let padding = String(repeating: " ", count: max(1, ConfigText.width - setting.width))
      return "\(setting)\(padding)# \(source(config))\n"
    }

    private func source(_ config: Config) -> String {
      switch config.sources[name] {
      case nil: String("default", zh: "默认")
      case .line(let number): String("line \(number)", zh: "第 \(number) 行")
      case .option(let name): name
      case .environment(let name): name
      }
    }
  }

  /// Cells before the comments.
  private static let width = 40

  /// Words of letters, digits and dashes stand as they are, but for YAML 1.1's words for yes, no and nothing.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(text.lowercased())
    return isPlain ? text : JSONValue.string(JSONString(text)).written()
  }
}
