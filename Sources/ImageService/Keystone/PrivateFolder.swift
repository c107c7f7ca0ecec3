import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder of small files that only their owner can read or change (0700, and 0600 for each).
///
/// A file is whole or absent, whoever else writes at the same time: it is written under a name of its own, and takes its
/// place in one step. Nothing here fails: what can't be read is absent, and what can't be written isn't kept.
struct PrivateFolder: Hashable, Sendable {
  /// Bytes that a file may have.
  static let longestFile = 1 << 20

  let path: String

  /// The bytes of a file. Nil where there is none; where it is too large; and where another user owns it or could have
  /// written to it, since then nobody knows who wrote it.
  func contents(of name: String) -> [UInt8]? {
    let file = open(path + "/" + name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_mode & 0o077 == 0, (0...Self.longestFile).contains(Int(status.st_size))
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes { Self.receive(file, $0[count...]) }
      guard more > 0 else { return nil }
      count += more
    }
    return bytes
  }

  /// Puts a file in the place of the one before. False where it couldn't be kept.
  @discardableResult
  func put(_ bytes: [UInt8], as name: String) -> Bool {
    guard isReady() else { return false }
    let temporary = path + "/." + name + "." + UUID().uuidString
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    // A crash of the host may cost the file, not leave half of one.
    let isWhole = Self.send(file, bytes) && fsync(file) == 0
    guard close(file) == 0, isWhole, rename(temporary, path + "/" + name) == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }

  func remove(_ name: String) { unlink(path + "/" + name) }

  /// Makes the folder where it is missing, and closes it to others where it isn't.
  private func isReady() -> Bool {
    var status = stat()
    if lstat(path, &status) != 0 {
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
      try? FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: attributes)
      guard lstat(path, &status) == 0 else { return false }
    }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else { return false }
    return status.st_mode & 0o777 == 0o700 || chmod(path, 0o700) == 0
  }

  private static func receive(_ file: Int32, _ bytes: Slice<UnsafeMutableRawBufferPointer>) -> Int {
    let bytes = UnsafeMutableRawBufferPointer(rebasing: bytes)
    while true {
      let count = read(file, bytes.baseAddress, bytes.count)
      if count < 0, errno == EINTR { continue }
      return count
    }
  }

  private static func send(_ file: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
