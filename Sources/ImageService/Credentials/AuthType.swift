/// The ways to prove who one is that a cloud of clouds.yaml may name as its `auth_type`.
enum AuthType: Hashable, Sendable {
  case password
  case applicationCredential
  /// A token that Keystone exchanges for one of the scope.
  case token
  /// A token that is ready, for an endpoint that is named.
  case readyToken
  case accessKey
  case none

  /// The names of keystoneauth's plugins that are known here, in the order of telling them.
  static let names = [
    "password", "v3password", "v3applicationcredential", "token", "v3token", "admin_token", "token_endpoint", "none",
  ]

  /// nil for a name that is not known here.
  init?(_ name: String) {
    switch name {
    case "password", "v3password": self = .password
    case "v3applicationcredential": self = .applicationCredential
    case "token", "v3token": self = .token
    case "admin_token", "token_endpoint": self = .readyToken
    case "none", "None": self = .none
    default: return nil
    }
  }

  /// What the settings that are there amount to, where none is named.
  init(of settings: Settings) {
    if settings.has("token", "auth_token") {
      self = .token
    } else if settings.has("application_credential_id", "application_credential_secret") {
      self = .applicationCredential
    } else if settings.has("access_key", "secret_key") {
      self = .accessKey
    } else if settings.has("auth_url", "username", "user_id", "password") {
      self = .password
    } else {
      self = .none
    }
  }
}
