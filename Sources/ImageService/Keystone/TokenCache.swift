import FoundationEssentials
import ImageModel

/// Tokens, and ids of projects, that are kept for the next program: a file each, in a folder that only its owner reads.
///
/// A file's name is the SHA-256 of what tells one login from another; no secret goes into it. What is missing, damaged or
/// used up is a miss, and a miss costs one request.
///
/// A token must not outlive the password that it was asked for with, else a wrong password would work until the token ends.
/// So a `LoginCheck` is kept beside it: 16 bits of a digest of the login's secrets under the token. They tell a changed
/// secret with 99.998 %, and who reads the file, and so has the token anyway, next to nothing: one wrong password in 65 536
/// has the same ones.
struct TokenCache: Hashable, Sendable {
  private let folder: PrivateFolder

  /// - Parameter folder: an absolute path; it is made when something is first kept.
  init(folder: String) { self.folder = PrivateFolder(path: folder) }

  /// The token of a login, while it is of use. One that was asked for with another secret is forgotten.
  func token(for login: KeystoneLogin, at now: Date) -> Token? {
    guard let name = login.cacheName, let bytes = folder.contents(of: name),
      let document = try? JSONValue(parsing: bytes), let token = Token(document: document)
    else { return nil }
    guard LoginCheck(document: document) == LoginCheck(of: login, token.secret) else {
      folder.remove(name)
      return nil
    }
    return token.isUsable(at: now) ? token : nil
  }

  /// Keeps a token, unless it is that of a login by token: nothing but a secret would tell that login from another.
  func keep(_ token: Token, for login: KeystoneLogin) {
    guard let name = login.cacheName else { return }
    let check = ("check", JSONValue.number(JSONNumber(LoginCheck(of: login, token.secret).value)))
    folder.put(Array(JSONValue.object(token.members + [check]).written().utf8), as: name)
  }

  /// Forgets a token that the service has refused, unless another program has kept a new one meanwhile.
  func drop(_ token: Secret, for login: KeystoneLogin) {
    guard let name = login.cacheName, let bytes = folder.contents(of: name) else { return }
    if let kept = (try? JSONValue(parsing: bytes)).flatMap(Token.init(document:)), kept.secret != token { return }
    folder.remove(name)
  }

  /// The id of the project that an access key has for a region.
  func projectID(accessKey: String, region: String) -> String? {
    guard let bytes = folder.contents(of: Self.name("project", accessKey, region)) else { return nil }
    return (try? JSONValue(parsing: bytes))?.object?["project_id"]?.string
  }

  func keep(projectID: String, accessKey: String, region: String) {
    let document: JSONValue = ["project_id": .string(JSONString(projectID))]
    folder.put(Array(document.written().utf8), as: Self.name("project", accessKey, region))
  }

  /// One name for these parts and no others: their lengths go in with them, as a JSON array.
  fileprivate static func name(_ parts: String?...) -> String {
    let document = JSONValue.array(parts.map { $0.map { .string(JSONString($0)) } ?? .null })
    return SHA256.digest(Array(document.written().utf8)).hex + ".json"
  }
}

extension KeystoneLogin {
  /// Nil where no name can be made of it without a secret.
  fileprivate var cacheName: String? {
    guard let identity = method.identity else { return nil }
    let scope: String? =
      switch scope {
      case .unscoped: nil
      case .project(let name): "project" + name.identity
      case .domain(let name): "domain" + name.identity
      }
    return TokenCache.name("token", authURL.url, identity, scope)
  }
}

extension KeystoneLogin.Method {
  fileprivate var identity: String? {
    switch self {
    case .password(let user, _): "password" + user.identity
    case .applicationCredential(let credential, let user, _):
      "application_credential" + credential.identity + (user?.identity ?? "")
    case .token: nil
    case .agency(let agency, let base):
      base.identity.map { "agency" + agency.document.written() + $0 }
    }
  }
}

extension KeystoneLogin.Name {
  fileprivate var identity: String {
    JSONValue.array([id, name, domainID, domainName].map { $0.map { .string(JSONString($0)) } ?? .null }).written()
  }
}

/// Tells whether a login still has the secrets that a token was asked for with: the first 16 bits of the HMAC-SHA256 of the
/// secrets, with the token for a key.
private struct LoginCheck: Hashable {
  let value: Int

  init(of login: KeystoneLogin, _ token: Secret) {
    let secrets = JSONValue.array(TokenRequest(login).secrets.map { .string(JSONString($0.text)) })
    let digest = HMAC.code(of: Array(secrets.written().utf8), key: Array(token.text.utf8))
    value = digest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
  }

  /// Nil for a file of before there were checks.
  init?(document: JSONValue) {
    guard case .number(let number) = document.object?["check"], let value = number.integer else { return nil }
    self.value = Int(value)
  }
}

// MARK: - A token as a document

extension Token {
  /// Of the catalogue only what is of use here is kept.
  fileprivate var members: [(String, JSONValue)] {
    [
      ("token", .string(JSONString(secret.text))),
      ("received", .number(JSONNumber(Int(received.timeIntervalSince1970)))),
      ("life", life.map { .number(JSONNumber(Int($0.rounded(.down)))) } ?? .null),
      ("project_id", project.map { .string(JSONString($0.id)) } ?? .null),
      ("project_name", project?.name.map { .string(JSONString($0)) } ?? .null),
      ("catalog", catalogue.images.document),
    ]
  }

  fileprivate init?(document: JSONValue) {
    func integer(_ key: String) -> Int64? {
      if case .number(let number) = document.object?[key] { number.integer } else { nil }
    }
    guard let object = document.object, let secret = object["token"]?.string.flatMap({ try? Secret($0) }),
      let received = integer("received"), let life = object["life"], life == .null || integer("life") != nil
    else { return nil }
    self.init(
      secret: secret, received: Date(timeIntervalSince1970: Double(received)), life: integer("life").map(Double.init),
      project: object["project_id"]?.string.map { Project(id: $0, name: object["project_name"]?.string) },
      catalogue: Catalogue(object["catalog"]))
  }
}
