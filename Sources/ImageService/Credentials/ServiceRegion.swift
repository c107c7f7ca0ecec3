public import ImageModel

/// A region of Huawei Cloud, or of a cloud built like it, and where its services are.
public struct ServiceRegion: Hashable, Sendable {
  public let name: String
  /// The image service, `https://ims.{region}.{domain}`.
  public let images: Endpoint
  /// The identity service, without `/v3`.
  public let identity: Endpoint

  /// Takes a name such as `cn-north-4`: lower-case letters, digits and hyphens, at least one of each hyphen's sides; nil
  /// for another. A new region needs no new version of this program.
  /// - Parameter domain: under which the services are; nil: as it is known for the region.
  public init?(_ name: String, domain: String? = nil) {
    let labels = name.split(separator: "-", omittingEmptySubsequences: false)
    guard labels.count >= 2, name.utf8.count <= 63,
      labels.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isPlain) })
    else { return nil }
    let known = Self.exceptions[name]
    let root = "\(name).\(domain ?? known?.domain ?? Self.usualDomain)"
    guard let images = try? Endpoint("https://ims.\(root)"),
      let identity = try? Endpoint("https://\(known?.identityHost ?? "iam").\(root)")
    else { return nil }
    self.name = name
    self.images = images
    self.identity = identity
  }

  /// The identity service that knows the accounts of all regions.
  public static let globalIdentity = "https://iam.myhuaweicloud.com"

  /// Those that image services are under.
  static let domains = Set(exceptions.values.map(\.domain) + [usualDomain])

  private static let usualDomain = "myhuaweicloud.com"

  /// Regions that aren't under myhuaweicloud.com: those of partners (Orange, T-Systems) and Huawei's own in Europe.
  private static let exceptions: [String: (domain: String, identityHost: String)] = [
    "eu-west-101": ("myhuaweicloud.eu", "iam"),
    "eu-west-0": ("prod-cloud-ocb.orange-business.com", "iam"),
    "eu-de": ("otc.t-systems.com", "iam"),
    "eu-nl": ("otc.t-systems.com", "iam"),
    "eu-ch2": ("sc.otc.t-systems.com", "iam-pub"),
  ]

  private static func isPlain(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
