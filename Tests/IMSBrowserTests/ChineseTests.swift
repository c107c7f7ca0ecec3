import ImageModel
import ImageService
import Testing
import ViewModels

@testable import IMSBrowser

/// What the program prints in Chinese, and how its columns stand.
@Suite struct ChineseTests {
  // MARK: - The argument parser's words

  @Test(arguments: [
    ("Unknown option '--a'", "未知选项 '--a'"),
    ("Unknown option '--a'. Did you mean '--b'?", "未知选项 '--a'，是否要用 '--b'？"),
    ("Unknown option '-ab'\n   or: Missing value for '-a' in '-ab'", "未知选项 '-ab'\n   或者：'-a' 缺少值，它在 '-ab' 中"),
    ("Missing one of: '--a', '--b'", "缺少其中之一：'--a'、'--b'"),
    ("The value 'x' is invalid for '<a>'. Please provide one of 'b' and 'c'.", "'x' 不能用作 '<a>' 的值，可用的有 'b'、'c'。"),
    ("The value 'x' is invalid for '<a>': 不行。", "'x' 不能用作 '<a>' 的值：不行。"),
    ("The value 'x' is invalid for '<a>'", "'x' 不能用作 '<a>' 的值"),
    ("3 unexpected arguments: 'a', 'b', 'c'", "3 个多余的参数：'a'、'b'、'c'"),
    (
      "Value to be set with flag '--b' had already been set with flag '--a'", "选项 '--b' 与前面的选项 '--a' 冲突"
    ),
    // What was typed may read like the parser itself.
    ("Unexpected argument 'Unknown option 'x''", "多余的参数 'Unknown option 'x''"),
    ("一句中文。", "一句中文。"), ("Something new.", "Something new."), ("", ""),
  ])
  func `an error of the parser is told in Chinese, what was typed stays`(english: String, chinese: String) {
    #expect(ParserText.error(english, in: "Error: \(english)\n") == "错误：\(chinese)")
  }

  @Test func `below an error stand its argument, the synopsis and where more is said`() {
    let whole = """
      Error: Missing expected argument '<镜像 ID>'
      Help:  <镜像 ID>  镜像。
      Usage: imsbrowser show [<options>] <镜像 ID>
        See 'imsbrowser show --help' for more information.
      """
    #expect(
      ParserText.error("Missing expected argument '<镜像 ID>'", in: whole) == """
        错误：缺少参数 '<镜像 ID>'
        说明：<镜像 ID>  镜像。
        用法：imsbrowser show [<选项>] <镜像 ID>
          详细说明请运行 'imsbrowser show --help'。
        """)
  }

  private static let help = """
    OVERVIEW: 一个命令。

      缩进的内容在换行后仍然缩进，所以这一行要足够长才能看出来

    USAGE: imsbrowser x [<options>] [--alpha <数字>] [--beta <数字>] <subcommand>

    OPTIONS:
      --alpha <数字>            数字。 (values: 1, 2; default: 1)
      --a-name-as-long-as-this <数字>
                              这个名称太长，说明写在下一行。
      -h, --help              Show help information.

    SUBCOMMANDS:
      y (default)             默认的命令。

      See 'imsbrowser help x <subcommand>' for detailed help.
    """

  @Test func `help is broken by cells, with its explanations in one column`() {
    #expect(
      ParserText(columns: 44).help(Self.help) == """
        一个命令。

          缩进的内容在换行后仍然缩进，所以这一行要足
          够长才能看出来

        用法：imsbrowser x [<选项>] [--alpha <数字>]
              [--beta <数字>] <子命令>

        选项：
          --alpha <数字>          数字。（可选 1、
                                  2；默认 1）
          --a-name-as-long-as-this <数字>
                                  这个名称太长，说明
                                  写在下一行。
          -h, --help              显示帮助。

        子命令：
          y（默认）               默认的命令。

          各子命令的详细帮助：imsbrowser help x <子
          命令>
        """)
  }

  @Test(arguments: 36...120) func `help fits the terminal`(columns: Int) {
    for line in ParserText(columns: columns).help(Self.help).split(separator: "\n") where !line.contains("--a-name") {
      #expect(PrintableText(String(line)).width <= columns)
    }
  }

  @Test(arguments: ["0.1.0", "#compdef imsbrowser\nlocal x\n", "{\"command\": 1}", ""])
  func `what is no help stays as it is`(text: String) {
    #expect(ParserText(columns: 80).help(text) == text)
  }

  // MARK: - Tables

  @Test func `a list's columns stand below their titles`() throws {
    try Language.speaking(.chinese) {
      let images = try ["one", "中文名称的镜像", "two and more"].map { name in
        try Image(["id": "3187547c", "name": .string(JSONString(name)), "status": "active", "__image_size": "512"])
      }
      for width in [nil, 80, 60] {
        let table = ImageTable(for: images, width: width)
        let lines = [table.header] + images.map(table.line)
        #expect(Set(lines.map { Self.cells(before: $0 == table.header ? "ID" : "3187547c", in: $0) }).count == 1)
        #expect(Set(lines.map { Self.cells(before: $0 == table.header ? "状态" : "active", in: $0) }).count == 1)
      }
    }
  }

  @Test(arguments: [nil, 100, 80]) func `doctor's words stand in one column behind names and times`(width: Int?) {
    Language.speaking(.chinese) {
      var writer = DoctorText(width: width, signs: .unicode)
      let steps: [(CheckStep.Kind, Double?)] = [
        (.name, 0.43), (.connection, 48.2), (.tls, 1234.5), (.token, 5e4), (.image, nil),
      ]
      let lines = steps.map { kind, time in
        writer.text(of: .step(CheckStep(kind, "", .passed("结果"), milliseconds: time)))
          .split(separator: "\n").last.map { PrintableText(String($0)) } ?? ""
      }
      #expect(Set(lines.map { Self.cells(before: "结果", in: $0) }).count == 1, "\(lines)")
      #expect(lines[0].text.contains("0.4 毫秒") && lines[2].text.contains("1.2 秒"))
    }
  }

  private static func cells(before word: String, in line: PrintableText) -> Int? {
    line.text.firstRange(of: word).map { PrintableText(String(line.text[..<$0.lowerBound])).width }
  }

  // MARK: - Texts

  @Test func `Markdown has its columns named in Chinese`() {
    Language.speaking(.chinese) {
      let text = MarkdownText.text(of: .centOS, now: .start)
      #expect(text.contains("\n## 基本信息\n\n| 字段 | 值 | 键 |\n| --- | --- | --- |\n"))
      #expect(!text.contains("Field") && !text.contains(" ("))
    }
  }

  @Test func `a comparison without a difference says so`() throws {
    let image = ComparedImage(id: try ImageID("a"), image: .centOS, taken: .start)
    Language.speaking(.chinese) {
      let comparison = ImageComparison(image.image, image.image, now: .start)
      let text = ComparisonText(width: 80, showsAll: false).text(of: comparison, image, image)
      #expect(text.split(separator: "\n").contains("没有计入的字段不同。"))
    }
  }

  @Test func `a cloud without a place is told in Chinese`() {
    Language.speaking(.chinese) {
      let problem = CloudProblem(
        placeless: CloudConfiguration(name: "prod", place: .unknown))
      #expect(problem.headline == "云 prod 既未指定区域，也未指定终端节点。")
    }
  }
}
