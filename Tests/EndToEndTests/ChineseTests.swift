import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// The commands in Chinese: no English is left in what people read, and what scripts read is the same.
@Suite(.timeLimit(.withItsTurn)) struct `In Chinese` {
  private static let commands: [[String]] = [
    [], ["browse"], ["show"], ["compare"], ["list"], ["history"], ["history", "list"], ["history", "import"],
    ["history", "remove"], ["history", "clear"], ["doctor"], ["config"], ["demo-server"],
  ]

  /// Without what the service, curl and the system said, in their own words.
  private func own(_ text: String) -> String {
    text.split(separator: "\n").filter { line in !["服务返回：", "详细信息："].contains { line.contains($0) } }
      .joined(separator: "\n")
  }

  private func expectChinese(
    _ text: String, but data: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = own(text)
    #expect(text.unicodeScalars.contains(where: isChinese), "\(text)", sourceLocation: sourceLocation)
    #expect(EnglishWords.inside(text, but: data) == [], "\(text)", sourceLocation: sourceLocation)
  }

  private func isChinese(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  // MARK: - Help

  // One host for all: each program is over in no time, and other tests wait for their turns.

  @Test func `help is Chinese and fits 80 cells, its explanations in one column`() async throws {
    try await Host.with { host in
      for command in Self.commands {
        let help = try await host.run(command + ["--help"], environment: ["LANG": "zh_CN.UTF-8"])
        #expect(help.status == 0 && help.talk.isEmpty)
        expectChinese(help.text, but: "name size")
        let lines = help.text.components(separatedBy: "\n")
        for line in lines { #expect(cells(line) <= 80, "\(line)") }
        let rows = lines.drop { $0 != "选项：" }.dropFirst().prefix { !$0.isEmpty }
        #expect(!rows.isEmpty)
        for row in rows {
          let name = head(of: row)
          #expect(cells(name) == 26 && name.hasSuffix(" ") && row.dropFirst(name.count).first != " ", "\(row)")
        }
      }
    }
  }

  @Test(arguments: [[], ["show"]]) func `help is in the option's language, else in the locale's`(
    command: [String]
  ) async throws {
    try await Host.with { host in
      let english = try await host.run(command + ["--help"])
      #expect(english.status == 0 && english.text.hasPrefix("OVERVIEW: "))
      #expect(!english.text.unicodeScalars.contains(where: isChinese))
      let chinese = try await host.run(["--lang", "zh"] + command + ["--help"])
      let byLocale = try await host.run(command + ["--help"], environment: ["LANG": "zh_CN.UTF-8"])
      #expect(chinese.text == byLocale.text && chinese.text.unicodeScalars.contains(where: isChinese))
      let overruled = try await host.run(
        ["--lang", "en"] + command + ["--help"], environment: ["LANG": "zh_CN.UTF-8"])
      #expect(overruled.text == english.text)
    }
  }

  /// The first 26 cells.
  private func head(of row: String) -> String {
    row.reduce(into: "") { head, character in if cells(head) < 26 { head.append(character) } }
  }

  private func cells(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } }

  @Test func `the version and a script for a shell are no help`() async throws {
    try await Host.with { host in
      for option in ["--version", "--generate-completion-script=bash"] {
        let (english, chinese) = (try await host.run(option), try await host.run("--lang", "zh", option))
        #expect(chinese.status == 0 && !chinese.output.isEmpty)
        if option == "--version" { #expect(chinese.output == english.output) }
      }
    }
  }

  // MARK: - Wrong usage

  private static let wrongUsage: [[String]] = [
    ["show"], ["show", "--endpont", "x"], ["show", "a", "--endpoint"], ["show", "a", "--timeout", "1x"],
    ["show", "a", "-o", "xml1"], ["show", "a", "b1"], ["show", "a", "b1", "b2"], ["show", "a", "--demo=1"],
    ["show", "../1"], ["show", "a", "--timeout", "0"], ["show", "a", "--demo", "--cloud", "b1"],
    ["show", "a", "--regions", "b1"], ["show", "a", "--anywhere", "--wait"], ["show", "a", "--wait-timeout", "1"],
    ["show", "a", "--wait", "--wait-timeout", "0"], ["show", "a", "--anywhere", "--regions", "a,,b"],
    ["show", "a", "--endpoint", "ftp://b1"], ["show", "-ozz", "-xa"], ["--lang", "d1"], ["compare", "a"],
    ["browse", "--regions", "a", "--endpoint", "http://b1"], ["browse", "--regions", "a", "--demo"],
    ["list", "--limit", "0"], ["list", "x1=="], ["list", "nosuch1:1"], ["list", "name="], ["list", "min_disk:x1"],
    ["list", "size>x1"], ["list", "since:x1"], ["list", "status:x1"], ["list", "protected:x1"], ["list", "property:"],
    ["list", "name>x1"], ["list", "--sort", "x1"], ["history", "remove"], ["history", "import"],
    ["history", "--endpoint", "x1"], ["doctor", "--timeout", "9999"], ["config", "--color", "x1"],
    ["demo-server", "--port", "99999"], ["--generate-completion-script=x1"],
  ]

  @Test func `wrong usage is told in Chinese and ends with 64`() async throws {
    try await Host.with { host in
      let fields =
        "name status created_at updated_at size id queued saving active killed deleted uploading importing"
        + " deactivated visibility protected hidden platform owner tag architecture since before type created updated"
        + " property"
      for words in Self.wrongUsage {
        let outcome = try await host.run(words, environment: ["LANG": "zh_CN.UTF-8"])
        #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.talk.hasPrefix("错误："), "\(words)")
        expectChinese(outcome.talk, but: fields)
      }
    }
  }

  // MARK: - Answers

  @Test func `an image, a comparison and a list hold no English but the service's`() async throws {
    try await Host.with { host in
      let data = [Samples.centOS, Samples.ubuntu].compactMap(Samples.json).joined()
      expectChinese(try await host.show(Samples.ubuntu, "--lang", "zh").text, but: data + " FusionCompute")
      let service = ["--endpoint", host.service, "--lang", "zh"]
      let comparison = try await host.run(["compare", Samples.centOS, Samples.ubuntu] + service)
      #expect(comparison.status == 10)
      expectChinese(comparison.text, but: data)
      let list = try await host.run(["list", "id:\(Samples.centOS)"] + service)
      expectChinese(list.text, but: data)
      let empty = try await host.run(["list", "zzz"] + service)
      #expect(empty.status == 0 && empty.talk == "imsbrowser: 没有符合条件的镜像\n")
    }
  }

  @Test func `failures are told in Chinese, with the same exit status`() async throws {
    let nowhere = "http://127.0.0.1:\(try LoopbackSocket.closedPort())"
    try await Host.with { host in
      let cases: [(words: [String], data: String)] = [
        (["show", Samples.absent, "--endpoint", host.service], ""),
        (["show", Samples.trouble(503), "--endpoint", host.service, "-f", "name"], ""),
        (["show", Samples.centOS, "--endpoint", host.service, "-f", "nosuch"], "nosuch"),
        (["show", "a", "--endpoint", nowhere], ""), (["compare", "a", "b", "--endpoint", nowhere], ""),
        (["list", "--endpoint", nowhere], ""), (["show", "a", "--cloud", "nosuch"], "nosuch"),
        (["show", "a", "--region", "cn-north-4"], ""), (["history", "remove", "a"], ""), (["history", "clear"], ""),
        (["history", "import", "/etc/passwd"], ""), (["history", "import", "/nosuch"], "No such file or directory"),
        (["browse", "--demo"], ""),
      ]
      for (words, data) in cases {
        let english = try await host.run(words)
        let chinese = try await host.run(words + ["--lang", "zh"])
        #expect(chinese.status == english.status, "\(words)")
        expectChinese(chinese.talk, but: data)
      }
    }
  }

  @Test func `a search in all clouds is told in Chinese`() async throws {
    let nowhere = "http://127.0.0.1:\(try LoopbackSocket.closedPort())"
    try await Host.with { host in
      let places = [("one", host.service), ("two", host.service), ("off", nowhere)]
      try host.writeClouds(
        "clouds:\n" + places.map { "  \($0): {auth_type: none, image_endpoint_override: \"\($1)\"}\n" }.joined()
          + "  wrong: {auth_type: kerberos}\n")
      let found = try await host.run("show", Samples.centOS, "--anywhere", "--lang", "zh", "-f", "id")
      #expect(found.status == 0)
      expectChinese(found.talk, but: "one two off wrong kerberos clouds.yaml")
      let missing = try await host.run("show", Samples.absent, "--anywhere", "--lang", "zh")
      #expect(missing.status == 5 && missing.talk.hasSuffix("以下云未能查询：off、wrong。\n"))
      let none = try await host.run("show", "a", "--cloud", "nosuch1", "--lang", "zh")
      #expect(none.status == 64)
      expectChinese(none.talk, but: "one two off wrong")
    }
  }

  @Test func `an answer that can't be written is a failure, help too`() async throws {
    try await Host.with { host in
      let outcome = try await host.shell("$imsbrowser --lang zh --help > /dev/full")
      #expect(outcome.status == 1)
      expectChinese(outcome.talk, but: "No space left on device")
    }
  }

  @Test func `waiting for an image is told in Chinese`() async throws {
    try await Host.with { host in
      let killed = try await host.show("10b992fe-971c-42d0-b246-8ca0a36772b4", "--wait", "--lang", "zh", "-f", "id")
      #expect(killed.status == 6)
      // With the time before it, where that is a second or more.
      #expect(killed.talk.wholeMatch(of: /imsbrowser: (状态|\d+ 秒后状态为) killed\n/) != nil)
      let saving = try await host.show(
        "e6537bc4-e24b-42a4-b440-b232b3681dc5", "--wait", "--wait-timeout", "0.01", "--lang", "zh", "-f", "id")
      #expect(saving.status == 1 && saving.talk.hasSuffix("imsbrowser: 已等待 0 秒，镜像仍未就绪\n"))
    }
  }

  @Test func `doctor and the settings hold no English`() async throws {
    try await Host.with { host in
      let doctor = try await host.run("doctor", "--endpoint", host.service, "--lang", "zh")
      #expect(doctor.status == 0)
      expectChinese(doctor.text, but: "cloud ecs-agency basic security_token")
      try host.configure("color: red\ncolors: {bad: 1}\nkeys: {open: [x, Nosuch]}\ncloud: one\nnosuch: 1\n")
      let config = try await host.run("config", "--lang", "zh")
      expectChinese(config.talk, but: "color colors bad keys open nosuch bold dim cloud language mouse ascii \(colors)")
      let lines = config.text.split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("mouse: false ") && $0.hasSuffix(" # 默认") })
      #expect(lines.contains { $0.hasPrefix("cloud: one ") && $0.hasSuffix(" # 第 4 行") })
    }
  }

  private let colors = "default black red green yellow blue magenta cyan white"

  @Test func `the history is told and taken in in Chinese`() async throws {
    try await Host.with { host in
      try await host.browseDemo("--lang", "zh") { try await quit($0) }
      let lines = try await host.run("history", "--demo", "--lang", "zh").text.split(separator: "\n")
      #expect(lines.count == 9)
      for line in lines { #expect(line.contains(" 次，http://demo.imsbrowser.invalid）"), "\(line)") }
      let file = host.home.appending(path: "history.json").path
      let export = try await host.run("history", "--demo", "-o", "json")
      try export.output.write(to: URL(filePath: file))
      let first = try await host.run("history", "import", file, "--lang", "zh")
      #expect(first.talk == "imsbrowser: 新增镜像 9 个，更新 0 个；新增快照 9 个。\n")
      let second = try await host.run("history", "import", file, "--lang", "zh")
      #expect(second.talk == "imsbrowser: 没有新内容：历史记录中已全部存在。\n")
      #expect(try await host.run("history", "clear", "--lang", "zh").talk == "imsbrowser: 已移除 9 个镜像\n")
    }
  }

  @Test func `what is wrong with settings and exports is told on the screen`() async throws {
    try await Host.with { host in
      try host.configure("nosuch: 1\n")
      try await host.browseDemo("--lang", "zh", columns: 200) { terminal in
        try await terminal.waitFor("config.yaml 第 1 行：nosuch：没有此设置")
        try await terminal.send("E")
        try await terminal.waitFor(".json")
        try await terminal.send("C-u")
        try await terminal.type("/nosuch/a.json")
        try await terminal.send("Enter")
        try await terminal.waitFor("没有文件夹 /nosuch/，未写入任何内容。")
        try await terminal.send("Escape")
        try await quit(terminal)
      }
    }
  }

  // MARK: - Scripts

  @Test func `what scripts read is the same in both languages`() async throws {
    try await Host.with { host in
      try await host.browseDemo { try await quit($0) }
      let service = ["--endpoint", host.service]
      let commands: [[String]] = [
        ["show", Samples.ubuntu, "-o", "json"] + service, ["show", Samples.ubuntu, "-o", "yaml"] + service,
        ["show", Samples.ubuntu, "-o", "value"] + service, ["list", "visibility:public", "-o", "json"] + service,
        ["list", "visibility:public", "-o", "yaml"] + service,
        ["compare", Samples.centOS, Samples.ubuntu, "-o", "json"] + service, ["history", "--demo", "-o", "json"],
      ]
      for command in commands {
        let (english, chinese) = (try await host.run(command), try await host.run(["--lang", "zh"] + command))
        #expect(english.output == chinese.output && english.status == chinese.status, "\(command)")
        #expect(!english.output.isEmpty)
      }
    }
  }

  @Test(arguments: [[], ["--region", "cn-north-4"]]) func `doctor's JSON is the same in both, but for the time it took`(
    options: [String]
  ) async throws {
    try await Host.with { host in
      let command = ["doctor", "-o", "json"] + (options.isEmpty ? ["--endpoint", host.service] : options)
      let (english, chinese) = (try await host.run(command), try await host.run(["--lang", "zh"] + command))
      #expect(english.status == chinese.status)
      func timeless(_ text: String) -> String {
        text.replacing(#/"milliseconds": [0-9.]+/#, with: #""milliseconds": 0"#)
      }
      #expect(timeless(english.text) == timeless(chinese.text))
      #expect(english.text.contains("\"statement\""))
    }
  }
}
