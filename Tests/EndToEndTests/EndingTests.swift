import Foundation
import Glibc
import TerminalDriver
import Testing

/// However the program ends or pauses, the terminal is as it was.
@Suite(.timeLimit(.withItsTurn)) struct `The end` {
  @Test(arguments: [["q"], ["Q"], ["C-c", "C-c"], ["?", "Q"], ["i", "C-c", "C-c"]])
  func `by keys: status 0`(keys: [String]) async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        // At once: the second Ctrl-C has a second's time.
        try await terminal.send(keys)
        #expect(try await terminal.waitForExit() == 0)
        try await expectGivenBack(terminal)
      }
    }
  }

  @Test func `not by one Ctrl-C, nor by SIGINT, which says how to quit`() async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        kill(try await terminal.process(), SIGINT)
        try await terminal.waitFor("Ctrl-C again within a second quits")
        try await quit(terminal)
      }
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `by a signal that asks for it: status 128 and more, the history whole`(signal: Int32) async throws {
    try await Host.with { host in
      try await host.browse(Samples.centOS) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        kill(try await terminal.process(), signal)
        #expect(try await terminal.waitForExit() == 128 + signal)
        try await expectGivenBack(terminal)
      }
      #expect(try await host.viewed() == [Samples.centOS])
    }
  }

  /// Neither before the browser listens for the signal nor after is it lost, and the terminal is given back.
  @Test(arguments: [SIGTERM, SIGHUP])
  func `by a signal at any moment of its start`(signal: Int32) async throws {
    try await Host.with { host in
      for moment in 0..<20 {
        try await host.onPseudoTerminal(["--endpoint", host.service]) { terminal in
          try terminal.wait(for: "\u{1B}[?1049h")
          usleep(UInt32(moment) * 1000)
          kill(terminal.process, signal)
          #expect(try terminal.waitForExit() == 128 + signal, "after \(moment) ms")
          #expect(terminal.modes == terminal.modesBefore)
          #expect(Transcript(Data(terminal.transcript)).isGivenBack)
        }
      }
    }
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT, SIGSYS, SIGALRM, SIGUSR1, SIGXCPU])
  func `by a trap, a fault or a stray signal`(signal: Int32) async throws {
    try await Host.with { host in
      // No core file, wherever the host wants to put it.
      try await host.browse(Samples.centOS, after: ["sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"]) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        kill(try await terminal.process(), signal)
        #expect(try await terminal.waitForExit() == 128 + signal)
        try await expectGivenBack(terminal)
      }
    }
  }

  /// With less stack the program doesn't get as far as the terminal, with more it runs.
  @Test func `by a stack that has run out`() async throws {
    var deathsOnScreen = 0
    for kilobytes in stride(from: 88, through: 136, by: 8) {
      try await Host.with { host in
        let less = ["sh", "-c", "ulimit -c 0; ulimit -s \(kilobytes); exec \"$@\"", "sh"]
        try await host.browse(after: less) { terminal in
          let program = Watched(id: try await terminal.process())
          try await terminal.waitUntil { screen in
            !program.isRunning || screen.contains { $0.contains("Nothing viewed") }
          }
          if program.isRunning { return }
          #expect(try await terminal.waitForExit() == 128 + SIGSEGV)
          guard Transcript(try await terminal.waitForTranscript()).modes[1049] != nil else { return }
          deathsOnScreen += 1
          try await expectGivenBack(terminal)
        }
      }
    }
    #expect(deathsOnScreen > 0)
  }

  @Test(arguments: [false, true])
  func `when the terminal is closed, with the history whole and no service left behind`(isDemo: Bool) async throws {
    try await Host.with { host in
      let options = isDemo ? ["--demo"] : ["--endpoint", host.service]
      try await host.inTerminal([Samples.centOS] + options) { terminal in
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        let program = Watched(id: try await terminal.process())
        let children = program.children
        #expect(children.count == (isDemo ? 1 : 0))
        try await terminal.closeTerminal()
        try await program.waitForEnd()
        for child in children { try await child.waitForEnd() }
      }
      guard !isDemo else { return }
      #expect(try await host.viewed() == [Samples.centOS])
    }
  }

  @Test func `takes the sample service with it, even where it is killed`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let program = Watched(id: try await terminal.process())
        let service = try #require(program.children.first)
        #expect(service.isRunning && service.commandLine.contains("demo-server"))
        program.send(SIGKILL)
        try await service.waitForEnd()
      }
    }
  }
}

