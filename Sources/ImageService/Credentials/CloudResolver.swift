public import ImageModel

/// Finds out which cloud is meant and as whom: from the options, the environment and files. It asks no network.
public enum CloudResolver {
  /// The cloud that is meant. The first `CredentialSource` with credentials is taken, and no other mixed in; options say
  /// more of it. Where nothing says anything, the answer has no credentials and an unknown place.
  public static func resolve(
    _ wish: CloudWish, in surroundings: Surroundings
  ) -> Result<CloudConfiguration, ConfigurationFailure> {
    let search = Search(wish: wish, surroundings: surroundings)
    return Result { () throws(ConfigurationFailure) in try search.resolve() }
  }

  /// Every cloud there is: that of the environment or of Huawei's file, where there is one, then those of clouds.yaml, a
  /// cloud of several regions once for each. One that is wrong spoils only itself. The region and the endpoint of the
  /// wish don't count.
  public static func clouds(for wish: CloudWish = CloudWish(), in surroundings: Surroundings) -> [ListedCloud] {
    Search(wish: CloudWish(authorities: wish.authorities, insecure: wish.insecure), surroundings: surroundings).clouds()
  }
}

extension CloudResolver {
  /// Where clouds.yaml is looked for, the first place first: the file that OS_CLIENT_CONFIG_FILE names, then folders.
  public static func places(in surroundings: Surroundings) -> [String] {
    let places = ConfigurationPlaces(surroundings)
    return [places.named(by: "OS_CLIENT_CONFIG_FILE")].compactMap(\.self) + places.folders
  }
}

/// One of the clouds to choose from.
public struct ListedCloud: Hashable, Sendable {
  /// The cloud's name, with its region where it has several.
  public var name: PrintableText
  public var outcome: Result<CloudConfiguration, ConfigurationFailure>
}

// MARK: - In order

extension Search {
  func resolve() throws(ConfigurationFailure) -> CloudConfiguration {
    var earlier: [CloudConfiguration.Finding] = []
    for source in CredentialSource.allCases {
      do throws(ConfigurationFailure) {
        guard var cloud = try cloud(of: source, &earlier) else { continue }
        cloud.source = source
        return complete(cloud, findings: earlier + notUsed(after: source))
      } catch {
        var failure = error
        failure.findings = earlier
        failure.credentialSource = source
        throw failure
      }
    }
    return complete(try cloudWithoutCredentials(earlier), findings: earlier)
  }

  func cloud(
    of source: CredentialSource, _ findings: inout [CloudConfiguration.Finding]
  ) throws(ConfigurationFailure) -> CloudConfiguration? {
    switch source {
    case .cloudOption:
      try wish.cloud.map { (name) throws(ConfigurationFailure) in try cloud(named: name, by: "--cloud") }
    case .cloudVariable:
      try surroundings.variable("OS_CLOUD").map { (name) throws(ConfigurationFailure) in
        try cloud(named: name, by: "OS_CLOUD")
      }
    case .huaweiSDKVariables: try huaweiSDKVariables()
    case .huaweiVariables: try huaweiVariables()
    case .openStackVariables: try openStackVariables()
    case .configuredCloud: try configuredCloud(&findings)
    case .huaweiFile: try huaweiFile()
    case .onlyCloud: try onlyCloud(&findings)
    }
  }

  private func openStackVariables() throws(ConfigurationFailure) -> CloudConfiguration? {
    let settings = Settings(variables: surroundings.variables, prefix: "OS_")
    guard Self.namesCredentials(settings) else { return nil }
    var cloud = OpenStackSettings(settings: settings, search: self)
    return try cloud.configuration(named: "environment")
  }

  private static func namesCredentials(_ settings: Settings) -> Bool {
    settings.has(
      "token", "auth_token", "auth_url", "auth_type", "username", "user_id", "password", "application_credential_id",
      "application_credential_name", "application_credential_secret", "access_key", "secret_key")
  }

  /// The cloud of the program's own settings. It is not for a place that was named: its credentials were made for another.
  private func configuredCloud(
    _ findings: inout [CloudConfiguration.Finding]
  ) throws(ConfigurationFailure) -> CloudConfiguration? {
    guard let name = wish.configuredCloud else { return nil }
    let source = CredentialSource.configuredCloud.name
    let endpoint = try wish.endpoint.or(try endpointOverride())
    guard wish.region == nil, endpoint == nil else {
      let statement = PrintableText(
        "not used for a named region or endpoint, unless with --cloud", zh: "已指定区域或终端节点时不使用，除非同时使用 --cloud")
      findings.append(.init(source: source, statement: statement))
      return nil
    }
    return try cloud(named: name, by: source)
  }

