import Foundation
import TerminalDriver
import Testing

/// What an operator does all day.
@Suite(.timeLimit(.withItsTurn)) struct `Browsing` {
  @Test func `an id that is typed is fetched, shown and remembered`() async throws {
    try await Host.with { host in
      try await host.browse { terminal in
        try await terminal.waitFor("Nothing viewed yet")
        try await terminal.type(Samples.centOS)
        try await terminal.waitFor("Image id › \(Samples.centOS)")
        try await terminal.send("Enter")
        let screen = try await terminal.waitFor("CentOS 7.3 64bit FPGA tools ")
        #expect(
          ["IDENTITY", "OS", "CAPABILITIES"].allSatisfy { title in screen.contains { $0.contains("│ \(title)") } })
        #expect(screen.contains { $0.contains("Recently viewed 1 ") })
        try await quit(terminal)
      }
      #expect(try await host.viewed() == [Samples.centOS])
    }
  }

  @Test(arguments: [
    Samples.ubuntu, "\"\(Samples.ubuntu)\"\n", "  '\(Samples.ubuntu)'  ", "\n\n\(Samples.ubuntu)\n\n",
    "https://ims.example.com/v2/images/\(Samples.ubuntu)?limit=1\n", "| \(Samples.ubuntu) | Ubuntu |",
    "\u{FEFF}\(Samples.ubuntu)",
  ])
  func `whatever surrounds a pasted id, it opens that image once, from a pane and from the prompt`(
    paste: String
  ) async throws {
    try await Host.with { host in
      try await host.browse { terminal in
        try await terminal.waitFor("Nothing viewed yet")
        try await terminal.paste(paste)
        try await terminal.send("Enter")
        try await waitForAnswer("┬ Ubuntu 22.04", in: terminal)
        try await terminal.send("i")
        try await terminal.paste(Samples.centOS)
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await terminal.paste(paste)
        try await terminal.send("Enter")
        try await waitForAnswer("┬ Ubuntu 22.04", in: terminal)
        try await quit(terminal)
      }
      #expect(try await host.viewed() == [Samples.ubuntu, Samples.centOS])
    }
  }

  @Test func `a pasted text that is no id runs no key, and stays for mending`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        try await terminal.paste("Q q x\n\nQ")
        try await terminal.waitFor("An image id has no")
        try await terminal.waitFor("Q q x")
        try await quit(terminal, leavingPrompt: true)
      }
    }
  }

  @Test func `moving shows each image of the history at once`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        try await terminal.send("j")
        try await terminal.waitFor("┬ Ubuntu 22.04")
        try await terminal.send("Down")
        try await terminal.waitFor("┬ Windows Server")
        try await terminal.send("G")
        try await terminal.waitFor("┬ SLES 12 SP2")
        try await terminal.send("k")
        try await terminal.waitFor("┬ 東京リージョン")
        try await terminal.send("g")
        try await terminal.waitFor("┬ CentOS 7.3")
        try await terminal.send("PageDown")
        try await terminal.waitFor("┬ SLES 12 SP2")
        try await terminal.send("Home")
        try await terminal.waitFor("┬ CentOS 7.3")
        try await quit(terminal)
      }
    }
  }

  @Test(arguments: [("[", "]"), ("M-Left", "M-Right")])
  func `back and forward walk through the images viewed`(back: String, forward: String) async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await terminal.waitFor("┬ CentOS 7.3")
        try await terminal.paste(Samples.ubuntu)
        try await terminal.waitFor("┬ Ubuntu 22.04")
        try await terminal.paste(Samples.chinese)
        try await terminal.waitFor("┬ 欧拉")
        try await terminal.send(back)
        try await terminal.waitFor("┬ Ubuntu 22.04")
        try await terminal.send("Tab", back)
        try await terminal.waitFor("┬ CentOS 7.3")
        try await terminal.send(back)
        try await terminal.waitFor("No image before this one.")
        try await terminal.send(forward)
        try await terminal.waitFor("┬ Ubuntu 22.04")
        try await terminal.send(forward)
        try await terminal.waitFor("┬ 欧拉")
        try await quit(terminal)
      }
    }
  }

  @Test func `the history is filtered as a text is typed, and whole again after Esc`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        try await terminal.type("/東京")
        try await terminal.waitFor("┬ 東京リージョン")
        let filtered = try await terminal.waitFor("1 of 9")
        #expect(!filtered.contains { $0.contains("Windows Server") })
        try await terminal.send("Enter")
        try await terminal.waitFor("Enter open")
        try await terminal.send("Escape")
        try await terminal.waitFor("Recently viewed 9")
        try await terminal.type("/nothing of that name")
        try await terminal.waitFor("Nothing in the history")
        try await terminal.send("Escape")
        try await terminal.waitFor("Recently viewed 9")
        try await quit(terminal)
      }
    }
  }

  @Test func `a text is found in the detail pane, there and again`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.manyProperties) { terminal in
        try await terminal.waitFor("┬ three hundred properties")
        try await terminal.type("/property_15")
        try await terminal.waitFor("1 of 11")
        try await terminal.send("Enter", "n")
        try await terminal.waitFor("2 of 11")
        try await terminal.send("N", "N")
        let screen = try await terminal.waitFor("11 of 11")
        #expect(screen.contains { $0.contains("property_159") })
        try await quit(terminal)
      }
    }
  }

  @Test func `help, raw JSON and an explanation open over the panes, and close`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await terminal.waitFor("┬ CentOS 7.3")
        for (key, title) in [("?", "┌ Help"), ("F1", "┌ Help"), ("v", "\"schema\""), ("Enter", "name")] {
          try await terminal.send(key)
          try await terminal.waitFor(title)
          try await terminal.waitUntil { screen in !screen.contains { $0.contains("┬") } }
          try await terminal.send("q")
          try await terminal.waitFor("┬ CentOS 7.3")
        }
        try await quit(terminal)
      }
    }
  }

  @Test func `a screen made small and smaller comes back whole`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let first = try await terminal.waitFor("Enter open")
        for (columns, rows) in [
          (80, 24), (20, 6), (19, 5), (1, 1), (2, 1), (19, 5), (20, 6), (59, 10), (200, 60), (100, 30),
        ] {
          try await terminal.resize(columns: columns, rows: rows)
          if columns == 19 { try await terminal.waitFor("needs 20x6") }
          if columns == 20 { try await terminal.waitFor("CentOS") }
        }
        let last = try await terminal.waitUntil { $0 == first }
        #expect(last.count == 30)
        try await quit(terminal)
      }
    }
  }

  @Test func `at 20 x 6 an image is opened and read`() async throws {
    try await Host.with { host in
      try await host.browse(columns: 20, rows: 6) { terminal in
        try await terminal.waitFor("Type or paste")
        try await terminal.paste(Samples.ubuntu)
        try await terminal.waitFor("Name")
        try await terminal.send("j", "j", "j")
        try await terminal.waitFor("Status")
        try await quit(terminal)
      }
    }
  }
}

