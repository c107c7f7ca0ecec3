import Foundation
import TerminalDriver
import Testing

/// OpenStack's own client starts slowly and takes a whole processor: one at a time.
@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)), .serialized)
struct `show beside OpenStack's own client` {
  @Test(arguments: Lab.images)
  func `has every field of an image, with the same value`(id: String) async throws {
    try await Operator.with { someone in
      let settings = OpenRC.password()
      let ours = try await someone.show(id, "-o", "json", settings: settings)
      let theirs = try await Lab.openstack("image", "show", "-f", "json", id, settings: settings, as: someone)
      #expect(ours.status == 0, "\(ours.talk)")
      #expect(theirs.status == 0, "\(theirs.talk)")
      let (image, reference) = (try fields(ofOurs: ours.output), try fields(ofTheirs: theirs.output))
      #expect(reference.count >= 12)
      for name in Set(image.keys).union(reference.keys) { #expect(image[name] == reference[name], "\(name)") }
    }
  }

  // The client (6.0) rewrites the service's document in these ways, and no other:
  // - fields that every image has stand for themselves, all others under "properties";
  // - "self" is left out, and so is every field that is null;
  // - what isn't ASCII is escaped, and fields are sorted by name, which reading makes undone.
  // The service gives tags in no order.

  private func fields(ofOurs json: Data) throws -> [String: String] {
    var image = try object(json)
    #expect(image.removeValue(forKey: "self") != nil)
    return try texts(of: image.filter { !($0.value is NSNull) })
  }

  private func fields(ofTheirs json: Data) throws -> [String: String] {
    var image = try object(json)
    let properties = try #require(image.removeValue(forKey: "properties") as? [String: Any])
    #expect(properties.keys.allSatisfy { image[$0] == nil })
    return try texts(of: image.merging(properties) { $1 })
  }

  private func object(_ json: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  /// Values as JSON, which tells `false` from `0` and `"0"`.
  private func texts(of image: [String: Any]) throws -> [String: String] {
    var image = image
    if let tags = image["tags"] as? [String] { image["tags"] = tags.sorted() }
    return try image.mapValues {
      String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .fragmentsAllowed), as: UTF8.self)
    }
  }
}
