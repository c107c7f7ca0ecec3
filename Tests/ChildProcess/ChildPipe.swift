import Glibc

/// A pipe between a test and its child, closed with the last reference to it.
package final class ChildPipe: @unchecked Sendable {
  /// The end that is read from.
  package let reading: Int32
  /// The end that is written to.
  package let writing: Int32
  private var unread: [UInt8] = []
  private var isOpenForWriting = true

  package init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ChildProcess.Failure(words: ["pipe"], error: errno) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    closeWriting()
  }

  /// To be called once the child has the end that it writes to, so that its end is seen.
  package func closeWriting() {
    if isOpenForWriting { close(writing) }
    isOpenForWriting = false
  }

  /// Waits for the next line, without its end; nil at the end of what the child writes. One thread reads.
  package func line() -> String? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let count = read(reading, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      unread += bytes[..<count]
    }
  }
}
