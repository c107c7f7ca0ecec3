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
        "The identity service does not understand the login (400).",
        "Check that user and project are given with their domains.", .notAllowed
      )
    case .refused:
      (
        "The identity service does not accept the login (\(status ?? 401)).",
        "Check user, password, project and their domains, and the user's role in the project: it doesn't say which is wrong.",
        .notAllowed
      )
    case .tokenRefused:
      (
        "The identity service does not accept the token (\(status ?? 401)).",
        "Set a new token: it ends after some hours, or was revoked. If it is new, check the project and the user's role in it.",
        .notAllowed
      )
    case .forbidden:
      (
        "The identity service gives this user no token (403).",
        "Ask the account's administrator: access by programs may be off for this user.", .notAllowed
      )
    case .notFound:
      (
        "There is no Keystone v3 at this address (404).",
        "Check the address of the identity service (OS_AUTH_URL): its root, with or without /v3.", .senselessAnswer
      )
    case .serverFailed:
      (
        "The identity service failed (\(status ?? 500)).",
        "Ask again; if it lasts, give the request id to its support.",
        .serviceFailed
      )
    case .otherStatus:
      (
        "The identity service answered with status \(status ?? 0).",
        "Check the address of the identity service (OS_AUTH_URL).", .senselessAnswer
      )
    case .notReached(let failure):
      ("No answer from the identity service. \(failure.headline)", advice(for: failure), failure.exitStatus)
    case .cancelled:
      ("Cancelled before a token came.", "Ask again.", .failed)
    case .notAToken:
      (
        "The identity service's answer holds no token.",
        "Check the address of the identity service (OS_AUTH_URL): it may be a login page or a proxy.", .senselessAnswer
      )
    case .noCatalogue:
      (
        "The token names no services: it is for no project.",
        "Name a project (OS_PROJECT_NAME with OS_PROJECT_DOMAIN_NAME, or project_name in clouds.yaml), or the image endpoint.",
        .notAllowed
      )
    case .noImageService:
      ("The cloud's catalogue has no image service.", "Name the image endpoint with --endpoint.", .senselessAnswer)
    case .noRegion(let region, let known):
      ("The cloud's catalogue has no images in region \(region).", choice(of: known), .usage)
    case .noInterface(let interface, let known):
      ("The cloud's catalogue has no \(interface) address for images.", choice(of: known), .usage)
    case .badAddress(let url):
      (
        "The cloud's catalogue has an address for images that is none: \(url)",
        "Name the image endpoint with --endpoint.", .senselessAnswer
      )
    case .notProjects:
      ("The identity service's answer is no list of projects.", "Name the project's id.", .senselessAnswer)
    case .noProject(let region):
      (
        "The account has no project for region \(region).", "Check the region, or name the project's id.", .notAllowed
      )
    case .severalProjects(let region):
      ("The account has several projects for region \(region).", "Name the project's id.", .usage)
    case .unsignable:
      ("The request can't be signed.", "Check the endpoint, the access key's id and the project's id.", .usage)
    case .clockOff(let skew):
      ("The identity service does not accept the signature (\(status ?? 401)).", skew.statement, .notAllowed)
    case .keyRefused:
      (
        "The identity service does not accept the access key (\(status ?? 401)).",
        "Check the key and its secret, and the region: a key counts in one cloud.", .notAllowed
      )
    case .agencyRefused:
      (
        "The identity service does not let this access key take the agency on (\(status ?? 403)).",
        "Check the agency's name and its account; it has to trust the key's account, whose user needs the right Agent Operator.",
        .notAllowed
      )
    case .notAKey:
      (
        "The identity service's answer holds no access key.",
        "Check the address of the identity service (HW_AUTH_URL): it may be a login page or a proxy.", .senselessAnswer
      )
    case .noServer(let failure):
      (
        "No answer from the metadata of a cloud server. \(failure.headline)",
        "\(CloudWish.serverAgency) works on a server of Huawei Cloud alone; elsewhere set HW_ACCESS_KEY and HW_SECRET_KEY.",
        failure.exitStatus
      )
    case .noServerAgency:
      (
        "This cloud server has no agency (404).",
        "Attach an agency to it that may read images, or set HW_ACCESS_KEY and HW_SECRET_KEY.", .notAllowed
      )
    case .metadataFailed:
      (
        "The metadata of this cloud server give no access key (\(status ?? 0)).",
        "Check the server's agency and its settings for metadata, or set HW_ACCESS_KEY and HW_SECRET_KEY.",
        .serviceFailed
      )
    case .metadataWithoutKey:
      (
        "The metadata of this cloud server hold no access key.",
        "\(CloudWish.serverAgency) works on a server of Huawei Cloud alone; elsewhere set HW_ACCESS_KEY and HW_SECRET_KEY.",
        .senselessAnswer
      )
    }
  }

  /// What to try where no answer came: not the image service is to blame, of which the failure speaks.
  private func advice(for failure: FetchFailure) -> PrintableText {
    switch failure.kind {
    case .tls, .proxyRefused, .timedOut, .closedEarly: failure.advice
    default:
      "Check the address of the identity service: OS_AUTH_URL, the cloud's auth_url, or for Huawei Cloud the region."
    }
  }

  private func choice(of known: [PrintableText]) -> PrintableText {
    known.isEmpty
      ? "Name the image endpoint with --endpoint."
      : PrintableText("It has: " + known.prefix(20).map(\.text).joined(separator: ", ") + ".")
  }
}

