import ImageModel

/// The services that a token knows of: type, interface, region and address.
struct Catalogue: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var type: String
    /// `public`, `internal` or `admin`.
    var interface: String
    var region: String?
    var url: String
  }

  var entries: [Entry] = []

  /// Types of image services: OpenStack's own first, then what older clouds say instead.
  private static let imageTypes = ["image", "imagev2", "image-v2", "ims"]

  /// The entries of image services alone.
  var images: Catalogue { Catalogue(entries: entries.filter { Self.imageTypes.contains($0.type) }) }

  /// Where images are asked for.
  /// - Parameters:
  ///   - region: nil for the first there is.
  ///   - interface: in Keystone's spelling, or as in `publicURL`.
  /// - Throws: `TokenFailure` where the catalogue has no such address, saying what it has.
  func imageEndpoint(region: String?, interface: String) throws(TokenFailure) -> Endpoint {
    guard !entries.isEmpty else { throw TokenFailure(.noCatalogue) }
    let images = Self.imageTypes.lazy.map { type in entries.filter { $0.type == type } }.first { !$0.isEmpty }
    guard let images else { throw TokenFailure(.noImageService) }
    let inRegion = images.filter { region == nil || $0.region == region }
    guard !inRegion.isEmpty else {
      throw TokenFailure(.noRegion(PrintableText(region ?? ""), known: Self.names(images.compactMap(\.region))))
    }
    let wanted = interface.hasSuffix("URL") ? String(interface.dropLast(3)) : interface
    guard let entry = inRegion.first(where: { $0.interface == wanted }) else {
      throw TokenFailure(.noInterface(PrintableText(wanted), known: Self.names(inRegion.map(\.interface))))
    }
    guard let endpoint = try? Endpoint(entry.root) else {
      throw TokenFailure(.badAddress(PrintableText(entry.url.replacing(/\/\/[^\/]*@/, with: "//\(Secret.standIn)@"))))
    }
    return endpoint
  }

  /// Each name once, in the order they stand.
  private static func names(_ names: [String]) -> [PrintableText] {
    names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map { PrintableText($1) }
  }
}

extension Catalogue.Entry {
  /// The URL without a version at its end (`/v2`, `/v2.9/`).
  fileprivate var root: String {
    var url = url[...]
    while url.hasSuffix("/") { url.removeLast() }
    return String(url.replacing(/\/v[1-9](\.[0-9]+)?$/, with: ""))
  }
}

extension Catalogue {
  /// Reads the `catalog` of a token; entries that make no sense are passed over.
  init(_ document: JSONValue?) {
    guard case .array(let services) = document else { return }
    for service in services.compactMap(\.object) {
      guard let type = service["type"]?.string, case .array(let endpoints) = service["endpoints"] else { continue }
      for endpoint in endpoints.compactMap(\.object) {
        guard let interface = endpoint["interface"]?.string, let url = endpoint["url"]?.string else { continue }
        let region = endpoint["region_id"]?.string ?? endpoint["region"]?.string
        entries.append(Entry(type: type, interface: interface, region: region, url: url))
      }
    }
  }

  /// The `catalog` that reads back equal.
  var document: JSONValue {
    .array(
      entries.map { entry in
        let endpoint: JSONValue = [
          "interface": .string(JSONString(entry.interface)), "url": .string(JSONString(entry.url)),
          "region": entry.region.map { .string(JSONString($0)) } ?? .null,
        ]
        return ["type": .string(JSONString(entry.type)), "endpoints": [endpoint]]
      })
  }
}
