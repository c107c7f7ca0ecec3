import ImageModel

/// What an image service says at its root, to nobody in particular: which versions it has, and where. Glance answers it
/// under status 300; keystoneauth reads it alike.
struct VersionDocument: Hashable, Sendable {
  /// The path of version 2, without the version at its end; empty at the root of the host.
  let path: String

  /// Reads the document; nil where it names no version 2. Of several the current one counts, else the first.
  init?(_ document: JSONValue) {
    guard case .array(let versions) = document.object?["versions"] else { return nil }
    let second = versions.compactMap(\.object).filter { $0["id"]?.string?.hasPrefix("v2") == true }
    let chosen = second.first { $0["status"]?.string == "CURRENT" } ?? second.first
    guard case .array(let links) = chosen?["links"] else { return nil }
    let hrefs = links.compactMap(\.object).filter { $0["rel"]?.string ?? "self" == "self" }.compactMap {
      $0["href"]?.string
    }
    guard let href = hrefs.first, let match = href.wholeMatch(of: /(?:https?:\/\/[^\/]+)?(.*?)\/v2(?:\.[0-9]+)?\/?/)
    else {
      return nil
    }
    path = String(match.1)
  }

  /// The service at that path of the host that answered: the host in the link is the one that the service believes to be,
  /// which a proxy before it may know better, and a credential stays with its origin.
  func endpoint(on host: Endpoint) -> Endpoint? {
    let origin = host.url.split(separator: "/", maxSplits: 2).prefix(2).joined(separator: "//")
    return try? Endpoint(origin + path)
  }
}
