public import Foundation

/// A program running in a real terminal: a pane of a private tmux server that nothing else shares.
///
/// The program is started by a shell, as an operator starts it. When the program is suspended the shell waits for
/// `resume()`; when it has ended the shell keeps the pane, so that what was left on the screen can be looked at.
public struct TerminalSession: Sendable {
  private let folder: URL
  private let environment: [String: String]

  /// Starts a program in a terminal of its own.
  /// - Parameters:
  ///   - command: The program (looked up in PATH unless it has a slash) and its arguments.
  ///   - columns: The width of the terminal, in cells.
  ///   - rows: The height of the terminal, in cells.
  ///   - environment: Added to `Command.environment`, which is all that the program gets beside TERM and tmux's own.
  ///   - terminal: The program's TERM.
  /// - Throws: `TerminalTrouble.tmux` where tmux can't be started.
  public init(
    _ command: [String], columns: Int = 100, rows: Int = 30, environment: [String: String] = [:],
    terminal: String = "tmux-256color"
  ) async throws {
    folder = try TemporaryFolder.make()
    self.environment = Command.environment.merging(environment) { $1 }
    let settings = """
      set -g default-terminal \(terminal)
      set -g escape-time 0
      set -g set-clipboard on
      set -g status off
      """
    do {
      try Data(settings.utf8).write(to: file("settings"))
      try Data(Self.shell.utf8).write(to: file("shell"))
      let start = ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "--"]
      let shell = ["/bin/sh", file("shell").path, folder.path] + command
      let record = [";", "pipe-pane", "-o", "exec cat >'\(file("transcript").path)'"]
      try await tmux(start + shell.map(Self.literal) + record)
    } catch {
      await close()
      throw error
    }
  }

  /// Starts a program as `init` does, and ends it after `body`, however that ends.
  /// - Throws: What `init` and `body` throw.
  @discardableResult
  public static func with<Result>(
    _ command: [String], columns: Int = 100, rows: Int = 30, environment: [String: String] = [:],
    terminal: String = "tmux-256color", _ body: (TerminalSession) async throws -> Result
  ) async throws -> Result {
    let session = try await TerminalSession(
      command, columns: columns, rows: rows, environment: environment, terminal: terminal)
    do {
      let result = try await body(session)
      await session.close()
      return result
    } catch {
      await session.close()
      throw error
    }
  }

  /// Ends the program, its terminal and the tmux server.
  public func close() async {
    _ = try? await tmux(["kill-server"])
    try? FileManager.default.removeItem(at: folder)
  }
}

// MARK: - The operator's hands

extension TerminalSession {
  /// Presses keys, by tmux's names: `j`, `Enter`, `Escape`, `C-d`, `M-Left`, `PageDown`, `F1`.
  public func send(_ keys: String...) async throws {
    try await send(keys)
  }

  /// The same, with keys that were put together.
  public func send(_ keys: [String]) async throws {
    try await tmux(["send-keys", "--"] + keys.map(Self.literal))
  }

  /// Types a text, letter by letter.
  public func type(_ text: String) async throws {
    try await tmux(["send-keys", "-l", "--", Self.literal(text)])
  }

  /// Pastes a text: in brackets where the program has asked for that, and with each line's end as a Return, as terminals do.
  public func paste(_ text: String) async throws {
    try Data(text.utf8).write(to: file("paste"))
    try await tmux(["load-buffer", "-b", "paste", file("paste").path, ";", "paste-buffer", "-p", "-d", "-b", "paste"])
  }

  /// Sends bytes as they are, in pieces with pauses between them: the terminal itself takes the time, whom no start of a
  /// program holds up.
  public func send(_ pieces: [[UInt8]], apart pause: Duration) async throws {
    let wait = [";", "run-shell", "-d", "\(pause / .seconds(1))", ";"]
    let keys = pieces.map { ["send-keys", "-H", "--"] + $0.map { String($0, radix: 16) } }
    try await tmux(Array(keys.joined(separator: wait)))
  }

