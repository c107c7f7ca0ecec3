import ChildProcess
import Glibc

/// A TLS server on loopback, `openssl s_server`, ended with the last reference to it. It answers any GET with a page, or
/// with the file of that path in a folder, which holds the whole answer, headers included.
package final class TLSServer: Sendable {
  package let port: UInt16
  private let process: ChildProcess

  /// - Parameters:
  ///   - folder: with the answers; nil for the page.
  ///   - options: further ones of `openssl s_server`.
  package init(
    _ identity: TestAuthority.Identity, answersIn folder: String? = nil, options: [String] = []
  ) async throws {
    (process, port) = try await withCheckedThrowingContinuation { started in
      PosixThread.run { started.resume(with: Result { try Self.start(identity, folder, options) }) }
    }
  }

  private static func start(
    _ identity: TestAuthority.Identity, _ folder: String?, _ options: [String]
  ) throws -> (process: ChildProcess, port: UInt16) {
    let words =
      [
        "openssl", "s_server", "-accept", "127.0.0.1:0", folder == nil ? "-www" : "-HTTP", "-cert",
        identity.certificate, "-key", identity.key,
      ]
      + options
    let output = try ChildPipe()
    let process = try ChildProcess(words, directory: folder, output: .descriptor(output.writing))
    output.closeWriting()
    while let line = output.line() {
      // “ACCEPT 127.0.0.1:34575”, once it listens.
      if let port = line.wholeMatch(of: /ACCEPT [0-9.]+:([0-9]+)/).flatMap({ UInt16($0.1) }) { return (process, port) }
    }
    process.wait()
    throw TestAuthority.Failure(words: words)
  }

  deinit {
    process.send(SIGKILL)
    process.wait()
  }

  package var url: String { "https://127.0.0.1:\(port)/" }
}
