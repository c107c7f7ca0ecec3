import Synchronization

/// Bytes handed out piece by piece, as a file or a pipe does.
final class Pieces: Sendable {
  private let bytes: [UInt8]
  private let size: Int
  private let position = Mutex(0)

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  /// The next piece; nil at the end.
  @Sendable func next() -> [UInt8]? {
    position.withLock { position in
      guard position < bytes.count else { return nil }
      let piece = bytes[position...].prefix(size)
      position += piece.count
      return Array(piece)
    }
  }
}
