import LoopbackServer
import ImageModel
import Testing

@testable import ImageService

@Suite struct ProxyTests {
  private static let password = "pr0xy-passw0rd"

  private func request(_ url: String, headers: [Request.Header] = []) -> Request {
    Request(url: url, headers: headers, bounds: FetchBounds(timeout: 20))
  }

  // MARK: - Which proxy

  static let choices: [([String: String], String, String?)] = [
    ([:], "https://h", nil), (["https_proxy": "http://a"], "https://h", "http://a"),
    (["HTTPS_PROXY": "http://a"], "https://h", "http://a"), (["HTTPS_PROXY": "http://a"], "http://h", nil),
    (["https_proxy": "http://a", "HTTPS_PROXY": "http://b"], "https://h", "http://a"),
    (["https_proxy": "", "HTTPS_PROXY": "http://b"], "https://h", "http://b"),
    (["http_proxy": "http://a"], "http://h", "http://a"), (["http_proxy": "http://a"], "https://h", nil),
    (["HTTP_PROXY": "http://a"], "http://h", nil), (["HTTP_PROXY": "http://a"], "https://h", nil),
    (["ALL_PROXY": "socks5h://a"], "http://h", "socks5h://a"),
    (["all_proxy": "a:1", "ALL_PROXY": "b:1"], "https://h", "a:1"),
    (["https_proxy": "http://a", "ALL_PROXY": "http://b"], "https://h", "http://a"),
    (["https_proxy": "http://a", "ALL_PROXY": "http://b"], "http://h", "http://b"),
    (["https_proxy": "http://a"], "HTTPS://h", "http://a"),
  ]

  @Test(arguments: choices)
  func `the environment names the proxy, by curl's rules`(variables: [String: String], url: String, proxy: String?) {
    #expect(NetworkEnvironment(variables).proxy(for: url)?.url == proxy)
  }

  /// NO_PROXY, the host asked for, and whether the proxy is passed by. Names below `localhost` are loopback to curl.
  static let exceptions: [(String, String, Bool)] = [
    ("", "localhost", false), ("*", "localhost", true), ("*", "127.0.0.1", true), ("localhost", "localhost", true),
    ("LOCALHOST", "localhost", true), ("localhost", "LocalHost", true), ("localhost", "127.0.0.1", false),
    ("localhost", "ims.cloud.localhost", true), (".localhost", "ims.cloud.localhost", true),
    ("cloud.localhost", "ims.cloud.localhost", true), ("loud.localhost", "ims.cloud.localhost", false),
    ("ims.cloud.localhost", "cloud.localhost", false), ("ocalhost", "localhost", false),
    ("other.example,localhost", "localhost", true), ("other.example , localhost", "localhost", true),
    ("other.example localhost", "localhost", true), ("other.example", "localhost", false),
    ("127.0.0.1", "127.0.0.1", true), ("127.0.0.0/8", "127.0.0.1", true), ("127.0.0.0/31", "127.0.0.1", true),
    ("127.0.0.2/31", "127.0.0.1", false), ("10.0.0.0/8", "127.0.0.1", false),
    ("10.0.0.0/8,127.0.0.1/32", "127.0.0.1", true),
    ("localhost:PORT", "localhost", true), ("localhost:1", "localhost", false),
    (".localhost:PORT", "a.localhost", true),
    ("localhost:1,localhost:PORT", "localhost", true), ("127.0.0.1:PORT", "127.0.0.1", true),
  ]

  @Test(arguments: exceptions)
  func `NO_PROXY names who is reached without a proxy`(exceptions: String, host: String, isPassedBy: Bool) async throws
  {
    let proxy = try ScriptedServer(.answer(200, "proxy"))
    let server = try ScriptedServer(.answer(200, "server"))
    let exceptions = exceptions.replacing("PORT", with: String(server.port))
    for variable in ["NO_PROXY", "no_proxy"] {
      let answer = try await answer(
        to: request("http://\(host):\(server.port)/"), environment: ["http_proxy": proxy.url, variable: exceptions])
      #expect(String(decoding: answer.body, as: UTF8.self) == (isPassedBy ? "server" : "proxy"))
    }
    #expect(server.requests.count == (isPassedBy ? 2 : 0))
  }

  @Test(arguments: [
    ("::1,[::1]:80", "http://[::1]/", "::1,[::1]"), ("h:443", "https://h", "h"), ("h:443", "http://h", ""),
    ("h:80", "http://h/path:443", "h"), ("h:8774", "HTTPS://h:8774?q", "h"), ("h:x", "http://h", "h:x"),
  ])
  func `a port in NO_PROXY stands for that port alone`(exceptions: String, url: String, forURL: String) {
    #expect(NetworkEnvironment(["NO_PROXY": exceptions]).exceptions(for: url) == forURL)
  }

