public import ImageModel
public import struct FoundationEssentials.Date

/// An ask that has not come back yet.
public struct FetchUnderWay: Hashable, Sendable {
  public let id: ImageID
  let ticket: Int
  let began: Date

  /// Seconds after which an ask shows itself.
  static let patience = 0.3

  /// Whole seconds since the ask began; nil while it is too young to be shown.
  public func seconds(at now: Date) -> Int? {
    let elapsed = now.timeIntervalSince(began)
    return elapsed < Self.patience ? nil : Int(elapsed)
  }

  /// Seconds until what `seconds(at:)` says changes.
  func secondsToNextChange(at now: Date) -> Double {
    let elapsed = max(0, now.timeIntervalSince(began))
    return elapsed < Self.patience ? Self.patience - elapsed : elapsed.rounded(.down) + 1 - elapsed
  }
}
