import ImageModel
import ImageService
import ViewModels

extension Clouds {
  /// What a search asks: the regions that were named for it, else all clouds. Those that are wrong have a line, too, and are
  /// not asked. It is the latest list from now on.
  /// - Parameter current: what is asked now.
  func search(current: Service?) -> (choices: [CloudChoice], search: CloudSearch) {
    let choices = regions.isEmpty ? list(current: current).choices : listRegions(current: current)
    let asked = zip(choices, listed).map { choice, source in
      (try? choice.access.get()).flatMap { _ in source?.configuration }
    }
    return (choices, CloudSearch(asked, bounds: bounds, cacheFolder: cacheFolder))
  }

  private func listRegions(current: Service?) -> [CloudChoice] {
    let known = CloudResolver.regions(regions, for: wish, in: .live)
    listed = known.map { (try? $0.outcome.get()).map { .configured($0) } }
    return known.map { CloudChoice($0, inUse: current?.source) }
  }
}

extension Service.Source {
  /// Where and as whom it is asked.
  fileprivate var configuration: CloudConfiguration {
    switch self {
    case .configured(let cloud): cloud
    case .demo(let process): CloudConfiguration(name: "demo", place: .endpoint(process.endpoint))
    }
  }
}
