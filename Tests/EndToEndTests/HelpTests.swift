import TerminalDriver
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Help on the command line` {
  @Test func `lists each command once`() async throws {
    try await Host.with { host in
      let help = try await host.run("--help").text
      let commands = ["browse", "show", "compare", "list", "history", "doctor", "config", "demo-server"]
      let lines = help.split(separator: "\n").map { $0.split(separator: " ").first.map(String.init) ?? "" }
      let listed = lines.drop { $0 != "SUBCOMMANDS:" }
      for command in commands { #expect(listed.count { $0 == command } == 1, "\(command)") }
    }
  }
}
