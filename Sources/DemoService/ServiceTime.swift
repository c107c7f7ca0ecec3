import struct FoundationEssentials.Date

/// The service's only ways to the clock, so that a test decides what time it is.
struct ServiceTime: Sendable {
  var now: @Sendable () -> Date
  /// Waits; throws when the task is cancelled meanwhile.
  var pause: @Sendable (Duration) async throws -> Void

  static let system = ServiceTime(now: { Date() }, pause: { try await Task.sleep(for: $0) })
}
