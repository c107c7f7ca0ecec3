import ImageModel

import struct FoundationEssentials.Date

/// The images that are asked for again by themselves, in the order in which that began.
struct Watchlist: Hashable, Sendable {
  private(set) var images: [WatchedImage] = []

  subscript(id: ImageID) -> WatchedImage? { images.first { $0.id == id } }

  /// Takes an image in, or what has become of one.
  mutating func update(_ image: WatchedImage) {
    guard let index = images.firstIndex(where: { $0.id == image.id }) else { return images.append(image) }
    images[index] = image
  }

  mutating func remove(_ id: ImageID) { images.removeAll { $0.id == id } }

  /// The images whose time to be asked for has come.
  func due(at now: Date) -> [WatchedImage] { images.filter { $0.secondsToNextAsk(at: now) == 0 } }

  /// Seconds until the first of them is due; nil while nothing waits.
  func secondsToNextAsk(at now: Date) -> Double? { images.compactMap { $0.secondsToNextAsk(at: now) }.min() }
}

/// One watched image: what is known of it, and when it is asked for again.
struct WatchedImage: Hashable, Sendable {
  let id: ImageID
  let began: Date
  var watch: StatusWatch
  /// What the service last answered with; nil before its first answer.
  var latest: Image?
  /// The ask under way; nil between two.
  var ticket: Int?
  /// Since when, and for how many seconds, the next ask waits.
  private var pauseBegan: Date
  private var pause = 0.0

  /// It is asked for at once, under this ticket.
  init(_ id: ImageID, status: String?, ticket: Int, now: Date) {
    self.id = id
    began = now
    watch = StatusWatch(status: status)
    self.ticket = ticket
    pauseBegan = now
  }

  /// The next ask waits so many seconds.
  mutating func wait(seconds: Double, from now: Date) {
    pauseBegan = now
    pause = seconds
  }

  /// A wake-up this much before its time counts as on time.
  private static let tolerance = 0.05

  /// 0 when it is due, and where the clock was put back meanwhile; nil while an ask is under way.
  func secondsToNextAsk(at now: Date) -> Double? {
    guard ticket == nil else { return nil }
    let elapsed = now.timeIntervalSince(pauseBegan)
    let left = pause - elapsed
    return elapsed < 0 || left < Self.tolerance ? 0 : left
  }
}
