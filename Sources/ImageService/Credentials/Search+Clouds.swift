import ImageModel

// MARK: - clouds.yaml

extension Search {
  /// A cloud by its name.
  /// - Parameter source: what named it.
  func cloud(named name: String, by source: PrintableText) throws(ConfigurationFailure) -> CloudConfiguration {
    if name == CloudWish.serverAgency { return try serverAgency(by: source) }
    return try cloud(named: name, by: source, of: CloudsFile(in: surroundings))
  }

  func cloud(
    named name: String, by source: PrintableText, of file: CloudsFile
  ) throws(ConfigurationFailure) -> CloudConfiguration {
    guard let own = try file.layer(ofCloud: name) else {
      let known = file.names.map { PrintableText($0) }
      throw ConfigurationFailure(.unknownCloud(PrintableText(name), known: known), in: source)
    }
    let (profile, findings) = try profile(of: own)
    let path = file.path ?? "clouds.yaml"
    let layer = try choosingRegion(of: profile.merging(own), own: own, cloud: path)
    var settings = OpenStackSettings(
      settings: Settings(layer.flattened, of: .file(.init("\(path): \(name)", zh: "\(path)：\(name)"))), search: self)
    var cloud = try settings.configuration(named: PrintableText(name))
    cloud.findings = file.findings + findings + cloud.findings
    return cloud
  }

  /// The names of a cloud's regions, where it or its profile lists them.
  func regionNames(ofCloud name: String, of file: CloudsFile) throws(ConfigurationFailure) -> [String] {
    guard let own = try file.layer(ofCloud: name) else { return [] }
    return try profile(of: own).layer.merging(own).regions?.map(\.name) ?? []
  }

  /// The access key that the cloud gives to the server this runs on.
  private func serverAgency(by source: PrintableText) throws(ConfigurationFailure) -> CloudConfiguration {
    var settings = Settings([:], of: .variables(prefix: "HW_"))
    let cloud = CloudConfiguration(
      name: PrintableText(CloudWish.serverAgency), credentials: .metadata,
      place: try huaweiPlace(&settings), region: huaweiRegion)
    var found = cloud
    let statement = PrintableText("the agency of this cloud server", zh: "本云服务器的委托")
    found.findings = [.init(source: source, statement: statement)] + settings.findings
    return found
  }

  /// The settings of the vendor's profile that a cloud names: of clouds-public.yaml, else built in. An unknown one is
  /// told and passed over, as openstacksdk does.
  private func profile(
    of cloud: CloudLayer
  ) throws(ConfigurationFailure) -> (layer: CloudLayer, findings: [CloudConfiguration.Finding]) {
    guard let named = cloud.settings["profile"] ?? cloud.settings["cloud"] else { return (CloudLayer(), []) }
    let own = try ConfigurationPlaces(surroundings).first("clouds-public").file
    for file in [own, try YAMLFile(VendorProfile.text, path: VendorProfile.path)] {
      guard let file, let node = try file.entry(named.text, in: "public-clouds") else { continue }
      return (
        try CloudLayer(node, in: file), [.init(source: named.source, statement: .setting("profile", is: named.text))]
      )
    }
    let statement = PrintableText(
      "no profile has the name \"\(named.text)\"; those at a URL are not asked for",
      zh: "没有名为 \"\(named.text)\" 的厂商配置；不读取 URL 指向的配置")
    return (CloudLayer(), [.init(source: named.source, statement: statement, isProblem: true)])
  }

  /// The layer with the values of the region that is meant: of `--region`, else the cloud's first.
  private func choosingRegion(
    of layer: CloudLayer, own: CloudLayer, cloud: PrintableText
  ) throws(ConfigurationFailure) -> CloudLayer {
    // A cloud's own `region_name` counts for more than its profile's list.
    let usual = own.regions?.first?.name ?? own.settings["region_name"]?.text ?? layer.regions?.first?.name
    guard let name = wish.region ?? usual, let regions = layer.regions else { return layer }
    guard let region = regions.first(where: { $0.name == name }) else {
      guard layer.knowsRegions else { return layer }
      let source = wish.region == nil ? cloud : "--region"
      throw ConfigurationFailure(
        .unknownRegion(PrintableText(name), known: regions.map { PrintableText($0.name) }), in: source)
    }
    return layer.choosing(region, from: cloud)
  }
}
