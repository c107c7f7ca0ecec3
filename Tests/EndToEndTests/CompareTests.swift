import Foundation
import LoopbackServer
import TerminalDriver
import Testing

@testable import DemoService

/// Two images side by side: `c`, and `imsbrowser compare`.
@Suite(.timeLimit(.withItsTurn)) struct `Comparing` {
  // MARK: - On the screen

  @Test func `c compares with an image of the history, Tab shows all, n leads on, y copies`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        try await terminal.send("c")
        try await terminal.waitFor("┌ Compare CentOS 7.3 64bit FPGA tools with ")
        try await terminal.type("ubuntu server")
        try await terminal.waitUntil { $0[4].contains("▌ Ubuntu 22.04 server") }
        try await terminal.send("Enter")
        let screen = try await terminal.waitFor("14 differences")
        #expect(screen[3].contains("CentOS 7.3 64bit FPGA tools") && screen[3].contains("Ubuntu 22.04 server 64bit"))
        #expect(screen[4].contains(Samples.centOS) && screen[4].contains(Samples.ubuntu))
        #expect(screen.contains { $0.contains("▌~ Name ") })
        try await terminal.send("N")
        try await terminal.waitFor("Difference 14 of 14")
        try await terminal.send("N", "N")
        try await terminal.waitUntil { $0.contains { $0.contains("▌~ Minimum disk") } }
        try await terminal.send("y")
        try await terminal.waitFor("Copied Minimum disk")
        #expect(await terminal.clipboard() == "100\n40\n")
        try await terminal.send("Tab")
        try await terminal.waitFor("  Disk format")
        try await terminal.send("Enter")
        try await terminal.waitFor("In the answer")
        try await terminal.send("Escape", "Escape")
        try await terminal.waitFor("┌ Recently viewed 9 ")
        try await quit(terminal)
      }
    }
  }

  @Test func `Space marks the first one, at 60 columns one stands below the other`() async throws {
    try await Host.with { host in
      try await host.browseDemo(columns: 60, rows: 20) { terminal in
        try await terminal.send("Space")
        try await terminal.waitFor("Marked: c compares with it.")
        try await terminal.send("j", "c")
        let screen = try await terminal.waitFor("14 differences")
        #expect(screen.contains { $0.contains("A CentOS 7.3 64bit FPGA tools") })
        #expect(screen.contains { $0.contains("B Ubuntu 22.04 server 64bit") })
        try await quit(terminal)
      }
    }
  }

  @Test func `a pasted id that the history lacks is asked for`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await terminal.send("c")
        try await terminal.waitFor("The history has no other image")
        try await terminal.paste(Samples.absent)
        try await terminal.waitFor("\(Samples.absent): No image has this id here (404).")
        try await terminal.paste(Samples.chinese)
        let screen = try await terminal.waitFor("differences")
        #expect(screen[3].contains("CentOS 7.3") && screen[3].contains("欧拉"))
        try await quit(terminal)
      }
    }
  }

  // MARK: - In a script

  private func compare(_ host: Host, _ arguments: String...) async throws -> Command.Outcome {
    try await host.run(["compare"] + arguments + ["--endpoint", host.service])
  }

  @Test func `ends with 10 where images differ, a row a field with tabs between`() async throws {
    try await Host.with { host in
      let outcome = try await compare(host, Samples.centOS, Samples.ubuntu)
      #expect(outcome.status == 10 && outcome.talk.isEmpty)
      let rows = outcome.text.split(separator: "\n").map { $0.components(separatedBy: "\t") }
      #expect(rows.count == 14 && rows.allSatisfy { $0.count == 3 })
      #expect(rows.contains(["Minimum disk", "100 GB", "40 GB"]))
      let all = try await compare(host, Samples.centOS, Samples.ubuntu, "--all")
      #expect(all.status == 10)
      #expect(all.text.contains("Image id\t\(Samples.centOS)\t\(Samples.ubuntu)\n"))
    }
  }

  @Test func `ends with 0 and without a word where they are alike`() async throws {
    try await Host.with { host in
      let outcome = try await compare(host, Samples.centOS, Samples.centOS)
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.talk.isEmpty)
      let json = try await compare(host, Samples.centOS, Samples.centOS, "-o", "json")
      let document = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
      #expect(json.status == 0 && document?["alike"] as? Bool == true)
    }
  }

  @Test func `prints every field that differs as JSON, and whether it counts`() async throws {
    try await Host.with { host in
      let outcome = try await compare(host, Samples.centOS, Samples.ubuntu, "-o", "json")
      #expect(outcome.status == 10)
      let document = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
      let fields = document?["fields"] as? [[String: Any]] ?? []
      #expect(document?["differences"] as? Int == 14)
      #expect(fields.first { $0["key"] as? String == "id" }?["counts"] as? Bool == false)
      #expect(fields.first { $0["key"] as? String == "min_disk" }?["left"] as? Int == 100)
    }
  }

  @Test func `says which image can't be had, both of them where it is both, with the first one's status`() async throws
  {
    try await Host.with { host in
      for output in ["text", "json"] {
        let right = try await compare(host, Samples.centOS, Samples.absent, "-o", output)
        #expect(right.status == 3 && right.output.isEmpty)
        #expect(right.talk.contains(Samples.absent) && !right.talk.contains(Samples.centOS))
      }
      let both = try await compare(host, Samples.trouble(403), Samples.absent)
      #expect(both.status == 4)
      #expect(both.talk.contains(Samples.trouble(403)) && both.talk.contains(Samples.absent))
    }
  }

  @Test func `asks for both at once`() async throws {
    let server = try ScriptedServer(.hang)
    try await Host.with { host in
      async let outcome = host.run(
        "compare", Samples.centOS, Samples.ubuntu, "--endpoint", server.url, "--timeout", "5")
      await server.received(2)
      let status = try await outcome.status
      #expect(status == 5)
    }
  }

  @Test(arguments: [40, 80, 120])
  func `fits its text to the terminal, and reads like the screen`(columns: Int) async throws {
    try await Host.with { host in
      let words = ["compare", Samples.longName, Samples.hostile, "--all", "--endpoint", host.service]
      try await host.inTerminal(words, columns: columns) { terminal in
        #expect(try await terminal.waitForExit() == 10)
        let text = String(decoding: try await terminal.waitForTranscript(), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        #expect(lines.contains { $0.hasPrefix("IDENTITY") } && lines.contains { $0.hasPrefix(" ~ Name") })
        #expect(lines.filter { $0.cells > columns } == [])
        #expect(lines.contains { $0.hasPrefix("     A ") } == (columns < 78))
      }
    }
  }

  @Test(arguments: [[], [Samples.centOS], [Samples.centOS, "a b"], [Samples.centOS, Samples.ubuntu, "-o", "yaml"]])
  func `a wrong command line is told, and ends with 64`(arguments: [String]) async throws {
    try await Host.with { host in
      let outcome = try await host.run(["compare"] + arguments + ["--demo"])
      #expect(outcome.status == 64 && outcome.output.isEmpty && !outcome.talk.isEmpty)
    }
  }
}
