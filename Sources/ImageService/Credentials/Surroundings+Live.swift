import FoundationEssentials
import ImageModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Surroundings {
  /// Those of this process, as they are now.
  public static var live: Surroundings {
    let variables = ProcessInfo.processInfo.environment
    let home = variables["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/"
    return Surroundings(
      variables: variables, homeFolder: home.withoutTrailingSlash,
      workingFolder: FileManager.default.currentDirectoryPath.withoutTrailingSlash, read: readFile)
  }

  /// Reads a regular file; nothing is waited for, should it be a pipe or a device.
  @Sendable private static func readFile(_ path: String) -> Result<String, ReadProblem> {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0 else {
      let number = errno
      // What lies in a folder that can't be entered isn't there, as far as this user is concerned.
      return .failure(stat(path, &status) == 0 ? .unreadable(reason(number)) : .missing)
    }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else { return .failure(.unreadable(reason(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .failure(.unreadable(.init("it is no regular file", zh: "不是普通文件")))
    }
    return bytes(of: descriptor).flatMap { bytes in
      String(validating: bytes, as: UTF8.self).map(Result.success) ?? .failure(.notText)
    }
  }

  private static func bytes(of descriptor: Int32) -> Result<[UInt8], ReadProblem> {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes { read(from: descriptor, into: $0) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(.unreadable(reason(errno))) }
      guard count > 0 else { return .success(bytes) }
      bytes += piece[..<count]
      guard bytes.count <= largestFile else { return .failure(.tooLarge) }
    }
  }

  private static func read(from descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func reason(_ number: Int32) -> PrintableText {
    PrintableText(String(cString: strerror(number)))
  }
}

extension String {
  fileprivate var withoutTrailingSlash: String {
    var text = self[...]
    while text.hasSuffix("/") { text.removeLast() }
    return String(text)
  }
}
