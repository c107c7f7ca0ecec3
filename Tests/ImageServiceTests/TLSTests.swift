import LoopbackServer
import ImageModel
import Testing

@testable import ImageService

@Suite(.enabled(if: TestAuthority.isPossible, "needs the openssl command"))
struct TLSTests {
  private let authority: TestAuthority

  init() async throws { authority = try await TestAuthority() }

  private func request(_ server: TLSServer, _ change: (inout TLSOptions) -> Void = { _ in }) -> Request {
    var request = Request(url: server.url, bounds: FetchBounds(timeout: 20))
    request.tls.authorities = authority.certificate
    change(&request.tls)
    return request
  }

  @Test func `a certificate of a trusted authority is taken`() async throws {
    let server = try await TLSServer(authority.identity("good"))
    #expect(try await answer(to: request(server)).status == 200)
  }

  @Test(arguments: ["CURL_CA_BUNDLE", "SSL_CERT_FILE"])
  func `the environment says whom to trust, where nothing else does`(variable: String) async throws {
    let server = try await TLSServer(authority.identity("good"))
    let trusted = [variable: authority.certificate]
    #expect(try await answer(to: request(server) { $0.authorities = nil }, environment: trusted).status == 200)

    let missing = [variable: "/no/such/file.pem"]
    #expect(try await answer(to: request(server), environment: missing).status == 200)
    let failure = try await transportFailure(of: request(server) { $0.authorities = nil }, environment: missing)
    #expect(failure.kind == .tls(.authoritiesUnreadable))
  }

  @Test func `CURL_CA_BUNDLE goes before SSL_CERT_FILE, and an empty one counts for nothing`() {
    #expect(NetworkEnvironment(["CURL_CA_BUNDLE": "/a", "SSL_CERT_FILE": "/b"]).authorities == "/a")
    #expect(NetworkEnvironment(["CURL_CA_BUNDLE": "", "SSL_CERT_FILE": "/b"]).authorities == "/b")
    #expect(NetworkEnvironment([:]).authorities == nil)
  }

  @Test func `an expired certificate is said to be expired`() async throws {
    let server = try await TLSServer(authority.identity("expired", days: -1))
    let failure = try await transportFailure(of: request(server))
    #expect(failure.kind == .tls(.expired))
    #expect(failure.words?.hasPrefix("The service's certificate has expired: ") == true)
  }

  @Test func `a self-signed certificate is said to be one`() async throws {
    let server = try await TLSServer(authority.selfSigned("self"))
    let failure = try await transportFailure(of: request(server))
    #expect(failure.kind == .tls(.selfSigned))
  }

  @Test func `a certificate for another host is said to be for another`() async throws {
    let server = try await TLSServer(authority.identity("other", alternatives: "DNS:other.example"))
    let failure = try await transportFailure(of: request(server))
    #expect(failure.kind == .tls(.otherHost), "\(failure)")
    #expect(failure.words?.contains("127.0.0.1") == true)
  }

  @Test func `an authority that nobody here knows is said to be unknown`() async throws {
    let server = try await TLSServer(authority.identity("good"))
    let other = try await TestAuthority(name: "Other CA")
    #expect(
      try await transportFailure(of: request(server) { $0.authorities = other.certificate }).kind
        == .tls(.unknownAuthority))
    // Nor does the host's own store know it.
    #expect(try await transportFailure(of: request(server) { $0.authorities = nil }).kind == .tls(.unknownAuthority))
    // Sent along, an unknown authority is no more trusted.
    let talkative = try await TLSServer(authority.identity("good"), options: ["-cert_chain", authority.certificate])
    let failure = try await transportFailure(of: request(talkative) { $0.authorities = other.certificate })
    #expect(failure.kind == .tls(.unknownAuthority))
  }

  @Test(arguments: ["missing", "empty", "nonsense", "folder"])
  func `a file of authorities that has none is named`(how: String) async throws {
    let folder = try TemporaryFiles()
    let path =
      switch how {
      case "missing": folder.path + "/missing.pem"
      case "empty": try folder.file("empty.pem", "")
      case "nonsense": try folder.file("nonsense.pem", "nonsense")
      default: folder.path
      }
    let server = try await TLSServer(authority.identity("good"))
    let failure = try await transportFailure(of: request(server) { $0.authorities = path })
    #expect(failure.kind == .tls(.authoritiesUnreadable))
    #expect(failure.words?.contains(path) == true)
  }

  @Test(arguments: [("expired", -1, "IP:127.0.0.1"), ("other", 2, "DNS:other.example")])
  func `without verification any certificate is taken`(name: String, days: Int, alternatives: String) async throws {
    let server = try await TLSServer(authority.identity(name, alternatives: alternatives, days: days))
    let answer = try await answer(
      to: request(server) {
        $0.verifiesPeer = false
        $0.authorities = nil
      })
    #expect(answer.status == 200)
  }

  @Test func `one who verifies does not share the connection of one who doesn't`() async throws {
    let server = try await TLSServer(authority.selfSigned("self"))
    let transport = try Transport(environment: NetworkEnvironment([:]))
    _ = try await transport.answer(to: request(server) { $0.verifiesPeer = false })
    await #expect(throws: TransportFailure.self) { try await transport.answer(to: request(server)) }
  }

  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func `a client shows its certificate where one is wanted`(version: String) async throws {
    let server = try await TLSServer(
      authority.identity("good"),
      options: [version, "-Verify", "1", "-verify_return_error", "-CAfile", authority.certificate])
    let client = try await authority.identity("client")
    let taken = try await answer(
      to: request(server) {
        $0.certificate = client.certificate
        $0.key = client.key
      })
    #expect(taken.status == 200)

    // TLS 1.2 has no word for a certificate that is missing: “handshake failure” may be anything.
    let missing = try await transportFailure(of: request(server)).kind
    #expect(missing == .tls(version == "-tls1_3" ? .certificateWanted : .other))
    let others = try await TestAuthority(name: "Other CA")
    let stranger = try await others.identity("stranger")
    let refused = try await transportFailure(
      of: request(server) {
        $0.certificate = stranger.certificate
        $0.key = stranger.key
      })
    #expect(refused.kind == .tls(.certificateWanted))
    withExtendedLifetime(others) {}
  }

  @Test func `a client's certificate that can't be read is said to be so, and nobody is asked for a passphrase`()
    async throws
  {
    let server = try await TLSServer(authority.identity("good"))
    let client = try await authority.identity("client")
    let locked = try await authority.locked(client)
    for (certificate, key) in [
      ("/no/such.pem", client.key), (client.certificate, "/no/such.key"), (client.certificate, locked.key),
      (client.certificate, nil),
    ] {
      let failure = try await transportFailure(
        of: request(server) {
          $0.certificate = certificate
          $0.key = key
        })
      #expect(failure.kind == .tls(.certificateUnreadable), "\(certificate) \(key ?? "")")
    }
  }

  @Test func `a connection that is not trusted carries nothing`() async throws {
    let server = try await TLSServer(authority.selfSigned("self"))
    let service = try FetchService(
      endpoint: Endpoint("https://127.0.0.1:\(server.port)"), token: Secret("gAAAAtoken"),
      bounds: FetchBounds(timeout: 20))
    let failure = try await failure(of: service)
    #expect(failure.kind == .tls)
    #expect(failure.message?.text.hasPrefix("The service's certificate is self-signed: ") == true)
  }
}
