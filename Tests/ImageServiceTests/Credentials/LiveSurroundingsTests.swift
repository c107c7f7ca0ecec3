import FoundationEssentials
import ImageModel
import Testing

@testable import ImageService

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite struct LiveSurroundingsTests {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/imsbrowser-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private func read(_ bytes: [UInt8]) throws -> Result<String, Surroundings.ReadProblem> {
    let path = folder + "/file"
    try Data(bytes).write(to: URL(filePath: path))
    return Surroundings.live.read(path)
  }

  @Test func `a file is read as it is`() throws {
    defer { remove() }
    #expect(try read(Array("clouds: 云\r\n".utf8)) == .success("clouds: 云\r\n"))
    #expect(try read([]) == .success(""))
  }

  @Test func `a file may have 1 MiB and not more`() throws {
    defer { remove() }
    #expect(try read([UInt8](repeating: 0x61, count: 1 << 20)).map(\.utf8.count) == .success(1 << 20))
    #expect(try read([UInt8](repeating: 0x61, count: 1 << 20 | 1)) == .failure(.tooLarge))
    #expect(Surroundings.live.read("/dev/zero") == .failure(.unreadable("it is no regular file")))
  }

  @Test func `bytes that are no text are told`() throws {
    defer { remove() }
    #expect(try read([0xFF, 0xFE, 0x00]) == .failure(.notText))
  }

  @Test func `a missing file is told apart from what can't be read`() throws {
    defer { remove() }
    let live = Surroundings.live
    #expect(live.read(folder + "/none") == .failure(.missing))
    #expect(try read([]).map { _ in live.read(folder + "/file/below") } == .success(.failure(.missing)))
    #expect(live.read(folder) == .failure(.unreadable("it is no regular file")))
  }

  @Test func `a pipe is not waited for`() throws {
    defer { remove() }
    let path = folder + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    #expect(Surroundings.live.read(path) == .failure(.unreadable("it is no regular file")))
  }

  @Test func `folders are absolute`() {
    #expect(Surroundings.live.workingFolder == FileManager.default.currentDirectoryPath)
    #expect(Surroundings.live.variables["PATH"] == ProcessInfo.processInfo.environment["PATH"])
    let sample = Surroundings.sample()
    #expect(
      ["/a", "a", "~", "~/a", "~a"].map(sample.path) == [
        "/a", "/srv/here/a", "/home/op", "/home/op/a", "/srv/here/~a",
      ])
  }
}