// MARK: - Made of answers

extension TokenFailure {
  /// Characters of the service's words that are shown, about.
  private static let longestMessage = 500

  /// Of an answer that is no success.
  init(_ answer: Answer, to request: TokenRequest?, secrets: [Secret]) {
    self.init(Self.kind(of: answer, to: request), answer, secrets: secrets)
  }

  /// With what the answer says, but none of the secrets that it may echo.
  init(_ kind: Kind, _ answer: Answer, secrets: [Secret]) {
    self.init(kind, status: answer.status)
    let document = try? JSONValue(parsing: answer.body)
    // A success that is no token has no message for people in it, and may have a token.
    let said = answer.status < 300 ? nil : ServiceMessage(body: answer.body, document: document, status: answer.status)
    func printable(_ raw: String?) -> PrintableText? { raw.flatMap { Self.printable($0, without: secrets) } }
    message = printable(said?.text)
    code = printable(said?.code)
    requestID = printable(answer[header: "X-Openstack-Request-Id"] ?? answer[header: "X-Request-Id"] ?? said?.requestID)
  }

  /// Of an ask without a whole answer. A status that is no success counts, even if its body broke off.
  init(_ failure: TransportFailure, to request: TokenRequest? = nil, secrets: [Secret], bounds: FetchBounds) {
    if failure.kind == .cancelled {
      self.init(.cancelled)
    } else if let partial = failure.partial, partial.status >= 300 {
      self.init(partial, to: request, secrets: secrets)
    } else {
      let failure = AnswerReader(bounds: bounds, secrets: []).failure(failure)
      self.init(.notReached(FetchFailure(failure.kind, status: failure.status)))
      message = failure.message.flatMap { Self.printable($0.text, without: secrets) }
    }
  }

  private static func kind(of answer: Answer, to request: TokenRequest?) -> Kind {
    guard request?.isRescoping == true else { return kind(of: answer) }
    // Keystone says 404 to a token that it doesn't know.
    let isRefused = answer.status == 401 || answer.status == 404 && isKeystone(answer)
    return isRefused ? .tokenRefused : kind(of: answer)
  }

  /// Of an answer that is no success.
  static func kind(of answer: Answer) -> Kind {
    switch answer.status {
    case 400: .badRequest
    case 401: .refused
    case 403: .forbidden
    case 404: .notFound
    case 429, 500...599: .serverFailed
    default: .otherStatus
    }
  }

  private static func isKeystone(_ answer: Answer) -> Bool {
    (try? JSONValue(parsing: answer.body))?.object?["error"]?.object != nil
  }

  /// Raw words as they may be shown. A short secret can't be blotted out without common words going with it, so it takes
  /// the words with it.
  private static func printable(_ raw: String, without secrets: [Secret]) -> PrintableText? {
    let harmless = secrets.reduce(raw) { $1.hidden(in: $0) }
    guard !harmless.isEmpty, !secrets.contains(where: { harmless.contains($0.text) }) else { return nil }
    return PrintableText(String(harmless.prefix(longestMessage))).clipped(to: longestMessage)
  }
}
