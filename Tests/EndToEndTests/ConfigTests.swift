import TerminalDriver
import Testing

/// Settings: good ones count, bad ones are one clear line.
@Suite(.timeLimit(.minutes(1))) struct `Settings` {
  @Test(arguments: [
    ("colour: always\n", "line 1: colour: no such setting; there are ascii, cloud, color and history_size"),
    ("ascii: perhaps\n", "line 1: ascii: true or false is expected"),
    ("# fine\ncolor: red\n", "line 2: color: auto, never or always is expected"),
    ("history_size: 0\n", "history_size: a number from 1 is expected"),
    ("history_size: many\n", "history_size: a number from 1 is expected"),
    ("[1, 2]\n", "settings are written as"), ("just words\n", "settings are written as"),
    ("ascii: [\n", "not valid YAML"),
    ("\u{7}\u{1B}[2J: 1\n", "not valid YAML"), ("\"\\e[2J\": 1\n", "no such setting"),
    ("ascii: &a [*a]\n", "not valid YAML"),
  ])
  func `a wrong one is one line in the browser's footer`(settings: String, words: String) async throws {
    try await Host.with { host in
      try host.configure(settings)
      try await host.browseDemo(columns: 200) { terminal in
        let screen = try await terminal.waitFor(words)
        #expect(screen.last?.contains("config.yaml") == true)
        try await quit(terminal)
      }
    }
  }

  @Test func `good ones count, a wrong one beside them costs nothing`() async throws {
    try await Host.with { host in
      try host.configure("ascii: true\ncolor: never\nhistory_size: 1\nmouse: 1\n")
      try await host.browse { terminal in
        try await terminal.waitFor("mouse: no such setting")
        for (id, name) in [(Samples.centOS, "CentOS 7.3"), (Samples.ubuntu, "Ubuntu 22.04")] {
          try await terminal.paste(id)
          try await waitForAnswer("+ \(name)", in: terminal)
        }
        try await quit(terminal)
        #expect(!Transcript(try terminal.transcript()).hasColor)
      }
      #expect(try await host.viewed() == [Samples.ubuntu])
    }
  }

  @Test func `an empty file is none`() async throws {
    try await Host.with { host in
      for settings in ["", "# nothing\n", "---\n"] {
        try host.configure(settings)
        try await host.browse { terminal in
          let screen = try await terminal.waitFor("Enter fetch")
          #expect(!screen.contains { $0.contains("config.yaml") })
          try await quit(terminal, leavingPrompt: true)
        }
      }
    }
  }
}
