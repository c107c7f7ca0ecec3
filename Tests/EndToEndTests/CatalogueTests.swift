import TerminalDriver
import Testing

@Suite(.timeLimit(.withItsTurn)) struct `The catalogue` {
  @Test(arguments: [(100, 30), (60, 20)])
  func `lists the cloud's images page by page, and opens one`(columns: Int, rows: Int) async throws {
    try await Host.with { host in
      try await host.browseDemo(columns: columns, rows: rows) { terminal in
        try await terminal.send("L")
        try await terminal.waitFor("100 of at least 100")
        try await terminal.send("G")
        try await terminal.waitFor("200 of at least 200")
        try await terminal.send("/")
        try await terminal.send(bytes: "name:batch-rocky-52".utf8)
        try await terminal.send("Enter")
        // The query itself names the image while it is asked for; the count is the answer.
        try await terminal.waitFor("1 image ")
        try await terminal.send("Enter")
        try await waitForAnswer("batch-rocky", in: terminal)
        try await quit(terminal)
      }
    }
  }
}
