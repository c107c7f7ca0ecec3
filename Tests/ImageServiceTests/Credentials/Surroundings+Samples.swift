import ImageModel
import Testing

@testable import ImageService

extension Surroundings {
  /// Surroundings of a dictionary of variables and one of files; a file with a problem has that instead of a text.
  static func sample(
    _ variables: [String: String] = [:], files: [String: String] = [:], problems: [String: ReadProblem] = [:]
  ) -> Surroundings {
    Surroundings(variables: variables, homeFolder: "/home/op", workingFolder: "/srv/here") { path in
      if let problem = problems[path] { return .failure(problem) }
      return files[path].map(Result.success) ?? .failure(.missing)
    }
  }

  static let cloudsPath = "/home/op/.config/openstack/clouds.yaml"
  static let huaweiPath = "/home/op/.huaweicloud/credentials"

  /// Surroundings with a clouds.yaml.
  static func clouds(_ yaml: String, _ variables: [String: String] = [:], secure: String? = nil) -> Surroundings {
    var files = [cloudsPath: yaml]
    files["/home/op/.config/openstack/secure.yaml"] = secure
    return sample(variables, files: files)
  }
}

/// The cloud that is meant.
func resolved(_ wish: CloudWish, _ surroundings: Surroundings) throws -> CloudConfiguration {
  try CloudResolver.resolve(wish, in: surroundings).get()
}

/// The cloud that is meant where no option says anything.
func resolved(_ surroundings: Surroundings) throws -> CloudConfiguration { try resolved(CloudWish(), surroundings) }

/// Why it isn't clear which cloud is meant; an issue is recorded where it is.
func unresolved(
  _ wish: CloudWish, _ surroundings: Surroundings, sourceLocation: SourceLocation = #_sourceLocation
) throws -> ConfigurationFailure {
  try #require(throws: ConfigurationFailure.self, sourceLocation: sourceLocation) { try resolved(wish, surroundings) }
}

func unresolved(
  _ surroundings: Surroundings, sourceLocation: SourceLocation = #_sourceLocation
) throws -> ConfigurationFailure {
  try unresolved(CloudWish(), surroundings, sourceLocation: sourceLocation)
}

/// The Keystone login that credentials are.
func login(_ credentials: Credentials) throws -> KeystoneLogin {
  guard case .keystone(let login) = credentials else { throw Unexpected(what: "\(credentials)") }
  return login
}

/// The access key that credentials are.
func accessKey(_ credentials: Credentials) throws -> AccessKey {
  guard case .accessKey(let key) = credentials else { throw Unexpected(what: "\(credentials)") }
  return key
}

struct Unexpected: Error { let what: String }
