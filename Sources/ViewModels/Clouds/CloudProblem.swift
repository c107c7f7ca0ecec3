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
  public var statement: PrintableText { "\(headline) \(advice)" }

  /// Neither options nor the environment nor a file name a service.
  public static let nothingConfigured = CloudProblem(
    "No service to ask.", "Give --region, --cloud, --endpoint or --demo.",
    steps: [
      "Huawei Cloud: set HW_ACCESS_KEY and HW_SECRET_KEY, then", "  imsbrowser --region cn-north-4", "",
      "OpenStack: a cloud of clouds.yaml, then", "  imsbrowser --cloud NAME",
      "or the OS_* variables of an openrc file.",
      "", "A service that asks for no credentials:", "  imsbrowser --endpoint URL", "",
      "--demo needs nothing: it brings a sample service.", "",
      "C says where clouds.yaml is looked for, and imsbrowser doctor what was found.",
    ])
}
