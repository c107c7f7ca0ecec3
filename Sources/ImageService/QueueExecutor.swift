import Dispatch

/// Runs tasks on a dispatch queue of its own: `Task(executorPreference: QueueExecutor.shared) { … }`.
///
/// Swift's shared executor would do, but for one thing: on Linux its first use makes libdispatch look after that
/// executor's workers once a second for the rest of the process (`_dispatch_workq_monitor_pools`), and a browser that
/// nobody touches must not wake at all. The preference goes for all that a task awaits, continuations included, but not
/// for a `Task` that it starts, which therefore says so again.
public final class QueueExecutor: TaskExecutor {
  public static let shared = QueueExecutor()

  private let queue = DispatchQueue(label: "tasks", qos: .userInitiated)

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
