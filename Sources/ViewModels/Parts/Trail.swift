import ImageModel

/// The images opened in this session, in their order, as a browser keeps pages: opening one drops what lay ahead.
struct Trail: Hashable, Sendable {
  private var ids: [ImageID] = []
  private var position = -1

  /// Images that the trail remembers; older ones fall off its start.
  static let longest = 1000

  /// The image that was last opened or gone back to.
  var current: ImageID? { ids.indices.contains(position) ? ids[position] : nil }

  mutating func open(_ id: ImageID) {
    guard current != id else { return }
    ids.removeSubrange((position + 1)...)
    ids.append(id)
    if ids.count > Self.longest { ids.removeFirst() }
    position = ids.count - 1
  }

  /// One step back; nil at the start.
  mutating func back() -> ImageID? { step(-1) }

  /// One step forward; nil at the end.
  mutating func forward() -> ImageID? { step(1) }

  private mutating func step(_ direction: Int) -> ImageID? {
    guard ids.indices.contains(position + direction) else { return nil }
    position += direction
    return ids[position]
  }
}
