import Dispatch
import FoundationEssentials
import Glibc
import ImageModel
import ViewModels

/// The file that an image is exported to. It gets the whole text or stays as it was: the text goes into a temporary file
/// beside it, onto the disk, and from there into its place at once.
struct ExportFile: Sendable {
  private let export: Export
  private let path: String

  /// - Parameter home: what `~` stands for.
  init(_ export: Export, home: String?) {
    self.export = export
    path =
      home.map { export.path == "~" || export.path.hasPrefix("~/") ? $0 + export.path.dropFirst() : export.path }
      ?? export.path
  }

  /// Writes the file beside the main thread: a network's folder may take its time.
  func write(now: Date) async -> Export.Outcome {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "export").async { continuation.resume(returning: written(export.text(now: now))) }
    }
  }

  private func written(_ text: String) -> Export.Outcome {
    var known = stat()
    let isThere = stat(path, &known) == 0
    if isThere, known.st_mode & S_IFMT != S_IFREG {
      return .failed(PrintableText("\(path) is no file. Name another one.", zh: "\(path) 不是文件，请换一个名称。"))
    }
    if isThere, !export.replaces { return .exists }
    let target = isThere ? resolved : path
    if !isThere {
      // Takes the name for us: a file that another program makes from now on is its own failure.
      let place = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard place >= 0 else { return errno == EEXIST ? .exists : failed(errno) }
      close(place)
    }
    guard let error = put(text, into: target, mode: isThere ? known.st_mode & 0o777 : nil) else {
      return .written(bytes: text.utf8.count)
    }
    if !isThere { unlink(target) }
    return failed(error)
  }

  /// - Parameter mode: the permissions to give it; nil for the usual ones.
  /// - Returns: the system's error where the text is not in its place.
  private func put(_ text: String, into target: String, mode: mode_t?) -> Int32? {
    let temporary = folder(of: target) + ".imsbrowser-\(UUID().uuidString).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    if let mode { fchmod(descriptor, mode) }
    var error = Self.write(Array(text.utf8), to: descriptor)
    if error == nil, fsync(descriptor) != 0 { error = errno }
    if close(descriptor) != 0, error == nil { error = errno }
    if error == nil, rename(temporary, target) != 0 { error = errno }
    if error != nil { unlink(temporary) }
    return error
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// The file itself where the path is a link to it: the link stays.
  private var resolved: String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// With its slash; empty for the working folder.
  private func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private func failed(_ error: Int32) -> Export.Outcome {
    switch error {
    case ENOENT, ENOTDIR:
      let folder = folder(of: path)
      return .failed(
        PrintableText("There is no folder \(folder). Nothing was written.", zh: "没有文件夹 \(folder)，未写入任何内容。"))
    case EACCES, EPERM, EROFS:
      return .failed(
        PrintableText(
          "Nothing may be written to \(path). Name another folder.", zh: "没有写入 \(path) 的权限，请换一个文件夹。"))
    case ENOSPC, EDQUOT, EFBIG:
      return .failed(
        PrintableText(
          "The disk is full, or a quota is used up. Nothing was written.", zh: "磁盘已满，或配额已用尽，未写入任何内容。"))
    default:
      let reason = String(cString: strerror(error))
      return .failed(PrintableText("\(path) can't be written: \(reason).", zh: "无法写入 \(path)：\(reason)。"))
    }
  }
}

extension Export {
  fileprivate func text(now: Date) -> String {
    let document = JSONValue.object(image.document)
    return switch format {
    case .json: document.written(.pretty) + "\n"
    case .yaml: YAMLText.text(of: document)
    case .markdown: MarkdownText.text(of: image, now: now)
    }
  }
}
