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
  private var found: Endpoint?

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
    try await asks.outcome(of: id, noting: retrying) { note in await self.outcome(of: Ask(id: id, note: note)) }.get()
  }

  /// What makes asking less safe than it should be, as far as asking has shown: of a cloud with a catalogue, only that says
  /// where its image service is.
  public var caution: PrintableText? { cloud.caution(asking: found) }

  /// True from the first ask on.
  var hasStarted: Bool { opened != nil }

  /// How many wait for an image now.
  nonisolated func askers(of id: ImageID) -> Int { asks.askers(of: id) }
}

// MARK: - One ask

extension FetchService {
  /// One ask, from its beginning to its outcome, however many requests it takes.
  private struct Ask {
    let id: ImageID
    /// Tells all who wait for it of a further attempt.
    let note: @Sendable (Retry) -> Void
    let start = ContinuousClock.now

    var elapsed: Duration { ContinuousClock.now - start }
  }

  private func outcome(of ask: Ask) async -> Result<FetchedImage, FetchFailure> {
    do throws(FetchFailure) { return .success(try await fetched(ask)) } catch { return .failure(error) }
  }

  private func fetched(_ ask: Ask) async throws(FetchFailure) -> FetchedImage {
    guard call == .native else { return try await fetched(ask, by: call) }
    let retirement: CallRetirement
    let native: FetchFailure
    do throws(FetchFailure) {
      return try await fetched(ask, by: .native)
    } catch {
      if [300, 302, 404].contains(error.status), try await open().access.discovers(since: ask.start) {
        return try await fetched(ask)
      }
      guard let gone = CallRetirement(error, isHuawei: cloud.isHuawei) else { throw error }
      (retirement, native) = (gone, error)
    }
    do throws(FetchFailure) {
      let image = try await fetched(ask, by: .cloudImages)
      call = .cloudImages
      return image
    } catch {
      if retirement == .certain, error.kind == .notFound, error.status == 200 { call = .cloudImages }
      throw retirement.failure(of: native, and: error)
    }
  }

  private func fetched(_ ask: Ask, by call: ImageCall) async throws(FetchFailure) -> FetchedImage {
    let access = try open().access
    var pass = try await access.pass(for: ask.id, by: call, since: ask.start)
    found = pass.service
    var answer = try await answer(to: pass, in: ask)
    if answer.status == 401, let refused = pass.token {
      pass = try await access.pass(for: ask.id, by: call, replacing: refused, since: ask.start)
      answer = try await self.answer(to: pass, in: ask)
    }
    do throws(FetchFailure) {
      let (image, requestID) = try await Self.read(answer, by: call, with: reader(pass))
      return FetchedImage(image: image, elapsed: ask.elapsed, requestID: requestID, call: call)
    } catch {
      throw access.explained(error, of: answer)
    }
  }

  /// What comes within the time that is left to the ask.
  private func answer(to pass: CloudAccess.Pass, in ask: Ask) async throws(FetchFailure) -> Answer {
    var request = pass.request
    request.bounds.timeout -= ask.elapsed / .seconds(1)
    let transport = try open().transport
    do throws(TransportFailure) {
      return try await transport.answer(to: request) { ask.note($0) }
    } catch {
      throw reader(pass).failure(error)
    }
  }

  private func reader(_ pass: CloudAccess.Pass) -> AnswerReader { AnswerReader(bounds: bounds, secrets: pass.secrets) }

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
  private static func read(
    _ answer: Answer, by call: ImageCall, with reader: AnswerReader
  ) async throws(FetchFailure) -> (image: Image, requestID: PrintableText?) {
    try reader.image(in: answer, by: call)
  }
}
