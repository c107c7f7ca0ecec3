import GRDB
public import ImageModel

/// Why the history could not be opened, read or written. It costs the history, never the session.
public struct HistoryFailure: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// No room on the disk, or a quota or a file size limit is reached.
    case diskFull
    /// The folder or the file can't be written, or is missing and can't be made.
    case readOnly
    /// The file is no database, or its pages contradict each other.
    case damaged
    /// A newer version of this program has written the file.
    case newerVersion
    /// Another program kept the file locked for longer than a write waits.
    case busy
    case other
  }

  public let kind: Kind
  /// What happened and what follows, in whole sentences. Never carries what an image says.
  public let message: PrintableText

  init(_ kind: Kind, _ message: PrintableText) {
    self.kind = kind
    self.message = message
  }
}

extension HistoryFailure {
  /// Reads what SQLite answered. Only its code is taken: its text, its SQL and its arguments may hold an image's words.
  init(_ error: any Error) {
    switch error {
    case let failure as HistoryFailure: self = failure
    case let error as DatabaseError: self.init(error.extendedResultCode)
    default:
      let type = String(describing: type(of: error))
      self.init(
        .other, .init("The history can’t be used (\(type)). The session goes on.", zh: "无法使用历史记录（\(type)）。会话继续。"))
    }
  }

  /// Kinds by SQLite's result codes (https://www.sqlite.org/rescode.html). SQLite says FULL for ENOSPC alone: a quota
  /// (EDQUOT) and a file size limit (EFBIG) come as IOERR_WRITE, and a full disk under the shared memory as IOERR_SHMSIZE.
  private init(_ code: ResultCode) {
    switch code {
    case .SQLITE_FULL, .SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE:
      self.init(
        .diskFull,
        .init(
          "The disk with the history is full, or a quota is used up. Nothing in the history was changed.",
          zh: "历史记录所在的磁盘已满，或配额已用尽。历史记录未作任何更改。"))
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_CANTOPEN_ISDIR:
      self.init(.damaged, .init("The history file is damaged.", zh: "历史记录文件已损坏。"))
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
      self.init(
        .readOnly,
        .init(
          "The history file can’t be opened, or not for writing. Nothing in it was changed.",
          zh: "历史记录文件无法打开，或无法写入。文件未作任何更改。"))
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      self.init(
        .busy,
        .init(
          "Another program keeps the history locked. Nothing in it was changed; try again.",
          zh: "历史记录被另一个程序锁定。历史记录未作任何更改，请重试。"))
    default:
      self.init(
        .other,
        .init(
          "The history can’t be used: SQLite answers \(code.description). The session goes on.",
          zh: "无法使用历史记录：SQLite 返回 \(code.description)。会话继续。"))
    }
  }
}

extension HistoryFailure {
  /// Of a file that was found damaged when it was opened.
  static func setAside(as path: String) -> HistoryFailure {
    HistoryFailure(
      .damaged,
      .init(
        "The history file was damaged. It is kept as \(path), and a new history is begun.",
        zh: "历史记录文件已损坏，原文件保留为 \(path)，并已新建历史记录。"))
  }

  /// Of a file that was found damaged while it was in use.
  /// - Parameter path: where it is now; nil where another program has set it aside.
  static func settled(asideAs path: String?) -> HistoryFailure {
    let message =
      path.map { path in
        PrintableText(
          "The history file is damaged. It is kept as \(path), and a new history is begun.",
          zh: "历史记录文件已损坏，原文件保留为 \(path)，并将新建历史记录。")
      }
      ?? .init(
        "The history file is damaged. Another program has set it aside, and a new history is begun.",
        zh: "历史记录文件已损坏，另一个程序已将其移走，并将新建历史记录。")
    return HistoryFailure(.damaged, message)
  }
}
