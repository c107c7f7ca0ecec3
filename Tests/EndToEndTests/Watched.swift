import Foundation
import Glibc
import TerminalDriver

/// A process as the kernel sees it.
struct Watched: Sendable {
  let id: pid_t

  /// False once it has ended; one that nobody has waited for yet has ended, too.
  var isRunning: Bool { !["", "Z", "X"].contains(state) }

  /// `S` asleep, `R` running, `T` stopped; empty where there is no such process.
  private var state: String {
    read("stat").split(separator: ")").last?.split(separator: " ").first.map(String.init) ?? ""
  }

  /// How often its threads have been scheduled away so far, all together: none can run without this growing.
  var switches: Int {
    tasks.reduce(0) { sum, task in
      sum
        + read("task/\(task)/status").split(separator: "\n").filter { $0.contains("ctxt_switches:\t") }
        .compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
    }
  }

  private var tasks: [String] { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task")) ?? [] }

  /// The command line, as everybody on the host can read it.
  var commandLine: String { read("cmdline").replacing("\0", with: " ") }

  /// Its children.
  var children: [Watched] {
    tasks.flatMap { read("task/\($0)/children").split(separator: " ") }.compactMap { pid_t($0) }.map(Watched.init)
  }

  func send(_ signal: Int32) { kill(id, signal) }

  /// Waits until it has ended.
  /// - Throws: `StillRunning` where that takes too long.
  func waitForEnd(timeout: Duration = TerminalSession.patience) async throws {
    let deadline = ContinuousClock.now + timeout
    while isRunning {
      guard .now < deadline else { throw StillRunning(id: id) }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  struct StillRunning: Error { let id: pid_t }

  private func read(_ file: String) -> String {
    (try? String(contentsOfFile: "/proc/\(id)/\(file)", encoding: .utf8)) ?? ""
  }
}
