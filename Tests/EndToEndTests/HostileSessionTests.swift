import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// All bytes of whole sessions with a hostile service, hostile settings and hostile input, searched for what the program did
/// not write itself.
@Suite(.timeLimit(.withItsTurn)) struct `A session with a hostile service` {
  @Test(arguments: HostileService.pieces)
  func `would be found out`(piece: String) {
    let transcript = Transcript(Data("before\(piece)after".utf8))
    #expect(transcript.strangers != [] || transcript.rings > 0 || transcript.copied != [])
  }

  @Test func `leaves nothing in the terminal but the program's own sequences, whatever is opened`() async throws {
    let service = try HostileService()
    try await Host.with { host in
      try host.writeClouds(service.clouds)
      try await host.inTerminal([]) { terminal in
        try await terminal.waitFor("┌ Clouds")
        try await terminal.send("Enter")
        try await terminal.waitFor("Now asking cloud")

        try await terminal.paste(HostileService.image)
        try await waitForAnswer("┬ evil", in: terminal)
        try await terminal.send("y")
        try await terminal.waitFor("Copied Name, ")
        try await terminal.send("v")
        try await terminal.waitFor("┌ JSON of evil")
        try await terminal.send("q", "j", "Enter", "?", "q", "r")
        await service.server.received(2)
        try await terminal.send("w")
        try await terminal.waitUntil { $0.last?.contains("active after ") == true }
        try await note(in: terminal)
        try await terminal.send("t")
        try await terminal.waitFor("┌ Timeline 2 ")
        try await terminal.send("j", "c")
        try await terminal.waitFor("┌ Compare ")
        try await terminal.send("Escape", "Escape")

        try await catalogue(in: terminal)
        try await failures(in: terminal)
        try await quit(terminal)

        let transcript = Transcript(try await terminal.waitForTranscript())
        #expect(transcript.strangers == [])
        // Once for the image that settled; the title that tells of it is read as free of controls.
        #expect(transcript.rings == 1)
        #expect(transcript.titles.contains { $0.hasPrefix("evil") })
        #expect(transcript.copied == [HostileService.name])
        #expect(transcript.copiedInEnvelope == [HostileService.name])
      }
    }
  }

  /// Hostile words of the operator's own clipboard: a note, a filter, the palette, a file's name.
  private func note(in terminal: TerminalSession) async throws {
    let pasted = "pasted" + HostileService.payload
    try await terminal.send("m")
    try await terminal.waitFor(" Note:")
    try await terminal.paste(pasted)
    try await terminal.waitFor("Note: pasted")
    try await terminal.send("Enter")
    try await terminal.waitFor("The note is kept.")
    try await terminal.send("Escape", "/")
    try await terminal.paste(pasted)
    try await terminal.waitFor(" of 1")
    try await terminal.send("Escape", ":")
    try await terminal.paste(pasted)
    try await terminal.send("Enter")
    try await terminal.waitFor("No command has this name.")
    try await terminal.send("Escape", "E")
    try await terminal.waitFor("Export to: ")
    try await terminal.send("Escape")
  }

  private func catalogue(in terminal: TerminalSession) async throws {
    try await terminal.send("L")
    // The link onwards is no link, which is told with its words.
    try await terminal.waitFor("The next page of the list points to another origin")
    try await terminal.send("g", "Space", "j", "c")
    try await terminal.waitFor("┌ Compare ")
    try await terminal.send("Tab", "Enter", "Escape", "Escape", "Escape")
  }

  private func failures(in terminal: TerminalSession) async throws {
    try await terminal.paste(HostileService.refused)
    try await terminal.waitFor("(403)")
    try await terminal.send("S")
    try await terminal.waitFor("1 of 1 answered")
    try await terminal.send("q", "C", "G", "Enter")
    try await terminal.waitFor("wrong: ")
    try await terminal.send("Escape", "?")
    try await terminal.waitFor("┌ Help")
    try await terminal.send("q")
  }

  @Test(arguments: [
    ["list"], ["list", "-o", "json"], ["list", "-o", "yaml"], ["list", "name:\(HostileService.cloud)"],
    ["compare", HostileService.image, HostileService.other],
    ["compare", HostileService.image, HostileService.other, "--all"],
    ["compare", HostileService.image, HostileService.other, "-o", "json"],
    ["show", HostileService.image], ["show", HostileService.image, "-o", "value", "-f", HostileService.cloud],
    ["show", HostileService.refused], ["show", HostileService.refused, "-o", "json"],
    ["show", HostileService.image, "--anywhere"], ["show", HostileService.refused, "--anywhere"],
    ["doctor"], ["doctor", HostileService.image], ["doctor", "-o", "json"],
    ["history", "import", "file\(HostileService.cloud)"], ["config"], [HostileService.cloud],
  ])
  func `gets nothing through by a command at a terminal`(arguments: [String]) async throws {
    let service = try HostileService()
    try await Host.with { host in
      try host.writeClouds(service.clouds)
      try host.configure("colour: \"\(HostileService.cloud)\"\nkeys: {\"\(HostileService.cloud)\": x}\n")
      let options =
        ["list", "compare", "show", "doctor"].contains(arguments[0]) ? ["--cloud", HostileService.cloud] : []
      let environment = ["OS_REGION_NAME": HostileService.cloud, "OS_USERNAME": HostileService.cloud]
      try await host.inTerminal(arguments + options, environment: environment) { terminal in
        _ = try await terminal.waitForExit()
        let transcript = Transcript(try await terminal.waitForTranscript())
        #expect(transcript.strangers == [] && transcript.rings == 0 && transcript.copied == [])
        #expect(transcript.titles.allSatisfy { $0 == "ended" })
        #expect(transcript.text.count > 20)
        #expect(options.isEmpty || !service.server.requests.isEmpty)
      }
    }
  }

  @Test func `gets nothing through by what the history keeps of it`() async throws {
    let service = try HostileService()
    try await Host.with { host in
      try host.writeClouds(service.clouds)
      try await host.inTerminal(["--cloud", HostileService.cloud, HostileService.image]) { terminal in
        try await waitForAnswer("┬ evil", in: terminal)
        try await quit(terminal)
      }
      for form in ["text", "json"] {
        try await host.inTerminal(["history", "-o", form, "--endpoint", service.server.url]) { terminal in
          #expect(try await terminal.waitForExit() == 0)
          let transcript = Transcript(try await terminal.waitForTranscript())
          #expect(transcript.strangers == [] && transcript.rings == 0 && transcript.copied == [])
          #expect(String(transcript.text).contains(HostileService.image))
        }
      }
    }
  }
}
