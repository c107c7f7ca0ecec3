import ImageModel
import ViewModels
import Yams

extension Config {
  /// What became of one setting of the file.
  struct Taken {
    let name: String
    /// Counted from 1.
    let line: Int?
    /// What was expected, where it was not taken.
    var problem: PrintableText?

    init(_ name: String, _ key: Node, problem: PrintableText? = nil) {
      self.name = name
      line = key.mark?.line
      self.problem = problem
    }
  }

  /// Takes over the looks of roles.
  mutating func setLooks(_ node: Node) -> [Taken] {
    (node.mapping ?? [:]).map { key, value in
      let name = key.string ?? ""
      var taken = Taken("colors.\(name)", key)
      if let role = Role.allCases.first(where: { $0.settingName == name }) {
        looks[role] = value.string.flatMap(Look.init(setting:))
        if looks[role] == nil { taken.problem = Self.lookExpected }
      } else {
        let names = PrintableText.list(Role.allCases.map(\.settingName).sorted().map { PrintableText($0) })
        taken.problem = PrintableText("nothing is called so; there are \(names)", zh: "没有此名称；可用的有 \(names)")
      }
      return taken
    }
  }

  private static var lookExpected: PrintableText {
    let names = PrintableText.list(Look.Color.allCases.map { PrintableText($0.name) })
    return PrintableText(
      "one of \(names) is expected, with bold or dim beside it", zh: "应为 \(names) 之一，可附加 bold 或 dim")
  }

  /// Takes over the keys of commands, as far as they can be had together.
  mutating func setKeys(_ node: Node) -> [Taken] {
    var wishes: [Keymap.Wish] = []
    var taken: [Taken] = []
    for (key, value) in node.mapping ?? [:] {
      let name = key.string ?? ""
      var setting = Taken("keys.\(name)", key)
      switch (Command(settingName: name), Self.keys(value)) {
      case (nil, _):
        setting.problem = PrintableText(
          "no such command; imsbrowser config lists them", zh: "没有此命令；imsbrowser config 列出所有命令")
      case (_, nil):
        setting.problem = PrintableText(
          "names of keys are expected, such as [F5, Ctrl-R, R]", zh: "应为按键名称，例如 [F5, Ctrl-R, R]")
      case (let command?, let keys?): wishes.append(Keymap.Wish(command, keys))
      }
      taken.append(setting)
    }
    let (keymap, refused) = Keymap.standard(with: wishes)
    if !wishes.isEmpty { self.keymap = keymap }
    for (wish, refusal) in refused {
      guard let index = taken.firstIndex(where: { $0.name == "keys.\(wish.command.settingName)" }) else { continue }
      taken[index].problem = Self.words(for: refusal, keeping: Keymap.standard.ownKeys(of: wish.command))
    }
    return taken
  }

  /// One key, or several.
  private static func keys(_ node: Node) -> [Key]? {
    let names = node.scalar.map { [$0.string] } ?? node.sequence?.map { $0.scalar?.string ?? "" }
    guard let names else { return nil }
    let keys = names.compactMap(Key.init(name:))
    guard keys.count == names.count else { return nil }
    // Two names may be one key, as Ctrl-I and Tab are.
    return keys.enumerated().filter { keys.firstIndex(of: $1) == $0 }.map(\.element)
  }

  private static func words(for refusal: Keymap.Refusal, keeping keys: [Key]) -> PrintableText {
    let kept = PrintableText.list(keys.map { PrintableText($0.name) })
    return switch refusal {
    case .taken(let key, let command):
      PrintableText(
        "\(key.name) means \(command.settingName) already; it stays \(kept)",
        zh: "\(key.name) 已用于 \(command.settingName)；仍为 \(kept)")
    case .typed(let key):
      PrintableText(
        "\(key.name) types itself there; it stays \(kept)", zh: "\(key.name) 在该处用于输入字符；仍为 \(kept)")
    }
  }
}
