/// The calls that a service describes an image by.
public enum ImageCall: Hashable, Sendable {
  /// `GET /v2/images/{id}`: OpenStack's own.
  case native
  /// `GET /v2/cloudimages?id={id}`: Huawei Cloud's list of images, which its documentation points to in place of the native
  /// call. The first item is the image; an empty page says that there is none.
  case cloudImages

  /// Where a service has it, without the id.
  public var path: PrintableText {
    switch self {
    case .native: "/v2/images"
    case .cloudImages: "/v2/cloudimages"
    }
  }
}

extension Endpoint {
  /// Where a call for an image is.
  public func imageURL(_ id: ImageID, by call: ImageCall = .native) -> String {
    switch call {
    case .native: "\(url)\(call.path)/\(id.pathSegment)"
    case .cloudImages: "\(url)\(call.path)?id=\(id.pathSegment)"
    }
  }
}
