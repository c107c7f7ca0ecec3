import FoundationEssentials
import ImageModel
import LoopbackServer
import Testing

@testable import ImageService

@Suite struct TokenProviderTests {
  private let temporary: TemporaryFiles
  private let cache: TokenCache
  private let transport: Transport

  init() throws {
    temporary = try TemporaryFiles()
    cache = TokenCache(folder: temporary.path + "/tokens")
    transport = try Transport(environment: NetworkEnvironment([:]))
  }

  /// A Keystone whose n-th token ends in n.
  private static func keystone(before: Gate? = nil, life: String = "2026-11-23T13:00:00Z") throws -> ScriptedServer {
    try ScriptedServer { request in
      (before.map { [.pause($0)] } ?? []) + [
        .answer(
          201, KeystoneSamples.body(issued: "2026-11-23T12:00:00Z", expires: life),
          headers: ["X-Subject-Token: \(KeystoneSamples.tokenText)-\(request.number)"])
      ]
    }
  }

  private func provider(
    _ login: KeystoneLogin, cache: TokenCache? = nil, timeout: Double = 20,
    now: @escaping @Sendable () -> Date = { Date() }
  ) -> TokenProvider {
    TokenProvider(login: login, bounds: FetchBounds(timeout: timeout), cache: cache, now: now) {
      [transport] request throws(TransportFailure) in try await transport.answer(to: request)
    }
  }

