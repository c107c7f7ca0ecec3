public import ImageModel

/// Which cloud the options name, and the program's settings. What they leave open is found out by `CloudResolver`.
public struct CloudWish: Hashable, Sendable {
  /// The name that asks for the access key of the cloud server this runs on.
  public static let serverAgency = "ecs-agency"

  /// `--endpoint`: asked instead of what the cloud's configuration says.
  public var endpoint: Endpoint?
  /// `--cloud`: a name of clouds.yaml, or `serverAgency`.
  public var cloud: String?
  /// `--region`.
  public var region: String?
  /// `--cacert`: a file of CA certificates in PEM.
  public var authorities: String?
  /// `--insecure`: any certificate is taken.
  public var insecure: Bool
  /// `cloud` of the program's own settings, as `cloud`; it counts where neither options nor the environment say anything.
  public var configuredCloud: String?

  public init(
    endpoint: Endpoint? = nil, cloud: String? = nil, region: String? = nil, authorities: String? = nil,
    insecure: Bool = false, configuredCloud: String? = nil
  ) {
    self.endpoint = endpoint
    self.cloud = cloud
    self.region = region
    self.authorities = authorities
    self.insecure = insecure
    self.configuredCloud = configuredCloud
  }
}
