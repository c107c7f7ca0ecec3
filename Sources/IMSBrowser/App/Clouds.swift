import ImageModel
import ImageService
import ViewModels

/// The clouds that a browser may ask: the one it began with, and those of the environment and of clouds.yaml.
@MainActor
final class Clouds {
  let wish: CloudWish
  let bounds: FetchBounds
  let cacheFolder: String
  /// The regions that a search asks; none for all clouds.
  let regions: [String]
  /// What this run has asked, in order: it stays to choose from, whatever becomes of the files.
  private var asked: [Service.Source] = []
  /// The latest list's lines.
  var listed: [Service.Source?] = []

  /// - Parameter cacheFolder: where tokens are kept.
  init(wish: CloudWish, bounds: FetchBounds, cacheFolder: String, regions: [String] = []) {
    self.wish = wish
    self.bounds = bounds
    self.cacheFolder = cacheFolder
    self.regions = regions
  }

  /// The service that the options, the environment and the files name; a problem where they name none.
  /// - Throws: `ConfigurationFailure` where what they say is wrong.
  func first() throws(ConfigurationFailure) -> Result<Service, CloudProblem> {
    let cloud = try CloudResolver.resolve(wish, in: .live).get()
    return Result { () throws(CloudProblem) in try service(.configured(cloud)) }
  }

  /// The sample service, started for this run.
  /// - Throws: `Failed` where it can't start.
  func demo() throws -> Result<Service, CloudProblem> {
    let process = try DemoProcess()
    return Result { () throws(CloudProblem) in try service(.demo(process)) }
  }

  /// Reads the environment and the files anew. What this run has asked comes first, where they don't name it.
  /// - Parameter current: what is asked now.
  func list(current: Service?) -> (choices: [CloudChoice], places: [PrintableText]) {
    let surroundings = Surroundings.live
    let known = CloudResolver.clouds(for: wish, in: surroundings)
    let configured = known.compactMap { try? $0.outcome.get() }
    let others = asked.filter { source in !configured.contains { source.isSame(as: .configured($0)) } }
    listed = others + known.map { (try? $0.outcome.get()).map { .configured($0) } }
    let choices =
      others.map { CloudChoice($0, isInUse: $0.isSame(as: current?.source)) }
      + known.map { CloudChoice($0, inUse: current?.source) }
    return (choices, CloudResolver.places(in: surroundings).map { PrintableText($0) })
  }

  /// The service in a line of the latest list; nil where it can't be asked.
  func service(inLine line: Int) -> Service? {
    guard listed.indices.contains(line), let source = listed[line] else { return nil }
    return try? service(source)
  }

  private func service(_ source: Service.Source) throws(CloudProblem) -> Service {
    let service = try Service(source, bounds: bounds, cacheFolder: cacheFolder)
    if !asked.contains(where: { $0.isSame(as: source) }) { asked.append(source) }
    return service
  }
}

extension Service.Source {
  /// True where both are asked alike, whatever was found on the way to knowing it, and wherever.
  fileprivate func isSame(as other: Service.Source?) -> Bool {
    switch (self, other) {
    case (.demo, .demo): true
    case (.configured(let one), .configured(let other)?): one.isAsked(like: other)
    default: false
    }
  }
}

extension CloudChoice {
  /// What this run has asked.
  fileprivate init(_ source: Service.Source, isInUse: Bool) {
    switch source {
    case .demo(let process):
      let access = Access(place: "\(process.endpoint)", credentials: Credentials.none.kind)
      self.init(name: "demo", access: .success(access), isInUse: isInUse)
    case .configured(let cloud):
      // What has no credentials was named as an endpoint.
      let name = cloud.name == "none" ? "endpoint" : cloud.name
      self.init(name: name, access: cloud.access, isInUse: isInUse)
    }
  }

  init(_ listed: ListedCloud, inUse source: Service.Source?) {
    switch listed.outcome {
    case .success(let cloud):
      self.init(
        name: listed.name, access: cloud.access, isInUse: Service.Source.configured(cloud).isSame(as: source))
    case .failure(let failure):
      self.init(name: listed.name, access: .failure(CloudProblem(failure)))
    }
  }
}

extension CloudConfiguration {
  fileprivate var access: Result<CloudChoice.Access, CloudProblem> {
    guard let placeName else { return .failure(CloudProblem(placeless: self)) }
    return .success(.init(place: placeName, credentials: credentials.kind))
  }
}
