import ImageModel
import ImageService

/// The service that this run asks, and the name its history goes under.
@MainActor
struct Service {
  /// nil where none was configured.
  let endpoint: Endpoint?
  /// A short name for the screen.
  let name: PrintableText?
  /// What the history files the views under: the endpoint; for the demo, whose port changes, a name of its own.
  let historyKey: Endpoint?
  let fetcher: FetchService?
  /// Kept alive as long as it is asked.
  private let demo: DemoProcess?

  var isDemo: Bool { demo != nil }

  /// A service that was named.
  init(endpoint: Endpoint?, token: Secret?, bounds: FetchBounds) {
    self.endpoint = endpoint
    name = nil
    historyKey = endpoint
    fetcher = endpoint.map { FetchService(endpoint: $0, token: token, bounds: bounds) }
    demo = nil
  }

  /// The sample service, started for this run.
  /// - Throws: `Failed` where it can't start.
  static func demo(bounds: FetchBounds) throws -> Service {
    Service(demo: try DemoProcess(), bounds: bounds)
  }

  private init(demo: DemoProcess, bounds: FetchBounds) {
    endpoint = demo.endpoint
    name = "demo"
    historyKey = try? Endpoint("http://demo.imsbrowser.invalid")
    fetcher = FetchService(endpoint: demo.endpoint, bounds: bounds)
    self.demo = demo
  }
}
