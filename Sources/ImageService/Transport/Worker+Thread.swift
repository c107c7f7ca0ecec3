import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Worker {
  /// Hands the worker over to a thread of its own; the caller must not touch it any more.
  /// - Throws: `TransportFailure` when the host has no thread left.
  func start(threadName: String) throws(TransportFailure) {
    let context = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let result = withSignalsBlocked {
      pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Worker>.fromOpaque(context).takeRetainedValue().work() }
          return nil
        }, context.toOpaque())
    }
    guard result == 0 else {
      context.release()
      throw TransportFailure(kind: .unreachable, words: String(cString: strerror(result)))
    }
    pthread_setname_np(thread, threadName)
    pthread_detach(thread)
  }

  /// Runs `body` with signals blocked, a state that a new thread inherits: signals are the program's, which waits for them
  /// on threads of its choice, and a TLS connection that the peer has closed must not end the program by SIGPIPE. What
  /// tells of a crash stays open.
  private func withSignalsBlocked<Value>(_ body: () -> Value) -> Value {
    var blocked = sigset_t()
    var before = sigset_t()
    sigfillset(&blocked)
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS] { sigdelset(&blocked, signal) }
    pthread_sigmask(SIG_SETMASK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }
}
