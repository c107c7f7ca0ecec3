public import ImageModel
import struct FoundationEssentials.Date

/// Tries each step on the way to an image for real, as far as it gets: the way to each service that is asked, what proves
/// who asks, the clocks, and the call itself.
///
/// A token is asked for, though one may be kept from before: a kept one says nothing of a password that was changed since.
/// Nothing that it gets is kept.
public struct Checkup: Sendable {
  public enum Event: Hashable, Sendable {
    /// A service is about to be asked for the first time; with its origin.
    case asking(PrintableText)
    case step(CheckStep)
  }

  /// The nil UUID: an id that no image has.
  static let nobodysID = "00000000-0000-0000-0000-000000000000"

  private let cloud: CloudConfiguration
  private let id: ImageID?
  private let bounds: FetchBounds
  private let cache: TokenCache?
  /// Which proxies there are, and whom to trust where the cloud doesn't say.
  var environment = NetworkEnvironment()

  /// - Parameters:
  ///   - id: the image to ask for; nil: one that nobody has, so that a service that answers so is all right.
  ///   - bounds: what each exchange may take.
  ///   - cacheFolder: where tokens may be kept from before; it is only read.
  public init(
    cloud: CloudConfiguration, id: ImageID? = nil, bounds: FetchBounds = .standard, cacheFolder: String? = nil
  ) {
    self.cloud = cloud
    self.id = id
    self.bounds = bounds
    cache = cacheFolder.map(TokenCache.init(folder:))
  }

  /// Begins, and tells of each step when it is done; the last one is that of the image. It ends early when nobody listens
  /// any more.
  public func events() -> AsyncStream<Event> {
    AsyncStream { listener in
      let work = Task(executorPreference: QueueExecutor.shared) {
        await perform { listener.yield($0) }
        listener.finish()
      }
      listener.onTermination = { _ in work.cancel() }
    }
  }
}

// MARK: - In order

extension Checkup {
  private func perform(_ tell: @escaping @Sendable (Event) -> Void) async {
    let secrets = cloud.credentials.secrets
    let log: TrialLog
    do throws(TransportFailure) {
      log = TrialLog(try Transport(environment: environment), secrets: secrets, tell: tell)
    } catch {
      return tell(.step(step(.image, .failed(AnswerReader(bounds: bounds, secrets: secrets).failure(error)))))
    }
    let access = CloudAccess(cloud, bounds: bounds, cache: nil) { (request) async throws(TransportFailure) in
      try await log.answer(to: request)
    }
    do throws(FetchFailure) {
      guard let id = id ?? (try? ImageID(Self.nobodysID)) else { return }
      let pass = try await access.pass(for: id)
      let asked = await log.last
      let proof = proof(pass, asked)
      if asked != nil { proof.map { tell(.step($0)) } }
      _ = try? await log.answer(to: pass.request)
      if asked == nil { proof.map { tell(.step($0)) } }
      guard let trial = await log.last else { return }
      tell(.step(clock(trial)))
      let native = image(trial, .native, access, pass)
      guard case .failure(let failure) = native, let retirement = CallRetirement(failure, isHuawei: cloud.isHuawei)
      else {
        return tell(.step(imageStep(native, .native, trial)))
      }
      let successor = try await access.pass(for: id, by: .cloudImages)
      _ = try? await log.answer(to: successor.request)
      guard let second = await log.last else { return }
      let outcome = image(second, .cloudImages, access, successor).mapError { retirement.failure(of: failure, and: $0) }
      tell(.step(imageStep(outcome, .cloudImages, second)))
    } catch {
      let trial = await log.last
      tell(.step(missingProof(error, trial)))
      if let trial { tell(.step(clock(trial))) }
      if proofKind != nil { tell(.step(step(.image, .skipped(Trial.notReached)))) }
    }
  }

  /// - Parameter trial: where it was tried; nil where nobody was asked.
  private func step(_ kind: CheckStep.Kind, _ outcome: CheckStep.Outcome, of trial: Trial? = nil) -> CheckStep {
    let target = trial?.origin ?? PrintableText(cloud.service.map { Trial.origin(of: $0.url) } ?? cloud.name.text)
    return CheckStep(kind, target, outcome, milliseconds: trial?.answering)
  }
}

// MARK: - Who asks

extension Checkup {
  private var proofKind: CheckStep.Kind? {
    switch cloud.credentials {
    case .none: nil
    case .token, .keystone: .token
    case .accessKey, .agency, .metadata: .signature
    }
  }

  /// What proves who asks; nil where nothing does.
  /// - Parameter trial: the exchange that it came of; nil where nobody was asked.
  private func proof(_ pass: CloudAccess.Pass, _ trial: Trial?) -> CheckStep? {
    guard let proofKind else { return nil }
    let proof = step(proofKind, .passed(words(of: pass)), of: trial)
    let target = trial == nil ? PrintableText(Trial.origin(of: pass.request.url)) : proof.target
    return CheckStep(proofKind, target, proof.outcome, milliseconds: proof.milliseconds, note: keptToken)
  }

