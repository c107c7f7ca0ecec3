public import ImageModel
public import struct FoundationEssentials.Date

/// An ask that has not come back yet.
public struct FetchUnderWay: Hashable, Sendable {
  public let id: ImageID
  let ticket: Int
  let began: Date
  /// Why it is made again, where it is.
  public internal(set) var retry: Retry?

  /// Seconds after which an ask shows itself.
  static let patience = 0.3

  /// Whole seconds since the ask began; nil while it is too young to be shown.
  public func seconds(at now: Date) -> Int? {
    let elapsed = elapsed(at: now)
    return elapsed < Self.patience ? nil : Int(elapsed)
  }

  /// Seconds until what `seconds(at:)` says changes.
  func secondsToNextChange(at now: Date) -> Double {
    let elapsed = elapsed(at: now)
    return elapsed < Self.patience ? Self.patience - elapsed : elapsed.rounded(.down) + 1 - elapsed
  }

  /// In whole milliseconds: a wake-up a hair before its time counts as on time, and needs no other one.
  private func elapsed(at now: Date) -> Double { max(0, (now.timeIntervalSince(began) * 1000).rounded() / 1000) }
}
