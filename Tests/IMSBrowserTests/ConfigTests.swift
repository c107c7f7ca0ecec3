import Foundation
import ImageModel
import Testing

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
    ("# x\n\nmouse: true\n", "FILE, line 3: mouse: no such setting; there are ascii, cloud, color and history_size"),
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

  @Test func `good lines beside bad ones count`() throws {
    let (config, problems) = try config("ascii: true\ncolor: 7\nhistory_size: 5\nnonsense: 1\n")
    #expect(config.ascii && config.historySize == 5)
    #expect(problems.count == 2)
  }

  @Test func `control characters in a file don't reach the screen`() throws {
    let (_, problems) = try config("\"\\e[31mred\": 1\n")
    #expect(problems == ["FILE, line 1: ^[[31mred: no such setting; there are ascii, cloud, color and history_size"])
  }

  @Test func `a missing file is an empty one, an unreadable one is said`() {
    #expect(Config(path: "/nonexistent/config.yaml").problems == [])
    #expect(Config(path: "/usr").problems.map(\.text) == ["/usr: can't be read"])
  }
}
