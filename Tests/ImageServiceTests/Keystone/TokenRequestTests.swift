import CustomDump
import ImageModel
import Testing

@testable import ImageService

@Suite struct TokenRequestTests {
  typealias Name = KeystoneLogin.Name

  private static func secret(_ text: String) throws -> Secret { try Secret(text) }

  static let bodies: [(KeystoneLogin.Method, KeystoneLogin.Scope, String)] = {
    guard let secret = try? Secret("s\"ecret") else { return [] }
    let byName = Name(name: "demo", domainName: "Default")
    let password =
      #""identity":{"methods":["password"],"password":{"user":{"name":"demo","domain":{"name":"Default"},"password":"s\"ecret"}}}"#
    return [
      (
        .password(user: byName, secret), .project(Name(name: "cn-north-4", domainID: "d1")),
        #"{"auth":{\#(password),"scope":{"project":{"name":"cn-north-4","domain":{"id":"d1"}}}}}"#
      ),
      (
        .password(user: byName, secret), .project(Name(id: "p1")),
        #"{"auth":{\#(password),"scope":{"project":{"id":"p1"}}}}"#
      ),
      (
        .password(user: byName, secret), .project(Name(name: "cn-north-4")),
        #"{"auth":{\#(password),"scope":{"project":{"name":"cn-north-4"}}}}"#
      ),
      (.password(user: byName, secret), .unscoped, #"{"auth":{\#(password)}}"#),
      (
        .password(user: byName, secret), .domain(Name(name: "Default")),
        #"{"auth":{\#(password),"scope":{"domain":{"name":"Default"}}}}"#
      ),
      (
        .password(user: Name(id: "u1", name: "ignored", domainName: "ignored"), secret), .unscoped,
        #"{"auth":{"identity":{"methods":["password"],"password":{"user":{"id":"u1","password":"s\"ecret"}}}}}"#
      ),
      (
        .applicationCredential(Name(id: "ac1"), user: byName, secret), .project(Name(id: "p1")),
        #"{"auth":{"identity":{"methods":["application_credential"],"application_credential":{"id":"ac1","secret":"s\"ecret"}}}}"#
      ),
      (
        .applicationCredential(Name(name: "lab"), user: byName, secret), .unscoped,
        #"{"auth":{"identity":{"methods":["application_credential"],"application_credential":{"name":"lab","user":{"name":"demo","domain":{"name":"Default"}},"secret":"s\"ecret"}}}}"#
      ),
      (
        .token(secret), .project(Name(id: "p1")),
        #"{"auth":{"identity":{"methods":["token"],"token":{"id":"s\"ecret"}},"scope":{"project":{"id":"p1"}}}}"#
      ),
      (
        .agency(Agency(name: "readers", domainName: "other"), base: .token(secret)), .project(Name(name: "cn-north-4")),
        #"{"auth":{"identity":{"methods":["assume_role"],"assume_role":{"domain_name":"other","agency_name":"readers"}},"scope":{"project":{"name":"cn-north-4"}}}}"#
      ),
    ]
  }()

  @Test func `every way to log in has a body`() { #expect(Self.bodies.count == 10) }

  @Test(arguments: bodies)
  func `a login is asked for as Keystone reads it`(
    method: KeystoneLogin.Method, scope: KeystoneLogin.Scope, body: String
  )
    throws
  {
    let request = try TokenRequest(method: method, scope: scope)
      .request(to: Endpoint("https://k"), bounds: .standard, tls: TLSOptions())
    expectNoDifference(String(decoding: request.body?.bytes ?? [], as: UTF8.self), body)
    #expect(request.method == .post)
    expectNoDifference(
      request.headers,
      [Request.Header("Content-Type", "application/json"), Request.Header("Accept", "application/json")])
    var shown = "\(request) \(method)"
    dump(request, to: &shown)
    #expect(!shown.contains("ecret\""))
  }

  @Test(arguments: [
    ("http://127.0.0.1:5000", "http://127.0.0.1:5000/v3/auth/tokens"),
    ("http://127.0.0.1:5000/v3", "http://127.0.0.1:5000/v3/auth/tokens"),
    ("http://127.0.0.1:5000/v3/", "http://127.0.0.1:5000/v3/auth/tokens"),
    ("http://127.0.0.1:5000/v2.0", "http://127.0.0.1:5000/v3/auth/tokens"),
    ("https://cloud/identity", "https://cloud/identity/v3/auth/tokens"),
    ("https://cloud/identity/v3", "https://cloud/identity/v3/auth/tokens"),
  ])
  func `an address with or without a version leads to the same place`(authURL: String, tokensURL: String) throws {
    let request = try TokenRequest(KeystoneSamples.login(at: authURL))
      .request(to: Endpoint(authURL), bounds: .standard, tls: TLSOptions())
    #expect(request.url == tokensURL)
  }

  @Test func `a role is taken with a token for the user's own domain`() throws {
    let secret = try Secret("password")
    let base = KeystoneLogin.Method.password(user: Name(name: "demo", domainName: "account"), secret)
    let request = TokenRequest(
      method: .agency(Agency(name: "readers", domainName: "other"), base: base),
      scope: .project(Name(name: "cn-north-4"))
    )
    #expect(request.base == TokenRequest(method: base, scope: .domain(Name(name: "account"))))
    #expect(request.readyBase == nil)
    #expect(request.secrets == [secret])
  }

  @Test func `a role is taken with a token that is at hand`() throws {
    let token = try Secret(KeystoneSamples.tokenText)
    let request = TokenRequest(
      method: .agency(Agency(name: "readers", domainName: "other"), base: .token(token)), scope: .unscoped)
    #expect(request.base == nil)
    #expect(request.readyBase == token)
    let post = try request.request(to: Endpoint("https://k"), bearer: token, bounds: .standard, tls: TLSOptions())
    #expect(post.headers.last == .token(token))
  }
}
