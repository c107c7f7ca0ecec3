import ImageModel

/// Performs exchanges for a checkup and tells of each new service it comes to: that it is asked, then each step of the way.
actor TrialLog {
  private let transport: Transport
  private let secrets: [Secret]
  private let tell: @Sendable (Checkup.Event) -> Void
  private var origins: Set<PrintableText> = []
  private(set) var last: Trial?

  /// - Parameter secrets: what must not be shown.
  init(_ transport: Transport, secrets: [Secret], tell: @escaping @Sendable (Checkup.Event) -> Void) {
    self.transport = transport
    self.secrets = secrets
    self.tell = tell
  }

  /// Performs a request, as `Transport.answer(to:)` does.
  func answer(to request: Request) async throws(TransportFailure) -> Answer {
    var request = request
    request.wantsReport = true
    let origin = PrintableText(Trial.origin(of: request.url))
    let isNew = origins.insert(origin).inserted
    if isNew { tell(.asking(origin)) }
    let trial = await trial(request)
    last = trial
    if isNew {
      let untrusting = trial.obstructed == .tls ? await self.trial(.untrusting(request)) : nil
      for step in trial.way(secrets: secrets, untrusting: untrusting) { tell(.step(step)) }
    }
    return try trial.result.get()
  }

  private func trial(_ request: Request) async -> Trial {
    do throws(TransportFailure) {
      return Trial(request: request, result: .success(try await transport.answer(to: request)))
    } catch {
      return Trial(request: request, result: .failure(error))
    }
  }
}

extension Request {
  /// What asks a service for its certificate, whatever that is worth, and so has nothing of the request in it: no path, no
  /// headers, no body, no client certificate.
  static func untrusting(_ request: Request) -> Request {
    var bare = Request(url: Trial.origin(of: request.url) + "/", bounds: request.bounds, wantsReport: true)
    bare.tls.verifiesPeer = false
    return bare
  }
}
