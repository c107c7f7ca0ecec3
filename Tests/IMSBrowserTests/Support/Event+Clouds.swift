import ImageModel
import ViewModels

extension Event {
  private static func choice(
    _ name: PrintableText, _ credentials: PrintableText, _ place: PrintableText, isInUse: Bool = false
  ) -> CloudChoice {
    CloudChoice(name: name, access: .success(.init(place: place, credentials: credentials)), isInUse: isInUse)
  }

  /// A list with a cloud of every kind.
  static let clouds: (seconds: Double, event: Event) = (
    0,
    .cloudsListed(
      [
        choice("demo", "no credentials", "http://127.0.0.1:40123", isInUse: true),
        choice("environment", "access key", "cn-north-4"),
        choice("otc eu-de", "password", "eu-de at https://iam.eu-de.otc.t-systems.com"),
        choice("生产环境 上海", "application credential", "RegionOne at https://keystone.example.com:5000"),
        CloudChoice(
          name: "the-old-one",
          access: .failure(
            CloudProblem(
              "/home/op/.config/openstack/clouds.yaml, line 12: the auth type \"v2password\" is not known here.",
              "There are: password, v3password, v3applicationcredential, token, v3token, none.",
              brief: "clouds.yaml, line 12: the auth type \"v2password\" is not known here."))),
      ], lookedForIn: places)
  )

  static let noClouds: (seconds: Double, event: Event) = (0, .cloudsListed([], lookedForIn: places))

  private static let places: [PrintableText] = [
    "/home/op", "/home/op/.config/openstack", "/etc/xdg/openstack", "/etc/openstack",
  ]
}
