import FoundationEssentials
import ImageModel

/// A token of Keystone's, and what came with it.
struct Token: Hashable, Sendable {
  struct Project: Hashable, Sendable {
    var id: String
    var name: String?
  }

  let secret: Secret
  /// When it came, by this host's clock.
  let received: Date
  /// Seconds from then to its end; nil where nothing says when it ends. Counted from times of the service's own, so that
  /// a wrong clock here neither throws away a good token nor sends a dead one.
  let life: Double?
  /// The project it is for; nil for an unscoped token, or one for a domain.
  let project: Project?
  let catalogue: Catalogue

  /// True until shortly before its end: 60 s, or a twentieth of its life where that is less.
  func isUsable(at now: Date) -> Bool {
    guard let life else { return true }
    let age = now.timeIntervalSince(received)
    // A token from the future: the clock has been set back, and nothing is known of its age.
    return age > -60 && age < life - min(60, life / 20)
  }
}
