import Foundation
import TerminalDriver
import Testing

/// Terminals, locales and colours of all kinds.
@Suite(.timeLimit(.withItsTurn)) struct `Kinds of terminals` {
  @Test(arguments: ["vt100", "linux", "screen", "xterm", "xterm-256color", "tmux-256color", "rxvt-unicode-256color"])
  func `each that can place its cursor shows the whole screen`(name: String) async throws {
    try await Host.with { host in
      try await host.browse(Samples.chinese, terminal: name) { terminal in
        let screen = try await terminal.waitUntil { $0[0].contains(" ms ") && $0.contains { $0.contains("│ OS ") } }
        #expect(screen.contains { $0.contains("欧拉 EulerOS") })
        try await terminal.send("Down", "Up", "?")
        try await terminal.waitFor("┌ Help")
        try await terminal.send("Q")
        #expect(try await terminal.waitForExit() == 0)
        #expect(try terminal.sttyAfter == terminal.sttyBefore)
        #expect(try await terminal.cursor() != nil)
        #expect(Transcript(try await terminal.waitForTranscript()).modes[2004] == false)
      }
    }
  }

  @Test func `one that only the operator's own terminfo knows, as alacritty on many hosts, is served`() async throws {
    try await Host.with { host in
      let folder = host.home.appending(path: "terminfo").path
      let entry = try await host.shell(
        "infocmp xterm-256color | sed 's/^xterm-256color[^,]*/alacritty/' >'\(host.home.path)/entry'"
          + " && tic -x -o '\(folder)' '\(host.home.path)/entry'")
      #expect(entry.status == 0, "\(entry.talk)")
      let own = ["env", "TERM=alacritty", "TERMINFO=\(folder)"]
      try await host.browse(Samples.centOS, after: own) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await quit(terminal)
      }
    }
  }

  @Test(arguments: [
    ("dumb", "has no full screen"), ("nosuch", "knows no terminal \"nosuch\""), ("", "knows no terminal"),
  ])
  func `one that can't, or that nobody knows, is named`(name: String, words: String) async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS, after: ["env", "TERM=\(name)"]) { terminal in
        #expect(try await terminal.waitForExit() == 1)
        try await terminal.waitFor(words)
        let transcript = Transcript(try await terminal.waitForTranscript())
        #expect(transcript.strangers == [] && transcript.modes.isEmpty)
        #expect(try terminal.sttyAfter == terminal.sttyBefore)
      }
    }
  }

  @Test(arguments: ["<&-", "</dev/null", "| cat", ">&-", ">/dev/null"])
  func `no terminal at all: a clear message and status 1`(redirection: String) async throws {
    try await Host.with { host in
      let line = "$imsbrowser --endpoint $service \(Samples.centOS) \(redirection); echo status $?"
      let script = "imsbrowser=\(BuiltProgram.path) service=\(host.service); " + line
      try await host.inTerminal([], after: ["sh", "-c", script]) { terminal in
        try await terminal.waitFor("The browser needs a terminal. For scripts and pipes: imsbrowser show ID")
        let isPipe = redirection.hasPrefix("|")
        try await terminal.waitFor(isPipe ? "status 0" : "status 1")
        #expect(Transcript(try await terminal.waitForTranscript()).modes.isEmpty)
      }
    }
  }

  @Test func `without UTF-8 every byte is ASCII, and what isn't shows as a question mark`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.chinese, environment: ["LANG": "C"]) { terminal in
        try await waitForAnswer("+ ?", in: terminal)
        try await terminal.waitFor("This locale has no UTF-8")
        let screen = try await terminal.waitFor("EulerOS")
        #expect(screen.contains { $0.hasPrefix("+ Recently viewed 1 -") })
        try await terminal.send("v")
        try await terminal.waitFor("\"id\"")
        try await terminal.send("q")
        try await quit(terminal)
        #expect(try terminal.transcript().allSatisfy { $0 < 0x80 })
      }
    }
  }

  @Test(arguments: [
    ["LANG": "ja_JP.UTF-8"], ["LANG": "C", "LC_ALL": "en_US.utf8"], ["LANG": "", "LC_CTYPE": "UTF-8"],
  ])
  func `names show in a UTF-8 locale that this host lacks, as SSH brings it`(locale: [String: String]) async throws {
    try await Host.with { host in
      try await host.browse(Samples.chinese, environment: locale) { terminal in
        try await waitForAnswer("┬ 欧拉 EulerOS", in: terminal)
        try await quit(terminal)
      }
    }
  }

  @Test(
    arguments: [
      ([:], [], true), (["NO_COLOR": "1"], [], false), (["NO_COLOR": ""], [], true),
      ([:], ["--color", "never"], false),
      (["NO_COLOR": "1"], ["--color", "always"], true),
    ] as [([String: String], [String], Bool)])
  func `colours come and go as asked for`(environment: [String: String], options: [String], hasColor: Bool) async throws
  {
    try await Host.with { host in
      try await host.inTerminal(
        options + ["--endpoint", host.service, Samples.centOS], environment: environment
      ) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await quit(terminal)
        #expect(Transcript(try terminal.transcript()).hasColor == hasColor)
      }
    }
  }

  @Test func `with --ascii signs are ASCII and names are whole`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.chinese, "--ascii") { terminal in
        try await waitForAnswer("+ 欧拉 EulerOS", in: terminal)
        try await quit(terminal)
        let signs = "─│┌┐└┘┬┴▌★›·…✓✗".unicodeScalars
        #expect(!Transcript(try terminal.transcript()).text.contains { signs.contains($0) })
      }
    }
  }
}
