import ImageModel

/// What was found of a cloud's configuration, where, and where nothing was: what `doctor` tells before it tries anything.
/// It holds no secret, since neither findings nor failures do.
public struct ConfigurationReport: Hashable, Sendable {
  /// What became of a source of credentials.
  public enum State: String, Hashable, Sendable {
    /// The credentials are from there.
    case taken
    /// It has something that can't be used.
    case unusable
    /// It was looked at, and has nothing.
    case empty
    /// Another one came first.
    case unneeded
  }

  public struct Source: Hashable, Sendable {
    public let source: CredentialSource
    public let state: State
  }

  /// Nil where it isn't clear which cloud is meant.
  public let cloud: CloudConfiguration?
  /// Every source of credentials, in the order of looking; none where nobody looked.
  public let sources: [Source]
  public let findings: [CloudConfiguration.Finding]
  /// Whether it is clear whom to ask, and as whom.
  public let step: CheckStep

  public init(_ resolution: Result<CloudConfiguration, ConfigurationFailure>) {
    switch resolution {
    case .success(let cloud):
      self.cloud = cloud
      findings = cloud.findings
      sources = Self.sources(.taken, cloud.source)
      let target = cloud.source?.name ?? cloud.name
      step = CheckStep(
        .configuration, target,
        cloud.service == nil ? .failed(CloudAccess.nothingToAsk) : .passed(Self.summary(of: cloud)))
    case .failure(let failure):
      cloud = nil
      findings = failure.findings
      sources = Self.sources(.unusable, failure.credentialSource)
      let obstacle = FetchFailure.Obstacle(failure.headline, failure.advice, failure.exitStatus)
      step = CheckStep(.configuration, failure.source, .failed(FetchFailure(.noAccess(obstacle))))
    }
  }

  /// Of a sample service, which needs no configuration.
  public init(sample cloud: CloudConfiguration) {
    self.cloud = cloud
    findings = []
    sources = []
    step = CheckStep(.configuration, cloud.name, .passed(Self.summary(of: cloud)))
  }

  /// True where credentials were looked for, and no source has any: what they would read is then of use.
  public var isWithoutCredentials: Bool { !sources.isEmpty && sources.allSatisfy { $0.state == .empty } }

  private static func sources(_ state: State, _ decisive: CredentialSource?) -> [Source] {
    let all = CredentialSource.allCases
    let turn = decisive.flatMap { all.firstIndex(of: $0) }
    return all.enumerated().map { index, source in
      guard let turn, index >= turn else { return Source(source: source, state: .empty) }
      return Source(source: source, state: index == turn ? state : .unneeded)
    }
  }

  private static func summary(of cloud: CloudConfiguration) -> PrintableText {
    [
      cloud.service.map { PrintableText($0.url) },
      cloud.region.map { PrintableText("region \($0)", zh: "区域 \($0)") }, cloud.credentials.kind,
    ].compactMap(\.self).listed
  }
}
