/// What one of several clouds said, where all are asked for one image.
public struct CloudAnswer: Hashable, Sendable {
  /// The cloud's line in the list of those that are asked, counted from 0.
  public let line: Int
  public let result: Result<FetchedImage, FetchFailure>
  /// From the ask of this cloud to its answer, all its requests together.
  public let elapsed: Duration

  public init(line: Int, result: Result<FetchedImage, FetchFailure>, elapsed: Duration) {
    self.line = line
    self.result = result
    self.elapsed = elapsed
  }

  /// What it comes to.
  public enum Verdict: Hashable, Sendable, CaseIterable {
    case found
    case notThere
    case notAllowed
    case notReached
    case misconfigured
    case serviceFailed
    case senseless
    case failed

    /// In a word or two.
    public var words: PrintableText {
      switch self {
      case .found: PrintableText("found", zh: "已找到")
      case .notThere: PrintableText("not there", zh: "不存在")
      case .notAllowed: PrintableText("not allowed", zh: "无权限")
      case .notReached: PrintableText("not reached", zh: "无法连接")
      case .misconfigured: PrintableText("misconfigured", zh: "配置有误")
      case .serviceFailed: PrintableText("service failed", zh: "服务出错")
      case .senseless: PrintableText("no sense", zh: "响应无效")
      case .failed: PrintableText("failed", zh: "失败")
      }
    }
  }

  public var verdict: Verdict {
    guard case .failure(let failure) = result else { return .found }
    return switch failure.exitStatus {
    case .noSuchImage: .notThere
    case .notAllowed: .notAllowed
    case .notReached: .notReached
    case .usage: .misconfigured
    case .serviceFailed: .serviceFailed
    case .senselessAnswer: .senseless
    case .done, .failed, .historyUnusable, .different: .failed
    }
  }

  public var image: Image? { try? result.get().image }

  /// How long it took, in whole milliseconds.
  public var milliseconds: Int { Int((elapsed / .milliseconds(1)).rounded()) }
}
