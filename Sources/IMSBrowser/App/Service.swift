import ImageModel
import ImageService
import ViewModels

/// A service that can be asked, and what the screen says of it.
@MainActor
struct Service {
  /// What is asked: a cloud as it was configured, or the sample service.
  enum Source {
    case configured(CloudConfiguration)
    /// Kept alive as long as it is asked.
    case demo(DemoProcess)
  }

  let source: Source
  let cloud: CloudInUse
  let fetcher: FetchService

  var isDemo: Bool {
    if case .demo = source { true } else { false }
  }

  /// - Parameter cacheFolder: where a cloud's tokens are kept.
  /// - Throws: `CloudProblem` where nothing says where the cloud is.
  init(_ source: Source, bounds: FetchBounds, cacheFolder: String) throws(CloudProblem) {
    self.source = source
    switch source {
    case .configured(let configuration):
      cloud = try CloudInUse(configuration)
      fetcher = FetchService(cloud: configuration, bounds: bounds, cacheFolder: cacheFolder)
    case .demo(let process):
      // The demo's port changes from run to run, its history stays.
      let key = try? Endpoint("http://demo.imsbrowser.invalid")
      cloud = CloudInUse(name: "demo", endpoint: process.endpoint, historyKey: key)
      fetcher = FetchService(endpoint: process.endpoint, bounds: bounds)
    }
  }
}

extension CloudInUse {
  /// - Throws: `CloudProblem` where nothing says where the cloud is.
  init(_ cloud: CloudConfiguration) throws(CloudProblem) {
    guard let endpoint = cloud.service else { throw CloudProblem(placeless: cloud) }
    let names = cloud.isNamed ? [cloud.name.text] : []
    let region: [String] =
      switch cloud.place {
      case .region(let name), .catalogue(let name?, _): [name]
      case .endpoint, .catalogue, .unknown: []
      }
    let words = names + region.filter { !names.contains($0) }
    self.init(
      name: words.isEmpty ? nil : PrintableText(words.joined(separator: " ")), endpoint: endpoint,
      historyKey: cloud.historyKey, caution: cloud.caution)
  }
}

extension CloudConfiguration {
  /// True for a cloud of clouds.yaml, false for what the environment or an option amounts to.
  var isNamed: Bool { !["environment", "none"].contains(name) }
}

extension CloudProblem {
  /// What to say of a configuration that doesn't say where to ask.
  init(placeless cloud: CloudConfiguration) {
    guard cloud.isNamed || cloud.credentials != .none else {
      self = .nothingConfigured
      return
    }
    let name =
      cloud.isNamed
      ? PrintableText("The cloud \(cloud.name)", zh: "云 \(cloud.name) ") : PrintableText("The environment", zh: "环境变量")
    self.init(
      PrintableText("\(name) names neither a region nor an endpoint.", zh: "\(name)既未指定区域，也未指定终端节点。"),
      PrintableText(
        "Give --region or --endpoint, or name one there.", zh: "请使用 --region 或 --endpoint，或在其中指定一项。"),
      brief: PrintableText("Neither a region nor an endpoint is named.", zh: "既未指定区域，也未指定终端节点。"))
  }

  init(_ failure: ConfigurationFailure, steps: [PrintableText] = []) {
    self.init(failure.headline, failure.advice, brief: failure.brief, steps: steps)
  }
}
