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
  /// What makes asking it less safe than it should be.
  let caution: PrintableText?
  let fetcher: FetchService?
  /// Kept alive as long as it is asked.
  private let demo: DemoProcess?

  var isDemo: Bool { demo != nil }

  /// That of a cloud; without one that can be asked where nothing says where it is.
  /// - Parameter cacheFolder: where its tokens are kept.
  init(cloud: CloudConfiguration, bounds: FetchBounds, cacheFolder: String) {
    endpoint = cloud.service
    let names = ["environment", "none"].contains(cloud.name) ? [] : [cloud.name.text]
    let region: [String] =
      switch cloud.place {
      case .region(let name), .catalogue(let name?, _): [name]
      case .endpoint, .catalogue, .unknown: []
      }
    let words = names + region.filter { !names.contains($0) }
    name = words.isEmpty ? nil : PrintableText(words.joined(separator: " "))
    historyKey = cloud.historyKey
    caution = cloud.caution
    let isKnown = cloud.service != nil
    fetcher = isKnown ? FetchService(cloud: cloud, bounds: bounds, cacheFolder: cacheFolder) : nil
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
    caution = nil
    historyKey = try? Endpoint("http://demo.imsbrowser.invalid")
    fetcher = FetchService(endpoint: demo.endpoint, bounds: bounds)
    self.demo = demo
  }
}
