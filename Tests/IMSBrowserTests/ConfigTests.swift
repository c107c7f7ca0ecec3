import ArgumentParser
import Foundation
import ImageModel
import Testing
import ViewModels

@testable import IMSBrowser

@Suite struct ConfigTests {
  /// A config read from a file with this text; its path is taken out of what it says.
  private func config(_ text: String) throws -> (config: Config, problems: [String]) {
    let file = FileManager.default.temporaryDirectory.appending(path: "config-\(UUID().uuidString).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let config = Config(path: file.path)
    return (config, config.problems.map { $0.text.replacing(file.path, with: "FILE") })
  }

  @Test func `a good file sets everything`() throws {
    let (config, problems) = try config("# mine\nascii: true\ncloud: prod\ncolor: never\nhistory_size: 42\n")
    #expect(config.cloud == "prod" && config.ascii && config.color == .never && config.historySize == 42)
    #expect(problems == [])
  }

  @Test(arguments: ["", "# nothing but a comment\n", "---\n"])
  func `an empty file is no file`(text: String) throws {
    let (config, problems) = try config(text)
    #expect(config == Config() && problems == [])
  }

  @Test(arguments: [
    ("ascii: maybe\n", "FILE, line 1: ascii: true or false is expected"),
    ("\ncolor: pink\n", "FILE, line 2: color: auto, never or always is expected"),
    ("cloud: [a, b]\n", "FILE, line 1: cloud: the name of a cloud is expected"),
    ("cloud:\n", "FILE, line 1: cloud: the name of a cloud is expected"),
    ("color: [never]\n", "FILE, line 1: color: auto, never or always is expected"),
    ("history_size: 0\n", "FILE, line 1: history_size: a number from 1 is expected"),
    ("history_size: many\n", "FILE, line 1: history_size: a number from 1 is expected"),
    ("history_size: 99999999999999999999\n", "FILE, line 1: history_size: a number from 1 is expected"),
    (
      "# x\n\npointer: true\n",
      "FILE, line 3: pointer: no such setting; there are ascii, cloud, color, colors, history_size, keys, language and mouse"
    ),
    ("- a\n- b\n", "FILE: settings are written as \"name: value\""),
    ("just words\n", "FILE: settings are written as \"name: value\""),
    ("ascii: [true\n", "FILE, line 2: not valid YAML"),
    ("ascii: true\n\tcolor: never\n", "FILE, line 2: not valid YAML"),
    ("color: never\ncolor: auto\n", "FILE: color: set twice"),
  ])
  func `a mistake is one line with its place, and costs that line alone`(text: String, problem: String) throws {
    let (config, problems) = try config(text)
    #expect(problems == [problem])
    #expect(config.historySize == 10_000 && config.color == .auto && !config.ascii)
  }

  @Test func `language, mouse, colours and keys are taken`() throws {
    let (config, problems) = try config(
      """
      language: zh
      mouse: true
      colors: {label: cyan, bad: red bold, focused_border: BOLD default}
      keys:
        refresh: [F5, R]
        quit: []
        show_json: "&"
        help: F1

      """)
    #expect(problems == [])
    #expect(config.language == .chinese && config.mouse)
    #expect(
      config.looks == [
        .label: Look(color: .cyan), .bad: Look(color: .red, isBold: true), .focusedBorder: Look(isBold: true),
      ])
    #expect(config.keymap.ownKeys(of: .refresh) == [.function(5), "R"])
    #expect(config.keymap.ownKeys(of: .quit) == [] && config.keymap.ownKeys(of: .showJSON) == ["&"])
    #expect(config.sources["colors.bad"] == .line(3) && config.sources["keys.refresh"] == .line(5))
    #expect(config.sources["mouse"] == .line(2) && config.sources["ascii"] == nil)
  }

