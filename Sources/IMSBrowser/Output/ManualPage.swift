import ImageModel
import ViewModels

/// The manual page: commands and options as they are declared, keys, variables, files and exit statuses by their tables.
enum ManualPage {
  static func text(of program: CommandSheet) -> String {
    var page = RoffText(title: program.name.uppercased(), source: "\(program.name) \(ProgramVersion.number)")
    let shared = sharedOptions(of: program)
    page.section(PrintableText("NAME", zh: "名称").text)
    page.paragraph(.plain("\(program.name) - \(program.abstract)"))
    page.section(PrintableText("SYNOPSIS", zh: "用法").text)
    page.lines(program.subcommands.flatMap(\.synopses))
    page.section(PrintableText("DESCRIPTION", zh: "说明").text)
    for text in description { page.paragraph(.plain(text.text)) }
    page.section(PrintableText("COMMANDS", zh: "命令").text)
    for command in program.subcommands.flatMap(\.withoutGroups) { write(command, sharing: shared, to: &page) }
    page.section(PrintableText("OPTIONS", zh: "选项").text)
    page.paragraph(
      .plain(
        PrintableText(
          "Those that many commands take; the others stand with their command.", zh: "多个命令共用的选项；其他选项列在各命令下。"
        ).text
      ))
    for option in shared { page.item(option.tag, option.description) }
    writeKeys(to: &page)
    page.section(PrintableText("ENVIRONMENT", zh: "环境变量").text)
    for entry in ManualEntry.environment { page.item([.bold(entry.name)], entry.meaning.text) }
    page.section(PrintableText("FILES", zh: "文件").text)
    for entry in ManualEntry.files { page.item([.italic(entry.name)], entry.meaning.text) }
    page.section(PrintableText("EXIT STATUS", zh: "退出状态").text)
    for status in ExitStatus.allCases { page.item([.bold("\(status.rawValue)")], status.meaning.text) }
    page.item(
      [.bold("128+"), .italic("n")],
      PrintableText("the browser was ended by signal n", zh: "浏览器被信号 n 终止").text)
    page.section(PrintableText("EXAMPLES", zh: "示例").text)
    for (line, meaning) in examples(of: program) { page.item([.bold(line)], meaning) }
    return page.text
  }

  private static var description: [PrintableText] {
    [
      .init(
        """
        Shows images of Huawei Cloud IMS and of any OpenStack Glance v2 in the terminal: type or paste an id, read the image in \
        four sections, and walk back through what was seen. Every key of the service's answer shows, with what it means.
        """,
        zh: """
          在终端中显示华为云 IMS 和任何 OpenStack Glance v2 的镜像：输入或粘贴 ID，分四个部分阅读镜像，并回看之前看过的镜像。\
          服务响应中的每个键都会显示，并附有含义。
          """),
      .init(
        """
        Without a command it opens the browser. The other commands are for scripts: the answer alone goes to standard output, \
        the talk to standard error.
        """,
        zh: "不带命令时打开浏览器。其他命令供脚本使用：标准输出只有结果，提示写到标准错误。"),
      .init(
        """
        Credentials are read as other clients read them, from the environment and from files, and are never shown. \
        imsbrowser doctor says what was found and whether it works.
        """,
        zh: "凭证的读取方式与其他客户端相同，来自环境变量和文件，从不显示。imsbrowser doctor 说明找到了什么，以及是否可用。"),
    ]
  }

  /// How many commands take an option for it to be written once, for all of them.
  private static let many = 4

  /// Options of the program itself, and those that read the same with many commands: in the order in which they come.
  private static func sharedOptions(of program: CommandSheet) -> [CommandSheet.Argument] {
    let options = program.subcommands.flatMap(\.withoutGroups).flatMap(\.options)
    let counts = options.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var written: Set<CommandSheet.Argument> = []
    return (options.filter { counts[$0, default: 0] >= many } + program.options).filter { written.insert($0).inserted }
  }

