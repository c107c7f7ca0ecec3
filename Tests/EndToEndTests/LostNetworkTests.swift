import Foundation
import TerminalDriver
import Testing

/// A network that goes away under a browser, in a namespace of its own: only root may make one.
@Suite(.timeLimit(.withItsTurn), .enabled("network namespaces are for root", Namespace.isAllowed))
struct `A lost network` {
  @Test func `an interface that disappears in the middle of an ask leaves the keys alone, and comes back`() async throws
  {
    try await Host.with { host in
      try await host.inTerminal(["--demo", "--timeout", "5"], after: Namespace.command) { terminal in
        try await terminal.waitFor("SLES 12")
        try await terminal.paste(Samples.slow)
        try await terminal.waitFor("asking ")
        let program = try await terminal.process()
        try await Namespace.set("down", of: program)
        try await terminal.send("?")
        try await terminal.waitFor("half a page down")
        try await terminal.send("q")
        try await terminal.waitUntil { !$0.contains { $0.contains("half a page down") } }
        try await terminal.send("C-c")
        try await terminal.waitFor("Cancelled")
        try await terminal.send("r")
        try await terminal.waitFor("No whole answer came within 5 s")
        try await Namespace.set("up", of: program)
        try await terminal.paste(Samples.centOS)
        try await waitForAnswer("┬ CentOS 7.3", in: terminal)
        try await quit(terminal)
      }
    }
  }

  @Test func `a name server that never answers holds up neither keys nor the end`() async throws {
    try await Host.with { host in
      let ask = ["--endpoint", "http://images.example.net", Samples.centOS]
      try await host.inTerminal(ask, after: Namespace.deaf(below: host.home)) { terminal in
        try await terminal.waitFor("asking ")
        try await terminal.send("?")
        try await terminal.waitFor("half a page down")
        try await terminal.send("q", "C-c")
        try await terminal.waitFor("Cancelled")
        try await terminal.send("r")
        try await terminal.waitFor("asking ")
        try await quit(terminal)
      }
      let started = ContinuousClock.now
      let command = Namespace.deaf(below: host.home) + [BuiltProgram.path, "show", "--timeout", "2"] + ask
      let outcome = try await Command(command).run()
      #expect(outcome.status == 5)
      #expect(outcome.talk.contains("within 2 s"))
      #expect(.now - started < .seconds(30))
    }
  }
}

/// Programs with a loopback and links of their own, by util-linux and iproute2.
private enum Namespace {
  /// Runs a command behind it with a loopback of its own.
  static let command = ["unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"]

  /// The same with a name server that is there and says nothing, behind a link that leads nowhere.
  static func deaf(below home: URL) -> [String] {
    let line = """
      ip link set lo up && ip link add one type veth peer name other && ip addr add 10.9.9.1/24 dev one &&
      ip link set one up && ip link set other up && ip neigh add 10.9.9.2 lladdr 02:00:00:00:00:02 dev one &&
      echo nameserver 10.9.9.2 >"$0/resolv.conf" && mount --bind "$0/resolv.conf" /etc/resolv.conf && exec "$@"
      """
    return ["unshare", "--net", "--mount", "sh", "-c", line, home.path]
  }

  /// Takes a program's loopback down, or up again.
  static func set(_ state: String, of program: pid_t) async throws {
    let outcome = try await Command(["nsenter", "--target", "\(program)", "--net", "ip", "link", "set", "lo", state])
      .run()
    try #require(outcome.status == 0, "\(outcome.talk)")
  }

  /// True where this user may make one.
  static func isAllowed() async -> Bool {
    let probe = Command(["unshare", "--net", "--mount", "sh", "-c", "ip link set lo up && command -v nsenter"])
    return (try? await probe.run())?.status == 0
  }
}