  @Test(arguments: [
    ("language: fr\n", "FILE, line 1: language: auto, en or zh is expected"),
    ("mouse: 1\n", "FILE, line 1: mouse: true or false is expected"),
    ("colors: red\n", "FILE, line 1: colors: settings below it are expected, as \"name: value\""),
    (
      "colors: {bad: pink}\n",
      "FILE, line 1: colors.bad: one of default, black, red, green, yellow, blue, magenta, cyan, white is expected, with bold or dim beside it"
    ),
    ("keys:\n  refresh: v\n", "FILE, line 2: keys.refresh: v means show_json already; it stays r, Ctrl-R"),
    ("keys:\n  refresh: F99\n", "FILE, line 2: keys.refresh: names of keys are expected, such as [F5, Ctrl-R, R]"),
    ("keys:\n  refresh: {a: b}\n", "FILE, line 2: keys.refresh: names of keys are expected, such as [F5, Ctrl-R, R]"),
    ("keys:\n  reload: F5\n", "FILE, line 2: keys.reload: no such command; imsbrowser config lists them"),
    ("keys:\n  delete_word: w\n", "FILE, line 2: keys.delete_word: w types itself there; it stays Ctrl-W"),
    ("keys: [r]\n", "FILE, line 1: keys: settings below it are expected, as \"name: value\""),
  ])
  func `what is wrong below a name is one line, and the default stays`(text: String, problem: String) throws {
    let (config, problems) = try config(text)
    #expect(problems == [problem])
    #expect(config.keymap == .standard && config.looks == [:] && config.sources == [:])
    #expect(config.language == .auto && !config.mouse)
  }

  @Test func `a role that nobody knows is told which there are`() throws {
    let (_, problems) = try config("colors: {background: red}\n")
    #expect(
      problems.count == 1
        && problems[0].hasPrefix("FILE, line 1: colors.background: nothing is called so; there are bad, "))
  }

  @Test(arguments: ["colors:\n", "keys: {}\n", "keys:\ncolors: {}\n"])
  func `nothing below a name is nothing`(text: String) throws {
    let (config, problems) = try config(text)
    #expect(problems == [] && config == Config())
  }

  @Test func `options and the environment count more than the file, and say so`() throws {
    var (config, _) = try config("ascii: false\ncolor: auto\nmouse: true\n")
    config.take(try ScreenOptions.parse(["--ascii", "--no-mouse"]), ["NO_COLOR": "1"])
    #expect(config.ascii && config.color == .never && !config.mouse)
    #expect(
      config.sources == [
        "ascii": .option("--ascii"), "color": .environment("NO_COLOR"), "mouse": .option("--no-mouse"),
      ])
    config.take(try ScreenOptions.parse(["--color", "always", "--mouse"]), ["NO_COLOR": "1"])
    #expect(config.color == .always && config.mouse && config.sources["color"] == .option("--color"))
  }

  @Test func `what config prints is a config that says the same`() throws {
    let (first, _) = try config(
      "cloud: \"a: b\\e[31m\"\ncolors: {bad: blue dim}\nkeys: {refresh: [F5, '&', '\"', y], help: F1, page_down: [Space]}\n"
    )
    let text = ConfigText.text(of: first, path: "FILE")
    let (second, problems) = try config(text)
    #expect(problems == [])
    for scope in Keymap.Scope.allCases {
      // Ctrl-H is Backspace.
      for key in Set(first.keymap.bindings.flatMap(\.keys)).subtracting([.control("h")]) {
        #expect(second.keymap.command(for: key, in: scope) == first.keymap.command(for: key, in: scope), "\(key.name)")
      }
    }
    #expect(second.color == first.color && second.mouse == first.mouse && second.cloud == first.cloud)
    #expect(Role.allCases.allSatisfy { second.looks[$0] == first.looks[$0] ?? $0.look })
    #expect(text.contains("  bad: blue dim") && text.contains("# line 2") && text.contains("# default"))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" })
  }

  @Test func `as it comes, config prints this`() throws {
    try Golden.expect(ConfigText.text(of: Config(), path: "/home/op/.config/imsbrowser/config.yaml"), "config")
  }

  @Test func `good lines beside bad ones count`() throws {
    let (config, problems) = try config("ascii: true\ncolor: 7\nhistory_size: 5\nnonsense: 1\n")
    #expect(config.ascii && config.historySize == 5)
    #expect(problems.count == 2)
  }

  @Test func `control characters in a file don't reach the screen`() throws {
    let (_, problems) = try config("\"\\e[31mred\": 1\n")
    #expect(
      problems == [
        "FILE, line 1: ^[[31mred: no such setting; there are ascii, cloud, color, colors, history_size, keys, language and mouse"
      ])
  }

  @Test func `a missing file is an empty one, an unreadable one is said`() {
    #expect(Config(path: "/nonexistent/config.yaml").problems == [])
    #expect(Config(path: "/usr").problems.map(\.text) == ["/usr: can't be read"])
  }
}
