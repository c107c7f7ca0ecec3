/// What a status means for the one who waits for the image.
public enum ImageStatus: Hashable, Sendable {
  /// Usable now.
  case usable
  /// Changing by itself: queued, saving, uploading, importing. Worth asking again.
  case onItsWay
  /// There, but not to be used: deactivated.
  case withheld
  /// Failed, deleted or about to be.
  case lost
  /// A status that the documents don't name.
  case unknown

  /// Reads a status as a service spells it, in any case.
  public init(_ wire: String) {
    switch wire.lowercased() {
    case "active": self = .usable
    case "queued", "saving", "uploading", "importing": self = .onItsWay
    case "deactivated": self = .withheld
    case "killed", "deleted", "pending_delete": self = .lost
    default: self = .unknown
    }
  }
}
