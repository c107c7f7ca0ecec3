import LoopbackServer
import FoundationEssentials
import ImageModel
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@testable import ImageService

@Suite struct TokenCacheTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)
  private let temporary: TemporaryFiles
  private let folder: String
  private let cache: TokenCache

  init() throws {
    temporary = try TemporaryFiles()
    folder = temporary.path + "/state/tokens"
    cache = TokenCache(folder: folder)
  }

  private func token(_ text: String = KeystoneSamples.tokenText, life: Double? = 3600) throws -> Token {
    let catalogue = Catalogue(try JSONValue(parsing: KeystoneSamples.catalogue))
    return try Token(
      secret: Secret(text), received: Self.now, life: life, project: Token.Project(id: "p1", name: "demo"),
      catalogue: catalogue.images)
  }

  private var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder) } }

  private func onlyFile() throws -> String {
    let files = try files
    #expect(files.count == 1)
    return folder + "/" + (try #require(files.first))
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func `a token that is kept is had by the next program`() throws {
    let login = try KeystoneSamples.login()
    #expect(cache.token(for: login, at: Self.now) == nil)
    #expect(!FileManager.default.fileExists(atPath: folder))
    cache.keep(try token(), for: login)
    #expect(try TokenCache(folder: folder).token(for: login, at: Self.now) == token())
    cache.keep(try token("gAAAAnew-token", life: nil), for: login)
    #expect(try cache.token(for: login, at: Self.now) == token("gAAAAnew-token", life: nil))
    _ = try onlyFile()
  }

  @Test func `only its owner can read what is kept`() throws {
    cache.keep(try token(), for: try KeystoneSamples.login())
    #expect(mode(folder) == 0o700)
    #expect(try mode(onlyFile()) == 0o600)
  }

  @Test func `a folder that others can read is closed to them`() throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    cache.keep(try token(), for: try KeystoneSamples.login())
    #expect(mode(folder) == 0o700)
  }

  @Test func `a token is not had beyond its use`() throws {
    let login = try KeystoneSamples.login()
    cache.keep(try token(), for: login)
    #expect(cache.token(for: login, at: Self.now.addingTimeInterval(3500)) != nil)
    #expect(cache.token(for: login, at: Self.now.addingTimeInterval(3550)) == nil)
  }

  @Test func `a refused token is forgotten, but not the one that took its place`() throws {
    let login = try KeystoneSamples.login()
    cache.keep(try token(), for: login)
    cache.drop(try Secret("gAAAAanother"), for: login)
    #expect(cache.token(for: login, at: Self.now) != nil)
    cache.drop(try Secret(KeystoneSamples.tokenText), for: login)
    #expect(try files.isEmpty)
  }

  static let logins: [KeystoneLogin] = {
    func name(_ id: String?, _ name: String? = nil, domain: String? = nil) -> KeystoneLogin.Name {
      KeystoneLogin.Name(id: id, name: name, domainName: domain)
    }
    guard let secret = try? Secret("same-password"), let one = try? Endpoint("http://one"),
      let two = try? Endpoint("http://two")
    else { return [] }
    let scope = KeystoneLogin.Scope.project(name("p"))
    let password = KeystoneLogin.Method.password(user: name("u"), secret)
    return [
      KeystoneLogin(authURL: one, method: password, scope: scope),
      KeystoneLogin(authURL: two, method: password, scope: scope),
      KeystoneLogin(authURL: one, method: .password(user: name(nil, "u"), secret), scope: scope),
      KeystoneLogin(authURL: one, method: .password(user: name(nil, "u", domain: "d"), secret), scope: scope),
      KeystoneLogin(authURL: one, method: password, scope: .domain(name("p"))),
      KeystoneLogin(authURL: one, method: password, scope: .project(name(nil, "p"))),
      KeystoneLogin(authURL: one, method: password, scope: .unscoped),
      KeystoneLogin(authURL: one, method: .applicationCredential(name("u"), user: nil, secret), scope: scope),
      KeystoneLogin(
        authURL: one, method: .applicationCredential(name(nil, "a"), user: name("u"), secret), scope: scope),
      KeystoneLogin(
        authURL: one, method: .applicationCredential(name(nil, "a"), user: name("v"), secret), scope: scope),
      KeystoneLogin(authURL: one, method: .agency(Agency(name: "a", domainName: "d"), base: password), scope: scope),
      KeystoneLogin(authURL: one, method: .agency(Agency(name: "d", domainName: "a"), base: password), scope: scope),
    ]
  }()

  @Test func `each login has a token of its own, under a name without its secret`() throws {
    #expect(Self.logins.count == 12)
    for (number, login) in Self.logins.enumerated() { cache.keep(try token("gAAAA-\(number)"), for: login) }
    #expect(try files.count == Self.logins.count)
    for (number, login) in Self.logins.enumerated() {
      #expect(cache.token(for: login, at: Self.now)?.secret.text == "gAAAA-\(number)")
    }
  }

  static let secretMethods: [@Sendable (String) throws -> KeystoneLogin.Method] = [
    { .password(user: KeystoneLogin.Name(id: "u"), try Secret(password: $0)) },
    { .applicationCredential(KeystoneLogin.Name(id: "c"), user: nil, try Secret(password: $0)) },
    {
      .agency(
        Agency(name: "a", domainName: "d"),
        base: .password(user: KeystoneLogin.Name(id: "u"), try Secret(password: $0)))
    },
  ]

  @Test(arguments: secretMethods.indices)
  func `a token is forgotten with the secret it was asked for with`(index: Int) throws {
    let method = Self.secretMethods[index]
    let right = try KeystoneSamples.login(at: "http://k", method("the right one"))
    cache.keep(try token(), for: right)
    #expect(cache.token(for: right, at: Self.now) != nil)
    let wrong = try KeystoneSamples.login(at: "http://k", method("a wrong one"))
    #expect(cache.token(for: wrong, at: Self.now) == nil)
    #expect(try files.isEmpty)
    #expect(cache.token(for: right, at: Self.now) == nil)
  }

  @Test func `of a secret 16 bits of a digest are kept, which differ with each token`() throws {
    let login = try KeystoneSamples.login()
    func check(_ text: String) throws -> Int64 {
      cache.keep(try token(text), for: login)
      let document = try JSONValue(parsing: Array(Data(contentsOf: URL(filePath: onlyFile()))))
      guard case .number(let number) = document.object?["check"], let check = number.integer else { return -1 }
      return check
    }
    let checks = try (1...20).map { try check("gAAAA-\($0)") }
    #expect(checks.allSatisfy { (0...0xFFFF).contains($0) })
    #expect(Set(checks).count > 15)
  }

  @Test func `a token of before there were checks is a miss`() throws {
    let login = try KeystoneSamples.login()
    cache.keep(try token(), for: login)
    let file = try onlyFile()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let old = text.replacing(/,\s*"check":\s*[0-9]+/, with: "")
    #expect(old != text)
    try Data(old.utf8).write(to: URL(filePath: file))
    #expect(cache.token(for: login, at: Self.now) == nil)
  }

  @Test func `what a token was exchanged for is kept by nobody`() throws {
    let login = try KeystoneSamples.login(.token(Secret("gAAAAbase")))
    cache.keep(try token(), for: login)
    #expect(cache.token(for: login, at: Self.now) == nil)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func `no secret but the token is in the folder`() throws {
    cache.keep(try token(), for: try KeystoneSamples.login())
    let text = try String(contentsOfFile: onlyFile(), encoding: .utf8)
    #expect(text.contains(KeystoneSamples.tokenText))
    #expect(!text.contains(KeystoneSamples.password))
    #expect(try files.allSatisfy { $0.count == 69 && $0.hasSuffix(".json") })
  }

  @Test(arguments: [
    "", "{", "{}", "[]", "\0\0\0", #"{"token": "gAAA"}"#, #"{"token": "gAAA", "received": "x", "life": 5}"#,
    #"{"token": "gA\nAA", "received": 1800000000, "life": 3600}"#,
    #"{"token": "gAAA", "received": 1800000000, "life": "x"}"#,
    String(repeating: "x", count: 2_000_000),
  ])
  func `a damaged entry is a miss, and written over`(text: String) throws {
    let login = try KeystoneSamples.login()
    cache.keep(try token(), for: login)
    try Data(text.utf8).write(to: URL(filePath: onlyFile()))
    #expect(cache.token(for: login, at: Self.now) == nil)
    cache.keep(try token(), for: login)
    #expect(cache.token(for: login, at: Self.now) != nil)
  }

  @Test func `an entry that others could have written is a miss`() throws {
    let login = try KeystoneSamples.login()
    cache.keep(try token(), for: login)
    let file = try onlyFile()
    try FileManager.default.setAttributes([.posixPermissions: 0o660], ofItemAtPath: file)
    #expect(cache.token(for: login, at: Self.now) == nil)
  }

  @Test func `a link is no entry`() throws {
    let login = try KeystoneSamples.login()
    cache.keep(try token(), for: login)
    let file = try onlyFile()
    let elsewhere = temporary.path + "/elsewhere"
    try FileManager.default.moveItem(atPath: file, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: elsewhere)
    #expect(cache.token(for: login, at: Self.now) == nil)
    cache.keep(try token("gAAAAnew-token"), for: login)
    #expect(cache.token(for: login, at: Self.now)?.secret.text == "gAAAAnew-token")
    #expect(try String(contentsOfFile: elsewhere, encoding: .utf8).contains(KeystoneSamples.tokenText))
  }

  @Test func `where nothing can be kept, nothing is, and nothing fails`() throws {
    let file = try temporary.file("file", "")
    let cache = TokenCache(folder: file + "/tokens")
    let login = try KeystoneSamples.login()
    cache.keep(try token(), for: login)
    #expect(cache.token(for: login, at: Self.now) == nil)
    let inFile = TokenCache(folder: file)
    inFile.keep(try token(), for: login)
    #expect(inFile.token(for: login, at: Self.now) == nil)
  }

  @Test func `many who write at once leave a whole entry, and nothing beside it`() async throws {
    let login = try KeystoneSamples.login()
    let folder = folder
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        let tokens = try (0..<20).map { try token("gAAAA-\(writer)-\($0)-" + String(repeating: "x", count: $0 * 500)) }
        group.addTask {
          let cache = TokenCache(folder: folder)
          for token in tokens {
            cache.keep(token, for: login)
            // Once there is one, there always is: the old one, or the new one, whole.
            #expect(cache.token(for: login, at: Self.now) != nil)
          }
        }
      }
      try await group.waitForAll()
    }
    _ = try onlyFile()
  }

  @Test func `a project's id is kept for an access key and a region`() throws {
    cache.keep(projectID: "p-north", accessKey: "AK", region: "cn-north-4")
    cache.keep(projectID: "p-south", accessKey: "AK", region: "cn-south-1")
    let cache = TokenCache(folder: folder)
    #expect(cache.projectID(accessKey: "AK", region: "cn-north-4") == "p-north")
    #expect(cache.projectID(accessKey: "AK", region: "cn-south-1") == "p-south")
    #expect(cache.projectID(accessKey: "AKcn", region: "-north-4") == nil)
    for file in try files { #expect(!file.contains("AK") && !file.contains("north")) }
  }
}
