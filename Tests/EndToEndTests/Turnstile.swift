/// Lets so many in at a time; the others wait for their turn.
actor Turnstile {
  private var places: Int
  private var queue: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { self.places = places }

  /// Runs `body` when there is a place. A `body` within a `body` takes no place of its own.
  nonisolated func with<Result>(_ body: () async throws -> Result) async throws -> Result {
    if Self.isInside { return try await body() }
    await enter()
    do {
      let result = try await Self.$isInside.withValue(true) { try await body() }
      await leave()
      return result
    } catch {
      await leave()
      throw error
    }
  }

  @TaskLocal private static var isInside = false

  private func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { queue.append($0) }
    }
  }

  private func leave() {
    if queue.isEmpty { places += 1 } else { queue.removeFirst().resume() }
  }
}
