import TerminalDriver
import Testing

/// The language of the screen and of one-shot talk.
@Suite(.timeLimit(.withItsTurn)) struct `The language` {
  @Test(
    arguments: [
      (["--lang", "zh"], [:], "最近查看"), ([], ["LANG": "zh_CN.UTF-8"], "最近查看"),
      ([], ["LANG": "C.UTF-8", "LC_ALL": "zh_CN.UTF-8"], "最近查看"),
      (["--lang", "en"], ["LANG": "zh_CN.UTF-8"], "Recently viewed"),
      ([], ["LANG": "de_DE.UTF-8"], "Recently viewed"),
    ] as [([String], [String: String], String)])
  func `is the option's, else the locale's`(
    options: [String], environment: [String: String], title: String
  ) async throws {
    try await Host.with { host in
      try await host.inTerminal(["--demo"] + options, environment: environment) { terminal in
        try await terminal.waitFor(title)
        try await quit(terminal)
      }
    }
  }

  @Test func `is the settings' where no option says otherwise`() async throws {
    try await Host.with { host in
      try host.configure("language: zh\n")
      let chinese = try await host.show(Samples.absent)
      #expect(chinese.status == 3 && chinese.talk.contains("镜像"))
      let english = try await host.show(Samples.absent, "--lang", "en")
      #expect(english.status == 3 && english.talk.contains("No image has this id here (404)."))
    }
  }

  @Test func `is no reason for control bytes in a locale without UTF-8`() async throws {
    try await Host.with { host in
      try await host.inTerminal(["--demo", "--lang", "zh"], environment: ["LANG": "C"]) { terminal in
        try await terminal.waitFor("SLES 12")
        try await quit(terminal)
        #expect(try terminal.transcript().allSatisfy { $0 < 0x80 })
      }
    }
  }
}
