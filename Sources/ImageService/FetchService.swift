import Dispatch
public import ImageModel

/// Asks one image service. All asks of a program go through one `FetchService`: two for the same image at once are one
/// request, and its connection is kept for the next.
///
/// Nothing is started before the first ask.
public actor FetchService {
  private let cloud: CloudConfiguration
  private let cache: TokenCache?
  private let bounds: FetchBounds
  private var opened: (transport: Transport, access: CloudAccess)?
  private let asks = SharedRequests<ImageID, FetchedImage, FetchFailure, Retry>(cancelled: FetchFailure(.cancelled))
  /// The call that is asked by: the native one, until it turns out to be gone.
  private var call = ImageCall.native
  /// The image service that was asked last.
  private var asked: Endpoint?

  /// - Parameters:
  ///   - endpoint: the service's root.
  ///   - token: sent as `X-Auth-Token`, to this endpoint and to no other.
  ///   - bounds: what one ask may take.
  public init(endpoint: Endpoint, token: Secret? = nil, bounds: FetchBounds = .standard) {
    let credentials = token.map { Credentials.token($0) }
    let cloud = CloudConfiguration(name: "", credentials: credentials ?? .none, place: .endpoint(endpoint))
    self.init(cloud: cloud, bounds: bounds)
  }

  /// - Parameters:
  ///   - cloud: where to ask and as whom. Its credentials go to its identity service and its image service alone.
  ///   - bounds: what one ask may take, its token included.
  ///   - cacheFolder: where tokens are kept for the next program, an absolute path; nil: they end with this one.
  public init(cloud: CloudConfiguration, bounds: FetchBounds = .standard, cacheFolder: String? = nil) {
    self.cloud = cloud
    self.bounds = bounds
    cache = cacheFolder.map(TokenCache.init(folder:))
  }

  /// Asks for an image: by `GET {endpoint}/v2/images/{id}`, or by `ImageCall.cloudImages` where the service has that call
  /// no longer; with a new token once more where it takes the one it got no longer. Cancelling the task ends the ask at
  /// once; the request itself is aborted when nobody else waits for it.
  /// - Parameter retrying: told, from any thread, of each further attempt where the connection was closed before an answer,
  ///   or the service asked to come back within the time that the ask may take.
  /// - Throws: `FetchFailure`, of kind `.cancelled` when the task is cancelled.
  public func image(
    _ id: ImageID, retrying: @escaping @Sendable (Retry) -> Void = { _ in }
  ) async throws(FetchFailure) -> FetchedImage {
    try await asks.outcome(of: id, noting: retrying) { note in
      await self.outcome(of: Ask(question: id, note: note))
    }.get()
  }

  /// Asks for a page of the list of images: by `GET {endpoint}/v2/images`, or by `ImageCall.cloudImages` where the service
  /// has that call no longer. Cancelling the task ends it at once.
  /// - Parameters:
  ///   - query: of all pages of a list the same.
  ///   - token: that of the page before; nil for the first.
  ///   - limit: how many images the page may have, 1 to 1000; some services take less.
  ///   - retrying: as for an image.
  /// - Throws: `FetchFailure`, of kind `.cancelled` when the task is cancelled; of kind `.foreignPage` or `.repeatedPage`
  ///   where the list goes on nowhere.
  public func page(
    of query: ImageQuery, after token: PageToken? = nil, limit: Int,
    retrying: @escaping @Sendable (Retry) -> Void = { _ in }
  ) async throws(FetchFailure) -> ImagePage {
    if case .nowhere(let kind)? = token?.place { throw FetchFailure(kind, subject: .list) }
    let question = PageQuestion(query: query, token: token, limit: limit, isHuawei: cloud.isHuawei)
    return try await found(by: Ask(question: question, note: retrying)).found
  }

  /// Loads what the first ask needs, beside what the caller does next.
  public static func loadAhead() { DispatchQueue(label: "load").async { Transport.load() } }

  /// What makes asking less safe than it should be, as far as asking has shown: of a cloud with a catalogue, only that says
  /// where its image service is.
  public var caution: PrintableText? { cloud.caution(asking: asked) }

  /// True from the first ask on.
  var hasStarted: Bool { opened != nil }

  /// How many wait for an image now.
  nonisolated func askers(of id: ImageID) -> Int { asks.askers(of: id) }
}

