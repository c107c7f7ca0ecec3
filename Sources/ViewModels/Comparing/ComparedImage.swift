public import ImageModel
public import struct FoundationEssentials.Date

/// One of two images side by side.
public struct ComparedImage: Hashable, Sendable {
  public let id: ImageID
  public let image: Image
  /// When the service gave it.
  public let taken: Date
  /// True for a snapshot since which the service has said something else.
  public let isPast: Bool

  public init(id: ImageID, image: Image, taken: Date, isPast: Bool = false) {
    self.id = id
    self.image = image
    self.taken = taken
    self.isPast = isPast
  }

  /// Its name, or its id where it has none.
  public var name: PrintableText { PrintableText(image.name ?? id.text) }

  /// How old the knowledge is.
  func age(at now: Date) -> PrintableText {
    let age = Timestamp(taken).relative(to: now)
    return isPast
      ? PrintableText("as of \(age)", zh: "\(age)的快照") : PrintableText("seen \(age)", zh: "\(age)获取")
  }
}

/// Two images to be compared that aren't both at hand yet.
struct AwaitedComparison: Hashable, Sendable {
  /// One of the two.
  enum Side: Hashable, Sendable {
    case ready(ComparedImage)
    case awaited(ImageID)
    /// Nothing is kept of it: the service has to be asked.
    case unknown(ImageID)
  }

  private(set) var left: Side
  private(set) var right: Side

  init(_ left: Side, _ right: Side) {
    self.left = left
    self.right = right
  }

  /// Both, once they are at hand.
  var both: (left: ComparedImage, right: ComparedImage)? {
    if case .ready(let left) = left, case .ready(let right) = right { (left, right) } else { nil }
  }

  /// The images to look up in the history.
  var awaited: [ImageID] {
    [left, right].compactMap { if case .awaited(let id) = $0 { id } else { nil } }
  }

  /// The first image to ask the service for, once all are looked up.
  var unknown: ImageID? {
    guard awaited.isEmpty else { return nil }
    return [left, right].lazy.compactMap { if case .unknown(let id) = $0 { id } else { nil } }.first
  }

  /// Takes in what was found of an image; nil where nothing was.
  /// - Returns: false where it isn't waited for.
  mutating func take(_ snapshot: Snapshot?, for id: ImageID) -> Bool {
    let found =
      snapshot.map { Side.ready(ComparedImage(id: id, image: $0.image, taken: $0.taken)) } ?? .unknown(id)
    let isWaited = [left, right].contains { $0 == .awaited(id) || $0 == .unknown(id) }
    if left == .awaited(id) || left == .unknown(id) { left = found }
    if right == .awaited(id) || right == .unknown(id) { right = found }
    return isWaited
  }
}
