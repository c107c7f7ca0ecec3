import Foundation
import TerminalDriver
import Testing

/// With nothing happening the program isn't scheduled at all: not once in five seconds, in whatever state it is.
@Suite(.timeLimit(.withItsTurn)) struct `Idleness` {
  private enum State: String, CaseIterable {
    case started, demo, fetched, failed, prompt, finding, filtered, help, json, explanation, copied, afterEscape,
      resumed, searched
  }

  @Test func `no thread of the browser runs for five seconds`() async throws {
    try await browsing(State.allCases[...]) { browsers in
      try await settle(browsers)
      let before = browsers.map(\.switches)
      try await Task.sleep(for: .seconds(5))
      let after = browsers.map(\.switches)
      for (state, switches) in zip(State.allCases, zip(before, after)) {
        #expect(switches.0 > 0 && switches.1 == switches.0, "\(state)")
      }
    }
  }

  /// Opens a browser in each state.
  private func browsing(
    _ states: ArraySlice<State>, _ browsers: [Watched] = [], _ body: ([Watched]) async throws -> Void
  ) async throws {
    guard let state = states.first else { return try await body(browsers) }
    try await Host.withoutTurn { host in
      let options = state == .demo ? ["--demo"] : ["--endpoint", host.service]
      let id = state == .started || state == .demo ? [] : [state == .failed ? Samples.trouble(500) : Samples.centOS]
      try await host.inTerminal(id + options) { terminal in
        try await bring(terminal, to: state)
        let program = Watched(id: try await terminal.process())
        try await browsing(states.dropFirst(), browsers + [program], body)
        try await quit(terminal, leavingPrompt: [.started, .prompt, .finding].contains(state))
      }
    }
  }

  private func bring(_ terminal: TerminalSession, to state: State) async throws {
    switch state {
    case .started: try await terminal.waitFor("Nothing viewed")
    case .demo: try await terminal.waitFor("SLES 12")
    case .failed: try await terminal.waitFor("failed (500)")
    default: try await waitForAnswer("┬ CentOS 7.3", in: terminal)
    }
    switch state {
    case .started, .demo, .fetched, .failed: break
    case .prompt: try await press("i", "Enter fetch", in: terminal)
    case .finding: try await press("/", " /", in: terminal)
    case .filtered:
      try await press("\u{1B}", "Enter open", in: terminal)
      try await press("/c\r", "1 of 1", in: terminal)
    case .help: try await press("?", "┌ Help", in: terminal)
    case .json: try await press("v", "\"schema\"", in: terminal)
    case .explanation: try await press("\r", "┌ Name", in: terminal)
    case .copied: try await press("y", "Copied Name", in: terminal)
    case .afterEscape: try await press("\u{1B}", "Enter open", in: terminal)
    case .searched: try await press("S", "endpoint has it", in: terminal)
    case .resumed:
      try await terminal.send("C-z")
      _ = try await terminal.waitForSuspension()
      try await terminal.resume()
      try await terminal.waitFor("┬ CentOS 7.3")
    }
  }

  private func press(_ keys: String, _ seen: String, in terminal: TerminalSession) async throws {
    try await terminal.send(bytes: keys.utf8)
    try await terminal.waitFor(seen)
  }

  /// Waits for the end of what the last event has begun: the one alarm of a fetch, and the threads of libdispatch's that
  /// end when they have had no work for five seconds.
  private func settle(_ programs: [Watched]) async throws {
    var (before, peace) = ([0], 0)
    while peace < 6 {
      try await Task.sleep(for: .seconds(1))
      let now = programs.map(\.switches)
      (before, peace) = (now, now == before ? peace + 1 : 0)
    }
  }
}
