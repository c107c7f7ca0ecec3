import GRDBSQLite
import Glibc

/// What SQLite gets for the locks that it asks for, as on a network file system that has none of its own.
enum FileLocks: String {
  /// Every lock fails with ENOLCK, as where the server runs no lock daemon.
  case refused
  /// Every lock is granted and excludes nobody, as between two hosts that mount without locks (`nolock`).
  case void

  /// From now on, for all files of this process: the way that SQLite itself has for its tests
  /// (https://www.sqlite.org/c3ref/vfs.html).
  func takeEffect() {
    let call: @convention(c) (Int32, Int32, UnsafeMutableRawPointer) -> Int32 =
      switch self {
      case .refused:
        {
          FileLocks.answer($0, $1, $2) {
            errno = ENOLCK; return -1
          }
        }
      case .void: { FileLocks.answer($0, $1, $2) { 0 } }
      }
    guard let vfs = sqlite3_vfs_find(nil) else { return }
    _ = vfs.pointee.xSetSystemCall(vfs, "fcntl", unsafeBitCast(call, to: sqlite3_syscall_ptr.self))
  }

  /// `fcntl`, but for locks.
  private static func answer(
    _ descriptor: Int32, _ command: Int32, _ argument: UnsafeMutableRawPointer, lock: () -> Int32
  ) -> Int32 {
    command == F_SETLK || command == F_SETLKW ? lock() : fcntl(descriptor, command, argument)
  }
}
