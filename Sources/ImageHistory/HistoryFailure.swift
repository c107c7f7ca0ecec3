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
      self.init(.other, "The history can’t be used (\(String(describing: type(of: error)))). The session goes on.")
    }
  }

  /// Kinds by SQLite's result codes (https://www.sqlite.org/rescode.html). SQLite says FULL for ENOSPC alone: a quota
  /// (EDQUOT) and a file size limit (EFBIG) come as IOERR_WRITE, and a full disk under the shared memory as IOERR_SHMSIZE.
  private init(_ code: ResultCode) {
    switch code {
    case .SQLITE_FULL, .SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE:
      self.init(
        .diskFull, "The disk with the history is full, or a quota is used up. Nothing in the history was changed.")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_CANTOPEN_ISDIR:
      self.init(.damaged, "The history file is damaged.")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
      self.init(.readOnly, "The history file can’t be opened, or not for writing. Nothing in it was changed.")
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      self.init(.busy, "Another program keeps the history locked. Nothing in it was changed; try again.")
    default:
      self.init(.other, "The history can’t be used: SQLite answers \(code.description). The session goes on.")
    }
  }
}
