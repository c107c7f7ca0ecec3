import ImageModel
import Yams

// MARK: - Endpoints of regions that were set by hand

extension Search {
  /// A service's endpoint in a region as Huawei's SDK lets one set it: `HUAWEICLOUD_SDK_REGION_{SERVICE}_{REGION}`, then
  /// `~/.huaweicloud/regions.yaml`. Of several the first counts.
  func regionEndpoint(of service: String, in region: String) throws(ConfigurationFailure) -> Endpoint? {
    let variable = "HUAWEICLOUD_SDK_REGION_\(service)_" + region.uppercased().replacing("-", with: "_")
    if let text = surroundings.variable(variable) {
      let first = text.split(separator: ",").first.map { String($0.filter { $0 != " " }) } ?? text
      return try parsed(first, in: PrintableText(variable))
    }
    return try regionsFileEndpoint(of: service, in: region)
  }

  private func regionsFileEndpoint(of service: String, in region: String) throws(ConfigurationFailure) -> Endpoint? {
    let named = surroundings.variable("HUAWEICLOUD_SDK_REGIONS_FILE")
    let path = surroundings.path(named ?? "~/.huaweicloud/regions.yaml")
    let text: String
    switch surroundings.read(path) {
    case .success(let content): text = content
    case .failure(.missing) where named == nil: return nil
    case .failure(let problem): throw ConfigurationFailure(.unreadable(problem), in: PrintableText(path))
    }
    let document = try YAMLFile(text, path: path)
    for entry in document.root?[service]?.sequence ?? [] where entry["id"]?.string == region {
      if let mapping = entry.mapping { try document.checkNames(of: mapping) }
      guard let endpoint = entry["endpoint"] ?? entry["endpoints"]?.sequence?.first ?? entry["endpoints"],
        let text = endpoint.string
      else {
        throw ConfigurationFailure(
          .badValue(expected: .init("an endpoint is expected.", zh: "应为终端节点。")), in: document.place(of: entry))
      }
      return try parsed(text, in: document.place(of: endpoint))
    }
    return nil
  }
}
