import ImageModel

/// Why there is no token, or no address or project that should have come with it: what happened, what to say, what to try
/// next, and how a script ends. The counterpart of `FetchFailure` for the identity service.
///
/// The table is `row`: one line a kind.
struct TokenFailure: Error, Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    // The identity service answered with a status that is no success.
    case badRequest
    /// The login is wrong somewhere: Keystone says 401 to a wrong password, user, project and role alike.
    case refused
    /// The same of a token that was to be exchanged: Keystone doesn't know it, or the user has no role in the project.
    case tokenRefused
    case forbidden
    case notFound
    case serverFailed
    case otherStatus

    /// No answer came.
    case notReached(FetchFailure)
    case cancelled

    // What came lacks something.
    case notAToken
    case noCatalogue
    case noImageService
    case noRegion(PrintableText, known: [PrintableText])
    case noInterface(PrintableText, known: [PrintableText])
    case badAddress(PrintableText)
    case notProjects
    case noProject(region: PrintableText)
    case severalProjects(region: PrintableText)

    // Access keys.
    case unsignable
    /// The identity service refused a signature for its time.
    case clockOff(ClockSkew)
    case keyRefused
    case agencyRefused
    /// IAM's answer holds no key.
    case notAKey
    /// Nothing answers where a cloud server has its metadata.
    case noServer(FetchFailure)
    case noServerAgency
    case metadataFailed
    case metadataWithoutKey
  }

  let kind: Kind
  var status: Int?
  /// What the identity service, or the network below it, says of it in its own words.
  var message: PrintableText?
  var code: PrintableText?
  var requestID: PrintableText?

  init(_ kind: Kind, status: Int? = nil, message: PrintableText? = nil) {
    self.kind = kind
    self.status = status
    self.message = message
  }
}

extension TokenFailure {
  /// What happened, as a sentence.
  var headline: PrintableText { row.headline }
  /// What to try, as one or two sentences.
  var advice: PrintableText { row.advice }
  var exitStatus: ExitStatus { row.exitStatus }

