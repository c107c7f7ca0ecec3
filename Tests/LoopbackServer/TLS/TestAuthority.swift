import ChildProcess
import Foundation

/// A certificate authority of a test's own, made by the `openssl` command in a folder that goes with it.
package final class TestAuthority: Sendable {
  /// A certificate with its key, files in PEM.
  package struct Identity: Sendable {
    package let certificate: String
    package let key: String
  }

  private let folder: TemporaryFiles

  /// False on a host without the `openssl` command: tests that need it are skipped.
  package static let isPossible = (try? wait(["version"])) != nil

  /// The authority's own certificate, a file in PEM.
  package var certificate: String { folder.path + "/ca.pem" }

  package init(name: String = "Test CA") async throws {
    folder = try TemporaryFiles()
    let settings = """
      [req]
      distinguished_name = name
      prompt = no
      [name]
      CN = \(name)
      [authority]
      basicConstraints = critical, CA:TRUE
      keyUsage = critical, keyCertSign
      """
    let settingsFile = try folder.file("ca.cnf", settings)
    try await Self.run(
      ["req", "-x509", "-days", "2", "-config", settingsFile, "-extensions", "authority"] + newKey("ca.key")
        + ["-out", certificate])
  }

  /// A certificate that this authority signs.
  package func identity(
    _ name: String, alternatives: String = "IP:127.0.0.1,DNS:localhost", days: Int = 2
  ) async throws -> Identity {
    let extensions = try folder.file(name + ".ext", "subjectAltName=" + alternatives)
    let identity = Identity(certificate: folder.path + "/\(name).pem", key: folder.path + "/\(name).key")
    let request = folder.path + "/\(name).csr"
    try await Self.run(["req", "-new", "-subj", "/CN=\(name)", "-out", request] + newKey(name + ".key"))
    try await Self.run([
      "x509", "-req", "-in", request, "-CA", certificate, "-CAkey", folder.path + "/ca.key", "-CAcreateserial",
      "-days", String(days), "-extfile", extensions, "-out", identity.certificate,
    ])
    return identity
  }

  /// A certificate that nobody but itself has signed.
  package func selfSigned(_ name: String) async throws -> Identity {
    let identity = Identity(certificate: folder.path + "/\(name).pem", key: folder.path + "/\(name).key")
    try await Self.run(
      ["req", "-x509", "-days", "2", "-subj", "/CN=\(name)", "-addext", "subjectAltName=IP:127.0.0.1"]
        + newKey(name + ".key") + ["-out", identity.certificate])
    return identity
  }

  /// The same certificate, its key under a passphrase.
  package func locked(_ identity: Identity) async throws -> Identity {
    let key = identity.key + ".locked"
    try await Self.run(["pkey", "-in", identity.key, "-aes128", "-passout", "pass:secret", "-out", key])
    return Identity(certificate: identity.certificate, key: key)
  }

  private func newKey(_ file: String) -> [String] {
    ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", folder.path + "/" + file]
  }

  package struct Failure: Error { let words: [String] }

  /// On a thread of its own: Swift's are few, and other tests need them while this waits.
  private static func run(_ words: [String]) async throws {
    try await withCheckedThrowingContinuation { ended in
      PosixThread.run { ended.resume(with: Result { try wait(words) }) }
    }
  }

  private static func wait(_ words: [String]) throws {
    guard try ChildProcess(["openssl"] + words).wait() == 0 else { throw Failure(words: words) }
  }
}