  /// Sends bytes as they are, as the line hands them over: a part of a key's sequence, or no character at all.
  public func send(bytes: some Sequence<UInt8>) async throws {
    // tmux takes commands of 16 KB at most.
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      try await tmux(["send-keys", "-H", "--"] + rest.prefix(2000).map { String($0, radix: 16) })
      rest = rest.dropFirst(2000)
    }
  }

  /// Closes the terminal, as the operator does who closes its window: the program gets its SIGHUP.
  public func closeTerminal() async throws {
    // A window of another name keeps the server alive, whose files the test still reads.
    try await tmux(["new-window", "-d", "sleep 2147483647", ";", "kill-pane", "-t", ":0.0"])
  }

  /// Makes the terminal another size; the program gets its SIGWINCH.
  public func resize(columns: Int, rows: Int) async throws {
    try await tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Brings a suspended program back to the foreground, as `fg` does.
  public func resume() async throws {
    try? FileManager.default.removeItem(at: file("suspended"))
    try await send("Enter")
  }
}

// MARK: - The operator's eyes

extension TerminalSession {
  /// The screen as it is now: a string a row, without blanks at the end.
  public func screen() async throws -> [String] {
    var rows = try await tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
    if rows.last == "" { rows.removeLast() }
    return rows.map(String.init)
  }

  /// How long a session waits for what should come soon: for longer than any busy host takes, since only a failure waits
  /// for so long.
  public static let patience = Duration.seconds(60)

  /// Waits until the screen is as it should be, and returns it.
  /// - Throws: `TerminalTrouble.notSeen`, with the screen as it was at the end, where that takes too long.
  @discardableResult
  public func waitUntil(
    timeout: Duration = patience, _ isExpected: ([String]) -> Bool
  ) async throws -> [String] {
    let first = try await poll(timeout) {
      let screen = try await screen()
      return isExpected(screen) ? screen : nil
    }
    // A frame comes row by row: the rest of the one that was looked at is there at the second look.
    try await Task.sleep(for: Self.pause)
    let second = try await screen()
    return isExpected(second) ? second : first
  }

  /// Waits until a text is somewhere on the screen, and returns the screen.
  /// - Throws: As `waitUntil`.
  @discardableResult
  public func waitFor(_ text: String, timeout: Duration = patience) async throws -> [String] {
    try await waitUntil(timeout: timeout) { screen in screen.contains { $0.contains(text) } }
  }

  /// The device file of the terminal, such as `/dev/pts/3`: what others write there shows, too.
  public func device() async throws -> String {
    try await tmux(["display-message", "-p", "#{pane_tty}"]).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Where the cursor is, counted from 0; nil where it is hidden.
  public func cursor() async throws -> (column: Int, row: Int)? {
    let answer = try await tmux(["display-message", "-p", "#{cursor_flag} #{cursor_x} #{cursor_y}"])
    let numbers = answer.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] == 1 else { return nil }
    return (numbers[1], numbers[2])
  }

  /// What the program last put on the clipboard (OSC 52); nil while there is nothing.
  public func clipboard() async -> String? {
    try? await tmux(["show-buffer"])
  }

  /// Every byte that the program has sent to the terminal so far, as far as it has come: all of them where the end of the
  /// program or its suspension was waited for.
  public func transcript() throws -> Data {
    let bytes = try Data(contentsOf: file("transcript"))
    // What was typed after the end is the shell's, which echoes it.
    let end = bytes.range(of: Self.ended)?.lowerBound ?? bytes.endIndex
    return bytes[..<end].replacing(Self.suspended, with: Data())
  }

  /// Every byte that the program has sent to the terminal, once it has ended.
  /// - Throws: As `waitUntil`.
  public func waitForTranscript(timeout: Duration = patience) async throws -> Data {
    try await waitForEnd(timeout)
    return try transcript()
  }

  /// Waits until the terminal has all that was sent before the program's end.
  private func waitForEnd(_ timeout: Duration) async throws {
    try await poll(timeout) { (try? Data(contentsOf: file("transcript")))?.range(of: Self.ended) }
  }

