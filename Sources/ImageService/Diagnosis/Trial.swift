import ImageModel

/// One exchange that was tried, and how far it got. Pure: the same exchange has the same steps.
struct Trial: Sendable {
  let request: Request
  let result: Result<Answer, TransportFailure>

  /// The service's scheme, host and port.
  var origin: PrintableText { PrintableText(Self.origin(of: request.url)) }

  static func origin(of url: String) -> String {
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    return String(url[..<start] + url[start...].prefix { !"/?#".contains($0) })
  }

  var answer: Answer? { try? result.get() }

  /// What came of an answer, the head of a broken one included.
  var head: Answer? {
    switch result {
    case .success(let answer): answer
    case .failure(let failure): failure.partial
    }
  }

  /// Milliseconds from the request to the end of the answer, without those of the way there.
  var answering: Double? {
    guard let report else { return nil }
    return max(0, report.total - [report.lookup, report.connect, report.tls].compactMap(\.self).reduce(0, +))
  }

  /// The step of the way at which it ended; nil where it got to the service.
  var obstructed: CheckStep.Kind? {
    guard let failure else { return nil }
    switch failure.kind {
    case .unresolved, .proxy(.unresolved): return .name
    case .proxy(.unreachable), .refused: return .connection
    case .proxy: return .proxy
    case .tls: return .tls
    case .timedOut, .closedEarly, .unreachable:
      guard let report, failure.partial == nil, !failure.hasBegun else { return nil }
      // Curl has a peer once there is a connection, but counts the time to it only when the TLS on top stands, too.
      if report.peer == nil { return report.lookup == nil ? .name : .connection }
      return isTLS && report.tls == nil ? .tls : nil
    case .cancelled, .garbled, .bodyTooLarge, .headersTooLarge: return nil
    }
  }

  private var isTLS: Bool { request.url.lowercased().hasPrefix("https:") }

  private var failure: TransportFailure? {
    if case .failure(let failure) = result { failure } else { nil }
  }

  private var report: ExchangeReport? {
    switch result {
    case .success(let answer): answer.report
    case .failure(let failure): failure.report
    }
  }
}

// MARK: - The way, step by step

extension Trial {
  /// The steps of the way to the service: name, connection, proxy and TLS, as far as there are any.
  /// - Parameters:
  ///   - secrets: what must not be shown, should a failure's words have it.
  ///   - untrusting: an exchange that took any certificate, where this one didn't: curl tells no certificate that it
  ///     didn't trust, nor how long the connection below took.
  func way(secrets: [Secret], untrusting: Trial? = nil) -> [CheckStep] {
    let end = obstructed
    let kinds = [CheckStep.Kind.name, .connection] + (usesProxy ? [.proxy] : []) + (isTLS ? [.tls] : [])
    let reached = end.flatMap(kinds.firstIndex) ?? kinds.count
    return kinds.enumerated().map { index, kind in
      if index > reached { return CheckStep(kind, origin, .skipped(Self.notReached)) }
      if index < reached { return passed(kind, untrusting) }
      return CheckStep(
        kind, origin, .failed(told(secrets)), milliseconds: report?.total,
        note: kind == .tls ? untrusting?.report?.certificate.map(Self.words) : nil)
    }
  }

  static var notReached: PrintableText { .init("not reached", zh: "未到达此步骤") }

  /// The failure in the words for it.
  private func told(_ secrets: [Secret]) -> FetchFailure {
    let reader = AnswerReader(bounds: request.bounds, secrets: secrets)
    return reader.failure(failure ?? TransportFailure(kind: .unreachable))
  }

  private var usesProxy: Bool {
    if case .proxy = failure?.kind { return true }
    return report?.proxy != nil
  }

  private func passed(_ kind: CheckStep.Kind, _ untrusting: Trial?) -> CheckStep {
    switch kind {
    case .name:
      CheckStep(
        kind, origin,
        .passed(usesProxy ? .init("the proxy's, which looks up the service's", zh: "代理的主机名；服务的主机名由代理解析") : host),
        milliseconds: report?.lookup)
    case .connection:
      CheckStep(
        kind, origin, .passed(report?.peer ?? host), milliseconds: report?.connect ?? untrusting?.report?.connect)
    case .proxy:
      CheckStep(kind, origin, .passed(report?.proxy ?? ""))
    default:
      secured
    }
  }

  private var host: PrintableText { PrintableText(Authority(of: request.url).host) }

  private var secured: CheckStep {
    let words = report?.certificate.map(Self.words) ?? PrintableText("encrypted", zh: "已加密")
    let outcome: CheckStep.Outcome =
      request.tls.verifiesPeer
      ? .passed(.init("verified: \(words)", zh: "已验证：\(words)"))
      : .doubtful(
        .init("not verified: \(words)", zh: "未验证：\(words)"),
        advice: .init(
          "Any certificate is taken: name the CA's file with --cacert instead.", zh: "目前接受任何证书：请改用 --cacert 指定证书文件。"))
    return CheckStep(.tls, origin, outcome, milliseconds: report?.tls)
  }

  private static func words(_ certificate: ExchangeReport.Certificate) -> PrintableText {
    let signed = PrintableText(
      "\(certificate.subject), signed by \(certificate.issuer)", zh: "\(certificate.subject)，由 \(certificate.issuer) 签发"
    )
    return signed + PrintableText.until(certificate.expiry)
  }
}

extension PrintableText {
  /// Until when something counts, behind what it is; nothing where that isn't known.
  static func until(_ end: Timestamp?) -> PrintableText {
    end.map { end in PrintableText(", until \(end.absolute)", zh: "，有效期至 \(end.absolute)") } ?? ""
  }
}