  /// The cloud of clouds.yaml, where it has only one. Its credentials were made for the place that the file names, so an
  /// endpoint that was named gets them only where the cloud was named, too.
  private func onlyCloud(
    _ findings: inout [CloudConfiguration.Finding]
  ) throws(ConfigurationFailure) -> CloudConfiguration? {
    if try wish.endpoint.or(try endpointOverride()) != nil {
      let statement = PrintableText(
        "not used for a named endpoint, unless with --cloud", zh: "已指定终端节点时不使用，除非同时使用 --cloud")
      findings.append(.init(source: "clouds.yaml", statement: statement))
      return nil
    }
    let file = try CloudsFile(in: surroundings)
    findings += file.findings
    guard let path = file.path, let name = file.names.first else { return nil }
    guard file.names.count == 1 else {
      throw ConfigurationFailure(.cloudNotChosen(known: file.names.map { PrintableText($0) }), in: path)
    }
    return try cloud(named: name, by: path, of: file)
  }

  private func cloudWithoutCredentials(
    _ findings: [CloudConfiguration.Finding]
  ) throws(ConfigurationFailure) -> CloudConfiguration {
    if let endpoint = try wish.endpoint.or(try endpointOverride()) {
      return CloudConfiguration(name: "none", place: .endpoint(endpoint), region: wish.region)
    }
    if let region = wish.region {
      var failure = ConfigurationFailure(.noCredentials(region: PrintableText(region)), in: "--region")
      failure.findings = findings
      throw failure
    }
    return CloudConfiguration(name: "none")
  }
}

// MARK: - What goes for every source

extension Search {
  func complete(
    _ cloud: CloudConfiguration, findings: [CloudConfiguration.Finding]
  ) -> CloudConfiguration {
    var cloud = cloud
    cloud.findings = options + cloud.findings
    if wish.insecure { cloud.tls.verifiesPeer = false }
    let authorities = ["OS_CACERT", "SSL_CERT_FILE"].first { surroundings.variable($0) != nil }
    if let path = wish.authorities {
      cloud.tls.authorities = surroundings.path(path)
    } else if cloud.tls.authorities == nil, let authorities, let path = surroundings.variable(authorities) {
      cloud.tls.authorities = surroundings.path(path)
      cloud.findings.append(Self.authorities(at: path, by: PrintableText(authorities)))
    }
    cloud.findings += findings
    return cloud
  }

  private var options: [CloudConfiguration.Finding] {
    var findings: [CloudConfiguration.Finding] = []
    if let endpoint = wish.endpoint {
      findings.append(.init(source: "--endpoint", statement: .setting("endpoint", is: endpoint.url)))
    }
    if let region = wish.region {
      findings.append(.init(source: "--region", statement: .setting("region", is: region)))
    }
    if let path = wish.authorities { findings.append(Self.authorities(at: path, by: "--cacert")) }
    if wish.insecure {
      let statement = PrintableText("any certificate is taken", zh: "接受任何证书")
      findings.append(.init(source: "--insecure", statement: statement, isProblem: true))
    }
    return findings
  }

  private static func authorities(at path: String, by source: PrintableText) -> CloudConfiguration.Finding {
    .init(source: source, statement: .init("CA certificates: \(path)", zh: "CA 证书：\(path)"))
  }

  /// Sources that have something, too, but come later in the order.
  private func notUsed(after winner: CredentialSource) -> [CloudConfiguration.Finding] {
    let statement = PrintableText("not used: \(winner.name) comes first", zh: "未使用：\(winner.name) 优先")
    return CredentialSource.allCases.drop { $0 != winner }.dropFirst().filter(hasSomething).map {
      .init(source: $0.name, statement: statement)
    }
  }

  private func hasSomething(_ source: CredentialSource) -> Bool {
    switch source {
    case .cloudOption, .onlyCloud: false
    case .cloudVariable: surroundings.variable("OS_CLOUD") != nil
    case .huaweiSDKVariables: Settings(variables: surroundings.variables, prefix: "HUAWEICLOUD_SDK_").has("ak", "sk")
    case .huaweiVariables:
      Settings(variables: surroundings.variables, prefix: "HW_")
        .has("auth_token", "access_key", "secret_key", "user_name", "user_id", "password")
    case .openStackVariables: Self.namesCredentials(Settings(variables: surroundings.variables, prefix: "OS_"))
    case .configuredCloud: wish.configuredCloud != nil
    case .huaweiFile: (try? surroundings.read(huaweiFilePath).get()) != nil
    }
  }
}
