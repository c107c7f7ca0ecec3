import FoundationEssentials
public import ImageModel

/// The document that carries a history from one machine to another.
///
/// One JSON object, laid out so that an image is a line:
///
///     {"imsbrowser-history":1,"images":[
///     {"endpoint":"https://…","id":"…","name":"…","os":"…","status":"active","first_viewed":1795435200000,
///      "last_viewed":1795435260000,"views":2,"viewed":[1795435200000,1795435260000],"pinned":true,"note":"…",
///      "snapshots":[{"since":1795435200000,"taken":1795435260000,"document":{"id":"…",…}}]}
///     ]}
///
/// Times are whole milliseconds since 1970, UTC. `views` counts all views; `viewed` has the times of the newest, at most
/// 100. `snapshots` has the oldest first and what the image is now last, at most 50, each with the document as the service
/// wrote it: order, duplicates and digits. `name`, `os`, `status` and `note` may be null or absent. A reader passes over
/// members that it doesn't know; what it would misread without knowing them gets the next version's number. Any layout is
/// read, as long as `images` stands last.
public enum HistoryExchange {
  /// The number of the format that this program writes, and the newest that it reads.
  public static let version = 1

  /// Bytes that one image may take, its snapshots included: more than any history of ours keeps of one.
  static let longestImage = 64 << 20

  /// Nesting of one image: that of an answer, and the three levels around its document.
  static let depth = JSONValue.standardDepth + 3

  /// Times that a file may have: 1970 to 9999.
  static let times: ClosedRange<Int64> = 0...253_402_300_799_999

  /// Why a file is not taken in. Nothing of it is, then.
  public enum Problem: Error, Hashable, Sendable {
    /// The file is something else.
    case notHistory
    case newerVersion(Int)
    /// The file ends too early, behind so many whole images.
    case cut(images: Int)
    /// The image of this number, counted from 1, is no JSON, or is not what an image of a history is.
    case broken(image: Int)
    /// The image of this number is larger than any that is exported.
    case tooLarge(image: Int)
  }

  /// What an export wrote.
  public struct Exported: Hashable, Sendable {
    public internal(set) var images = 0
    public internal(set) var snapshots = 0
    /// Snapshots that the history can't read any more; they are not in the file.
    public internal(set) var unreadable = 0
  }

  /// What taking a file in came to.
  public struct Merged: Hashable, Sendable {
    /// Images that the history hadn't got.
    public internal(set) var imagesAdded = 0
    /// Images that it had, and knows more of now.
    public internal(set) var imagesUpdated = 0
    /// Snapshots that it hadn't got, of both.
    public internal(set) var snapshotsAdded = 0
    /// Images that then were beyond the capacity: those viewed longest ago, whichever history they came from.
    public internal(set) var imagesEvicted = 0
    /// Former snapshots that then were beyond what these may take.
    public internal(set) var snapshotsEvicted = 0
    /// Notes that would have been too long together with ours, which were kept.
    public internal(set) var notesLeftOut = 0

    /// Nothing: what taking the same file in again comes to.
    public init() {}
  }
}

extension HistoryExchange.Problem {
  /// What is wrong, as sentences for the operator.
  public var message: PrintableText {
    switch self {
    case .notHistory: .init("This is no exported history. Nothing was imported.", zh: "这不是导出的历史记录。未导入任何内容。")
    case .newerVersion(let version):
      .init(
        "This history was exported by a newer version of the program (format \(version); this one reads \(HistoryExchange.version)). Nothing was imported.",
        zh: "该历史记录由更新版本的程序导出（格式 \(version)；本程序可读取格式 \(HistoryExchange.version)）。未导入任何内容。")
    case .cut(let images):
      .init(
        "The file ends too early, after \(images) whole images. Nothing was imported.",
        zh: "文件不完整，仅有 \(images) 个完整的镜像。未导入任何内容。")
    case .broken(let image):
      .init("Image \(image) of the file can’t be read. Nothing was imported.", zh: "无法读取文件中的第 \(image) 个镜像。未导入任何内容。")
    case .tooLarge(let image):
      .init("Image \(image) of the file is too large. Nothing was imported.", zh: "文件中的第 \(image) 个镜像过大。未导入任何内容。")
    }
  }
}
