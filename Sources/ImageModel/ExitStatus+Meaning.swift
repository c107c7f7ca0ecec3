extension ExitStatus {
  /// What it says to a script, in a few words.
  public var meaning: PrintableText {
    switch self {
    case .done: PrintableText("done", zh: "完成")
    case .failed: PrintableText("other failure", zh: "其他失败")
    case .historyUnusable: PrintableText("history unusable", zh: "历史记录不可用")
    case .noSuchImage: PrintableText("no such image", zh: "没有该镜像")
    case .notAllowed: PrintableText("not allowed", zh: "没有权限")
    case .notReached: PrintableText("not reached", zh: "无法连接")
    case .serviceFailed: PrintableText("the service failed", zh: "服务出错")
    case .senselessAnswer: PrintableText("an answer that makes no sense", zh: "无法理解的响应")
    case .different: PrintableText("images that differ", zh: "镜像不同")
    case .usage: PrintableText("wrong usage", zh: "用法错误")
    }
  }

  /// All of them in a row: `0 done, 1 other failure, …`.
  public static var table: PrintableText { .list(allCases.map { "\($0.rawValue) \($0.meaning)" }) }
}
