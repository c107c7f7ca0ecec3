import ArgumentParser
import FoundationEssentials
import ImageModel
import ImageService
import ViewModels

extension ImageID {
  /// Reads an argument: a stray quote or a whole URL from the clipboard is as fine here as in the prompt.
  /// - Throws: `ValidationError` that says what is wrong.
  init(argument: String) throws {
    do throws(Problem) {
      try self.init(pasted: argument)
    } catch {
      throw ValidationError(error.message.text)
    }
  }
}

/// Where to ask: the same on every command that asks.
struct ServiceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The image service, with or without /v2.", zh: "镜像服务的终端节点，可带可不带 /v2。", value: .url))
  var endpoint: String?

  @Option(help: ArgumentHelp("A cloud of clouds.yaml.", zh: "clouds.yaml 中的云。", value: .name))
  var cloud: String?

  @Option(help: ArgumentHelp("The region, such as cn-north-4.", zh: "区域，例如 cn-north-4。", value: .name))
  var region: String?

  @Option(
    help: ArgumentHelp(
      "CA certificates to trust instead of the host's, in PEM.", zh: "信任的 CA 证书，代替本机的证书，PEM 格式。", value: .file))
  var cacert: String?

  @Flag(help: ArgumentHelp("Take any certificate. The title line says so.", zh: "接受任何证书。标题行会提示。"))
  var insecure = false

  @Flag(help: ArgumentHelp("Ask a sample service that comes along; needs nothing.", zh: "查询自带的演示服务；无需任何配置。"))
  var demo = false

  @Option(help: ArgumentHelp("How long a whole exchange may take.", zh: "一次请求最多可用多长时间。", value: .seconds))
  var timeout: Double = FetchBounds.standard.timeout

  func validate() throws {
    guard timeout > 0, timeout <= 3600 else {
      throw ValidationError("--timeout takes from 0.001 to 3600 seconds.", zh: "--timeout 的值应为 0.001 到 3600 秒。")
    }
    let named = [("--endpoint", endpoint), ("--cloud", cloud), ("--region", region)].first { $0.1 != nil }
    if demo, let named { throw ValidationError(excluding: named.0, "--demo") }
    _ = try readEndpoint()
  }

  /// The endpoint named; nil where none was.
  /// - Throws: `ValidationError` where it is none.
  func readEndpoint() throws -> Endpoint? {
    guard let endpoint else { return nil }
    do throws(Endpoint.Problem) {
      return try Endpoint(endpoint)
    } catch {
      throw ValidationError("--endpoint: \(error.message)", zh: "--endpoint：\(error.message)")
    }
  }

  /// Which cloud the options name, and the operator's settings where they don't.
  /// - Throws: As `readEndpoint`.
  func wish(_ config: Config) throws -> CloudWish {
    CloudWish(
      endpoint: try readEndpoint(), cloud: cloud, region: region, authorities: cacert, insecure: insecure,
      configuredCloud: config.cloud)
  }

  /// The clouds that these options, the environment and files name.
  /// - Parameter regions: those that a search asks; none for all clouds.
  /// - Throws: As `readEndpoint`.
  @MainActor func clouds(_ files: Files, _ config: Config, regions: [String] = []) throws -> Clouds {
    Clouds(
      wish: try wish(config), bounds: FetchBounds(timeout: timeout), cacheFolder: files.tokens, regions: regions)
  }

  /// The service to ask once.
  /// - Throws: `ConfigurationFailure` where what names it is wrong, `CloudProblem` where nothing does.
  @MainActor func service() throws -> Service {
    let files = Files(environment: ProcessInfo.processInfo.environment)
    let clouds = try clouds(files, Config(path: files.config))
    return try (demo ? clouds.demo() : clouds.first()).get()
  }
}

/// How a one-shot command writes its answer.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case yaml
  case value
}

/// A command's end with a message and an exit status of its own.
struct Failed: Error {
  let message: PrintableText
  let status: ExitStatus

  init(_ message: PrintableText, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }
}

extension ParsableCommand {
  /// Runs a command's work; a failure becomes words on stderr and the exit status that belongs to it.
  @MainActor func reporting(_ work: () async throws -> Void) async throws {
    do { try await work() } catch let failed as Failed {
      Standard.say(failed.message)
      throw ExitCode(failed.status.rawValue)
    } catch let failure as ConfigurationFailure {
      Standard.say(
        PrintableText("\(failure.headline) \(failure.advice)", zh: "\(failure.headline)\(failure.advice)"))
      throw ExitCode(failure.exitStatus.rawValue)
    } catch let problem as CloudProblem {
      Standard.say(problem.statement)
      throw ExitCode(ExitStatus.usage.rawValue)
    } catch let failure as FetchFailure {
      Standard.say(failure)
      throw ExitCode(failure.exitStatus.rawValue)
    }
  }
}
