public import struct FoundationEssentials.Date

/// How long something has been under way, as the screen says it: in whole seconds, and not before it is worth a word.
public struct Stopwatch: Hashable, Sendable {
  let began: Date

  /// Seconds after which what is under way shows itself.
  static let patience = 0.3

  /// Whole seconds since the beginning; nil while it is too young to be shown.
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
