import ArgumentParser
import FoundationEssentials
import ImageModel
import ImageService

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
  @Option(help: ArgumentHelp("The image service, with or without /v2.", valueName: "url"))
  var endpoint: String?

  @Flag(help: "Ask a sample service that comes along; needs nothing.")
  var demo = false

  @Option(help: ArgumentHelp("How long a whole exchange may take.", valueName: "seconds"))
  var timeout: Double = FetchBounds.standard.timeout

  func validate() throws {
    guard timeout > 0, timeout <= 3600 else { throw ValidationError("--timeout takes from 0.001 to 3600 seconds.") }
    guard endpoint == nil || !demo else { throw ValidationError("--endpoint and --demo exclude each other.") }
    _ = try readEndpoint()
  }

  /// The endpoint named; nil where none was.
  /// - Throws: `ValidationError` where it is none.
  func readEndpoint() throws -> Endpoint? {
    guard let endpoint else { return nil }
    do throws(Endpoint.Problem) {
      return try Endpoint(endpoint)
    } catch {
      throw ValidationError("--endpoint: \(error.message)")
    }
  }

  /// The service that these options and `OS_TOKEN` name; without any, one without an endpoint.
  @MainActor func service() throws -> Service {
    let bounds = FetchBounds(timeout: timeout)
    if demo { return try Service.demo(bounds: bounds) }
    return Service(endpoint: try readEndpoint(), token: try token(), bounds: bounds)
  }

  private func token() throws -> Secret? {
    guard let text = ProcessInfo.processInfo.environment["OS_TOKEN"], !text.isEmpty else { return nil }
    do throws(Secret.Problem) {
      return try Secret(text)
    } catch {
      throw Failed("OS_TOKEN: \(error.message)", .notAllowed)
    }
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
    } catch let failure as FetchFailure {
      Standard.say(failure)
      throw ExitCode(failure.exitStatus.rawValue)
    }
  }
}
