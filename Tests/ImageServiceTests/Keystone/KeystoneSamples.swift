import ImageModel

@testable import ImageService

/// Logins, and answers as a real Keystone gives them.
enum KeystoneSamples {
  static let password = "correct-horse-battery"
  static let tokenText = "gAAAAABlc2VjcmV0LXRva2VuLW9mLWtleXN0b25l"

  static func login(
    at url: String = "http://127.0.0.1:5000", _ method: KeystoneLogin.Method? = nil,
    scope: KeystoneLogin.Scope = .project(KeystoneLogin.Name(name: "demo", domainName: "Default"))
  ) throws -> KeystoneLogin {
    let user = KeystoneLogin.Name(name: "demo", domainName: "Default")
    return try KeystoneLogin(
      authURL: Endpoint(url), method: method ?? .password(user: user, Secret(password)), scope: scope)
  }

  static let catalogue = """
    [{"type": "identity", "name": "keystone", "id": "1", "endpoints": [
      {"id": "a", "interface": "public", "region_id": "RegionOne", "region": "RegionOne", "url": "http://k/v3"}]},
     {"type": "image", "name": "glance", "id": "2", "endpoints": [
      {"id": "b", "interface": "admin", "region_id": "RegionOne", "region": "RegionOne", "url": "http://admin:9292"},
      {"id": "c", "interface": "public", "region_id": "RegionOne", "region": "RegionOne", "url": "http://one:9292"},
      {"id": "d", "interface": "internal", "region_id": "RegionTwo", "region": "RegionTwo", "url": "http://in:9292/v2/"},
      {"id": "e", "interface": "public", "region_id": "RegionTwo", "region": "RegionTwo", "url": "http://two:9292/v2"}]}]
    """

  /// The body of 201: for a project, unless `isScoped` is false.
  static func body(
    isScoped: Bool = true, issued: String = "2026-11-23T12:00:00.000000Z",
    expires: String = "2026-11-23T13:00:00.000000Z"
  ) -> String {
    let scope = """
      , "project": {"domain": {"id": "default", "name": "Default"}, "id": "p1d", "name": "demo"},
      "is_domain": false, "roles": [{"id": "r", "name": "member"}], "catalog": \(catalogue)
      """
    return """
      {"token": {"methods": ["password"], "user": {"domain": {"id": "default", "name": "Default"}, "id": "u",
      "name": "demo", "password_expires_at": null}, "audit_ids": ["x"], "expires_at": "\(expires)",
      "issued_at": "\(issued)"\(isScoped ? scope : "")}}
      """
  }

  static func answer(_ status: Int, _ body: String, token: String? = tokenText) -> Answer {
    let token = token.map { [Answer.Header(name: "x-subject-token", value: $0)] } ?? []
    return Answer(
      status: status, headers: token + [Answer.Header(name: "X-Openstack-Request-Id", value: "req-1")],
      body: Array(body.utf8))
  }

  static let unauthorized =
    #"{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}"#
}
