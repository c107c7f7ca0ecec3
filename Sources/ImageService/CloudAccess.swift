import FoundationEssentials
import ImageModel

/// Makes the requests to one cloud's image service: finds out where it is, and proves who asks. What it needs for that, a
/// token or the id of a project, it asks for once and keeps.
actor CloudAccess {
  /// A request that may be sent.
  struct Pass: Sendable {
    let request: Request
    /// The service that it goes to.
    let endpoint: Endpoint
    /// What must not be shown, should the answer echo it.
    let secrets: [Secret]
    /// The token in it, where another one can be had instead.
    let token: Token?
  }

  /// What is needed of the cloud, for one question.
  private struct Proof {
    var headers: [Request.Header] = []
    var secrets: [Secret]
    var token: Token?
  }

  private let cloud: CloudConfiguration
  private let bounds: FetchBounds
  private let cache: TokenCache?
  private let now: @Sendable () -> Date
  private let ask: TokenProvider.Ask
  private let tokens: TokenProvider?
  private let keys: TemporaryKeyProvider?
  private var projectID: String?
  /// Where the service itself says that its images are; nil: where the catalogue says.
  private var discovered: Endpoint?
  private var hasAskedForVersions = false

  /// - Parameters:
  ///   - bounds: what one ask may take, all its requests together.
  ///   - cache: nil to keep tokens and ids of projects to this process.
  ///   - metadata: where those of the cloud server are that this runs on.
  ///   - ask: performs a request, as `Transport.answer(to:)` does.
  init(
    _ cloud: CloudConfiguration, bounds: FetchBounds, cache: TokenCache?, metadata: ServerMetadata = ServerMetadata(),
    now: @escaping @Sendable () -> Date = { Date() }, ask: @escaping TokenProvider.Ask
  ) {
    self.cloud = cloud
    self.bounds = bounds
    self.cache = cache
    self.now = now
    self.ask = ask
    tokens =
      if case .keystone(let login) = cloud.credentials {
        TokenProvider(login: login, bounds: bounds, tls: cloud.tls, cache: cache, now: now, ask: ask)
      } else {
        nil
      }
    let origin: TemporaryKeyProvider.Origin? =
      switch cloud.credentials {
      case .metadata: .metadata(metadata)
      case .agency(let agency, let base, let identity):
        .agency(AgencyRequest(agency: agency, base: base, identity: identity))
      case .none, .token, .keystone, .accessKey: nil
      }
    keys = origin.map { TemporaryKeyProvider($0, bounds: bounds, tls: cloud.tls, now: now, ask: ask) }
  }

  /// The request for what is asked. A token in it goes to the cloud's image service, and to no other.
  /// - Parameters:
  ///   - refused: the token that the service didn't take: another one is had for it.
  ///   - start: when the ask began: all its requests share its time.
  /// - Throws: `FetchFailure` where it isn't clear where to ask, and where the identity service gives nothing to ask with.
  func pass(
    for question: some Question, by call: ImageCall = .native, replacing refused: Token? = nil,
    since start: ContinuousClock.Instant = .now
  ) async throws(FetchFailure) -> Pass {
    let token = try await token(replacing: refused, since: start)
    let endpoint = try endpoint(token)
    let url = question.url(at: endpoint, by: call)
    let proof = try await proof(for: url, token, since: start)
    let request = Request(
      url: url, headers: [.json] + proof.headers, bounds: question.bounds(in: bounds), tls: cloud.tls)
    return Pass(request: request, endpoint: endpoint, secrets: proof.secrets, token: proof.token)
  }

  private func token(
    replacing refused: Token?, since start: ContinuousClock.Instant
  ) async throws(FetchFailure) -> Token? {
    guard let tokens else { return nil }
    do throws(TokenFailure) {
      guard let refused else { return try await tokens.token(since: start) }
      return try await tokens.renewed(replacing: refused, since: start)
    } catch {
      throw FetchFailure(error)
    }
  }

  private func endpoint(_ token: Token?) throws(FetchFailure) -> Endpoint {
    switch cloud.place {
    case .endpoint(let endpoint): return endpoint
    case .region(let name):
      guard let region = ServiceRegion(name) else {
        throw Self.unclear(
          .init("\(PrintableText(name)) is no name of a region.", zh: "\(PrintableText(name)) 不是区域名称。"))
      }
      return region.images
    case .catalogue(let region, let interface):
      if let discovered { return discovered }
      do throws(TokenFailure) {
        return try (token?.catalogue ?? Catalogue()).imageEndpoint(region: region, interface: interface)
      } catch {
        throw FetchFailure(error)
      }
    case .unknown: throw Self.nothingToAsk
    }
  }

  /// Asks an image service that a catalogue names without a version where its version 2 is, once in a process. True where
  /// that is elsewhere than below the catalogue's address, which is where it nearly always is: so only who found nothing
  /// there needs to ask.
  func discovers(since start: ContinuousClock.Instant) async throws(FetchFailure) -> Bool {
    guard !hasAskedForVersions, case .catalogue = cloud.place else { return false }
    hasAskedForVersions = true
    let usual = try endpoint(try await token(replacing: nil, since: start))
    let request = Request(
      url: usual.url + "/", headers: [.json], bounds: bounds.remaining(since: start), tls: cloud.tls)
    let answer: Answer
    do throws(TransportFailure) { answer = try await ask(request) } catch { return false }
    guard answer.status == 200 || answer.status == 300,
      let document = (try? JSONValue(parsing: answer.body, depth: bounds.depth)).flatMap(VersionDocument.init),
      let place = document.endpoint(on: usual), place != usual
    else { return false }
    discovered = place
    return true
  }

  static var nothingToAsk: FetchFailure { unclear(.init("Nothing says where to ask.", zh: "没有指定要访问的服务。")) }

  /// The failure of a configuration that names no service.
  private static func unclear(_ headline: PrintableText) -> FetchFailure {
    let advice = PrintableText(
      "Name the service with --endpoint, --region or --cloud.", zh: "请用 --endpoint、--region 或 --cloud 指定服务。")
    return FetchFailure(.noAccess(.init(headline, advice, .usage)))
  }

  private func proof(
    for url: String, _ token: Token?, since start: ContinuousClock.Instant
  ) async throws(FetchFailure) -> Proof {
    let secrets = cloud.credentials.secrets
    switch cloud.credentials {
    case .none: return Proof(secrets: secrets)
    case .token(let secret): return Proof(headers: [.token(secret)], secrets: secrets)
    case .keystone:
      guard let token else { return Proof(secrets: secrets) }
      return Proof(headers: [.token(token.secret)], secrets: secrets + [token.secret], token: token)
    case .accessKey(let key): return try await proof(for: url, signedWith: key, since: start)
    case .agency(_, let base, let identity):
      return try await temporaryProof(for: url, of: base.projectID, at: identity, since: start)
    case .metadata: return try await temporaryProof(for: url, of: nil, at: nil, since: start)
    }
  }
}

