import FoundationEssentials
import Glibc
import ImageModel
import ViewModels

/// The standard streams of a one-shot command: the answer alone goes to stdout, the talk to stderr.
@MainActor
enum Standard {
  /// Writes an answer that is safe on a terminal; where stdout is one, what its locale can't show becomes `?`.
  /// - Throws: `Failed` where it can't be written whole, such as to a full disk.
  static func answer(_ text: String) throws(Failed) {
    try raw(isatty(STDOUT_FILENO) == 1 ? TerminalEncoding.adopt().shown(text) : text)
  }

  /// Writes an answer in UTF-8.
  /// - Throws: As `answer`.
  static func answer(utf8: [UInt8]) throws(Failed) {
    if isatty(STDOUT_FILENO) == 1 { try answer(String(decoding: utf8, as: UTF8.self)) } else { try raw(utf8) }
  }

  /// Writes a value as it is, which is safe only where stdout is no terminal.
  /// - Throws: As `answer`.
  static func raw(_ text: String) throws(Failed) { try raw(Array(text.utf8)) }

  private static func raw(_ utf8: [UInt8]) throws(Failed) {
    guard let error = write(utf8, to: STDOUT_FILENO) else { return }
    throw Failed(
      PrintableText(
        "The answer can't be written: \(String(cString: strerror(error))).",
        zh: "无法写出结果：\(String(cString: strerror(error)))。"), .failed)
  }

  /// One line of talk.
  static func say(_ text: PrintableText) { talk("imsbrowser: \(text)\n") }

  /// Lines of talk that come as one text.
  static func say(lines: String) {
    let printable = lines.split(separator: "\n", omittingEmptySubsequences: false).map {
      PrintableText(String($0)).text
    }
    talk(printable.joined(separator: "\n") + "\n")
  }

  /// Says why a fetch failed, in the order in which an operator asks: what, in whose words, what to do.
  static func say(_ failure: FetchFailure) {
    say(failure.headline)
    if let message = failure.message {
      let code = failure.code.map { " (\($0))" } ?? ""
      say(
        failure.status == nil
          ? PrintableText("in detail: \(message)\(code)", zh: "详细信息：\(message)\(code)")
          : PrintableText("the service says: \(message)\(code)", zh: "服务返回：\(message)\(code)"))
    }
    say(failure.advice)
    if let requestID = failure.requestID { say(PrintableText("request id: \(requestID)", zh: "请求 ID：\(requestID)")) }
  }

  /// Says that another call answered than the one that was asked. For people alone: a script that asks every minute has
  /// nothing to do about it.
  static func sayUnlessNative(_ call: ImageCall) {
    guard call != .native, isatty(STDERR_FILENO) == 1 else { return }
    say(
      PrintableText(
        "answered by \(call.path): the service no longer has \(ImageCall.native.path)",
        zh: "由 \(call.path) 响应：服务已不再提供 \(ImageCall.native.path)"))
  }

  /// To a terminal in what its locale can show.
  private static func talk(_ text: String) {
    let shown = isatty(STDERR_FILENO) == 1 ? TerminalEncoding.adopt().shown(text) : text
    _ = write(Array(shown.utf8), to: STDERR_FILENO)
  }

  /// Columns of the terminal that stdout is; nil where it is none.
  nonisolated static var columns: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// - Returns: the system's error where not all of it was written.
  private static func write(_ utf8: [UInt8], to descriptor: Int32) -> Int32? {
    var bytes = utf8[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0, errno == EAGAIN, Terminal.waitForOutput(descriptor) { continue }
      guard written > 0 else { return errno }
      bytes = bytes.dropFirst(written)
    }
    return nil
  }
}
