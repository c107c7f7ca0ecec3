package import Glibc

/// A program that a test has started.
///
/// Foundation's `Process` doesn't serve on Linux: started on several threads at once it reads beyond its own memory, and it
/// takes a program for running as long as a daemon that the program has left behind is.
package struct ChildProcess: Sendable {
  /// Where the child reads from, or writes to.
  package enum File: Sendable {
    /// Nothing to read; what is written is lost.
    case null
    /// The test's own.
    case inherited
    /// Made where it isn't there.
    case path(String)
    /// An end of a pipe; the caller closes its own.
    case descriptor(Int32)
  }

  package let id: pid_t

  /// - Parameters:
  ///   - words: The program (looked up in PATH unless it has a slash) and its arguments.
  ///   - environment: All of the child's environment; nil for the test's own.
  ///   - directory: The working directory; nil for the test's own.
  /// - Throws: `Failure` where the program can't be started.
  package init(
    _ words: [String], environment: [String: String]? = nil, directory: String? = nil, input: File = .null,
    output: File = .null, errors: File = .null
  ) throws {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for (file, number) in zip([input, output, errors], STDIN_FILENO...) {
      let access = number == STDIN_FILENO ? O_RDONLY : O_WRONLY | O_CREAT
      switch file {
      case .null: posix_spawn_file_actions_addopen(&files, number, "/dev/null", access, 0)
      case .inherited: break
      case .path(let path): posix_spawn_file_actions_addopen(&files, number, path, access, 0o600)
      case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&files, descriptor, number)
      }
    }
    // The tests' sockets and pipes are none of its business.
    for number in STDERR_FILENO + 1..<1024 { posix_spawn_file_actions_addclose(&files, number) }

    // Threads that serve queues block most signals, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let words = directory.map { ["env", "--chdir", $0] + words } ?? words
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { $0.map { strdup("\($0.key)=\($0.value)") } + [nil] }
    defer { (arguments + (variables ?? [])).forEach { free($0) } }
    var process = pid_t()
    let error =
      if let variables {
        posix_spawnp(&process, words[0], &files, &attributes, arguments, variables)
      } else {
        posix_spawnp(&process, words[0], &files, &attributes, arguments, environ)
      }
    guard error == 0 else { throw Failure(words: words, error: error) }
    id = process
  }

  /// Waits for the end: on a thread that may block.
  /// - Returns: The exit status; of a program ended by a signal, 128 and the signal's number.
  @discardableResult
  package func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    // As <bits/waitstatus.h> has it, whose macros Swift doesn't see.
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  package func send(_ signal: Int32) { kill(id, signal) }

  package struct Failure: Error {
    let words: [String]
    let error: Int32
  }
}