  private func failure(
    of provider: TokenProvider, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> TokenFailure {
    try await #require(throws: TokenFailure.self, sourceLocation: sourceLocation) { try await provider.token() }
  }

  @Test func `a token is asked for by POST, and then at hand`() async throws {
    let server = try Self.keystone()
    let provider = try provider(KeystoneSamples.login(at: server.url))
    let token = try await provider.token()
    #expect(token.secret.text == KeystoneSamples.tokenText + "-1")
    #expect(token.project?.name == "demo")
    #expect(try await provider.token() == token)
    #expect(server.requests.count == 1)
    let request = try #require(server.requests.first)
    #expect(request.lines.first == "POST /v3/auth/tokens HTTP/1.1")
    #expect(request[header: "Accept"] == "application/json")
    #expect(request[header: "Content-Type"] == "application/json")
    #expect(request[header: "X-Auth-Token"] == nil)
    #expect(request.bodyText.contains(KeystoneSamples.password))
  }

  @Test func `many who want a token at once share one request`() async throws {
    let gate = Gate()
    let server = try Self.keystone(before: gate)
    let provider = try provider(KeystoneSamples.login(at: server.url))
    let tokens = try await withThrowingTaskGroup(of: Token.self) { group in
      for _ in 1...50 { group.addTask { try await provider.token() } }
      while provider.waiting < 50 { await Task.yield() }
      gate.open()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(tokens.count == 50)
    #expect(Set(tokens).count == 1)
    #expect(server.requests.count == 1)
  }

  @Test func `the next program has the token from the cache`() async throws {
    let server = try Self.keystone()
    let login = try KeystoneSamples.login(at: server.url)
    let token = try await provider(login, cache: cache).token()
    let kept = try await provider(login, cache: cache).token()
    #expect(kept.secret == token.secret)
    #expect(kept.project == token.project)
    #expect(try kept.catalogue.imageEndpoint(region: nil, interface: "public").url == "http://one:9292")
    #expect(server.requests.count == 1)
  }

  @Test func `a refused token is asked for again, once for all`() async throws {
    let server = try Self.keystone()
    let provider = try provider(KeystoneSamples.login(at: server.url), cache: cache)
    let refused = try await provider.token()
    let tokens = try await withThrowingTaskGroup(of: Token.self) { group in
      for _ in 1...20 { group.addTask { try await provider.renewed(replacing: refused) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(tokens.map(\.secret.text)) == [KeystoneSamples.tokenText + "-2"])
    // Who comes late with the old one's refusal gets the new one as well.
    #expect(try await provider.renewed(replacing: refused) == tokens.first)
    #expect(try await provider.token() == tokens.first)
    #expect(server.requests.count == 2)
    let login = try KeystoneSamples.login(at: server.url)
    #expect(cache.token(for: login, at: Date())?.secret == tokens.first?.secret)
  }

  @Test func `a token that another program has renewed is taken`() async throws {
    let server = try Self.keystone()
    let login = try KeystoneSamples.login(at: server.url)
    let (one, other) = (provider(login, cache: cache), provider(login, cache: cache))
    let refused = try await one.token()
    #expect(try await other.token().secret == refused.secret)
    let renewed = try await other.renewed(replacing: refused)
    #expect(try await one.renewed(replacing: refused).secret == renewed.secret)
    #expect(server.requests.count == 2)
  }

  @Test func `a token of 8 seconds is used for its life, and then renewed`() async throws {
    let server = try Self.keystone(life: "2026-11-23T12:00:08Z")
    let login = try KeystoneSamples.login(at: server.url)
    let clock = StoppedClock()
    let provider = provider(login, cache: cache) { clock.now }
    _ = try await provider.token()
    clock.pass(7)
    _ = try await provider.token()
    #expect(server.requests.count == 1)
    clock.pass(1)
    _ = try await provider.token()
    #expect(server.requests.count == 2)
  }

  @Test func `who stops waiting is told at once, and the others still get the token`() async throws {
    let gate = Gate()
    let server = try Self.keystone(before: gate)
    let provider = try provider(KeystoneSamples.login(at: server.url))
    let impatient = Task { try await provider.token() }
    let patient = Task { try await provider.token() }
    while provider.waiting < 2 { await Task.yield() }
    impatient.cancel()
    let failure = await #expect(throws: TokenFailure.self) { try await impatient.value }
    #expect(failure?.kind == .cancelled)
    gate.open()
    #expect(try await patient.value.secret.text.hasSuffix("-1"))
    #expect(server.requests.count == 1)
  }

  @Test func `a request that nobody waits for is aborted, and the next asker has one of their own`() async throws {
    let server = try ScriptedServer { request in
      request.number == 1
        ? [.hang]
        : [.answer(201, KeystoneSamples.body(), headers: ["X-Subject-Token: \(KeystoneSamples.tokenText)"])]
    }
    let provider = try provider(KeystoneSamples.login(at: server.url))
    let asker = Task { try await provider.token() }
    await server.received(1)
    asker.cancel()
    await #expect(throws: TokenFailure.self) { try await asker.value }
    await server.abandoned(1)
    #expect(try await provider.token().secret.text == KeystoneSamples.tokenText)
  }

  @Test func `a failure is not remembered`() async throws {
    let server = try ScriptedServer { request in
      request.number == 1
        ? [.answer(401, KeystoneSamples.unauthorized)]
        : [.answer(201, KeystoneSamples.body(), headers: ["X-Subject-Token: \(KeystoneSamples.tokenText)"])]
    }
    let provider = try provider(KeystoneSamples.login(at: server.url), cache: cache)
    let failure = try await failure(of: provider)
    #expect(failure.kind == .refused)
    #expect(failure.message == "The request you have made requires authentication.")
    #expect(failure.exitStatus == .notAllowed)
    #expect(try await provider.token().secret.text == KeystoneSamples.tokenText)
    #expect(server.requests.count == 2)
  }

  @Test func `a role is taken with a token of the user's`() async throws {
    let server = try Self.keystone()
    let user = KeystoneLogin.Name(name: "demo", domainName: "account")
    let base = KeystoneLogin.Method.password(user: user, try Secret(KeystoneSamples.password))
    let login = try KeystoneSamples.login(
      at: server.url, .agency(Agency(name: "readers", domainName: "other"), base: base))
    #expect(try await provider(login).token().secret.text == KeystoneSamples.tokenText + "-2")
    #expect(server.requests.count == 2)
    #expect(server.requests.first?.bodyText.contains(#""scope":{"domain":{"name":"account"}}"#) == true)
    #expect(server.requests.last?[header: "X-Auth-Token"] == KeystoneSamples.tokenText + "-1")
    #expect(server.requests.last?.bodyText.contains(#""methods":["assume_role"]"#) == true)
    #expect(server.requests.last?.bodyText.contains(KeystoneSamples.password) == false)
  }

  @Test func `a role's service that echoes the user's token does not show it`() async throws {
    let server = try ScriptedServer { request in
      request.number == 1
        ? [.answer(201, KeystoneSamples.body(), headers: ["X-Subject-Token: \(KeystoneSamples.tokenText)"])]
        : [.answer(403, #"{"error": {"message": "not with \#(request[header: "X-Auth-Token"] ?? "")!"}}"#)]
    }
    let base = KeystoneLogin.Method.password(user: KeystoneLogin.Name(id: "u"), try Secret(KeystoneSamples.password))
    let login = try KeystoneSamples.login(
      at: server.url, .agency(Agency(name: "readers", domainName: "other"), base: base))
    let failure = try await failure(of: provider(login))
    #expect(failure.kind == .forbidden)
    #expect(failure.message == "not with ‹hidden›!")
  }

  @Test func `an identity service that nobody finds is said to be so`() async throws {
    let login = try KeystoneSamples.login(at: "http://no-such-host.invalid")
    let unknown = try await failure(of: provider(login, timeout: 60))
    #expect(unknown.kind == .notReached(FetchFailure(.unresolved)))
    #expect(unknown.message?.text.contains("no-such-host.invalid") == true)
    #expect(unknown.exitStatus == .notReached)

    let port = try LoopbackSocket.closedPort()
    let closed = try await failure(of: provider(KeystoneSamples.login(at: "http://127.0.0.1:\(port)")))
    #expect(closed.kind == .notReached(FetchFailure(.refused)))
    // It is none of the image service's doing.
    for failure in [unknown, closed] { #expect(failure.advice.text.contains("OS_AUTH_URL, the cloud's auth_url")) }
  }

  @Test func `an identity service that never answers is given up in time`() async throws {
    let server = try ScriptedServer(.hang)
    let failure = try await failure(of: provider(KeystoneSamples.login(at: server.url), timeout: 0.2))
    #expect(failure.kind == .notReached(FetchFailure(.timedOut(seconds: 0.2))))
  }

  static let troubles: [([Step], TokenFailure.Kind)] = [
    ([.close], .notReached(FetchFailure(.closedEarly))),
    ([.send("SSH-2.0-OpenSSH\r\n"), .close], .notReached(FetchFailure(.notJSON))),
    ([.answer(201, #"{"token": {"#, headers: ["X-Subject-Token: gAAA"])], .notAToken),
    ([.answer(200, "<html><title>Log in</title></html>", type: "text/html")], .notAToken),
    ([.answer(300, #"{"versions": {"values": []}}"#)], .otherStatus),
    ([.send(Step.bytes(503, Array("{".utf8), length: 400)), .close], .serverFailed),
  ]

  @Test(arguments: troubles)
  func `an answer that is no token ends in words`(steps: [Step], kind: TokenFailure.Kind) async throws {
    let server = try ScriptedServer { _ in steps }
    let failure = try await failure(of: provider(KeystoneSamples.login(at: server.url)))
    #expect(failure.kind == kind)
    #expect(!failure.headline.isEmpty && !failure.advice.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test func `nothing that prints a provider, a token or a failure gives a secret away`() async throws {
    let server = try Self.keystone()
    let provider = try provider(KeystoneSamples.login(at: server.url))
    let token = try await provider.token()
    var shown = "\(token) \(String(reflecting: token))"
    dump(token, to: &shown)
    dump(provider, to: &shown)
    #expect(!shown.contains(KeystoneSamples.tokenText))
    #expect(!shown.contains(KeystoneSamples.password))
  }
}