  private var row: (headline: PrintableText, advice: PrintableText, exitStatus: ExitStatus) {
    switch kind {
    case .badRequest:
      (
        .init("The identity service does not understand the login (400).", zh: "身份认证服务无法理解登录信息（400）。"),
        .init("Check that user and project are given with their domains.", zh: "请检查用户和项目是否都指定了所属的域。"),
        .notAllowed
      )
    case .refused:
      (
        .init(
          "The identity service does not accept the login (\(status ?? 401)).",
          zh: "身份认证服务不接受登录信息（\(status ?? 401)）。"),
        .init(
          "Check user, password, project and their domains, and the user's role in the project: it doesn't say which is wrong.",
          zh: "请检查用户、密码、项目及其所属的域，以及用户在项目中的角色：服务不会说明是哪一项有误。"),
        .notAllowed
      )
    case .tokenRefused:
      (
        .init(
          "The identity service does not accept the token (\(status ?? 401)).", zh: "身份认证服务不接受 Token（\(status ?? 401)）。"
        ),
        .init(
          "Set a new token: it ends after some hours, or was revoked. If it is new, check the project and the user's role in it.",
          zh: "请设置新的 Token：Token 数小时后失效，也可能已被吊销。如果 Token 是新的，请检查项目以及用户在项目中的角色。"),
        .notAllowed
      )
    case .forbidden:
      (
        .init("The identity service gives this user no token (403).", zh: "身份认证服务不为该用户签发 Token（403）。"),
        .init(
          "Ask the account's administrator: access by programs may be off for this user.",
          zh: "请联系账号管理员：该用户可能未开启编程访问。"),
        .notAllowed
      )
    case .notFound:
      (
        .init("There is no Keystone v3 at this address (404).", zh: "该地址没有 Keystone v3 服务（404）。"),
        .init(
          "Check the address of the identity service (OS_AUTH_URL): its root, with or without /v3.",
          zh: "请检查身份认证服务的地址（OS_AUTH_URL）：应为根地址，带或不带 /v3 均可。"),
        .senselessAnswer
      )
    case .serverFailed:
      (
        .init("The identity service failed (\(status ?? 500)).", zh: "身份认证服务出错（\(status ?? 500)）。"),
        .init(
          "Ask again; if it lasts, give the request id to its support.", zh: "请重试；如果问题持续，请将请求 ID 提供给技术支持。"),
        .serviceFailed
      )
    case .otherStatus:
      (
        .init("The identity service answered with status \(status ?? 0).", zh: "身份认证服务返回了状态码 \(status ?? 0)。"),
        .init(
          "Check the address of the identity service (OS_AUTH_URL).", zh: "请检查身份认证服务的地址（OS_AUTH_URL）。"),
        .senselessAnswer
      )
    case .notReached(let failure):
      (
        .init("No answer from the identity service. \(failure.headline)", zh: "身份认证服务没有响应。\(failure.headline)"),
        advice(for: failure), failure.exitStatus
      )
    case .cancelled:
      (.init("Cancelled before a token came.", zh: "在取得 Token 之前已取消。"), .init("Ask again.", zh: "请重试。"), .failed)
    case .notAToken:
      (
        .init("The identity service's answer holds no token.", zh: "身份认证服务的响应中没有 Token。"),
        .init(
          "Check the address of the identity service (OS_AUTH_URL): it may be a login page or a proxy.",
          zh: "请检查身份认证服务的地址（OS_AUTH_URL）：它可能是登录页面或代理。"),
        .senselessAnswer
      )
    case .noCatalogue:
      (
        .init("The token names no services: it is for no project.", zh: "Token 中没有服务目录：它不属于任何项目。"),
        .init(
          "Name a project (OS_PROJECT_NAME with OS_PROJECT_DOMAIN_NAME, or project_name in clouds.yaml), or the image endpoint.",
          zh: "请指定项目（OS_PROJECT_NAME 和 OS_PROJECT_DOMAIN_NAME，或 clouds.yaml 中的 project_name），或指定镜像服务的终端节点。"),
        .notAllowed
      )
    case .noImageService:
      (
        .init("The cloud's catalogue has no image service.", zh: "云的服务目录中没有镜像服务。"), nameEndpoint, .senselessAnswer
      )
    case .noRegion(let region, let known):
      (
        .init("The cloud's catalogue has no images in region \(region).", zh: "云的服务目录中，区域 \(region) 没有镜像服务。"),
        choice(of: known), .usage
      )
    case .noInterface(let interface, let known):
      (
        .init(
          "The cloud's catalogue has no \(interface) address for images.", zh: "云的服务目录中，镜像服务没有 \(interface) 类型的地址。"),
        choice(of: known), .usage
      )
    case .badAddress(let url):
      (
        .init(
          "The cloud's catalogue has an address for images that is none: \(url)", zh: "云的服务目录中，镜像服务的地址无效：\(url)"),
        nameEndpoint, .senselessAnswer
      )
    case .notProjects:
      (
        .init("The identity service's answer is no list of projects.", zh: "身份认证服务的响应不是项目列表。"), nameProject,
        .senselessAnswer
      )
    case .noProject(let region):
      (
        .init("The account has no project for region \(region).", zh: "该账号在区域 \(region) 没有项目。"),
        .init("Check the region, or name the project's id.", zh: "请检查区域，或指定项目 ID。"), .notAllowed
      )
    case .severalProjects(let region):
      (
        .init("The account has several projects for region \(region).", zh: "该账号在区域 \(region) 有多个项目。"), nameProject,
        .usage
      )
    case .unsignable:
      (
        .init("The request can't be signed.", zh: "无法对请求签名。"),
        .init(
          "Check the endpoint, the access key's id and the project's id.", zh: "请检查终端节点、访问密钥 ID 和项目 ID。"),
        .usage
      )
    case .clockOff(let skew):
      (
        .init(
          "The identity service does not accept the signature (\(status ?? 401)).",
          zh: "身份认证服务不接受签名（\(status ?? 401)）。"),
        skew.statement, .notAllowed
      )
    case .keyRefused:
      (
        .init(
          "The identity service does not accept the access key (\(status ?? 401)).",
          zh: "身份认证服务不接受访问密钥（\(status ?? 401)）。"),
        .init(
          "Check the key and its secret, and the region: a key counts in one cloud.",
          zh: "请检查访问密钥（AK/SK）和区域：密钥只在一个云内有效。"),
        .notAllowed
      )
    case .agencyRefused:
      (
        .init(
          "The identity service does not let this access key take the agency on (\(status ?? 403)).",
          zh: "身份认证服务不允许该访问密钥使用此委托（\(status ?? 403)）。"),
        .init(
          "Check the agency's name and its account; it has to trust the key's account, whose user needs the right Agent Operator.",
          zh: "请检查委托的名称及其所属账号；委托须信任该密钥所属的账号，且该账号的用户须拥有 Agent Operator 权限。"),
        .notAllowed
      )
    case .notAKey:
      (
        .init("The identity service's answer holds no access key.", zh: "身份认证服务的响应中没有访问密钥。"),
        .init(
          "Check the address of the identity service (HW_AUTH_URL): it may be a login page or a proxy.",
          zh: "请检查身份认证服务的地址（HW_AUTH_URL）：它可能是登录页面或代理。"),
        .senselessAnswer
      )
    case .noServer(let failure):
      (
        .init(
          "No answer from the metadata of a cloud server. \(failure.headline)", zh: "云服务器的元数据服务没有响应。\(failure.headline)"
        ),
        onServersAlone, failure.exitStatus
      )
    case .noServerAgency:
      (
        .init("This cloud server has no agency (404).", zh: "该云服务器没有委托（404）。"),
        .init(
          "Attach an agency to it that may read images, or set HW_ACCESS_KEY and HW_SECRET_KEY.",
          zh: "请为它绑定有权读取镜像的委托，或设置 HW_ACCESS_KEY 和 HW_SECRET_KEY。"),
        .notAllowed
      )
    case .metadataFailed:
      (
        .init(
          "The metadata of this cloud server give no access key (\(status ?? 0)).",
          zh: "该云服务器的元数据服务未提供访问密钥（\(status ?? 0)）。"),
        .init(
          "Check the server's agency and its settings for metadata, or set HW_ACCESS_KEY and HW_SECRET_KEY.",
          zh: "请检查该服务器的委托和元数据设置，或设置 HW_ACCESS_KEY 和 HW_SECRET_KEY。"),
        .serviceFailed
      )
    case .metadataWithoutKey:
      (
        .init("The metadata of this cloud server hold no access key.", zh: "该云服务器的元数据中没有访问密钥。"), onServersAlone,
        .senselessAnswer
      )
    }
  }