  // MARK: - Through a proxy

  @Test func `plain http is asked of the proxy, its password with it`() async throws {
    let proxy = try ScriptedServer(.answer(200, "proxy"))
    let address = "http://user:\(Self.password)@127.0.0.1:\(proxy.port)"
    let token = try Secret("gAAAAtoken")
    _ = try await answer(
      to: request("http://ims.example/v2", headers: [.token(token)]), environment: ["http_proxy": address])
    let asked = try #require(proxy.requests.first)
    #expect(asked.target == "http://ims.example/v2")
    #expect(asked[header: "Proxy-Authorization"]?.hasPrefix("Basic ") == true)
  }

  @Test(
    .enabled(if: TestAuthority.isPossible, "needs the openssl command"),
    arguments: [TunnelServer.Kind.http, .socks5], [nil, "user:" + password])
  func `https goes through a tunnel`(kind: TunnelServer.Kind, credentials: String?) async throws {
    let authority = try await TestAuthority()
    let server = try await TLSServer(authority.identity("good", alternatives: "DNS:ims.example"))
    let proxy = try TunnelServer(kind, to: server.port, credentials: credentials)
    let scheme = kind == .http ? "http" : "socks5h"
    let address = "\(scheme)://" + (credentials.map { $0 + "@" } ?? "") + "127.0.0.1:\(proxy.port)"
    let token = try Secret("gAAAAtoken")
    var request = request("https://ims.example/v2", headers: [.token(token)])
    request.tls.authorities = authority.certificate
    let answer = try await answer(to: request, environment: ["HTTPS_PROXY": address])
    #expect(answer.status == 200)
    #expect(answer[header: "X-Request-Id"] == nil)
    let asked = try #require(proxy.requests.first)
    #expect(asked.target == (kind == .http ? "ims.example:443" : "ims.example"))
    #expect((asked.credentials != nil) == (credentials != nil))
    if kind == .socks5 { #expect(asked.credentials == credentials) }
  }

  @Test func `plain http goes through a SOCKS proxy, too`() async throws {
    let server = try ScriptedServer(.answer(200, "server"))
    let proxy = try TunnelServer(.socks5, to: server.port, credentials: "user:p@ss:word")
    let address = "socks5h://user:p%40ss%3Aword@127.0.0.1:\(proxy.port)"
    let answer = try await answer(to: request("http://ims.example/v2"), environment: ["ALL_PROXY": address])
    #expect(String(decoding: answer.body, as: UTF8.self) == "server")
    #expect(server.requests.first?.target == "/v2")
    #expect(proxy.requests == [TunnelServer.Ask(target: "ims.example", credentials: "user:p@ss:word")])
  }

  // MARK: - A proxy that won't

  /// What a proxy answers to CONNECT, and what is made of it.
  static let refusals: [([Step], ProxyProblem)] = [
    ([.answer(403, "no")], .refused(status: 403)),
    ([.answer(407, headers: ["Proxy-Authenticate: Basic realm=x"])], .notAuthenticated),
    ([.answer(502)], .noWay(status: 502)), ([.answer(503)], .noWay(status: 503)),
    ([.answer(301, headers: ["Location: http://login"])], .refused(status: 301)),
    ([.close], .closedEarly),
  ]

  @Test(arguments: refusals)
  func `a proxy's refusal is not taken for the service's`(steps: [Step], problem: ProxyProblem) async throws {
    let proxy = try ScriptedServer { _ in steps }
    let address = "http://user:\(Self.password)@127.0.0.1:\(proxy.port)"
    let token = try Secret("gAAAAtoken")
    let failure = try await transportFailure(
      of: request("https://ims.example/", headers: [.token(token)]), environment: ["https_proxy": address])
    #expect(failure.kind == .proxy(problem))
    #expect(failure.partial == nil)
    #expect(failure.words?.hasPrefix(problem.words) == true)
    #expect(proxy.requests.allSatisfy { $0.method == "CONNECT" && !$0.text.contains("gAAAAtoken") })
    expectNoPassword(in: failure)
  }

  @Test(
    arguments: [
      (1, .refused(status: nil)), (2, .refused(status: nil)), (3, .noWay(status: nil)), (4, .noWay(status: nil)),
      (5, .noWay(status: nil)),
    ] as [(UInt8, ProxyProblem)])
  func `a SOCKS proxy says whether it won't or can't`(reply: UInt8, problem: ProxyProblem) async throws {
    let proxy = try TunnelServer(.socks5, to: 1, reply: reply)
    let failure = try await transportFailure(
      of: request("http://ims.example/"), environment: ["ALL_PROXY": "socks5h://127.0.0.1:\(proxy.port)"])
    #expect(failure.kind == .proxy(problem))
  }

  @Test(arguments: ["user:wrong-\(password)@", ""])
  func `a SOCKS proxy's password is told apart`(credentials: String) async throws {
    let proxy = try TunnelServer(.socks5, to: 1, credentials: "user:right")
    let failure = try await transportFailure(
      of: request("http://ims.example/"), environment: ["ALL_PROXY": "socks5h://\(credentials)127.0.0.1:\(proxy.port)"])
    #expect(failure.kind == .proxy(.notAuthenticated))
    expectNoPassword(in: failure)
  }

  @Test func `407 to plain http is the proxy's, too`() async throws {
    let proxy = try ScriptedServer(.answer(407, "log in", headers: ["Proxy-Authenticate: Basic realm=x"]))
    let failure = try await transportFailure(of: request("http://ims.example/"), environment: ["http_proxy": proxy.url])
    #expect(failure.kind == .proxy(.notAuthenticated))
    #expect(failure.partial == nil)
  }

  @Test func `a proxy that nobody finds is not the service`() async throws {
    let unknown = try await transportFailure(
      of: request("http://127.0.0.1:1/"),
      environment: ["http_proxy": "http://u:\(Self.password)@no-such-proxy.invalid:3128"])
    #expect(unknown.kind == .proxy(.unresolved))
    #expect(unknown.words?.contains("no-such-proxy.invalid") == true)
    expectNoPassword(in: unknown)

    let port = try LoopbackSocket.closedPort()
    let closed = try await transportFailure(
      of: request("https://ims.example/"), environment: ["https_proxy": "http://u:\(Self.password)@127.0.0.1:\(port)"])
    #expect(closed.kind == .proxy(.unreachable))
    expectNoPassword(in: closed)
  }

  @Test func `a service that nobody finds is not the proxy`() async throws {
    let port = try LoopbackSocket.closedPort()
    let environment = ["http_proxy": "http://127.0.0.1:\(try LoopbackSocket.closedPort())", "NO_PROXY": "127.0.0.1"]
    #expect(
      try await transportFailure(of: request("http://127.0.0.1:\(port)/"), environment: environment).kind == .refused)
  }

