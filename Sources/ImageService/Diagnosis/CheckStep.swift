public import ImageModel

/// One step on the way to an image, and what became of it when it was tried.
public struct CheckStep: Hashable, Sendable {
  /// The raw value is its name for scripts.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It is clear whom to ask, and as whom.
    case configuration
    /// The lookup of a host's name.
    case name
    /// The TCP connection.
    case connection
    /// The way through a proxy; there is no such step without one.
    case proxy
    case tls
    /// What proves who asks, where that is a token.
    case token
    /// What proves who asks, where that is an access key.
    case signature
    /// This host's clock beside the service's.
    case clock
    /// The call for an image.
    case image
  }

  public enum Outcome: Hashable, Sendable {
    case passed(PrintableText)
    /// It works, but something about it should be known; with what to do.
    case doubtful(PrintableText, advice: PrintableText)
    case failed(FetchFailure)
    /// It wasn't tried; with the reason.
    case skipped(PrintableText)
  }

  public let kind: Kind
  /// What it was tried on: the origin of a service, or the source of a configuration.
  public let target: PrintableText
  public let outcome: Outcome
  /// How long it took; nil for what takes no time of its own, and for what wasn't tried.
  public let milliseconds: Double?
  /// What else is known of it: beside a failure, what stands in a certificate, say.
  public let note: PrintableText?

  public init(
    _ kind: Kind, _ target: PrintableText, _ outcome: Outcome, milliseconds: Double? = nil, note: PrintableText? = nil
  ) {
    self.kind = kind
    self.target = target
    self.outcome = outcome
    self.milliseconds = milliseconds
    self.note = note
  }
}

extension CheckStep {
  /// True where it works, false where it doesn't; nil where it wasn't tried.
  public var isPassed: Bool? {
    switch outcome {
    case .passed, .doubtful: true
    case .failed: false
    case .skipped: nil
    }
  }

  /// What happened, in a few words or a sentence.
  public var statement: PrintableText {
    switch outcome {
    case .passed(let words), .doubtful(let words, _), .skipped(let words): words
    case .failed(let failure): failure.headline
    }
  }

  /// What to do; nil where there is nothing to do.
  public var advice: PrintableText? {
    switch outcome {
    case .passed, .skipped: nil
    case .doubtful(_, let advice): advice
    case .failed(let failure): failure.advice
    }
  }

  /// What the other side says of its refusal, in its own words, and what else is known.
  public var details: [PrintableText] {
    guard case .failed(let failure) = outcome else { return [note].compactMap(\.self) }
    let message = failure.message.map { message in
      failure.code.map { PrintableText("\(message) (\($0))", zh: "\(message)（\($0)）") } ?? message
    }
    return [message ?? failure.code, note, failure.requestID.map(Self.requestID)].compactMap(\.self)
  }

  private static func requestID(_ id: PrintableText) -> PrintableText { .init("request id: \(id)", zh: "请求 ID：\(id)") }

  /// How a script ends that stops at this step.
  public var exitStatus: ExitStatus {
    if case .failed(let failure) = outcome { failure.exitStatus } else { .done }
  }
}

extension CheckStep.Kind {
  /// Its name for people, in a word.
  public var name: PrintableText {
    switch self {
    case .configuration: .init("configuration", zh: "配置")
    case .name: .init("name", zh: "域名解析")
    case .connection: .init("connection", zh: "连接")
    case .proxy: .init("proxy", zh: "代理")
    case .tls: .init("tls", zh: "TLS")
    case .token: .init("token", zh: "Token")
    case .signature: .init("signature", zh: "签名")
    case .clock: .init("clock", zh: "时钟")
    case .image: .init("image", zh: "镜像")
    }
  }
}

extension Collection<CheckStep> {
  /// That of the first step that failed.
  public var exitStatus: ExitStatus { first { $0.isPassed == false }?.exitStatus ?? .done }
}
