import ArgumentParser
import DemoService
import Dispatch
import Glibc
import ImageModel

/// `imsbrowser demo-server`: the sample service alone.
struct DemoServerCommand: Performable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo-server",
      abstract: String("Run the sample service alone, on loopback, until Ctrl-C.", zh: "仅在本机回环地址上运行演示服务，直到按下 Ctrl-C。"))
  }

  @Option(help: ArgumentHelp("The port; 0 takes any free one.", zh: "端口；0 表示任一空闲端口。", value: Words("number", zh: "数字")))
  var port: UInt16 = 0

  @Flag(help: .hidden)
  var untilInputEnds = false

  @MainActor func perform() async throws {
    try await reporting {
      let server: DemoServer
      do { server = try await DemoServer.start(port: port) } catch {
        throw Failed(
          (error as? DemoFailure)?.message ?? PrintableText("The sample service can't start.", zh: "无法启动演示服务。"), .failed
        )
      }
      let images = DemoCatalogue.images + DemoCatalogue.failures
      let lines = images.map { "\($0.id)  \($0.note)" }
      try Standard.answer("\(server.endpoint)\n\n" + lines.map { PrintableText($0).text + "\n" }.joined())
      await theEnd()
      await server.stop()
    }
  }

  /// Returns when Ctrl-C, SIGTERM or SIGHUP ask for the end, or the one who started it is gone.
  @MainActor private func theEnd() async {
    let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
    let sources: [any DispatchSourceProtocol] = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: .main)
    }
    if untilInputEnds {
      InputWatch.begin {
        continuation.yield()
        return false
      }
    }
    for source in sources {
      source.setEventHandler { continuation.yield() }
      source.resume()
    }
    for await _ in ends { break }
    sources.forEach { $0.cancel() }
  }
}
