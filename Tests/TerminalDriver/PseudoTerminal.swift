import ChildProcess
public import Glibc

/// A program on a pseudoterminal of the test's own, which controls it. No screen is kept: what counts here is which bytes
/// come, and how soon. Its calls block.
public final class PseudoTerminal {
  /// The program's process id.
  public var process: pid_t { program.id }
  /// Every byte that the program has sent so far and that was read.
  public private(set) var transcript: [UInt8] = []
  /// The terminal's modes before the program was started.
  public let modesBefore: [tcflag_t]
  private let master: Int32
  private let program: ChildProcess
  private var hasEnded = false

  /// TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, which Swift doesn't see; nor does it posix_openpt.
  private static let (lock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

  public enum Trouble: Error {
    /// The system has no pseudoterminal left; the error's number.
    case none(Int32)
    /// What was waited for hasn't come; the last that did.
    case notSeen(String, after: String)
    /// It has not ended.
    case running
  }

  /// Starts a program, looked up in PATH unless it has a slash.
  /// - Parameters:
  ///   - environment: Added to `Command.environment`, which is all that the program gets beside TERM.
  ///   - terminal: The program's TERM.
  /// - Throws: `Trouble.none`, and what `ChildProcess` throws.
  public init(
    _ command: [String], columns: Int = 100, rows: Int = 30, environment: [String: String] = [:],
    terminal: String = "xterm-256color"
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (isLocked, number): (Int32, UInt32) = (0, 0)
    guard master >= 0, ioctl(master, Self.lock, &isLocked) == 0, ioctl(master, Self.number, &number) == 0 else {
      throw Trouble.none(errno)
    }
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Trouble.none(errno) }
    defer { close(slave) }
    Self.resize(master, columns, rows)
    modesBefore = Self.modes(master)
    let variables = Command.environment.merging(["TERM": terminal]) { $1 }.merging(environment) { $1 }
    let file = ChildProcess.File.descriptor(slave)
    // Takes the terminal for its own, and becomes the program.
    program = try ChildProcess(
      ["setsid", "--ctty"] + command, environment: variables, input: file, output: file, errors: file)
  }

  deinit {
    if !hasEnded {
      program.send(SIGKILL)
      program.wait()
    }
    close(master)
  }

  /// Types bytes.
  public func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Makes the terminal another size; the program gets its SIGWINCH.
  public func resize(columns: Int, rows: Int) { Self.resize(master, columns, rows) }

  /// The terminal's modes: of input, of output, of the line, of the rest.
  public var modes: [tcflag_t] { Self.modes(master) }

  /// Reads until a text has come.
  /// - Returns: How long that took.
  /// - Throws: `Trouble.notSeen` where it takes too long.
  @discardableResult
  public func wait(for text: String, timeout: Duration = TerminalSession.patience) throws -> Duration {
    let (wanted, first, start) = (Array(text.utf8), transcript.count, ContinuousClock.now)
    var looked = first
    while true {
      if transcript[looked...].firstRange(of: wanted) != nil { return .now - start }
      looked = max(first, transcript.count - wanted.count + 1)
      guard read(until: start + timeout) else {
        throw Trouble.notSeen(text, after: String(decoding: transcript.suffix(2000), as: UTF8.self))
      }
    }
  }

  /// Reads until the program has ended.
  /// - Returns: Its exit status, as `ChildProcess.wait`.
  /// - Throws: `Trouble.running` where it takes too long.
  public func waitForExit(timeout: Duration = TerminalSession.patience) throws -> Int32 {
    let deadline = ContinuousClock.now + timeout
    while read(until: deadline) {}
    guard .now < deadline else { throw Trouble.running }
    hasEnded = true
    return program.wait()
  }

  /// Reads all that waits to be read.
  public func drain() { while read(until: .now) {} }

  /// False when the time is over, or the program has ended.
  private func read(until deadline: ContinuousClock.Instant) -> Bool {
    var end = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let left = max(.zero, deadline - .now)
    guard poll(&end, 1, Int32(left / .milliseconds(1))) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    transcript += bytes[..<count]
    return true
  }

  private static func modes(_ master: Int32) -> [tcflag_t] {
    var modes = termios()
    tcgetattr(master, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  private static func resize(_ master: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }
}
