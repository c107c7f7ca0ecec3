import FlyingFox
import FlyingSocks
public import ImageModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A small image service on this host's loopback address, over real HTTP: `GET /v2/images/{id}` answers with the images
/// of `DemoCatalogue`, and with its failures; `GET /v2/images` lists them, and some hundreds more.
///
/// It sleeps while nobody asks: its one thread waits in epoll without a timeout. What still wakes the process, once a
/// second, is libdispatch on Linux, which looks after the workers of Swift's global executor from their first use on;
/// FlyingFox runs there, so a program that must not wake at all runs the service in a process of its own.
public final class DemoServer: Sendable {
  /// Where it answers: `http://127.0.0.1:PORT`.
  public let endpoint: Endpoint

  private let server: HTTPServer
  private let running: Task<Void, any Error>

  private init(endpoint: Endpoint, server: HTTPServer, running: Task<Void, any Error>) {
    self.endpoint = endpoint
    self.server = server
    self.running = running
  }

  /// Starts a service on 127.0.0.1 and returns once it accepts connections.
  /// - Parameter port: The port to listen on; 0 takes any free one.
  /// - Throws: `DemoFailure` when the port can't be had.
  public static func start(port: UInt16 = 0) async throws(DemoFailure) -> DemoServer {
    try await start(port: port, time: .system)
  }

  static func start(port: UInt16, time: ServiceTime) async throws(DemoFailure) -> DemoServer {
    do {
      let server = HTTPServer(
        config: HTTPServer.Configuration(
          address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: noDeadline, pool: .ePoll(),
          logger: .disabled),
        handler: ImageRoutes(time: time))
      let listening = Task { try await server.waitUntilListening(timeout: noDeadline) }
      let running = Task {
        // A server that can't listen would leave the other task waiting.
        defer { listening.cancel() }
        try await server.run()
      }
      guard case .success = await listening.result, case .ip4(_, let port) = await server.listeningAddress else {
        try await running.value
        throw SocketError.disconnected
      }
      return DemoServer(endpoint: try Endpoint("http://127.0.0.1:\(port)"), server: server, running: running)
    } catch {
      throw DemoFailure(error, port: port)
    }
  }

  /// Stops listening, breaks off what is under way and frees the port.
  public func stop() async {
    await server.stop(timeout: 0)
    _ = await running.result
  }

  /// Seconds (a year) that FlyingFox may give a request: its timer outlives the request it guards, and a shorter one
  /// would wake an idle program later.
  private static let noDeadline = 365.0 * 24 * 60 * 60
}

extension DemoFailure {
  init(_ error: any Error, port: UInt16) {
    switch error {
    case SocketError.failed(_, EADDRINUSE, _): self = .portInUse(port)
    case SocketError.failed(_, EACCES, _): self = .portForbidden(port)
    case SocketError.failed(_, _, let message): self = .notStarted(reason: PrintableText(message))
    default: self = .notStarted(reason: PrintableText("\(error)"))
    }
  }
}
