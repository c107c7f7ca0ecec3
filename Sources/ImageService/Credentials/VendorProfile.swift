import ImageModel

/// What openstacksdk knows of public clouds by itself, for `profile` in clouds.yaml. In its own words, so that one reader
/// serves these and clouds-public.yaml.
enum VendorProfile {
  /// Its place, as far as an operator is told.
  static var path: String { PrintableText("built-in profiles", zh: "内置厂商配置").text }

  static let text = """
    public-clouds:
      otc:
        auth:
          auth_url: https://iam.{region_name}.otc.t-systems.com/v3
        regions: [eu-de, eu-nl]
      otc-swiss:
        auth:
          auth_url: https://iam-pub.{region_name}.sc.otc.t-systems.com/v3
        regions: [eu-ch2]
    """
}
