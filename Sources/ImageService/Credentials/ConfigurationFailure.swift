public import ImageModel

/// Why it isn't clear which cloud to ask, or as whom: what is wrong, where, what to do, and how a script ends. It never
/// holds a secret, nor a value that was not understood and might be one.
public struct ConfigurationFailure: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// No cloud has the name; with those there are.
    case unknownCloud(PrintableText, known: [PrintableText])
    /// Several clouds, and nothing says which.
    case cloudNotChosen(known: [PrintableText])
    /// The cloud's configuration has no such region; with those there are.
    case unknownRegion(PrintableText, known: [PrintableText])
    /// A region's service lets nobody in without.
    case noCredentials(region: PrintableText)
    /// A part of the credentials is there, and another isn't.
    case incomplete(missing: PrintableText)
    case unknownAuthType(PrintableText)
    case badValue(expected: PrintableText)
    case badSecret(Secret.Problem)
    /// A file that breaks the rules of its format; with the parser's words.
    case malformed(PrintableText)
    case unreadable(Surroundings.ReadProblem)
  }

  public let kind: Kind
  /// Where: an option, a variable, a file with its line.
  public let source: PrintableText
  /// What was found before.
  public internal(set) var findings: [CloudConfiguration.Finding] = []
  /// Where credentials were looked for when it came up; nil where none had any.
  public internal(set) var credentialSource: CredentialSource?

  init(_ kind: Kind, in source: PrintableText) {
    self.kind = kind
    self.source = source
  }

  /// What is wrong, as a sentence.
  public var headline: PrintableText { row.headline }
  /// What to do, as one or two sentences.
  public var advice: PrintableText { row.advice }
  public var exitStatus: ExitStatus { row.exitStatus }

  /// The headline with a file's name instead of its whole path.
  public var brief: PrintableText {
    let name = source.text.hasPrefix("/") ? source.text.split(separator: "/").last.map(String.init) : nil
    return name.map { ConfigurationFailure(kind, in: PrintableText($0)).headline } ?? headline
  }

  /// True where an option of the command line is wrong, rather than the environment or a file.
  public var isOfOption: Bool { source.text.hasPrefix("--") }

  private var row: (headline: PrintableText, advice: PrintableText, exitStatus: ExitStatus) {
    switch kind {
    case .unknownCloud(let name, let known):
      (
        .init("\(source): no cloud has the name \"\(name)\".", zh: "\(source)：没有名为 \"\(name)\" 的云。"),
        known.isEmpty
          ? .init(
            "There are none: clouds.yaml is looked for here, in ~/.config/openstack and in /etc/openstack.",
            zh: "没有任何云：程序在当前目录、~/.config/openstack 和 /etc/openstack 中查找 clouds.yaml。")
          : choice(of: known),
        .usage
      )
    case .cloudNotChosen(let known):
      (
        .init("\(source) has several clouds.", zh: "\(source) 中有多个云。"),
        .init(
          "Choose one with --cloud or OS_CLOUD: \(known.listed).", zh: "请用 --cloud 或 OS_CLOUD 选择一个：\(known.listed)。"),
        .usage
      )
    case .unknownRegion(let name, let known):
      (
        .init("\(source): the cloud has no region \"\(name)\".", zh: "\(source)：该云没有区域 \"\(name)\"。"),
        choice(of: known),
        .usage
      )
    case .noCredentials(let region):
      (
        .init("There are no credentials for \(region).", zh: "没有用于 \(region) 的凭证。"),
        .init(
          "Set HW_ACCESS_KEY and HW_SECRET_KEY, or HW_AUTH_TOKEN, or name a cloud of clouds.yaml with --cloud.",
          zh: "请设置 HW_ACCESS_KEY 和 HW_SECRET_KEY，或设置 HW_AUTH_TOKEN，或用 --cloud 指定 clouds.yaml 中的云。"),
        .notAllowed
      )
    case .incomplete(let missing):
      (
        .init("\(source): \(missing) is missing.", zh: "\(source)：缺少 \(missing)。"),
        .init("Set it too, or take these credentials away.", zh: "请一并设置，或去掉这组凭证。"), .notAllowed
      )
    case .unknownAuthType(let name):
      (
        .init("\(source): the auth type \"\(name)\" is not known here.", zh: "\(source)：不支持认证类型 \"\(name)\"。"),
        choice(of: AuthType.names.map { PrintableText($0) }), .usage
      )
    case .badValue(let expected):
      (
        .init("\(source): \(expected)", zh: "\(source)：\(expected)"),
        .init(
          "Correct it there; the value isn't shown, since it might be a secret.", zh: "请在该处更正；该值可能是机密信息，因此不显示。"),
        .usage
      )
    case .badSecret(let problem):
      (
        .init("\(source): \(problem.message)", zh: "\(source)：\(problem.message)"),
        .init("Set it again: it is often a line break that was copied along.", zh: "请重新设置：常见原因是复制时带上了换行符。"),
        .notAllowed
      )
    case .malformed(let problem):
      (
        .init("\(source): \(problem).", zh: "\(source)：\(problem)。"),
        .init("Correct the file there.", zh: "请在该处更正文件。"), .usage
      )
    case .unreadable(let problem):
      (
        .init("\(source) can't be read: \(problem.message).", zh: "无法读取 \(source)：\(problem.message)。"),
        .init("Check the file and its permissions.", zh: "请检查该文件及其权限。"), .usage
      )
    }
  }

  private func choice(of known: [PrintableText]) -> PrintableText {
    .init("There are: \(known.listed).", zh: "可选：\(known.listed)。")
  }
}

extension Optional {
  /// The value, or another one that may fail; `??` would forget the error's type.
  func or(
    _ other: @autoclosure () throws(ConfigurationFailure) -> Wrapped?
  ) throws(ConfigurationFailure) -> Wrapped? {
    if let self { return self }
    return try other()
  }
}
