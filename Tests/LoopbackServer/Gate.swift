import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Closed until it is opened; then everyone passes. A pipe: whoever reads it sleeps until its other end is closed.
package final class Gate: Sendable {
  private let entrance: Int32
  private let bolt: Mutex<Int32?>

  package init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    ends.forEach(Descriptor.keepFromPrograms)
    entrance = ends[0]
    bolt = Mutex(ends[1])
  }

  deinit {
    open()
    close(entrance)
  }

  package func open() {
    bolt.withLock { bolt in
      if let end = bolt { close(end) }
      bolt = nil
    }
  }

  /// Blocks the thread until the gate is open.
  func pass() {
    var byte: UInt8 = 0
    while read(entrance, &byte, 1) < 0, errno == EINTR {}
  }
}
