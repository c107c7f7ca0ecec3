import Dispatch
import Glibc

/// Calls the main thread each time there is something to read at standard input, from a thread that sleeps until then.
///
/// Not a dispatch source: when the other end hangs up, libdispatch's epoll now and then reads a source that the source's
/// own queue has just freed, and the program ends by SIGSEGV instead of with its history written.
enum InputWatch {
  /// - Parameter read: Reads all that there is; false ends the watch.
  static func begin(_ read: @escaping @MainActor @Sendable () -> Bool) {
    // A queue of its own is a thread of its own, as long as this runs.
    DispatchQueue(label: "input").async {
      var goesOn = true
      while goesOn {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        if poll(&input, 1, -1) < 0, errno == EINTR { continue }
        goesOn = DispatchQueue.main.sync { MainActor.assumeIsolated { read() } }
      }
    }
  }
}
