import Foundation

/// A TLS server on loopback that answers any GET with a page: `openssl s_server`, ended with the last reference to it.
final class TLSServer: Sendable {
  let port: UInt16
  private let process: pid_t

  /// - Parameter options: further ones of `openssl s_server`.
  init(_ identity: TestAuthority.Identity, options: [String] = []) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["openssl", "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", identity.certificate, "-key", identity.key]
      + options
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process.processIdentifier
    var text = ""
    var port: UInt16?
    while port == nil {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw TestAuthority.Failure(words: process.arguments ?? []) }
      text += String(decoding: more, as: UTF8.self)
      // “ACCEPT 127.0.0.1:34575”, once it listens.
      port = text.firstMatch(of: /ACCEPT [0-9.]+:([0-9]+)\n/).flatMap { UInt16($0.1) }
    }
    self.port = port ?? 0
  }

  /// SIGTERM would be kept waiting: Foundation hands its thread's blocked signals down to what it starts.
  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  var url: String { "https://127.0.0.1:\(port)/" }
}
