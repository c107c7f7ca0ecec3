public import ImageModel

/// Why the demo service did not start.
public enum DemoFailure: Error, Hashable, Sendable {
  /// Another program listens on this port already.
  case portInUse(UInt16)
  /// The system lets only privileged users listen on this port: those under 1024, usually.
  case portForbidden(UInt16)
  /// What the system says of anything else.
  case notStarted(reason: PrintableText)

  /// What happened and what to try, as sentences for the operator.
  public var message: PrintableText {
    switch self {
    case .portInUse(let port):
      .init(
        "Port \(Int(port)) of 127.0.0.1 is in use already: choose another with --port, or leave --port out for any free one.",
        zh: "127.0.0.1 的端口 \(Int(port)) 已被占用：请用 --port 选择其他端口，或省略 --port 以使用任意空闲端口。")
    case .portForbidden(let port):
      .init(
        "Port \(Int(port)) is not open to this user: choose one from 1024 to 65535.",
        zh: "当前用户无权使用端口 \(Int(port))：请在 1024 到 65535 之间选择。")
    case .notStarted(let reason):
      .init("The demo service did not start: \(reason)", zh: "演示服务未能启动：\(reason)")
    }
  }
}

extension DemoFailure: CustomStringConvertible {
  public var description: String { message.text }
}
