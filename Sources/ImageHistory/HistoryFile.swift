import FoundationEssentials
import Glibc
import ImageModel

/// The history's file and the files that SQLite keeps beside it, as things on a disk.
struct HistoryFile: Sendable {
  /// Which file a path leads to: another one after a rename or a removal.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  /// What SQLite appends to the file's name for its companions.
  private static let companions = ["-wal", "-shm", "-journal"]

  /// How long one program waits while another makes, migrates or sets aside the file.
  private static let patience: Duration = .seconds(5)

  let path: String

  /// Takes a path; a link is followed, as SQLite follows it, so that the companions are found beside the real file.
  init(path: String) {
    guard let real = realpath(path, nil) else {
      self.path = path
      return
    }
    defer { free(real) }
    self.path = String(cString: real)
  }

  var folder: String { Self.parent(of: path) }

  /// Nil where nothing is there.
  var identity: Identity? {
    status.map { Identity(device: UInt64($0.st_dev), inode: UInt64($0.st_ino)) }
  }

  /// Bytes; 0 where nothing is there.
  var size: Int { status.map { Int($0.st_size) } ?? 0 }

  /// Bytes of the write-ahead log; 0 where there is none.
  var logSize: Int { Self.status(of: path + "-wal").map { Int($0.st_size) } ?? 0 }

  var isRegular: Bool { kind == S_IFREG }
  var isFolder: Bool { kind == S_IFDIR }

  /// Whether SQLite may write: the file, and companions in its folder.
  var isWritable: Bool { access(path, W_OK) == 0 && access(folder, W_OK) == 0 }

  private var kind: mode_t? { status.map { $0.st_mode & S_IFMT } }
  private var status: stat? { Self.status(of: path) }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}

// MARK: - Making

extension HistoryFile {
  /// Makes what is missing: folders with mode 0700, the file, empty, with 0600; SQLite gives its companions the same mode.
  /// - Throws: `.readOnly` or `.diskFull` where that can't be done.
  func make() throws(HistoryFailure) {
    guard status == nil else { return }
    try makeFolder(folder)
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw cannotMake(errno) }
    close(descriptor)
  }

  private func makeFolder(_ folder: String) throws(HistoryFailure) {
    guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
    let parent = Self.parent(of: folder)
    guard errno == ENOENT, parent != folder, parent != "." else { throw cannotMake(errno) }
    try makeFolder(parent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw cannotMake(errno) }
  }

  private func cannotMake(_ code: CInt) -> HistoryFailure {
    let isFull = code == ENOSPC || code == EDQUOT
    let reason = String(cString: strerror(code))
    return HistoryFailure(
      isFull ? .diskFull : .readOnly,
      .init(
        "The history can’t be made at \(path): \(reason). Views are not kept.",
        zh: "无法在 \(path) 创建历史记录：\(reason)。浏览记录不会保存。"))
  }
}

// MARK: - Setting aside

extension HistoryFile {
  /// Renames the file and its companions to `….damaged-20261123T140501Z`, or with `-2` and so on behind it where that name
  /// is taken: no byte of it is changed, and nothing is overwritten.
  /// - Parameter damaged: The file that was found damaged. Where another stands in its place by now, another program has
  ///   set it aside already, and nothing is done.
  /// - Returns: The new path; nil where another program was quicker.
  /// - Throws: `.damaged` where it can't be renamed.
  func setAside(_ damaged: Identity, now: Date) throws(HistoryFailure) -> String? {
    try locked { () throws(HistoryFailure) -> String? in
      guard identity == damaged else { return nil }
      let name = freeName(now: now)
      guard rename(path, name) == 0 else {
        let reason = String(cString: strerror(errno))
        throw HistoryFailure(
          .damaged,
          .init(
            "The history file \(path) is damaged and can’t be set aside: \(reason). Views are not kept.",
            zh: "历史记录文件 \(path) 已损坏，且无法移走：\(reason)。浏览记录不会保存。"))
      }
      for companion in Self.companions { rename(path + companion, name + companion) }
      return name
    }
  }

  private func freeName(now: Date) -> String {
    let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt)
    let plain = path + ".damaged-" + now.formatted(style)
    var name = plain
    var number = 1
    while ([""] + Self.companions).contains(where: { Self.isTaken(name + $0) }) {
      number += 1
      name = "\(plain)-\(number)"
    }
    return name
  }

  private static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Does something while no other program makes, migrates or sets aside the file. The lock is one on the folder, so that
  /// none is left lying about; a folder that can't be locked is done without.
  /// - Throws: `.busy` when another program holds the lock for 5 s.
  func locked<Result>(_ body: () throws(HistoryFailure) -> Result) throws(HistoryFailure) -> Result {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return try body() }
    defer { close(descriptor) }
    let deadline = ContinuousClock.now + Self.patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { break }
      guard ContinuousClock.now < deadline else {
        throw HistoryFailure(
          .busy,
          .init(
            "Another program keeps the history’s folder locked. Views are not kept.",
            zh: "历史记录所在的目录被另一个程序锁定。浏览记录不会保存。"))
      }
      usleep(2_000)
    }
    return try body()
  }
}