  private static func write(
    _ command: CommandSheet, sharing shared: [CommandSheet.Argument], to page: inout RoffText
  ) {
    page.subsection(command.name)
    page.paragraph(.plain(command.abstract))
    for block in command.discussion.blocks {
      if block.isVerbatim {
        page.verbatim(block.lines)
      } else {
        page.paragraph(.plain(block.lines.joined(separator: " ")))
      }
    }
    for argument in command.places + command.options.filter({ !shared.contains($0) }) {
      page.item(argument.tag, argument.description)
    }
    let names = command.options.filter(shared.contains).compactMap(\.names.last).joined(separator: ", ")
    page.paragraph(.plain(PrintableText("Also, see OPTIONS: \(names).", zh: "另见“选项”：\(names)。").text))
  }

  private static func writeKeys(to page: inout RoffText) {
    page.section(PrintableText("KEYS", zh: "按键").text)
    for scope in Keymap.Scope.allCases {
      page.subsection(scope.title.text)
      for binding in Keymap.standard.bindings where binding.scope == scope {
        page.item([.bold(binding.keyNames.text)], binding.help.text)
      }
    }
  }

  /// The lines of the program's help that begin with its name: what to type, two spaces or more, what that does.
  private static func examples(of program: CommandSheet) -> [(line: String, meaning: String)] {
    program.discussion.split(separator: "\n").filter { $0.hasPrefix("\(program.name) ") }.map { line in
      let gap = line.firstRange(of: "  ")
      let meaning = gap.map { line[$0.upperBound...].drop { $0 == " " } } ?? ""
      return (String(line[..<(gap?.lowerBound ?? line.endIndex)]), String(meaning))
    }
  }
}

extension CommandSheet {
  /// What the command takes by place.
  fileprivate var places: [Argument] { arguments.filter(\.names.isEmpty) }
  fileprivate var options: [Argument] { arguments.filter { !$0.names.isEmpty } }

  /// The command itself, or those below it where it does nothing by itself.
  fileprivate var withoutGroups: [CommandSheet] { subcommands.isEmpty ? [self] : subcommands.flatMap(\.withoutGroups) }

  fileprivate var synopses: [[RoffText.Piece]] {
    withoutGroups.map { command in
      [.bold(command.call), " [", .italic("option"), "…]"] + command.places.flatMap(\.synopsis)
    }
  }
}

extension CommandSheet.Argument {
  fileprivate var synopsis: [RoffText.Piece] {
    let name = [.italic(valueName ?? ""), isRepeating ? "…" : ""] as [RoffText.Piece]
    return isOptional ? [" ["] + name + ["]"] : [" "] + name
  }

  fileprivate var tag: [RoffText.Piece] {
    guard !names.isEmpty else { return [.italic(valueName ?? "")] }
    let names = names.map { [RoffText.Piece.bold($0)] }.joined(separator: [", "])
    return names + (valueName.map { [" ", .italic($0)] } ?? [])
  }

  /// With the default, unless that is nothing to read.
  fileprivate var description: String {
    guard let defaultValue, !defaultValue.isEmpty else { return abstract }
    return "\(abstract) \(PrintableText("Default: \(defaultValue).", zh: "默认：\(defaultValue)。"))"
  }
}

extension String {
  /// A discussion's parts: what is indented stays as it is, what isn't is a paragraph.
  fileprivate var blocks: [(isVerbatim: Bool, lines: [String])] {
    var blocks: [(isVerbatim: Bool, lines: [String])] = []
    var continues = false
    for line in split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let isVerbatim = line.hasPrefix("  ")
      if line.isEmpty {
        continues = false
      } else if continues, blocks.last?.isVerbatim == isVerbatim {
        blocks[blocks.count - 1].lines.append(line)
      } else {
        blocks.append((isVerbatim, [line]))
        continues = true
      }
    }
    return blocks
  }
}