// MARK: - Access keys

extension CloudAccess {
  private func temporaryProof(
    for url: String, of projectID: String?, at identity: Endpoint?, since start: ContinuousClock.Instant
  ) async throws(FetchFailure) -> Proof {
    guard let keys else { return Proof(secrets: cloud.credentials.secrets) }
    let key: TemporaryKey
    do throws(TokenFailure) { key = try await keys.key(since: start) } catch { throw FetchFailure(error) }
    return try await proof(
      for: url, signedWith: AccessKey(key, projectID: projectID, iamEndpoint: identity), since: start)
  }

  private func proof(
    for url: String, signedWith key: AccessKey, since start: ContinuousClock.Instant
  ) async throws(FetchFailure) -> Proof {
    var key = key
    key.projectID = try await project(of: key, since: start)
    return Proof(headers: try signature(of: url, with: key), secrets: cloud.credentials.secrets + key.secrets)
  }

  /// The headers of a signed GET, without those that it has anyway.
  private func signature(of url: String, with key: AccessKey) throws(FetchFailure) -> [Request.Header] {
    do throws(RequestSigner.Problem) {
      return try Request(url: url, headers: [.json]).signature(with: key, at: now())
    } catch {
      throw FetchFailure(TokenFailure(.unsignable))
    }
  }

