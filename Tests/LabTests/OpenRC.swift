/// What an operator sets to be let in: the variables of an openrc file.
enum OpenRC {
  /// A user with a password.
  /// - Parameters:
  ///   - project: nil for none.
  ///   - path: one of the test's own at Keystone, so that its requests can be told from others'.
  static func password(
    of user: String = "demo", project: String? = "demo", at url: String = Keystone.url, under path: String = ""
  ) -> [String: String] {
    var settings = [
      "OS_AUTH_URL": "\(url)/\(path)", "OS_USERNAME": user, "OS_PASSWORD": Keystone.password(of: user),
      "OS_USER_DOMAIN_NAME": "Default", "OS_REGION_NAME": "RegionOne",
    ]
    if let project { settings.merge(["OS_PROJECT_NAME": project, "OS_PROJECT_DOMAIN_NAME": "Default"]) { $1 } }
    return settings
  }

  /// A token that Keystone is to exchange for one of demo's project.
  static func token(_ token: String) -> [String: String] {
    var settings = password()
    settings["OS_USERNAME"] = nil
    settings["OS_PASSWORD"] = nil
    return settings.merging(["OS_AUTH_TYPE": "v3token", "OS_TOKEN": token]) { $1 }
  }

  /// The application credential, by its id.
  static let application = [
    "OS_AUTH_URL": Keystone.url, "OS_AUTH_TYPE": "v3applicationcredential", "OS_REGION_NAME": "RegionOne",
    "OS_APPLICATION_CREDENTIAL_ID": Lab.value("CREDENTIAL_ID"),
    "OS_APPLICATION_CREDENTIAL_SECRET": Lab.value("CREDENTIAL_SECRET"),
  ]

  /// The application credential, by its name and whose it is.
  static let namedApplication = [
    "OS_AUTH_URL": Keystone.url, "OS_AUTH_TYPE": "v3applicationcredential", "OS_REGION_NAME": "RegionOne",
    "OS_APPLICATION_CREDENTIAL_NAME": Lab.value("CREDENTIAL_NAME"), "OS_USERNAME": "demo",
    "OS_USER_DOMAIN_ID": "default", "OS_APPLICATION_CREDENTIAL_SECRET": Lab.value("CREDENTIAL_SECRET"),
  ]
}

/// The same in files.
enum CloudsYAML {
  /// Three clouds, but for the password of the first.
  static let text = """
    clouds:
      password:
        auth:
          auth_url: \(Keystone.url)/v3
          username: demo
          user_domain_name: Default
          project_name: demo
          project_domain_name: Default
        region_name: RegionOne
      application:
        auth_type: v3applicationcredential
        auth:
          auth_url: \(Keystone.url)
          application_credential_id: \(Lab.value("CREDENTIAL_ID"))
          application_credential_secret: \(Lab.value("CREDENTIAL_SECRET"))
        region_name: RegionOne
      named-application:
        auth_type: v3applicationcredential
        auth:
          auth_url: \(Keystone.url)/v3/
          application_credential_name: \(Lab.value("CREDENTIAL_NAME"))
          application_credential_secret: \(Lab.value("CREDENTIAL_SECRET"))
          username: demo
          user_domain_id: default
        region_name: RegionOne

    """

  /// secure.yaml, which has the password.
  static let secrets = """
    clouds:
      password:
        auth:
          password: \(Keystone.password(of: "demo"))

    """
}
