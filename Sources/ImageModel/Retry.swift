/// An ask that is made again: why, which time this is, and after how long.
public struct Retry: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The connection was closed before an answer began.
    case closed
    /// The service asked to come back later: 429 or 503.
    case busy(status: Int)
  }

  public let reason: Reason
  /// 2 for the first repetition.
  public let attempt: Int
  /// Seconds until it is asked again.
  public let delay: Double

  public init(reason: Reason, attempt: Int, delay: Double) {
    self.reason = reason
    self.attempt = attempt
    self.delay = delay
  }

  /// What the operator is told, as a sentence.
  public var statement: PrintableText {
    switch reason {
    case .closed:
      PrintableText("The connection was closed before an answer came: trying again.", zh: "连接在收到响应前已关闭，正在重试。")
    case .busy(let status):
      delay > 0
        ? PrintableText(
          "The service is busy (\(status)) and asks to wait \(Int(delay)) s: then trying again.",
          zh: "服务繁忙（\(status)），要求等待 \(Int(delay)) 秒，之后将重试。")
        : PrintableText("The service is busy (\(status)): trying again.", zh: "服务繁忙（\(status)），正在重试。")
    }
  }
}