  private var nameEndpoint: PrintableText {
    .init("Name the image endpoint with --endpoint.", zh: "请用 --endpoint 指定镜像服务的终端节点。")
  }

  private var nameProject: PrintableText { .init("Name the project's id.", zh: "请指定项目 ID。") }

  private var onServersAlone: PrintableText {
    .init(
      "\(CloudWish.serverAgency) works on a server of Huawei Cloud alone; elsewhere set HW_ACCESS_KEY and HW_SECRET_KEY.",
      zh: "\(CloudWish.serverAgency) 只能在华为云的服务器上使用；在其他主机上请设置 HW_ACCESS_KEY 和 HW_SECRET_KEY。")
  }

  /// What to try where no answer came: not the image service is to blame, of which the failure speaks.
  private func advice(for failure: FetchFailure) -> PrintableText {
    switch failure.kind {
    case .tls, .proxyRefused, .timedOut, .closedEarly: failure.advice
    default:
      .init(
        "Check the address of the identity service: OS_AUTH_URL, the cloud's auth_url, or for Huawei Cloud the region.",
        zh: "请检查身份认证服务的地址：OS_AUTH_URL、云的 auth_url；华为云请检查区域。")
    }
  }

  private func choice(of known: [PrintableText]) -> PrintableText {
    guard !known.isEmpty else { return nameEndpoint }
    let listed = known.prefix(20).listed
    return .init("It has: \(listed).", zh: "可选：\(listed)。")
  }
}