/// Quits as an operator does, and looks at what is left of the terminal.
func quit(
  _ terminal: TerminalSession, leavingPrompt: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  if leavingPrompt {
    try await terminal.send("Escape")
    try await terminal.waitFor("Tab pane")
  }
  try await terminal.send("Q")
  let status = try await terminal.waitForExit()
  #expect(status == 0, sourceLocation: sourceLocation)
  try await expectGivenBack(terminal, sourceLocation: sourceLocation)
}

/// The terminal of a program that has ended is as it was before.
func expectGivenBack(_ terminal: TerminalSession, sourceLocation: SourceLocation = #_sourceLocation) async throws {
  let transcript = Transcript(try await terminal.waitForTranscript())
  #expect(try terminal.sttyAfter == terminal.sttyBefore, sourceLocation: sourceLocation)
  #expect(transcript.isGivenBack, "\(transcript.modes)", sourceLocation: sourceLocation)
  #expect(transcript.strangers == [], sourceLocation: sourceLocation)
  #expect(try await terminal.cursor() != nil, sourceLocation: sourceLocation)
}

/// Waits until an image shows, and as the service has answered just now, not from the history.
func waitForAnswer(_ title: String, in terminal: TerminalSession) async throws {
  try await terminal.waitUntil { $0[0].contains(" ms ") && $0.contains { $0.contains(title) } }
}
