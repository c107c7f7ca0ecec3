import CNcurses
import Dispatch
import Glibc
import ImageModel
import ViewModels

/// Why the terminal can't be used.
struct TerminalFailure: Error {
  let message: PrintableText
}

/// The terminal: shows frames, hands over what is typed. The only code that knows curses.
@MainActor
final class Terminal {
  private typealias Window = UnsafeMutablePointer<WINDOW>

  private let window: Window
  private let theme: Theme
  private let encoding: TerminalEncoding
  private let mouse: Bool
  private let hasTitle: Bool
  /// True while the title is the program's own.
  private var isTitled = false
  private var decoder = KeyDecoder()
  private var shown: Frame?
  private var sources: [any DispatchSourceProtocol] = []
  private var emit: ([Event]) -> Void = { _ in }
  private var isRunning = true
  private var hungUp: () -> Void = {}

  /// Runs while the decoder waits for the rest of a sequence.
  private var restAlarm: (any DispatchSourceTimer)?

  private static let millisecondsToStop: Int32 = 100
  /// How long the pieces of a sequence may be apart on a slow link.
  private static let millisecondsToRest = 500

  /// Signs for this terminal: ASCII ones where asked for, or where the locale isn't UTF-8.
  let glyphs: Glyphs

  /// True where the locale lets names show in full.
  var isUTF8: Bool { encoding == .utf8 }

  /// Takes over the terminal: full screen, keys unechoed, pastes bracketed.
  /// - Parameters:
  ///   - looks: what the operator wants to look otherwise than it comes.
  ///   - mouse: clicks and the wheel are reported.
  /// - Throws: `TerminalFailure` where input or output is no terminal, or terminfo doesn't know it.
  init(ascii: Bool, usesColor: Bool, looks: [Role: Look], mouse: Bool) throws(TerminalFailure) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw TerminalFailure(
        message: PrintableText(
          "The browser needs a terminal. For scripts and pipes: imsbrowser show ID",
          zh: "浏览器需要终端。在脚本和管道中请使用：imsbrowser show ID"))
    }
    self.mouse = mouse
    encoding = TerminalEncoding.adopt()
    glyphs = ascii || encoding == .ascii ? .ascii : .unicode
    TerminalModes.keep()
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    hasTitle = TerminalTitle.isKnown(to: name)
    guard cn_places_cursor() != 0 else {
      throw TerminalFailure(
        message: PrintableText(
          "A terminal \"\(name)\" (TERM) has no full screen. For lines of text: imsbrowser show ID",
          zh: "终端 \"\(name)\"（TERM）不支持全屏。如需按行输出请使用：imsbrowser show ID"))
    }
    guard cn_open() != nil, let screen = cn_screen() else {
      throw TerminalFailure(
        message: PrintableText(
          "This host knows no terminal \"\(name)\" (TERM). Try TERM=xterm, or TERM=vt100 for the plainest.",
          zh: "本机不识别终端 \"\(name)\"（TERM）。请尝试 TERM=xterm，或功能最少的 TERM=vt100。"))
    }
    window = screen
    raw()
    noecho()
    nonl()
    keypad(screen, true)
    nodelay(screen, true)
    typeahead(-1)
    // Milliseconds that curses waits behind an ESC for the rest of a sequence, which comes with it but on the worst of lines;
    // `KeyDecoder` puts together what comes later still.
    if getenv("ESCDELAY") == nil { set_escdelay(5) }
    for (bytes, code) in KeySequences.all { define_key(bytes, code) }
    // The mouse's reports are read by `KeyDecoder`, whatever terminfo believes of them.
    define_key(nil, KEY_MOUSE)
    use_default_colors()
    let hasColor = usesColor && has_colors() && start_color() == OK && use_default_colors() == OK
    theme = Theme(usesColor: hasColor, looks: looks)
    atexit { if !isendwin() { endwin() } }
    enterModes()
  }

  /// Asks the terminal for its size, tells curses, and answers it.
  func measured() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    cn_size(&columns, &rows)
    if columns <= 0 || rows <= 0 {
      columns = getmaxx(window)
      rows = getmaxy(window)
    }
    if is_term_resized(rows, columns) { resizeterm(rows, columns) }
    return Size(columns: Int(columns), rows: Int(rows))
  }

  /// Shows a frame; only rows that differ from the frame before are handed to curses, which sends what changed in them.
  func draw(_ frame: Frame) {
    let before = shown?.size == frame.size ? shown : nil
    if before == nil { werase(window) }
    for (row, cells) in frame.rows.enumerated() where before?.rows[row] != cells { draw(cells, row: row) }
    if let (column, row) = frame.cursor {
      curs_set(1)
      wmove(window, Int32(row), Int32(column))
    } else {
      curs_set(0)
      wmove(window, Int32(frame.size.rows - 1), Int32(frame.size.columns - 1))
    }
    wrefresh(window)
    shown = frame
  }

  /// Takes the terminal's modes over again and draws the next frame anew, whatever a shell or another program did to them.
  func renew() {
    reset_prog_mode()
    keypad(window, true)
    enterModes()
    decoder = KeyDecoder()
    shown = nil
    clearok(window, true)
  }

  /// Waits until something takes output again; false where it never will.
  static func waitForOutput(_ descriptor: Int32) -> Bool { cn_wait_for_output(descriptor) != 0 }

  /// Sends bytes past curses, such as a clipboard sequence.
  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let sent = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if sent < 0, errno == EINTR { continue }
      if sent < 0, errno == EAGAIN, Self.waitForOutput(STDOUT_FILENO) { continue }
      guard sent > 0 else { return }
      bytes = bytes.dropFirst(sent)
    }
  }

  func ring() { beep() }

  /// Shows a title until the terminal is given back; a terminal without one shows nothing.
  func showTitle(_ text: PrintableText) {
    guard hasTitle else { return }
    if !isTitled { send(TerminalTitle.keep) }
    isTitled = true
    let fitted = text.clipped(to: TerminalTitle.longest, ellipsis: glyphs.ellipsis)
    send(TerminalTitle.sequence(for: encoding.shown(fitted.text)))
  }

  /// Gives the terminal back, stops until the shell resumes the program, and takes it over again.
  func suspend() {
    leave()
    let handler = signal(SIGTSTP, SIG_DFL)
    var stop = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    var masked = sigset_t()
    pthread_sigmask(SIG_UNBLOCK, &stop, &masked)
    // The whole job, as the terminal's own Ctrl-Z would: a shell waits for all of it to stop.
    kill(0, SIGTSTP)
    // The kernel may hand it to another thread: a moment to stop in, before it counts for nothing again.
    poll(nil, 0, Self.millisecondsToStop)
    pthread_sigmask(SIG_SETMASK, &masked, nil)
    signal(SIGTSTP, handler)
    renew()
  }

  /// Gives the terminal back for good.
  func stop() {
    guard isRunning else { return }
    isRunning = false
    sources.forEach { $0.cancel() }
    restAlarm?.cancel()
    leave()
  }

  private func enterModes() { send(TerminalModes.pasteOn + (mouse ? TerminalModes.mouseOn : "")) }

  private func leave() {
    send((mouse ? TerminalModes.mouseOff : "") + TerminalModes.pasteOff)
    if isTitled { send(TerminalTitle.putBack) }
    isTitled = false
    endwin()
  }

  private func draw(_ cells: [Frame.Cell], row: Int) {
    wmove(window, Int32(row), 0)
    var index = 0
    while index < cells.count {
      let role = cells[index].role
      var text = ""
      while index < cells.count, cells[index].role == role {
        text += cells[index].text
        index += 1
      }
      theme.apply(role, to: window)
      waddstr(window, encoding.shown(text))
    }
  }
}

