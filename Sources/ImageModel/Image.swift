/// An image as the service described it: its document, whole, and what every part of the program asks of it.
public struct Image: Hashable, Sendable {
  /// Why a JSON document is no image.
  public enum Problem: Error, Hashable, Sendable {
    case notAnObject
    case noID
  }

  /// All that the service said, in its order.
  public let document: JSONObject

  /// The id of the document itself.
  public let id: String

  /// - Throws: `Problem` when the document is no object or has no `id` that is a string: then it is something else, an
  ///   error or a list under status 200.
  public init(_ value: JSONValue) throws(Problem) {
    guard case .object(let document) = value else { throw .notAnObject }
    guard let id = document["id"]?.string, !id.isEmpty else { throw .noID }
    self.document = document
    self.id = id
  }

  /// The value of a key; nil where the image lacks it. Of a duplicate key, the last. O(n) in the number of keys.
  public subscript(key: String) -> JSONValue? { document[key] }

  /// The display name, raw; nil where it is null, empty or absent.
  public var name: String? {
    guard let name = document["name"]?.string, !name.isEmpty else { return nil }
    return name
  }

  /// The status as the service spells it, such as `active`; nil where absent.
  public var status: String? { document["status"]?.string }

  /// The operating system in a few words, raw, for a list: `__os_version`, else `__platform`, else `__os_type`, else
  /// Glance's `os_distro` with `os_version`.
  public var operatingSystem: String? {
    for key in ["__os_version", "__platform", "__os_type"] {
      if let text = document[key]?.string, !text.isEmpty { return text }
    }
    let parts = ["os_distro", "os_version"].compactMap { document[$0]?.string }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

/// An image that the service has just answered with.
public struct FetchedImage: Hashable, Sendable {
  public let image: Image
  /// The whole exchange, from the ask to the last byte.
  public let elapsed: Duration
  /// The service's id of the exchange, where it gave one.
  public let requestID: PrintableText?
  /// The call that brought it.
  public let call: ImageCall

  public init(image: Image, elapsed: Duration, requestID: PrintableText?, call: ImageCall = .native) {
    self.image = image
    self.elapsed = elapsed
    self.requestID = requestID
    self.call = call
  }
}
