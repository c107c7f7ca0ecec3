import ImageModel

/// A cloud in openstacksdk's words, be they from clouds.yaml or from `OS_*`.
struct OpenStackSettings {
  var settings: Settings
  let search: Search

  /// Finds out what they mean.
  mutating func configuration(named name: PrintableText) throws(ConfigurationFailure) -> CloudConfiguration {
    let region = try region()
    var endpoint = search.wish.endpoint
    if endpoint == nil { endpoint = try settings.endpoint("image_endpoint_override", "image_endpoint", region: region) }
    let named = try namedAuthType()
    let type = named ?? AuthType(of: settings)
    if endpoint == nil, type == .none || type == .readyToken { endpoint = try settings.endpoint("endpoint") }
    let credentials = try credentials(type, isNamed: named != nil, region: region, hasEndpoint: endpoint != nil)
    var cloud = CloudConfiguration(name: name, credentials: credentials, region: region)
    cloud.place = try place(endpoint, credentials, &cloud)
    cloud.tls = try tls()
    cloud.findings = settings.findings
    return cloud
  }

  private mutating func region() throws(ConfigurationFailure) -> String? {
    if let region = search.wish.region { return region }
    return try settings.text("image_region_name", "region_name")
  }

  private mutating func namedAuthType() throws(ConfigurationFailure) -> AuthType? {
    let names = ["auth_type", "auth_plugin"]
    guard let place = settings.first(names), let name = try settings.text("auth_type", "auth_plugin") else {
      return nil
    }
    guard let type = AuthType(name) else { throw settings.failure(.unknownAuthType(PrintableText(name)), at: place) }
    return type
  }

  private mutating func tls() throws(ConfigurationFailure) -> TLSOptions {
    var tls = TLSOptions()
    if try settings.flag("verify") == false { tls.verifiesPeer = false }
    if try settings.flag("insecure") == true { tls.verifiesPeer = false }
    tls.authorities = try settings.text("cacert").map(search.surroundings.path)
    tls.certificate = try settings.text("cert").map(search.surroundings.path)
    tls.key = try settings.text("key").map(search.surroundings.path)
    return tls
  }
}

// MARK: - Where

extension OpenStackSettings {
  private mutating func place(
    _ endpoint: Endpoint?, _ credentials: Credentials, _ cloud: inout CloudConfiguration
  ) throws(ConfigurationFailure) -> CloudConfiguration.Place {
    if let endpoint { return .endpoint(endpoint) }
    switch credentials {
    case .keystone(let login):
      // Huawei's IAM speaks Keystone, but that its catalogue names the image service is documented nowhere.
      if login.authURL.isHuaweiIdentity {
        cloud.region = cloud.region ?? login.authURL.regionOfHost
        return try search.place(inRegion: cloud.region, &settings)
      }
      return .catalogue(region: cloud.region, interface: try interface())
    case .token, .accessKey, .agency, .metadata:
      // Only a name as Huawei's regions have it says where to go: `RegionOne` doesn't.
      return try search.place(inRegion: cloud.region.flatMap { ServiceRegion($0)?.name }, &settings)
    case .none: return .unknown
    }
  }

  /// As Keystone's catalogue has it; `publicURL` is the spelling of older clients.
  private mutating func interface() throws(ConfigurationFailure) -> String {
    let names = ["image_endpoint_type", "image_interface", "endpoint_type", "interface"]
    guard let place = settings.first(names),
      var name = try settings.text("image_endpoint_type", "image_interface", "endpoint_type", "interface")
    else { return "public" }
    if name.hasSuffix("URL") { name.removeLast(3) }
    guard ["public", "internal", "admin"].contains(name) else {
      let expected = PrintableText("public, internal or admin is expected.", zh: "应为 public、internal 或 admin。")
      throw settings.failure(.badValue(expected: expected), at: place)
    }
    return name
  }
}

extension Endpoint {
  fileprivate var host: Substring { url.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" && $0 != ":" } }

  fileprivate var isHuaweiIdentity: Bool {
    host.hasPrefix("iam.") && (host.hasSuffix(".myhuaweicloud.com") || host.hasSuffix(".myhuaweicloud.eu"))
  }

  /// The region in `iam.{region}.myhuaweicloud.com`.
  fileprivate var regionOfHost: String? {
    let labels = host.split(separator: ".")
    return labels.count == 4 ? String(labels[1]) : nil
  }
}
