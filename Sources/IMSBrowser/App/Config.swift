import FoundationEssentials
import ImageModel
import ViewModels
import Yams

/// The operator's settings, from `config.yaml`. What is wrong in the file is said in one line, and costs that line alone.
struct Config: Hashable, Sendable {
  enum Color: String, Hashable, Sendable, CaseIterable {
    case auto
    case never
    case always
  }

  /// What the screen speaks.
  enum Language: String, Hashable, Sendable, CaseIterable {
    /// As the locale says.
    case auto
    case english = "en"
    case chinese = "zh"
  }

  /// Who says what a setting is.
  enum Source: Hashable, Sendable {
    /// The file, in this line, counted from 1.
    case line(Int)
    /// A command's option, such as `--ascii`.
    case option(String)
    /// A variable of the environment.
    case environment(String)
  }

  /// ASCII signs instead of Unicode ones.
  var ascii = false
  var color = Color.auto
  /// Looks of roles that differ from those that they come with.
  var looks: [Role: Look] = [:]
  /// Images that the history keeps, at least 1; pinned ones come on top.
  var historySize = 10_000
  /// The cloud to ask where nothing else says which.
  var cloud: String?
  /// Nil for the standard one, whose table most commands have no need of: it isn't made then.
  private var ownKeymap: Keymap?
  var language = Language.auto
  /// The terminal reports clicks and the wheel.
  var mouse = false
  /// Who says so, by the settings' names, such as `ascii` and `colors.bad`; none for what is as it comes.
  var sources: [String: Source] = [:]
  /// What is wrong in the file, one line each.
  private(set) var problems: [PrintableText] = []

  /// What the keys do.
  var keymap: Keymap {
    get { ownKeymap ?? .standard }
    set { ownKeymap = newValue }
  }

  init() {}

  /// Reads the file; a missing one is an empty one.
  init(path: String) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else {
      problems = [PrintableText("\(path): can't be read", zh: "\(path)：无法读取")]
      return
    }
    do {
      try read(String(decoding: data, as: UTF8.self), path: path)
    } catch YamlError.duplicatedKeysInMapping(let names, _) {
      // The place that comes with it is the file's beginning.
      let names = PrintableText.list(names.sorted().map { PrintableText($0) })
      problems.append(PrintableText("\(path): \(names): set twice", zh: "\(path)：\(names)：重复设置"))
    } catch {
      let place = Self.place(path, (error as? YamlError)?.line)
      problems.append(PrintableText("\(place): not valid YAML", zh: "\(place)：不是有效的 YAML"))
    }
  }

  private mutating func read(_ text: String, path: String) throws {
    guard let root = try Yams.compose(yaml: text), root.null == nil else { return }
    guard let mapping = root.mapping else {
      problems.append(
        PrintableText("\(path): settings are written as \"name: value\"", zh: "\(path)：设置应写成 \"名称: 值\""))
      return
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      var taken: [Taken] =
        switch name {
        case "colors": setLooks(value)
        case "keys": setKeys(value)
        default: [Taken(name, key, problem: set(name, value))]
        }
      if taken.isEmpty, value.mapping == nil, value.null == nil {
        taken = [
          Taken(
            name, key,
            problem: PrintableText(
              "settings below it are expected, as \"name: value\"", zh: "其下应有设置，写成 \"名称: 值\""))
        ]
      }
      for setting in taken {
        guard let problem = setting.problem else {
          sources[setting.name] = setting.line.map { .line($0) }
          continue
        }
        let place = Self.place(path, setting.line)
        problems.append(
          PrintableText("\(place): \(setting.name): \(problem)", zh: "\(place)：\(setting.name)：\(problem)"))
      }
    }
  }

  /// Where something is wrong.
  /// - Parameter line: counted from 1.
  private static func place(_ path: String, _ line: Int?) -> PrintableText {
    guard let line else { return PrintableText(path) }
    return PrintableText("\(path), line \(line)", zh: "\(path) 第 \(line) 行")
  }

  /// Takes over one setting.
  /// - Returns: what was expected, where the value can't be taken.
  private mutating func set(_ name: String, _ value: Node) -> PrintableText? {
    switch name {
    case "ascii":
      guard let value = value.bool else { return Self.boolExpected }
      ascii = value
    case "cloud":
      guard let value = value.scalar?.string, !value.isEmpty else {
        return PrintableText("the name of a cloud is expected", zh: "应为云的名称")
      }
      cloud = value
    case "color":
      guard let value = value.string.flatMap(Color.init(rawValue:)) else {
        return PrintableText("auto, never or always is expected", zh: "应为 auto、never 或 always")
      }
      color = value
    case "history_size":
      guard let value = value.int, value >= 1 else {
        return PrintableText("a number from 1 is expected", zh: "应为不小于 1 的数字")
      }
      historySize = value
    case "language":
      guard let value = value.string.flatMap(Language.init(rawValue:)) else {
        return PrintableText("auto, en or zh is expected", zh: "应为 auto、en 或 zh")
      }
      language = value
    case "mouse":
      guard let value = value.bool else { return Self.boolExpected }
      mouse = value
    default:
      return PrintableText(
        "no such setting; there are ascii, cloud, color, colors, history_size, keys, language and mouse",
        zh: "没有此设置；可用的有 ascii、cloud、color、colors、history_size、keys、language 和 mouse")
    }
    return nil
  }

  private static var boolExpected: PrintableText {
    PrintableText("true or false is expected", zh: "应为 true 或 false")
  }
}

extension YamlError {
  /// The line of the mistake, counted from 1.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}
