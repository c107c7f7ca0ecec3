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
        "\(source): no cloud has the name \"\(name)\".",
        known.isEmpty
          ? "There are none: clouds.yaml is looked for here, in ~/.config/openstack and in /etc/openstack."
          : "There are: \(Self.list(known)).", .usage
      )
    case .cloudNotChosen(let known):
      ("\(source) has several clouds.", "Choose one with --cloud or OS_CLOUD: \(Self.list(known)).", .usage)
    case .unknownRegion(let name, let known):
      ("\(source): the cloud has no region \"\(name)\".", "There are: \(Self.list(known)).", .usage)
    case .noCredentials(let region):
      (
        "There are no credentials for \(region).",
        "Set HW_ACCESS_KEY and HW_SECRET_KEY, or HW_AUTH_TOKEN, or name a cloud of clouds.yaml with --cloud.",
        .notAllowed
      )
    case .incomplete(let missing):
      ("\(source): \(missing) is missing.", "Set it too, or take these credentials away.", .notAllowed)
    case .unknownAuthType(let name):
      (
        "\(source): the auth type \"\(name)\" is not known here.",
        "There are: \(Self.list(AuthType.names.map { PrintableText($0) })).", .usage
      )
    case .badValue(let expected):
      ("\(source): \(expected)", "Correct it there; the value isn't shown, since it might be a secret.", .usage)
    case .badSecret(let problem):
      ("\(source): \(problem.message)", "Set it again: it is often a line break that was copied along.", .notAllowed)
    case .malformed(let problem):
      ("\(source): \(problem).", "Correct the file there.", .usage)
    case .unreadable(let problem):
      ("\(source) can't be read: \(problem.message).", "Check the file and its permissions.", .usage)
    }
  }

  private static func list(_ names: [PrintableText]) -> PrintableText {
    PrintableText(names.map(\.text).joined(separator: ", "))
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
