#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

enum Descriptor {
  /// Closes it in every program that a test starts from now on: one that outlives the test would hold a gate shut, or a
  /// connection open.
  static func keepFromPrograms(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
}
