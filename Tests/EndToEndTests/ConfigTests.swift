import Foundation
import TerminalDriver
import Testing

/// Settings: good ones count, bad ones are one clear line.
@Suite(.timeLimit(.withItsTurn)) struct `Settings` {
  @Test(arguments: [
    (
      "colour: always\n",
      "line 1: colour: no such setting; there are ascii, cloud, color, colors, history_size, keys, language and mouse"
    ),
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
      try host.configure("ascii: true\ncolor: never\nhistory_size: 1\nmouse_wheel: 1\n")
      try await host.browse { terminal in
        try await terminal.waitFor("mouse_wheel: no such setting")
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

/// `imsbrowser config`, and keys and colours of the operator's own.
@Suite(.timeLimit(.withItsTurn)) struct `The configuration` {
  @Test func `is printed with its sources, and can be taken for a file`() async throws {
    try await Host.with { host in
      let first = try await host.run("config", "--ascii", environment: ["NO_COLOR": "1"])
      #expect(first.status == 0 && first.talk.isEmpty)
      let lines = first.text.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
      #expect(
        lines.contains(["ascii:", "true", "#", "--ascii"]) && lines.contains(["color:", "never", "#", "NO_COLOR"]))
      #expect(lines.contains(["mouse:", "false", "#", "default"]))
      try host.configure(first.text)
      let second = try await host.run("config")
      #expect(second.status == 0 && second.talk.isEmpty)
      #expect(second.text.contains("# line 2\n") && second.text.components(separatedBy: "# default").count == 2)
    }
  }

  @Test func `says what is wrong, and prints what is in force`() async throws {
    try await Host.with { host in
      try host.configure("mouse: perhaps\nkeys: {refresh: v}\n")
      let outcome = try await host.run("config")
      #expect(outcome.status == 0)
      #expect(outcome.talk.contains("line 1: mouse: true or false is expected\n"))
      #expect(outcome.talk.contains("line 2: keys.refresh: v means show_json already; it stays r, Ctrl-R\n"))
      #expect(outcome.text.contains("refresh: [r, Ctrl-R]"))
    }
  }

  @Test func `gives commands other keys, in the footer and the help as well`() async throws {
    try await Host.with { host in
      try host.configure("keys: {show_json: J, refresh: [F5, R]}\ncolors: {heading: blue}\n")
      try await host.browseDemo { terminal in
        try await terminal.send("J")
        try await terminal.waitFor("┌ JSON of")
        try await terminal.send("q", "?")
        try await terminal.waitFor("F5, R")
        try await terminal.send("q", "R")
        try await terminal.waitUntil { $0[0].contains(" ms ") }
        try await quit(terminal)
        #expect(try await terminal.waitForTranscript().range(of: Data("\u{1B}[34m".utf8)) != nil)
      }
    }
  }
}
