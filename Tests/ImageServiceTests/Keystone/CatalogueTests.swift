import ImageModel
import Testing

@testable import ImageService

@Suite struct CatalogueTests {
  private static func catalogue(_ text: String = KeystoneSamples.catalogue) throws -> Catalogue {
    Catalogue(try JSONValue(parsing: text))
  }

  private static func catalogue(url: String, type: String = "image") -> Catalogue {
    Catalogue(entries: [Catalogue.Entry(type: type, interface: "public", region: "R", url: url)])
  }

  @Test(arguments: [
    (nil as String?, "public", "http://one:9292"), (nil, "admin", "http://admin:9292"),
    ("RegionOne", "public", "http://one:9292"), ("RegionTwo", "public", "http://two:9292"),
    ("RegionTwo", "internal", "http://in:9292"), ("RegionTwo", "publicURL", "http://two:9292"),
    (nil, "internal", "http://in:9292"),
  ])
  func `images are asked for in the region and interface that are named`(
    region: String?, interface: String, url: String
  )
    throws
  {
    #expect(try Self.catalogue().imageEndpoint(region: region, interface: interface).url == url)
  }

  @Test(arguments: [
    ("http://h:9292", "http://h:9292"), ("http://h:9292/", "http://h:9292"), ("http://h:9292/v2", "http://h:9292"),
    ("http://h:9292/v2/", "http://h:9292"), ("http://h:9292/v2.9", "http://h:9292"),
    ("http://h/image", "http://h/image"),
    ("http://h/image/v1//", "http://h/image"), ("https://h/v20", "https://h/v20"),
  ])
  func `an address with or without a version is the same service`(url: String, root: String) throws {
    #expect(try Self.catalogue(url: url).imageEndpoint(region: "R", interface: "public").url == root)
  }

  @Test(arguments: ["image", "imagev2", "image-v2", "ims"])
  func `older names of the image service are known`(type: String) throws {
    #expect(
      try Self.catalogue(url: "http://h", type: type).imageEndpoint(region: nil, interface: "public").url == "http://h")
  }

  @Test func `the service called image goes before other names`() throws {
    let catalogue = Catalogue(
      entries: Self.catalogue(url: "http://old", type: "ims").entries + Self.catalogue(url: "http://new").entries)
    #expect(try catalogue.imageEndpoint(region: nil, interface: "public").url == "http://new")
  }

  static let failures: [(Catalogue, String?, String, TokenFailure.Kind)] = [
    (Catalogue(), nil, "public", .noCatalogue),
    (catalogue(url: "http://h", type: "compute"), nil, "public", .noImageService),
    (catalogue(url: "http://h"), "Q", "public", .noRegion("Q", known: ["R"])),
    (catalogue(url: "http://h"), "R", "admin", .noInterface("admin", known: ["public"])),
    (catalogue(url: "ftp://h"), "R", "public", .badAddress("ftp://h")),
    (catalogue(url: "http://u:p@h"), "R", "public", .badAddress("http://‹hidden›@h")),
  ]

  @Test(arguments: failures)
  func `what the catalogue lacks is said, with what it has`(
    catalogue: Catalogue, region: String?, interface: String, kind: TokenFailure.Kind
  ) {
    let failure = #expect(throws: TokenFailure.self) {
      try catalogue.imageEndpoint(region: region, interface: interface)
    }
    #expect(failure?.kind == kind)
    if case .noRegion = kind { #expect(failure?.advice == "It has: R.") }
    #expect(failure?.headline.isEmpty == false)
  }

  @Test(arguments: [
    "null", "{}", "[1]", #"[{"type": "image"}]"#, #"[{"type": "image", "endpoints": [{"url": "http://h"}, 7]}]"#,
    #"[{"type": 1, "endpoints": [{"interface": "public", "url": "http://h"}]}]"#,
  ])
  func `entries that make no sense are passed over`(text: String) throws {
    #expect(try Self.catalogue(text).entries.isEmpty)
  }

  @Test func `a catalogue written as a document reads back equal`() throws {
    var catalogue = try Self.catalogue()
    catalogue.entries[0].region = nil
    #expect(Catalogue(catalogue.document) == catalogue)
    #expect(catalogue.images.entries.map(\.type) == ["image", "image", "image", "image"])
  }
}
