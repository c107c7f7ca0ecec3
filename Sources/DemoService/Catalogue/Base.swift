import ImageModel

/// What an image starts from: what the images of its kind have in common, in the service's own order of keys.
struct Base: Sendable {
  let speaker: Speaker
  private let members: @Sendable (_ id: String) -> KeyValuePairs<String, JSONValue>

  /// The document of an image that has nothing of its own yet.
  func document(_ id: String) -> JSONObject { JSONObject([]).with(members(id)) }

  /// A public image of the cloud.
  static let gold = ims(
    type: "gold", visibility: "public", owner: "1d0be8c3f2a94e57b6a0c7d41f83e92b", isFilledIn: false)

  /// An image of the reader's own project.
  static let `private` = ims(type: "private", visibility: "private", owner: "5a7f30c2e9d84b16a1f4c8b2670de935")

  /// An image that another project shares; it stays that project's.
  static let shared = ims(type: "shared", visibility: "shared", owner: "c93e17b04f6d42a8b5d09a7e3c61f284")

  /// An image of the marketplace: its visibility is public, too.
  static let market = ims(type: "market", visibility: "public", owner: "08b64fd1a7c94e20b3e58d2f91c60a7d")

  /// An image of IMS. `size` and `checksum` are placeholders there: of nothing, or of an empty object (`isFilledIn`).
  private static func ims(type: String, visibility: String, owner: String, isFilledIn: Bool = true) -> Base {
    Base(speaker: .cloud) { id in
      [
        "schema": "/v2/schemas/image", "min_disk": 40, "created_at": "2024-03-05T08:14:51Z",
        "__image_source_type": "uds", "container_format": "bare", "file": .text("/v2/images/\(id)/file"),
        "updated_at": "2024-03-05T08:31:07Z", "protected": .bool(visibility == "public"),
        "checksum": isFilledIn ? "99914b932bd37a50b983c5e7c90ae93b" : "d41d8cd98f00b204e9800998ecf8427e",
        "id": .text(id), "__isregistered": "true", "min_ram": 0, "owner": .text(owner), "__os_type": "Linux",
        "__imagetype": .text(type), "visibility": .text(visibility), "virtual_env_type": "FusionCompute", "tags": [],
        "__platform": "CentOS", "size": isFilledIn ? 2 : 0, "__os_bit": "64", "__os_version": "CentOS 7.9 64bit",
        "name": .text(id), "self": .text("/v2/images/\(id)"), "disk_format": "zvhd2", "virtual_size": nil,
        "status": "active",
      ]
    }
  }

  /// An image of a plain OpenStack cloud: every field is there, null where unset.
  static let glance = Base(speaker: .glance) { id in
    [
      "name": .text(id), "disk_format": "qcow2", "container_format": "bare", "visibility": "public", "size": nil,
      "virtual_size": nil, "status": "active", "checksum": nil, "protected": false, "min_ram": 0, "min_disk": 0,
      "owner": "e4c0a9d27b5f4e1893d6f07a1b2c8e35", "os_hidden": false, "os_hash_algo": nil, "os_hash_value": nil,
      "id": .text(id), "created_at": "2025-06-11T19:02:44Z", "updated_at": "2025-06-11T19:03:10Z", "tags": [],
      "self": .text("/v2/images/\(id)"), "file": .text("/v2/images/\(id)/file"), "schema": "/v2/schemas/image",
    ]
  }
}

extension JSONObject {
  /// The object with members set: in the place of those it has, at the end for the others.
  func with(_ special: KeyValuePairs<String, JSONValue>) -> JSONObject {
    special.reduce(into: self) { result, pair in
      let member = Member(key: JSONString(pair.key), value: pair.value)
      if let place = result.members.firstIndex(where: { $0.key == member.key }) {
        result.members[place] = member
      } else {
        result.members.append(member)
      }
    }
  }
}