  /// Waits until the terminal has all that was sent before the latest suspension.
  private func waitForPause(_ timeout: Duration) async throws {
    let mark = Self.suspended
    try await poll(timeout) { try? Data(contentsOf: file("transcript")).suffix(mark.count) == mark ? mark : nil }
  }

  /// What the shell sends after the program: titles, which leave the screen as it is.
  private static let (ended, suspended) = (Data("\u{1B}]2;ended\u{7}".utf8), Data("\u{1B}]2;suspended\u{7}".utf8))
}

// MARK: - The shell that started the program

extension TerminalSession {
  /// Waits for the end of the program and for all that it has sent, and returns its exit status.
  /// - Throws: As `waitUntil`.
  public func waitForExit(timeout: Duration = patience) async throws -> Int32 {
    let status = try await poll(timeout) { try? String(contentsOf: file("status"), encoding: .utf8) }
    try await waitForEnd(timeout)
    return Int32(status.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
  }

  /// Waits until the program has been suspended and all that it sent is there, and returns the terminal's modes (`stty -g`)
  /// as it left them.
  /// - Throws: As `waitUntil`.
  public func waitForSuspension(timeout: Duration = patience) async throws -> String {
    let modes = try await poll(timeout) { try? String(contentsOf: file("suspended"), encoding: .utf8) }
    try await waitForPause(timeout)
    return modes
  }

  /// The program's process id.
  /// - Throws: As `waitUntil`.
  public func process() async throws -> pid_t {
    try await poll(Self.patience) {
      try? pid_t(String(contentsOf: file("process"), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  /// The terminal's modes (`stty -g`) before the program was started.
  public var sttyBefore: String {
    get throws { try String(contentsOf: file("before"), encoding: .utf8) }
  }

  /// The terminal's modes (`stty -g`) as the program that has ended left them.
  public var sttyAfter: String {
    get throws { try String(contentsOf: file("after"), encoding: .utf8) }
  }

  /// Notes the modes at each moment, in files that appear whole; waits for Enter after each suspension (status 147 where
  /// SIGSTOP did it, 148 where SIGTSTP did), and as an operator's shell does, with the modes of its own.
  private static let shell = """
    folder=$1; shift
    note() { cat >"$folder/$1.new" && mv "$folder/$1.new" "$folder/$1"; }
    stty -g | note before
    set -m
    sh -c 'echo $$ >"$0"; exec "$@"' "$folder/process" "$@"; status=$?
    while [ $status = 147 ] || [ $status = 148 ]; do
      modes=$(stty -g)
      stty "$(cat "$folder/before")"
      printf '\\033]2;suspended\\007'
      echo "$modes" | note suspended
      read -r _
      fg >/dev/null; status=$?
    done
    stty -g | note after
    printf '\\033]2;ended\\007'
    echo $status | note status
    exec sleep 2147483647
    """
}

// MARK: - tmux

extension TerminalSession {
  @discardableResult
  private func tmux(_ words: [String]) async throws -> String {
    let server = ["tmux", "-u", "-S", file("tmux").path, "-f", file("settings").path]
    let outcome = try await Command(server + words, environment: environment).run()
    guard outcome.status == 0 else { throw TerminalTrouble.tmux(outcome.talk) }
    return outcome.text
  }

  /// A word that tmux takes as it is: a semicolon at its end would begin another command.
  private static func literal(_ word: String) -> String {
    word.hasSuffix(";") ? word.dropLast() + "\\;" : word
  }

  private func file(_ name: String) -> URL { folder.appending(path: name) }

  /// Between one look and the next.
  private static let pause = Duration.milliseconds(10)

  @discardableResult
  private func poll<Seen>(_ timeout: Duration, _ look: () async throws -> Seen?) async throws -> Seen {
    let deadline = ContinuousClock.now + timeout
    while true {
      if let seen = try await look() { return seen }
      guard .now < deadline else { throw TerminalTrouble.notSeen(screen: try await screen()) }
      try await Task.sleep(for: Self.pause)
    }
  }
}
