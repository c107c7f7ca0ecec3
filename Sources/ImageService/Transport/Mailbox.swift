import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What any thread tells the worker, and the bell that wakes it: a pipe, readable while messages wait.
///
/// A pipe serves both of the worker's sleeps, `poll` while nothing is under way and `curl_multi_poll` while something is.
/// And it is a number: `curl_multi_wakeup` would have two threads share curl's handle, and someone vouch for its life.
final class Mailbox: Sendable {
  enum Message: Sendable {
    case ask(Order)
    case cancel(Order.Number)
    /// The last message: nobody is left to ask.
    case end
  }

  /// Readable while messages wait; only the worker reads.
  let bell: Int32
  private let clapper: Int32
  private let waiting = Mutex<[Message]>([])

  init() throws(TransportFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw TransportFailure(kind: .unreachable, words: String(cString: strerror(errno)))
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (bell, clapper) = (ends[0], ends[1])
  }

  deinit {
    close(bell)
    close(clapper)
  }

  func post(_ message: Message) {
    waiting.withLock { messages in
      messages.append(message)
      // One byte a batch, so that the pipe can't fill up.
      if messages.count == 1 { _ = write(clapper, [1], 1) }
    }
  }

  /// The messages since the last time, oldest first; the bell is still after it.
  func collect() -> [Message] {
    waiting.withLock { messages in
      var byte: UInt8 = 0
      if !messages.isEmpty { _ = read(bell, &byte, 1) }
      defer { messages = [] }
      return messages
    }
  }

  /// Sleeps until there is a message.
  func wait() {
    var ringing = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
    while poll(&ringing, 1, -1) < 0, errno == EINTR {}
  }
}