  /// The project that is asked about. Only a region's own service wants one in any case: an endpoint that was named may be
  /// of a cloud whose IAM nobody has named.
  private func project(
    of key: AccessKey, since start: ContinuousClock.Instant
  ) async throws(FetchFailure) -> String? {
    if let id = key.projectID ?? projectID { return id }
    guard case .region(let name) = cloud.place, let iam = key.iamEndpoint ?? ServiceRegion(name)?.identity else {
      return nil
    }
    // A temporary key has another id each time: nothing to be found again by the next program.
    let cache = keys == nil ? cache : nil
    if let id = cache?.projectID(accessKey: key.id, region: name) {
      projectID = id
      return id
    }
    let id = try await askedProject(of: key, in: name, at: iam, since: start)
    projectID = id
    cache?.keep(projectID: id, accessKey: key.id, region: name)
    return id
  }

  private func askedProject(
    of key: AccessKey, in region: String, at iam: Endpoint, since start: ContinuousClock.Instant
  ) async throws(FetchFailure) -> String {
    let url = ProjectAnswer.url(iam: iam, region: region)
    let headers = [.json] + (try signature(of: url, with: key))
    let secrets = cloud.credentials.secrets + key.secrets
    let answer: Answer
    do throws(TransportFailure) {
      let rest = bounds.remaining(since: start)
      answer = try await ask(Request(url: url, headers: headers, bounds: rest, tls: cloud.tls))
    } catch {
      throw FetchFailure(TokenFailure(error, secrets: secrets, bounds: bounds))
    }
    do throws(TokenFailure) {
      return try ProjectAnswer(answer: answer, region: region).projectID(secrets: secrets)
    } catch {
      throw explained(FetchFailure(error), of: answer)
    }
  }
}

// MARK: - Refusals

extension CloudAccess {
  /// What a refusal means with these credentials: how far the clock is off, or what to check.
  nonisolated func explained(_ failure: FetchFailure, of answer: Answer) -> FetchFailure {
    let obstacle: FetchFailure.Obstacle
    switch cloud.credentials {
    case .accessKey, .agency, .metadata:
      if let skew = ClockSkew(refusal: answer) {
        obstacle = .init(
          .init("The service does not accept the signature (\(answer.status)).", zh: "服务不接受签名（\(answer.status)）。"),
          skew.statement, .notAllowed)
      } else if answer.status == 401 {
        obstacle = refusedKey
      } else {
        return failure
      }
    case .keystone where failure.kind == .unauthorized:
      obstacle = .init(
        .init(
          "The image service does not accept the token that the identity service gave (401).",
          zh: "镜像服务不接受身份认证服务签发的 Token（401）。"),
        .init("Check that both belong to one cloud and region.", zh: "请检查两者是否属于同一个云和区域。"), .notAllowed)
    case .none, .token, .keystone:
      return failure
    }
    return FetchFailure(
      .noAccess(obstacle), status: failure.status, message: failure.message, code: failure.code,
      requestID: failure.requestID)
  }

  private nonisolated var refusedKey: FetchFailure.Obstacle {
    keys == nil
      ? .init(
        .init("The service does not accept the access key (401).", zh: "服务不接受访问密钥（401）。"),
        .init(
          "Check the key, its secret and the region: a key counts in one cloud, and its project in one region.",
          zh: "请检查访问密钥（AK/SK）和区域：密钥只在一个云内有效，其项目只在一个区域内有效。"),
        .notAllowed)
      : .init(
        .init("The service does not accept the agency's access key (401).", zh: "服务不接受委托的访问密钥（401）。"),
        .init(
          "Check the region, and that the agency may act in it: a project belongs to one region.",
          zh: "请检查区域，以及委托在该区域是否有权限：一个项目只属于一个区域。"),
        .notAllowed)
  }
}

extension FetchFailure {
  fileprivate init(_ failure: TokenFailure) {
    self.init(
      failure.kind == .cancelled
        ? .cancelled : .noAccess(Obstacle(failure.headline, failure.advice, failure.exitStatus)),
      status: failure.status, message: failure.message, code: failure.code, requestID: failure.requestID)
  }
}
