public import ImageModel

/// How an operator proves to a cloud who they are. Each way is a case; `CredentialSources` says where they are found.
public enum Credentials: Hashable, Sendable {
  case none
  /// A token that is ready to be sent.
  case token(Secret)
  /// Requests signed with an access key (SDK-HMAC-SHA256).
  case accessKey(AccessKey)
  /// A token asked from Keystone v3, or Huawei's IAM, which speaks the same.
  case keystone(KeystoneLogin)
  /// Requests signed with the temporary access key of an agency, which the identity service gives to the key of `base`.
  case agency(Agency, base: AccessKey, identity: Endpoint)
  /// Requests signed with the temporary access key of the cloud server this runs on.
  case metadata
}

/// A Huawei Cloud access key.
public struct AccessKey: Hashable, Sendable {
  /// The AK: not secret, but no business of others.
  public var id: String
  /// The SK.
  public var secret: Secret
  /// Goes with temporary keys.
  public var securityToken: Secret?
  /// The project that is asked about; nil: asked from IAM for the region.
  public var projectID: String?
  public var domainID: String?
  /// Where IAM answers; nil: the region's own.
  public var iamEndpoint: Endpoint?

  public init(
    id: String, secret: Secret, securityToken: Secret? = nil, projectID: String? = nil, domainID: String? = nil,
    iamEndpoint: Endpoint? = nil
  ) {
    self.id = id
    self.secret = secret
    self.securityToken = securityToken
    self.projectID = projectID
    self.domainID = domainID
    self.iamEndpoint = iamEndpoint
  }
}

/// What is asked of Keystone v3 for a token: who, and for which project.
public struct KeystoneLogin: Hashable, Sendable {
  /// Something that Keystone knows by its id, or by its name within a domain.
  public struct Name: Hashable, Sendable {
    public var id: String?
    public var name: String?
    /// The domain of the name.
    public var domainID: String?
    public var domainName: String?

    public init(id: String? = nil, name: String? = nil, domainID: String? = nil, domainName: String? = nil) {
      self.id = id
      self.name = name
      self.domainID = domainID
      self.domainName = domainName
    }
  }

  public enum Method: Hashable, Sendable {
    case password(user: Name, Secret)
    /// The credential by its id, or by its name with the user it belongs to.
    case applicationCredential(Name, user: Name?, Secret)
    /// A token that is exchanged for one of the scope.
    case token(Secret)
    /// Huawei: the role of an agency in another account, taken with the token of `base`.
    indirect case agency(Agency, base: Method)
  }

  public enum Scope: Hashable, Sendable {
    case unscoped
    case project(Name)
    case domain(Name)
  }

  /// The root of Keystone, with or without `/v3`.
  public var authURL: Endpoint
  public var method: Method
  public var scope: Scope

  public init(authURL: Endpoint, method: Method, scope: Scope) {
    self.authURL = authURL
    self.method = method
    self.scope = scope
  }
}

/// Whom a connection trusts, and as whom it shows itself.
public struct TLSOptions: Hashable, Sendable {
  /// False takes any certificate: possible, and always visible on the screen.
  public var verifiesPeer = true
  /// A file of CA certificates in PEM; nil: the host's own.
  public var authorities: String?
  /// The client's certificate and key, files in PEM.
  public var certificate: String?
  public var key: String?

  public init() {}
}

/// A cloud as it was configured: where to ask, as whom, and what was found on the way to knowing it.
public struct CloudConfiguration: Hashable, Sendable {
  /// Where the image service is.
  public enum Place: Hashable, Sendable {
    case endpoint(Endpoint)
    /// Huawei Cloud IMS in a region.
    case region(String)
    /// The image endpoint of Keystone's catalogue.
    case catalogue(region: String?, interface: String)
    /// Nothing says where.
    case unknown
  }

  /// What a source had to say, for `doctor`: never a secret.
  public struct Finding: Hashable, Sendable {
    /// Where: an option, an environment variable, a file with its line.
    public var source: PrintableText
    public var statement: PrintableText
    public var isProblem: Bool

    public init(source: PrintableText, statement: PrintableText, isProblem: Bool = false) {
      self.source = source
      self.statement = statement
      self.isProblem = isProblem
    }
  }

  /// The cloud's name in clouds.yaml, or that of the source, such as `environment`.
  public var name: PrintableText
  public var credentials: Credentials
  public var place: Place
  /// The region, where one is named.
  public var region: String?
  public var tls: TLSOptions
  public var findings: [Finding]
  /// Where the credentials are from; nil where there are none.
  public internal(set) var source: CredentialSource?

  public init(
    name: PrintableText, credentials: Credentials = .none, place: Place = .unknown, region: String? = nil,
    tls: TLSOptions = TLSOptions(), findings: [Finding] = []
  ) {
    self.name = name
    self.credentials = credentials
    self.place = place
    self.region = region
    self.tls = tls
    self.findings = findings
  }
}
