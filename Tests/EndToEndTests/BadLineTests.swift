import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// Whatever a service does to an ask, the loop has time for the operator.
@Suite(.timeLimit(.withItsTurn)) struct `On a bad line` {
  private enum Line: String, CaseIterable {
    case dripping, silent, resetting, flooding, bomb
  }

  private static let services: [Line: [Step]] = [
    .dripping: [.head(), .dripForever(Array("{\"id\": ".utf8))],
    .silent: [.hang],
    .resetting: [.head(), .send("{"), .reset],
    .flooding: [.head("Content-Length: 10737418240"), .flood([UInt8](repeating: 0x20, count: 1 << 16), of: 10 << 30)],
    .bomb: [.head(), .flood([UInt8](repeating: 0x5B, count: 4000), of: 4 << 20), .dripForever([0x20])],
  ]

  /// Half of the keys are answered within 200 ms, in a debug build on a host that does other things beside it.
  @Test(arguments: Line.allCases)
  private func `keys are answered at once`(line: Line) async throws {
    let steps = try #require(Self.services[line])
    try await Host.with { host in
      let server = try ScriptedServer { _ in steps }
      let delays = try await host.onPseudoTerminal(["--endpoint", server.url, Samples.centOS]) { terminal in
        try terminal.wait(for: "Recently viewed")
        terminal.type("i")
        try terminal.wait(for: "leave")
        // Letters that no sequence of the terminal's has in it.
        let delays = try (0..<60).map { number in
          terminal.drain()
          let letter = String(Array("vwxyzjkpe")[number % 9])
          terminal.type(letter)
          return try terminal.wait(for: letter)
        }
        terminal.type("\u{1B}")
        try terminal.wait(for: "pane")
        terminal.type("Q")
        #expect(try terminal.waitForExit() == 0)
        return delays.sorted()
      }
      let (median, most) = (delays[delays.count / 2], delays[delays.count - 1])
      #expect(median < .milliseconds(200), "the longest: \(most)")
      #expect(most < .seconds(10))
      Attachment.record("keys answered: median \(median), longest \(most)", named: "\(line).txt")
    }
  }
}
