import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

/// TLS and proxies on the way.
@Suite(.enabled(if: TestAuthority.isPossible, "needs the openssl command"), .timeLimit(.minutes(5)))
struct CheckupOfTLSTests {
  private let authority: TestAuthority

  init() async throws { authority = try await TestAuthority() }

  private func secure(_ server: TLSServer, verifies: Bool = true) throws -> CloudConfiguration {
    var cloud = try cloud(at: server.url, .token(Secret("gAAAA-a-ready-token")))
    cloud.tls.authorities = verifies ? authority.certificate : nil
    cloud.tls.verifiesPeer = verifies
    return cloud
  }

  @Test func `a certificate that is trusted is told with who signed it, and until when`() async throws {
    let server = try await TLSServer(authority.identity("good"))
    let steps = try await steps(secure(server))
    #expect(steps.signs.hasPrefix("+name +connection +tls +token "))
    let words = try steps.step(.tls).statement.text
    #expect(
      words.wholeMatch(of: /verified: .*good, signed by .*Test CA, until 2[-0-9]+ [0-9:]+ UTC/) != nil, "\(words)")
    #expect(try steps.step(.tls).milliseconds != nil)
  }

  @Test(arguments: [
    ("expired", "has expired"), ("self", "self-signed"), ("other", "for another host name"),
    ("good", "an authority that is not trusted"),
  ])
  func `one that is not trusted is told with the reason, and what stands in it`(name: String, reason: String)
    async throws
  {
    let stranger = try await TestAuthority(name: "Other CA")
    let identity =
      switch name {
      case "expired": try await authority.identity(name, days: -1)
      case "self": try await authority.selfSigned(name)
      case "other": try await authority.identity(name, alternatives: "DNS:other.example")
      default: try await stranger.identity(name)
      }
    let server = try await TLSServer(identity)
    withExtendedLifetime(stranger) {}
    let steps = try await steps(secure(server))
    #expect(steps.signs == "+name +connection -tls +token .clock .image")
    #expect(steps.exitStatus == .notReached)
    let tls = try steps.step(.tls)
    #expect(tls.statement == FetchFailure(.tls).headline)
    #expect(tls.details.count == 2)
    #expect(try steps.step(.connection).milliseconds != nil)
    #expect(tls.details.first?.text.contains(reason) == true, "\(tls.details)")
    #expect(tls.details.last?.text.contains("CN") == true && tls.details.last?.text.contains(name) == true)
  }

  @Test func `one that nobody looks at is marked`() async throws {
    let server = try await TLSServer(authority.selfSigned("self"))
    let steps = try await steps(secure(server, verifies: false))
    #expect(steps.signs.hasPrefix("+name +connection !tls "))
    #expect(try steps.step(.tls).statement.text.hasPrefix("not verified: "))
  }

  @Test func `a proxy that leads there is a step of its own`() async throws {
    let server = try await TLSServer(authority.identity("good", alternatives: "DNS:ims.example"))
    for kind in [TunnelServer.Kind.http, .socks5] {
      let proxy = try TunnelServer(kind, to: server.port)
      var cloud = try cloud(at: "https://ims.example")
      cloud.tls.authorities = authority.certificate
      let scheme = kind == .http ? "http" : "socks5h"
      let steps = try await steps(
        cloud, environment: ["HTTPS_PROXY": "\(scheme)://user:pr0xy-passw0rd@127.0.0.1:\(proxy.port)"])
      #expect(steps.signs.hasPrefix("+name +connection +proxy +tls "))
      #expect(try steps.step(.proxy).statement.text == "\(scheme)://127.0.0.1:\(proxy.port)")
      #expect(!"\(steps)".contains("pr0xy"))
    }
  }

  @Test func `what asks for a certificate without trust has nothing in it to lose`() throws {
    var request = Request(
      method: .post, url: "https://h:5000/v3/auth/tokens", headers: [.token(try Secret("token"))],
      body: Request.Body("password".utf8))
    request.tls.certificate = "/client.pem"
    let bare = Request.untrusting(request)
    #expect(bare.url == "https://h:5000/")
    #expect(bare.method == .get && bare.headers.isEmpty && bare.body == nil && bare.tls.certificate == nil)
  }
}

@Suite(.timeLimit(.minutes(5))) struct CheckupOfProxiesTests {
  private static let password = "pr0xy-passw0rd"

  private func steps(throughPort port: UInt16) async throws -> [CheckStep] {
    try await ImageServiceTests.steps(
      cloud(at: "https://ims.example"), environment: ["HTTPS_PROXY": "http://user:\(Self.password)@127.0.0.1:\(port)"])
  }

  /// What a proxy answers to CONNECT, and its words.
  static let refusals: [(Step, ProxyProblem)] = [
    (.answer(403, "no"), .refused(status: 403)), (.answer(407), .notAuthenticated),
    (.answer(502), .noWay(status: 502)), (.close, .closedEarly),
  ]

  @Test(arguments: refusals)
  func `a proxy's refusal is told apart`(answer: Step, problem: ProxyProblem) async throws {
    let proxy = try ScriptedServer { _ in [answer] }
    let steps = try await steps(throughPort: proxy.port)
    #expect(steps.signs == "+name +connection -proxy .tls .clock .image")
    let step = try steps.step(.proxy)
    #expect(step.statement == FetchFailure(.proxyRefused).headline)
    #expect(step.details.first?.text.hasPrefix(problem.words) == true)
    #expect(!"\(steps)".contains(Self.password))
  }

  @Test func `a proxy that isn't there is told by its connection`() async throws {
    let steps = try await steps(throughPort: LoopbackSocket.closedPort())
    #expect(steps.signs == "+name -connection .proxy .tls .clock .image")
    #expect(try steps.step(.connection).details.first?.text.hasPrefix(ProxyProblem.unreachable.words) == true)
  }

  @Test func `a proxy without a name is told by it`() async throws {
    let steps = try await ImageServiceTests.steps(
      cloud(at: "http://ims.example"), environment: ["http_proxy": "http://no-such-proxy.invalid:3128"])
    #expect(steps.signs == "-name .connection .proxy .clock .image")
  }
}
