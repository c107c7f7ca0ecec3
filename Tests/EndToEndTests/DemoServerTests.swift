import Foundation
import Glibc
import ImageModel
import LoopbackServer
import TerminalDriver
import Testing

@testable import DemoService

/// `imsbrowser demo-server`: the sample service alone.
@Suite(.timeLimit(.withItsTurn)) struct `The sample service` {
  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `prints its URL and its ids, answers there, and ends when asked to`(signal: Int32) async throws {
    let command = Command([BuiltProgram.path, "demo-server"])
    try await command.running { server in
      let ids = (DemoCatalogue.images + DemoCatalogue.failures).map(\.id.text)
      let lines = try await server.lines(ids.count + 2)
      #expect(lines[0].hasPrefix("http://127.0.0.1:"))
      #expect(lines.dropFirst(2).dropLast().map { $0.split(separator: " ").first.map(String.init) } == ids)
      try await Host.with { host in
        let shown = try await host.run("show", ids[0], "--endpoint", lines[0])
        #expect(shown.status == 0)
      }
      kill(server.process, signal)
      try await Watched(id: server.process).waitForEnd()
    }
  }

  @Test func `listens on the port asked for, and says so where another has it`() async throws {
    let port = try LoopbackSocket.freePort()
    let words = [BuiltProgram.path, "demo-server", "--port", "\(port)"]
    try await Command(words).running { server in
      #expect(try await server.lines(1)[0] == "http://127.0.0.1:\(port)")
      let second = try await Command(words).run()
      #expect(second.status == 1)
      #expect(second.output.isEmpty)
      #expect(second.talk.hasPrefix("imsbrowser: Port \(port) of 127.0.0.1 is in use already"))
    }
  }

  @Test func `comes along for one answer, too, and goes with it`() async throws {
    try await Host.with { host in
      let outcome = try await host.run("show", Samples.chinese, "--demo", "-o", "value", "-f", "name")
      #expect(outcome.status == 0 && outcome.text.hasPrefix("欧拉 EulerOS"))
    }
  }

  @Test func `shows an upload on its way`() async throws {
    try await Host.with { host in
      try await host.browseDemo(Upload.id) { terminal in
        try await waitForAnswer("queued", in: terminal)
        try await quit(terminal)
      }
    }
  }
}