  private func words(of pass: CloudAccess.Pass) -> PrintableText {
    if let token = pass.token {
      let given = token.project.map { project in
        let name = project.name ?? project.id
        return PrintableText("given for project \(name)", zh: "已取得，项目 \(name)")
      }
      return (given ?? .init("given", zh: "已取得")) + PrintableText.until(token.end)
    }
    guard proofKind == .signature else { return .init("a ready one, sent as it is", zh: "现成的 Token，原样发送") }
    let project = pass.request.headers.first { $0.name == "X-Project-Id" }
    return project.map { PrintableText("signed, for project \($0.text)", zh: "已签名，项目 \($0.text)") }
      ?? .init("signed, for no project", zh: "已签名，未指定项目")
  }

  private var keptToken: PrintableText? {
    guard case .keystone(let login) = cloud.credentials, let kept = cache?.token(for: login, at: Date()) else {
      return nil
    }
    let end = PrintableText.until(kept.end)
    return .init("One is kept from before\(end): the browser goes on using it.", zh: "已有保存的 Token\(end)：浏览器会继续使用它。")
  }

  /// - Parameter trial: the last exchange; nil where nobody was asked.
  private func missingProof(_ failure: FetchFailure, _ trial: Trial?) -> CheckStep {
    let isReached = trial?.obstructed == nil
    let proof = step(proofKind ?? .image, isReached ? .failed(failure) : .skipped(Trial.notReached), of: trial)
    return CheckStep(
      proof.kind, proof.target, proof.outcome, milliseconds: isReached ? proof.milliseconds : nil, note: keptToken)
  }
}

extension Token {
  /// When it ends, by this host's clock.
  fileprivate var end: Timestamp? { life.map { Timestamp(received.addingTimeInterval($0)) } }
}

// MARK: - Clock and image

extension Checkup {
  private func clock(_ trial: Trial) -> CheckStep {
    let outcome: CheckStep.Outcome
    if let head = trial.head {
      outcome =
        ClockSkew(beside: head).map { $0.outcome(isSigned: proofKind == .signature) }
        ?? .skipped(.init("the answer tells no time", zh: "响应中没有时间"))
    } else {
      outcome = .skipped(Trial.notReached)
    }
    return CheckStep(.clock, trial.origin, outcome)
  }

  /// What a call for the image brought.
  private func image(
    _ trial: Trial, _ call: ImageCall, _ access: CloudAccess, _ pass: CloudAccess.Pass
  ) -> Result<Image, FetchFailure> {
    let reader = AnswerReader(bounds: bounds, secrets: pass.secrets)
    switch trial.result {
    case .failure(let failure): return .failure(reader.failure(failure))
    case .success(let answer):
      do throws(FetchFailure) {
        return .success(try reader.image(in: answer, by: call).image)
      } catch {
        return .failure(access.explained(error, of: answer))
      }
    }
  }

  private func imageStep(_ result: Result<Image, FetchFailure>, _ call: ImageCall, _ trial: Trial) -> CheckStep {
    guard trial.obstructed == nil else { return CheckStep(.image, trial.origin, .skipped(Trial.notReached)) }
    let way: PrintableText = call == .native ? "" : .init(" (by \(call.path))", zh: "（通过 \(call.path)）")
    let outcome: CheckStep.Outcome =
      switch result {
      case .success(let image): .passed("\(PrintableText(image.name ?? image.id))\(way)")
      case .failure(let failure) where isExpected(failure):
        .passed(
          .init(
            "the service answers; it has no image with the id asked for on trial\(way)",
            zh: "服务有响应；试探所用的 ID 没有对应的镜像\(way)"))
      case .failure(let failure) where failure.kind == .notFound && id == nil:
        .failed(
          FetchFailure(
            .otherStatus, status: failure.status, message: failure.message, code: failure.code,
            requestID: failure.requestID))
      case .failure(let failure): .failed(failure)
      }
    return step(.image, outcome, of: trial)
  }

  /// That nobody has the id asked for on trial is what the service should say, as long as it is an image service that
  /// says so: in its words, or by an empty list.
  private func isExpected(_ failure: FetchFailure) -> Bool {
    guard failure.kind == .notFound, id == nil else { return false }
    let words = failure.message?.text.lowercased() ?? ""
    return failure.status == 200 || words.contains("image") || words.contains(Self.nobodysID)
      || failure.code?.text.hasPrefix("IMG.") == true
  }
}

extension ClockSkew {
  fileprivate func outcome(isSigned: Bool) -> CheckStep.Outcome {
    if isSigned, refusesSignatures { return .failed(FetchFailure(.noAccess(.init(headline, advice, .notAllowed)))) }
    return isNoticeable ? .doubtful(headline, advice: advice) : .passed(.init("right to the minute", zh: "误差在一分钟以内"))
  }
}