/// Away to the shell, and back.
@Suite(.timeLimit(.withItsTurn)) struct `Suspension` {
  @Test func `by Ctrl-Z gives the shell a sane terminal, and fg brings the screen back whole`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let before = try await terminal.waitFor("Enter open")
        for _ in 1...2 {
          try await terminal.send("C-z")
          #expect(try await terminal.waitForSuspension() == terminal.sttyBefore)
          let away = Transcript(try terminal.transcript())
          #expect(away.isGivenBack, "\(away.modes)")
          try await terminal.resume()
          try await terminal.waitUntil { $0 == before }
        }
        try await terminal.send("j")
        try await terminal.waitFor("┬ Ubuntu")
        try await quit(terminal)
      }
    }
  }

  @Test func `by SIGTSTP from outside is like Ctrl-Z`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let before = try await terminal.waitFor("Enter open")
        kill(try await terminal.process(), SIGTSTP)
        #expect(try await terminal.waitForSuspension() == terminal.sttyBefore)
        try await terminal.resume()
        try await terminal.waitUntil { $0 == before }
        try await quit(terminal)
      }
    }
  }

  @Test func `by SIGSTOP, which nobody can prepare for, still ends with the screen whole and keys that work`()
    async throws
  {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let before = try await terminal.waitFor("Enter open")
        kill(try await terminal.process(), SIGSTOP)
        _ = try await terminal.waitForSuspension()
        try Data("the shell has written here\r\n\u{1B}[?2004l".utf8).write(
          to: URL(filePath: try await terminal.device()))
        try await terminal.resume()
        try await terminal.waitUntil { $0 == before }
        try await terminal.send("j")
        try await terminal.waitFor("┬ Ubuntu")
        try await terminal.paste(Samples.absent)
        try await terminal.waitFor("No image has this id")
        try await quit(terminal)
      }
    }
  }

  @Test func `sees the size that the terminal took on meanwhile`() async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        try await terminal.send("C-z")
        _ = try await terminal.waitForSuspension()
        try await terminal.resize(columns: 60, rows: 20)
        try await terminal.resume()
        let screen = try await terminal.waitUntil { $0.count == 20 && $0.contains { $0.contains("└") } }
        #expect(screen.allSatisfy { $0.cells <= 60 })
        try await quit(terminal)
      }
    }
  }

  @Test func `goes on where an ask was under way`() async throws {
    try await Host.with { host in
      try await host.browse { terminal in
        try await terminal.waitFor("Nothing viewed")
        try await terminal.paste(Samples.slow)
        try await terminal.waitFor("asking ")
        try await terminal.send("C-z")
        _ = try await terminal.waitForSuspension()
        try await terminal.resume()
        try await waitForAnswer("┬ worth the wait", in: terminal)
        try await quit(terminal)
      }
    }
  }

  @Test(arguments: ["C-l"])
  func `Ctrl-L draws anew what others have written over`(key: String) async throws {
    try await Host.with { host in
      try await host.browseDemo { terminal in
        let before = try await terminal.waitFor("Enter open")
        let garbage = "\u{1B}[H\u{1B}[2Jgarbage\r\nmore of it \u{1B}[31m\u{1B}[5;10Hhere\u{1B}[?25h"
        try Data(garbage.utf8).write(to: URL(filePath: try await terminal.device()))
        try await terminal.waitFor("garbage")
        try await terminal.send(key)
        try await terminal.waitUntil { $0 == before }
        try await quit(terminal)
      }
    }
  }
}
