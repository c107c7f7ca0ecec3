import ArgumentParser
import FoundationEssentials
import ImageModel
import ImageService

/// `imsbrowser doctor`: what is configured, from where, and whether it works.
struct DoctorCommand: Performable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor",
      abstract: String("Say what is configured, from where, and whether it works.", zh: "检查有哪些配置、来自何处、是否可用。"),
      discussion: String(
        """
        Tries each step for real, as far as it gets: name, connection, proxy, TLS, token or signature, clock, and the call
        for an image. No secret is shown. The exit status is that of the first step that failed.
        """,
        zh: """
          逐步实际尝试，直到无法继续：域名解析、连接、代理、TLS、Token 或签名、时钟，以及查询镜像的接口。\
          不显示任何机密信息。退出状态由第一个失败的步骤决定。
          """))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp(
      "The image to ask for; without one, an id that nobody has.", zh: "要查询的镜像；不指定时使用一个不存在的 ID。", value: .imageID),
    transform: ImageID.init(argument:))
  var id: ImageID?

  @OptionGroup var options: ServiceOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("text or json.", zh: "输出格式。", value: .output))
  var output: Format = .text

  @MainActor func perform() async throws {
    try await reporting {
      // Ends the sample service when it goes, so it is held until the last step.
      let demo = options.demo ? try DemoProcess() : nil
      // A script reads the same words whoever runs it.
      let report = try output == .json ? Language.speaking(.english) { try self.report(demo) } : self.report(demo)
      let steps =
        switch output {
        case .text: try await writeText(report)
        case .json: try await writeJSON(report)
        }
      withExtendedLifetime(demo) {}
      let status = ([report.step] + steps).exitStatus
      guard status == .done else { throw ExitCode(status.rawValue) }
    }
  }

  private static var files: Files { Files(environment: ProcessInfo.processInfo.environment) }

  private func report(_ demo: DemoProcess?) throws -> ConfigurationReport {
    if let demo {
      return ConfigurationReport(sample: CloudConfiguration(name: "demo", place: .endpoint(demo.endpoint)))
    }
    return ConfigurationReport(CloudResolver.resolve(try options.wish(Config(path: Self.files.config)), in: .live))
  }

  /// What there is to try; nil where it isn't clear whom to ask.
  private func checkup(_ report: ConfigurationReport) -> Checkup? {
    guard let cloud = report.cloud, report.step.isPassed == true else { return nil }
    return Checkup(cloud: cloud, id: id, bounds: FetchBounds(timeout: options.timeout), cacheFolder: Self.files.tokens)
  }

  /// Writes each step when it is done: the next may take its time.
  @MainActor private func writeText(_ report: ConfigurationReport) async throws -> [CheckStep] {
    let signs: CheckSigns = TerminalEncoding.adopt() == .utf8 ? .unicode : .ascii
    var writer = DoctorText(width: Standard.columns, signs: signs)
    try Standard.answer(writer.text(of: report))
    var steps: [CheckStep] = []
    guard let checkup = checkup(report) else { return steps }
    for await event in checkup.events() {
      try Standard.answer(writer.text(of: event))
      if case .step(let step) = event { steps.append(step) }
    }
    return steps
  }

  @MainActor private func writeJSON(_ report: ConfigurationReport) async throws -> [CheckStep] {
    var steps: [CheckStep] = []
    if let checkup = checkup(report) {
      for await case .step(let step) in Language.speaking(.english, checkup.events) { steps.append(step) }
    }
    let document = Language.speaking(.english) { DoctorJSON.document(report, steps) }
    try Standard.answer(document.written(.pretty) + "\n")
    return steps
  }
}
