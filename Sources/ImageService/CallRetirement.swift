import ImageModel

/// What the failure of the native image call says of the call itself. Huawei Cloud retires it in favour of
/// `GET /v2/cloudimages?id=`; a service that has it no longer answers as gateways and web frameworks do.
enum CallRetirement: Hashable, Sendable {
  /// The call is gone.
  case certain
  /// The call is gone, or the image isn't there: only its successor can tell.
  case possible

  /// Nil where the call is there, whatever it said.
  /// - Parameter isHuawei: true for a service that may retire the call.
  init?(_ failure: FetchFailure, isHuawei: Bool) {
    switch failure.status {
    case 405, 410, 501: self = .certain
    case 404 where Self.isUnknownToGateway(failure): self = .certain
    case 404 where isHuawei || Self.isHuawei(failure): self = .possible
    default: return nil
    }
  }

  /// What to tell, where the successor brought no image either.
  func failure(of native: FetchFailure, and successor: FetchFailure) -> FetchFailure {
    let isGoneToo = CallRetirement(successor, isHuawei: false) != nil || successor.status == 404
    switch self {
    case .certain:
      guard isGoneToo else { return successor }
      return FetchFailure(
        .noSuchCall, status: native.status, message: native.message, code: native.code, requestID: native.requestID)
    case .possible:
      // The list may be there for whom it isn't allowed: then the native call's word is all there is.
      return isGoneToo || [400, 403].contains(successor.status) || successor.kind == .notAnImage ? native : successor
    }
  }

  /// API gateways say it with code 0101 (`APIGW.0101`, `APIG.0101`): "The API does not exist or has not been published in
  /// the environment".
  private static func isUnknownToGateway(_ failure: FetchFailure) -> Bool {
    failure.code?.text.hasSuffix(".0101") == true && isHuawei(failure)
      || failure.message?.text.contains("API does not exist") == true
  }

  /// True where an API gateway or IMS itself speaks.
  private static func isHuawei(_ failure: FetchFailure) -> Bool {
    ["APIG.", "APIGW.", "IMG."].contains { failure.code?.text.hasPrefix($0) == true }
  }
}
