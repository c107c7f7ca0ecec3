import ChildProcess
import TerminalDriver

/// One `imsbrowser demo-server` for all tests. It ends with the process of the tests, however that ends: its input does.
struct SampleService: Sendable {
  let url: String
  /// Held open as long as the tests run.
  private let lifeline: ChildPipe

  static let shared = Result { try SampleService() }

  private init() throws {
    lifeline = try ChildPipe()
    let output = try ChildPipe()
    _ = try ChildProcess(
      [BuiltProgram.path, "demo-server", "--until-input-ends"], input: .descriptor(lifeline.reading),
      output: .descriptor(output.writing), errors: .inherited)
    output.closeWriting()
    url = output.line() ?? ""
  }
}
