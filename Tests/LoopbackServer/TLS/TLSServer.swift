import Foundation

/// A TLS server on loopback, `openssl s_server`, ended with the last reference to it. It answers any GET with a page, or
/// with the file of that path in a folder, which holds the whole answer, headers included.
package final class TLSServer: Sendable {
  package let port: UInt16
  private let process: pid_t

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
  ) throws -> (process: pid_t, port: UInt16) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "openssl", "s_server", "-accept", "127.0.0.1:0", folder == nil ? "-www" : "-HTTP", "-cert",
        identity.certificate, "-key", identity.key,
      ]
      + options
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while true {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw TestAuthority.Failure(words: process.arguments ?? []) }
      text += String(decoding: more, as: UTF8.self)
      // “ACCEPT 127.0.0.1:34575”, once it listens.
      if let port = text.firstMatch(of: /ACCEPT [0-9.]+:([0-9]+)\n/).flatMap({ UInt16($0.1) }) {
        return (process.processIdentifier, port)
      }
    }
  }

  /// SIGTERM would be kept waiting: Foundation hands its thread's blocked signals down to what it starts.
  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  package var url: String { "https://127.0.0.1:\(port)/" }
}
