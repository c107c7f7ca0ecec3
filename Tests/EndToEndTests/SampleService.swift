import Foundation
import Glibc
import TerminalDriver

/// One `imsbrowser demo-server` for all tests. It ends with the process of the tests, however that ends: its input does.
struct SampleService: Sendable {
  let url: String
  /// Held open as long as the tests run.
  private let lifeline: FileHandle

  static let shared = Result { try SampleService() }

  private init() throws {
    let input = Pipe()
    let output = Pipe()
    for end in [input.fileHandleForWriting, output.fileHandleForReading] {
      _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    let process = Process()
    process.executableURL = URL(filePath: BuiltProgram.path)
    process.arguments = ["demo-server", "--until-input-ends"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) { line += byte }
    url = String(decoding: line, as: UTF8.self)
    lifeline = input.fileHandleForWriting
  }
}