// MARK: - One ask

extension FetchService {
  /// One ask, from its beginning to its outcome, however many requests it takes.
  private struct Ask<Asked: Question> {
    let question: Asked
    /// Tells all who wait for it of a further attempt.
    let note: @Sendable (Retry) -> Void
    let start = ContinuousClock.now

    var elapsed: Duration { ContinuousClock.now - start }
  }

  private func outcome(of ask: Ask<ImageID>) async -> Result<FetchedImage, FetchFailure> {
    do throws(FetchFailure) {
      let (found, call) = try await found(by: ask)
      return .success(
        FetchedImage(image: found.image, elapsed: ask.elapsed, requestID: found.requestID, call: call))
    } catch {
      return .failure(error)
    }
  }

  private func found<Asked>(by ask: Ask<Asked>) async throws(FetchFailure) -> (found: Asked.Found, call: ImageCall) {
    guard call == .native else { return (try await found(by: ask, call), call) }
    let retirement: CallRetirement
    let native: FetchFailure
    do throws(FetchFailure) {
      return (try await found(by: ask, .native), .native)
    } catch {
      if [300, 302, 404].contains(error.status), try await open().access.discovers(since: ask.start) {
        return try await found(by: ask)
      }
      guard let gone = CallRetirement(error, isHuawei: cloud.isHuawei) else { throw error }
      (retirement, native) = (gone, error)
    }
    do throws(FetchFailure) {
      let found = try await found(by: ask, .cloudImages)
      call = .cloudImages
      return (found, .cloudImages)
    } catch {
      if retirement == .certain, error.kind == .notFound, error.status == 200 { call = .cloudImages }
      throw retirement.failure(of: native, and: error)
    }
  }

  private func found<Asked>(by ask: Ask<Asked>, _ call: ImageCall) async throws(FetchFailure) -> Asked.Found {
    let access = try open().access
    var pass = try await access.pass(for: ask.question, by: call, since: ask.start)
    asked = pass.endpoint
    var answer = try await answer(to: pass, in: ask)
    if answer.status == 401, let refused = pass.token {
      pass = try await access.pass(for: ask.question, by: call, replacing: refused, since: ask.start)
      answer = try await self.answer(to: pass, in: ask)
    }
    do throws(FetchFailure) {
      return try await Self.read(answer, to: ask.question, by: call, at: pass.endpoint, with: reader(pass, ask))
    } catch {
      throw access.explained(error, of: answer)
    }
  }

  /// What comes within the time that is left to the ask.
  private func answer(to pass: CloudAccess.Pass, in ask: Ask<some Question>) async throws(FetchFailure) -> Answer {
    var request = pass.request
    request.bounds.timeout -= ask.elapsed / .seconds(1)
    let transport = try open().transport
    do throws(TransportFailure) {
      return try await transport.answer(to: request) { ask.note($0) }
    } catch {
      throw reader(pass, ask).failure(error)
    }
  }

  private func reader<Asked>(_ pass: CloudAccess.Pass, _ ask: Ask<Asked>) -> AnswerReader {
    AnswerReader(bounds: ask.question.bounds(in: bounds), secrets: pass.secrets, subject: Asked.subject)
  }

  private func open() throws(FetchFailure) -> (transport: Transport, access: CloudAccess) {
    if let opened { return opened }
    do throws(TransportFailure) {
      let transport = try Transport()
      let access = CloudAccess(cloud, bounds: bounds, cache: cache) { (request) async throws(TransportFailure) in
        try await transport.answer(to: request)
      }
      opened = (transport, access)
      return (transport, access)
    } catch {
      throw AnswerReader(bounds: bounds, secrets: []).failure(error)
    }
  }

  /// Reads away from the actor, so that a large answer holds up nobody else's ask or cancellation.
  @concurrent
  private static func read<Asked: Question>(
    _ answer: Answer, to question: Asked, by call: ImageCall, at endpoint: Endpoint, with reader: AnswerReader
  ) async throws(FetchFailure) -> Asked.Found {
    try question.found(in: answer, by: call, at: endpoint, with: reader)
  }
}
