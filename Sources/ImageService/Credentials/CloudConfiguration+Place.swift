public import ImageModel

extension CloudConfiguration {
  /// The service that is asked, as an operator knows it: the image service, or the identity service whose catalogue says
  /// where that is. Nil where nothing says where to ask.
  public var service: Endpoint? {
    switch place {
    case .endpoint(let endpoint): endpoint
    case .region(let name): ServiceRegion(name)?.images
    case .catalogue: login?.authURL
    case .unknown: nil
    }
  }

  /// What the history files images under: one key for what one operator sees of one set of ids. Of a catalogue it is the
  /// identity service with region and project as path segments, so that a catalogue that moves its image service keeps its
  /// history, and what one project shows is not taken for what another does.
  public var historyKey: Endpoint? {
    guard case .catalogue(let region, _) = place, let login else { return service }
    let segments = [region, login.projectName].compactMap { $0.map { PercentCoding.encode($0) } }
    return (try? Endpoint(([login.authURL.url] + segments).joined(separator: "/"))) ?? service
  }

  /// True for a service of Huawei Cloud, or of a cloud built like it: who signs requests is at one, and so is a host of its
  /// domains.
  var isHuawei: Bool {
    switch credentials {
    case .accessKey, .agency, .metadata: return true
    case .none, .token, .keystone: break
    }
    if case .region = place { return true }
    let authority = service?.url.split(separator: "/").dropFirst().first?.prefix { $0 != ":" } ?? ""
    return ServiceRegion.domains.contains { authority.hasSuffix("." + $0) }
  }

  /// Where the cloud is asked, in a line: its region or its endpoint; nil where nothing says so.
  public var placeName: PrintableText? {
    switch place {
    case .endpoint(let endpoint): "\(endpoint)"
    case .region(let name): PrintableText(name)
    case .catalogue(let region, _):
      login.map { login in
        region.map { PrintableText("\($0) at \(login.authURL)", zh: "\($0)（\(login.authURL)）") } ?? "\(login.authURL)"
      }
    case .unknown: nil
    }
  }

  /// What makes asking less safe than it should be, in as few words as a title line has room for; nil for nothing.
  public var caution: PrintableText? { caution(asking: nil) }

  /// The same, with the image service that a catalogue has named.
  func caution(asking found: Endpoint?) -> PrintableText? {
    let asked = [service, identity, found]
    let isOpen = credentials != .none && asked.contains { $0?.isOpenToOthers == true }
    let cautions: [PrintableText?] = [
      tls.verifiesPeer ? nil : .init("unverified TLS", zh: "TLS 未验证"), isOpen ? .init("unencrypted", zh: "未加密") : nil,
    ]
    let words = cautions.compactMap(\.self)
    return words.isEmpty ? nil : words.listed
  }

  /// True where both are asked alike, whatever was found on the way to knowing them, and wherever.
  public func isAsked(like other: CloudConfiguration) -> Bool {
    var (one, other) = (self, other)
    (one.findings, other.findings) = ([], [])
    (one.source, other.source) = (nil, nil)
    return one == other
  }

  private var login: KeystoneLogin? {
    if case .keystone(let login) = credentials { login } else { nil }
  }

  /// The identity service, where it was named.
  private var identity: Endpoint? {
    switch credentials {
    case .keystone(let login): login.authURL
    case .accessKey(let key): key.iamEndpoint
    case .agency(_, _, let identity): identity
    case .none, .token, .metadata: nil
    }
  }
}

extension KeystoneLogin {
  /// How the project is named, where it is.
  fileprivate var projectName: String? {
    guard case .project(let project) = scope else { return nil }
    return project.id ?? project.name
  }
}

extension Endpoint {
  /// Plain http to anything but this host: whoever is on the way reads along.
  fileprivate var isOpenToOthers: Bool {
    guard url.hasPrefix("http://") else { return false }
    let authority = url.dropFirst("http://".count).prefix { $0 != "/" }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
    let isLoopback =
      host == "localhost" || host == "::1"
      || host.hasPrefix("127.") && host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
    return !isLoopback
  }
}
