import ArgumentParser
import DemoService
import Dispatch
import Glibc
import ImageModel

/// `imsbrowser demo-server`: the sample service alone.
struct DemoServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo-server", abstract: "Run the sample service alone, on loopback, until Ctrl-C.")

  @Option(help: ArgumentHelp("The port; 0 takes any free one.", valueName: "number"))
  var port: UInt16 = 0

  @MainActor func run() async throws {
    try await reporting {
      let server: DemoServer
      do { server = try await DemoServer.start(port: port) } catch {
        throw Failed((error as? DemoFailure)?.message ?? "The sample service can't start.", .failed)
      }
      let images = DemoCatalogue.images + DemoCatalogue.failures
      let lines = images.map { "\($0.id)  \($0.note)" }
      Standard.answer("\(server.endpoint)\n\n" + lines.map { PrintableText($0).text + "\n" }.joined())
      await interruption()
      await server.stop()
    }
  }

  /// Returns when Ctrl-C, SIGTERM or SIGHUP ask for the end.
  @MainActor private func interruption() async {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
      source.setEventHandler { continuation.yield() }
      source.resume()
      return source
    }
    for await _ in signals { break }
    sources.forEach { $0.cancel() }
  }
}
