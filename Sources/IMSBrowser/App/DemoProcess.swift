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
    let input = try Self.pipe()
    let output = try Self.pipe()
    let result = Result { try Self.spawn(input: input.reading, output: output.writing) }
    close(input.reading)
    close(output.writing)
    defer { close(output.reading) }
    let endpoint = Self.firstLine(of: output.reading).flatMap { try? Endpoint($0) }
    guard let endpoint else {
      close(input.writing)
      try result.get()
      throw Failed(PrintableText("The sample service can't start.", zh: "无法启动演示服务。"), .failed)
    }
    self.endpoint = endpoint
    lifeline = input.writing
  }

  deinit { close(lifeline) }

  /// A pipe that no other child inherits.
  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw failed(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// This program once more, as `imsbrowser demo-server`.
  private static func spawn(input: Int32, output: Int32) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words = ["imsbrowser", "demo-server", "--until-input-ends"]
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { word in strdup(word) } + [nil]
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
    let reason = String(cString: strerror(error))
    return Failed(
      PrintableText("The sample service can't start: \(reason).", zh: "无法启动演示服务：\(reason)。"), .failed)
  }
}