  @Test(arguments: [
    "gopher://user:\(password)@127.0.0.1:1", "http://user:\(password)@[nonsense",
    "http://user:\(password)@127.0.0.1:99999",
  ])
  func `an address that is no proxy's is said to be none, without its password`(address: String) async throws {
    let failure = try await transportFailure(of: request("http://ims.example/"), environment: ["http_proxy": address])
    #expect(failure.kind == .proxy(.badAddress))
    expectNoPassword(in: failure)
  }

  @Test func `a refusal is a failure of its own kind, with the status of not being reached`() async throws {
    let proxy = try ScriptedServer(.answer(403, "no"))
    let address = "http://user:\(Self.password)@127.0.0.1:\(proxy.port)"
    let failure = try await transportFailure(of: request("https://ims.example/"), environment: ["https_proxy": address])
    let told = AnswerReader(bounds: .standard, secrets: []).failure(failure)
    #expect(told.kind == .proxyRefused)
    #expect(told.exitStatus == .notReached)
    #expect(told.message?.text.hasPrefix("The proxy refuses to connect to the service (403): ") == true)
    #expect(told.status == nil)
  }

  @Test func `nothing that prints a proxy gives its password away`() {
    for text in ["http://u:\(Self.password)@h:1/", "u:\(Self.password)@h:1", "socks5h://u:\(Self.password)@[::1]:1"] {
      let proxy = Proxy(text)
      var shown = "\(proxy) \(proxy.address) \(proxy.hidden(in: "can't read '\(text)'"))"
      dump(NetworkEnvironment(["https_proxy": text, "ALL_PROXY": text]), to: &shown)
      #expect(!shown.contains(Self.password))
      #expect(proxy.place.port == 1)
    }
  }

  private func expectNoPassword(in failure: TransportFailure, sourceLocation: SourceLocation = #_sourceLocation) {
    var shown = "\(failure)"
    dump(failure, to: &shown)
    #expect(!shown.contains(Self.password), sourceLocation: sourceLocation)
  }
}