// MARK: - Input

extension Terminal {
  /// Begins to hand over what happens at the terminal, on the main queue, in the order it happened.
  func start(_ emit: @escaping ([Event]) -> Void) {
    self.emit = emit
    InputWatch.begin { self.readInput() }
    // The size may have changed since it was asked for first, and before anybody was told of that.
    on(SIGWINCH, fromTheFirst: true) { [.resized(self.measured())] }
    on(SIGTSTP) { [.pressed(.control("z"))] }
    on(SIGCONT) { [.resized(self.measured()), .resumed] }
    on(SIGINT) { [.pressed(.control("c"))] }
  }

  /// Calls back when a signal asks the program to end, or the terminal is gone.
  func onEnd(_ end: @escaping (Int32) -> Void) {
    for number in [SIGTERM, SIGHUP] {
      on(number, isFatal: true) {
        end(number); return []
      }
    }
    hungUp = { end(SIGHUP) }
  }

  /// - Parameters:
  ///   - fromTheFirst: the events are handed over once the signal is listened for, too.
  ///   - isFatal: until then the signal ends the program as `TerminalModes` has it. Others are ignored so long; libdispatch
  ///     puts a handler of its own in place of either.
  private func on(
    _ number: Int32, fromTheFirst: Bool = false, isFatal: Bool = false, _ events: @escaping () -> [Event]
  ) {
    if !isFatal { signal(number, SIG_IGN) }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
    source.setEventHandler { MainActor.assumeIsolated { self.handOver(events()) } }
    if fromTheFirst { source.setRegistrationHandler { MainActor.assumeIsolated { self.handOver(events()) } } }
    source.resume()
    sources.append(source)
  }

  private func handOver(_ events: [Event]) {
    if !events.isEmpty { emit(events) }
  }

  /// Reads all that waits, so that a burst of keys makes one paint.
  /// - Returns: false where nothing more is to be read.
  private func readInput() -> Bool {
    guard isRunning else { return false }
    guard cn_input_has_ended() == 0 else {
      hungUp()
      return false
    }
    emit(decoder.take(sequence(state: ()) { _ in self.nextInput() }))
    restAlarm?.cancel()
    restAlarm = decoder.isWaiting ? alarmForRest() : nil
    return true
  }

  /// Bytes, not `wget_wch`'s characters: see `KeyDecoder`.
  private func nextInput() -> CursesInput? {
    let input = wgetch(window)
    guard input != ERR else { return nil }
    return UInt8(exactly: input).map { .byte($0) } ?? .code(input)
  }

  private func giveUpRest() {
    // On a busy host the rest may have come in time, and only not been read yet.
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, 0) <= 0 else { return }
    let events = decoder.giveUp()
    if !events.isEmpty { emit(events) }
  }

  /// Rings once, when the rest of a sequence that came in pieces is no longer to be expected.
  private func alarmForRest() -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.setEventHandler { MainActor.assumeIsolated { self.giveUpRest() } }
    timer.schedule(deadline: .now() + .milliseconds(Self.millisecondsToRest))
    timer.resume()
    return timer
  }
}
