import CNcurses
import Glibc

/// The terminal's state from before the program, for every way out, a crash included.
///
/// The one mutable global of the program: a signal handler can reach nothing else.
nonisolated(unsafe) private var modesBefore: termios?

/// What the program switches on beside curses, and how all of it is switched off.
enum TerminalModes {
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"

  /// Presses, releases and the wheel (1000), by decimal numbers (1006). Not moves: with Shift held the terminal selects text.
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"

  /// Mouse and bracketed paste off, keypad off, alternate screen off, cursor visible, attributes plain.
  private static let everythingOff: StaticString =
    "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l\u{1B}[?1l\u{1B}>\u{1B}[?1049l\u{1B}[?25h\u{1B}[0m\r\n"

  /// Traps and faults; signals that nobody has a reason to send, but that would end the program; and those that ask it to
  /// end, until `Terminal` listens for them.
  private static let fatalSignals = [
    SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS, SIGQUIT,
    SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGUSR1, SIGUSR2, SIGTERM, SIGHUP,
  ]

  /// A stack for the handler, held as long as the program runs: one that has run out has no room for it.
  nonisolated(unsafe) private static let refuge = UnsafeMutableRawPointer.allocate(byteCount: refugeSize, alignment: 16)
  private static let refugeSize = 1 << 16

  /// Remembers the modes, and sees to it that a fatal signal restores them before it ends the program.
  static func keep() {
    var modes = termios()
    guard tcgetattr(STDIN_FILENO, &modes) == 0 else { return }
    modesBefore = modes
    holdStack()
    for signal in fatalSignals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { signal in
        TerminalModes.restore()
        raise(signal)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER | SA_ONSTACK
      sigaction(signal, &action, nil)
    }
  }

  /// Gives the handler its stack on the thread that runs now. libdispatch ends threads that have idled for some seconds, and
  /// serves the main queue by others, which have none.
  static func holdStack() {
    var stack = stack_t(ss_sp: refuge, ss_flags: 0, ss_size: refugeSize)
    sigaltstack(&stack, nil)
  }

  /// Puts the terminal back as it was, with nothing but calls that a signal handler may make.
  private static func restore() {
    _ = write(STDOUT_FILENO, everythingOff.utf8Start, everythingOff.utf8CodeUnitCount)
    if var modes = modesBefore { tcsetattr(STDIN_FILENO, TCSANOW, &modes) }
  }
}
