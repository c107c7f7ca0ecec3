import ImageModel

/// A search for the cloud that is meant: what was wished for, and what it is found in.
struct Search: Sendable {
  let wish: CloudWish
  let surroundings: Surroundings

  /// The region for what names none itself: Huawei's own variable, then OpenStack's.
  var huaweiRegion: String? {
    wish.region ?? surroundings.variable("HW_REGION_NAME") ?? surroundings.variable("OS_REGION_NAME")
  }

  /// Where the image service of a region of Huawei Cloud is. Findings go to `settings`.
  func place(
    inRegion region: String?, _ settings: inout Settings
  ) throws(ConfigurationFailure) -> CloudConfiguration.Place {
    guard let region else {
      settings.note(
        .init("neither a region nor an endpoint is named", zh: "未指定区域，也未指定终端节点"), at: "region_name", isProblem: true)
      return .unknown
    }
    _ = try serviceRegion(region)
    return try regionEndpoint(of: "IMS", in: region).map { .endpoint($0) } ?? .region(region)
  }

  /// The same for Huawei's own sources, which the environment may point elsewhere.
  func huaweiPlace(_ settings: inout Settings) throws(ConfigurationFailure) -> CloudConfiguration.Place {
    if let endpoint = try wish.endpoint.or(try endpointOverride()) { return .endpoint(endpoint) }
    let place = try place(inRegion: huaweiRegion, &settings)
    guard let domain, case .region(let region) = place else { return place }
    return .endpoint(try serviceRegion(region, domain: domain).images)
  }

  /// Where the identity service of a region is; without one, that of all regions.
  func identity(inRegion region: String?) throws(ConfigurationFailure) -> Endpoint {
    guard let region else {
      return try parsed(ServiceRegion.globalIdentity, in: "HW_REGION_NAME")
    }
    if let endpoint = try regionEndpoint(of: "IAM", in: region) { return endpoint }
    return try serviceRegion(region, domain: domain).identity
  }

  /// The identity service of a region, where it isn't the region's usual one.
  func unusualIdentity(inRegion region: String?) throws(ConfigurationFailure) -> Endpoint? {
    guard let region else { return nil }
    if let endpoint = try regionEndpoint(of: "IAM", in: region) { return endpoint }
    return domain == nil ? nil : try serviceRegion(region, domain: domain).identity
  }

  func endpointOverride() throws(ConfigurationFailure) -> Endpoint? {
    guard let text = surroundings.variable("OS_IMAGE_ENDPOINT_OVERRIDE") else { return nil }
    return try parsed(text, in: "OS_IMAGE_ENDPOINT_OVERRIDE")
  }

  /// Reads an endpoint of a source.
  func parsed(_ text: String, in source: PrintableText) throws(ConfigurationFailure) -> Endpoint {
    do throws(Endpoint.Problem) { return try Endpoint(text) } catch {
      throw ConfigurationFailure(.badValue(expected: error.message), in: source)
    }
  }

  /// The domain of a cloud built like Huawei's, as Terraform's provider has it.
  private var domain: String? { surroundings.variable("HW_CLOUD") }

  private func serviceRegion(
    _ name: String, domain: String? = nil
  ) throws(ConfigurationFailure) -> ServiceRegion {
    if let region = ServiceRegion(name, domain: domain) { return region }
    let source: PrintableText =
      wish.region != nil
      ? "--region" : surroundings.variable("HW_REGION_NAME") != nil ? "HW_REGION_NAME" : "OS_REGION_NAME"
    throw ConfigurationFailure(
      .badValue(expected: .init("a region such as cn-north-4 is expected.", zh: "应为区域，例如 cn-north-4。")), in: source)
  }
}
