import Foundation
import TerminalDriver
import Testing

/// What an image comes down to, and what its fields mean.
@Suite(.timeLimit(.withItsTurn)) struct `Explaining` {
  @Test func `the verdict stands above the fields, and Enter shows the whole of it`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS, columns: 80, rows: 24) { terminal in
        try await waitForAnswer("Boots CentOS", in: terminal)
        try await terminal.send("k", "Enter")
        try await terminal.waitFor("What it is")
        try await terminal.send("q")
        try await terminal.waitFor("IDENTITY")
        try await quit(terminal)
      }
    }
  }

  @Test func `Enter explains a field, ? shows it as it was sent, and F1 is help`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("Boots CentOS", in: terminal)
        try await terminal.type("/virtual_env")
        try await terminal.send("Enter", "Enter")
        try await terminal.waitFor("For choosing a server")
        try await terminal.send("?")
        try await terminal.waitFor("│ \"virtual_env_type\": \"FusionCompute\"")
        try await terminal.send("?")
        try await terminal.waitFor("For choosing a server")
        try await terminal.send("F1")
        try await terminal.waitFor("EVERYWHERE")
        try await terminal.send("q")
        try await quit(terminal)
      }
    }
  }

  @Test func `show prints the verdict first`() async throws {
    try await Host.with { host in
      let text = try await host.show(Samples.centOS).text
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first?.contains("oots CentOS 7.3 64bit") == true && lines[1].isEmpty && lines[2] == "IDENTITY")
    }
  }
}
