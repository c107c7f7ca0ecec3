import DemoService
import Glibc
import ImageModel

/// The sample service in a process of its own, which ends with this one however that ends.
///
/// Its HTTP server uses Swift's shared executor, which would have libdispatch wake this process once a second.
final class DemoProcess {
  let endpoint: Endpoint
  /// The child's input: it ends when the last holder of this end is gone.
  private let lifeline: Int32

  /// Starts the service and waits until it answers: a few milliseconds.
  /// - Throws: `Failed` where no process or no port can be had.
  init() throws {
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    guard pipe2(&input, O_CLOEXEC) == 0, pipe2(&output, O_CLOEXEC) == 0 else { throw Self.failed(errno) }
    defer { [input[0], output[1]].forEach { close($0) } }
    try Self.spawn(input: input[0], output: output[1])
    close(output[1])
    output[1] = -1
    lifeline = input[1]
    defer { close(output[0]) }
    guard let line = Self.firstLine(of: output[0]), let endpoint = try? Endpoint(line) else {
      close(input[1])
      throw Failed("The sample service can't start.", .failed)
    }
    self.endpoint = endpoint
  }

  deinit { close(lifeline) }

  /// This program once more, as `imsbrowser demo-server`.
  private static func spawn(input: Int32, output: Int32) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let arguments = ["imsbrowser", "demo-server", "--until-input-ends"].map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, "/proc/self/exe", &actions, nil, arguments, environ)
    guard error == 0 else { throw failed(error) }
  }

  private static func firstLine(of descriptor: Int32) -> String? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < 1024 {
      let count = read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }

  private static func failed(_ error: Int32) -> Failed {
    Failed("The sample service can't start: \(String(cString: strerror(error))).", .failed)
  }
}
