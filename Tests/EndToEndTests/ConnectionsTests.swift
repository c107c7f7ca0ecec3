import Foundation
import LoopbackServer
import TerminalDriver
import Testing

/// Certificates and proxies, by the built program.
@Suite(.timeLimit(.withItsTurn), .enabled(if: TestAuthority.isPossible, "needs the openssl command"))
struct `Connections` {
  private let authority: TestAuthority
  private let answers: TemporaryFiles

  init() async throws {
    authority = try await TestAuthority()
    answers = try TemporaryFiles()
    try FileManager.default.createDirectory(atPath: answers.path + "/v2/images", withIntermediateDirectories: true)
    let body = #"{"id": "\#(Samples.centOS)", "name": "over TLS"}"#
    try answers.file(
      "v2/images/" + Samples.centOS,
      "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
  }

  private func server(_ identity: TestAuthority.Identity) async throws -> TLSServer {
    try await TLSServer(identity, answersIn: answers.path)
  }

  private func show(
    _ server: TLSServer, at host: Host, _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> Command.Outcome {
    let url = "https://127.0.0.1:\(server.port)"
    let words = ["show", Samples.centOS, "-f", "name", "-o", "value", "--endpoint", url, "--timeout", "30"]
    return try await host.run(words + arguments, environment: environment)
  }

  @Test func `an authority of one's own is trusted where it is named, by an option or by a variable`() async throws {
    try await Host.with { host in
      let server = try await server(authority.identity("good"))
      let outcomes = [
        try await show(server, at: host, "--cacert", authority.certificate),
        try await show(server, at: host, environment: ["OS_CACERT": authority.certificate]),
        try await show(server, at: host, environment: ["SSL_CERT_FILE": authority.certificate]),
        try await show(server, at: host, "--insecure"),
      ]
      for outcome in outcomes { #expect(outcome.text == "over TLS\n", "\(outcome.talk)") }
    }
  }

  @Test(arguments: ["expired", "self-signed", "other host", "unknown authority", "no such file"])
  func `a certificate that can't be trusted is told by what is wrong with it`(what: String) async throws {
    try await Host.with { host in
      let identity =
        switch what {
        case "expired": try await authority.identity("expired", days: -1)
        case "self-signed": try await authority.selfSigned("self")
        case "other host": try await authority.identity("other", alternatives: "DNS:other.example")
        default: try await authority.identity("good")
        }
      let trusted =
        switch what {
        case "unknown authority": try await TestAuthority(name: "Other CA")
        default: authority
        }
      let path = what == "no such file" ? answers.path + "/no-such.pem" : trusted.certificate
      let outcome = try await show(
        server(identity), at: host, "--cacert", path, environment: ["OS_TOKEN": "gAAAAA-a-token-of-somebody"])
      #expect(outcome.status == 5)
      #expect(outcome.text.isEmpty)
      let words =
        switch what {
        case "expired": "has expired"
        case "self-signed": "is self-signed"
        case "other host": "127.0.0.1"
        case "unknown authority": "authority"
        default: path
        }
      #expect(outcome.talk.contains(words), "\(outcome.talk)")
      expectSecret("gAAAAA-a-token-of-somebody", in: outcome)
    }
  }

  @Test func `a browser that verifies nothing says so all the time`() async throws {
    try await Host.with { host in
      let server = try await server(authority.selfSigned("self"))
      let url = "https://127.0.0.1:\(server.port)"
      try await host.inTerminal(["--endpoint", url, "--insecure", Samples.centOS]) { terminal in
        try await waitForAnswer("over TLS", in: terminal)
        #expect(try await terminal.waitFor("unverified TLS")[0].contains("unverified TLS"))
        try await quit(terminal)
      }
    }
  }

  // MARK: - Proxies

  @Test(arguments: [TunnelServer.Kind.http, .socks5])
  func `a proxy with a user and a password is gone through, and its password shows nowhere`(
    kind: TunnelServer.Kind
  ) async throws {
    try await Host.with { host in
      let password = "pr0xy-passw0rd"
      let server = try await server(authority.identity("good"))
      let proxy = try TunnelServer(kind, to: server.port, credentials: "user:\(password)")
      let scheme = kind == .http ? "http" : "socks5"
      func outcome(_ password: String) async throws -> Command.Outcome {
        let environment = ["HTTPS_PROXY": "\(scheme)://user:\(password)@127.0.0.1:\(proxy.port)", "no_proxy": ""]
        return try await show(server, at: host, "--cacert", authority.certificate, environment: environment)
      }
      let through = try await outcome(password)
      #expect(through.text == "over TLS\n", "\(through.talk)")
      #expect(proxy.requests.count == 1)
      if kind == .socks5 {
        let refused = try await outcome("a-wrong-passw0rd")
        #expect(refused.status == 5)
        #expect(refused.talk.contains("The proxy did not let the request through."))
        expectSecret("a-wrong-passw0rd", in: refused)
      }
      #expect(!through.talk.contains(password))
    }
  }

  @Test func `a proxy that wants a password is told apart from the service`() async throws {
    try await Host.with { host in
      let server = try await server(authority.identity("good"))
      let proxy = try TunnelServer(.http, to: server.port, credentials: "user:password")
      let environment = ["ALL_PROXY": "http://127.0.0.1:\(proxy.port)", "no_proxy": ""]
      let outcome = try await show(server, at: host, "--cacert", authority.certificate, environment: environment)
      #expect(outcome.status == 5)
      #expect(outcome.talk.contains("The proxy did not let the request through."))
      #expect(outcome.talk.contains("407"))
    }
  }
}
