public import ImageModel

/// Why there is no cloud to ask, or one can't be asked: what is wrong and where, and what to do.
public struct CloudProblem: Error, Hashable, Sendable {
  /// What is wrong, as a sentence.
  public let headline: PrintableText
  /// The same for a line of a list, which says already which cloud it is about.
  public let brief: PrintableText
  /// What to do, as one or two sentences.
  public let advice: PrintableText
  /// More of it, line by line, for where there is room.
  public let steps: [PrintableText]

  /// - Parameter brief: nil: the headline.
  public init(
    _ headline: PrintableText, _ advice: PrintableText, brief: PrintableText? = nil, steps: [PrintableText] = []
  ) {
    self.headline = headline
    self.brief = brief ?? headline
    self.advice = advice
    self.steps = steps
  }

  /// All of it that a message has room for.
  public var statement: PrintableText { .sentences(headline, advice) }

  /// Neither options nor the environment nor a file name a service.
  public static var nothingConfigured: CloudProblem {
    CloudProblem(
      PrintableText("No service to ask.", zh: "没有可查询的服务。"),
      PrintableText(
        "Give --region, --cloud, --endpoint or --demo.", zh: "请指定 --region、--cloud、--endpoint 或 --demo。"),
      steps: [
        PrintableText(
          "Huawei Cloud: set HW_ACCESS_KEY and HW_SECRET_KEY, then", zh: "华为云：设置 HW_ACCESS_KEY 和 HW_SECRET_KEY，然后"),
        "  imsbrowser --region cn-north-4", "",
        PrintableText("OpenStack: a cloud of clouds.yaml, then", zh: "OpenStack：使用 clouds.yaml 中的云，然后"),
        PrintableText("  imsbrowser --cloud NAME", zh: "  imsbrowser --cloud 名称"),
        PrintableText("or the OS_* variables of an openrc file.", zh: "或者使用 openrc 文件中的 OS_* 变量。"), "",
        PrintableText("A service that asks for no credentials:", zh: "不要求凭证的服务："),
        "  imsbrowser --endpoint URL", "",
        PrintableText("--demo needs nothing: it brings a sample service.", zh: "--demo 无需任何准备：自带示例服务。"), "",
        PrintableText(
          "C says where clouds.yaml is looked for, and imsbrowser doctor what was found.",
          zh: "按 C 查看 clouds.yaml 的查找位置；imsbrowser doctor 显示找到的配置。"),
      ])
  }
}
