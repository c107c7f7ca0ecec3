import Foundation
import TerminalDriver
import Testing

@Suite(.timeLimit(.withItsTurn)) struct `Help on the command line` {
  @Test func `lists each command once`() async throws {
    try await Host.with { host in
      let help = try await host.run("--help").text
      for command in ["browse", "show", "compare", "list", "history", "doctor", "config", "demo-server"] {
        let lines = help.components(separatedBy: "\n  \(command) ").count - 1
        #expect(lines == 1)
      }
    }
  }
}
