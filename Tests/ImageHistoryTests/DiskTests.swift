import ChildProcess
import Foundation
import Glibc
import ImageHistory
import ImageModel
import Testing

/// A disk that is full, and one that can't be written: in a process of its own, under limits of its own.
struct DiskTests {
  @Test func `at a file size limit a write fails as on a full disk, and what was acknowledged stays`() throws {
    let folder = try TemporaryFolder()
    let writer = try WriterProcess([folder.history, "record-within", "1000000"])
    let lines = writer.lines()
    #expect(writer.wait() == 0)
    #expect(lines.last == "failure diskFull")
    #expect(lines.count > 10)
    let store = try folder.store()
    #expect(store.opening == .ready)
    #expect(try Set(store.ids()) == Set(lines.dropLast()))
  }

  @Test(.enabled(if: Mounts.arePossible, "no mount namespace can be made here"))
  func `on a full disk a write fails, and what was acknowledged can still be read`() throws {
    let writer = try mounted("size=1m", #""$WRITER" "$DISK/h.sqlite" record image 0; "$WRITER" "$DISK/h.sqlite" look"#)
    let lines = writer.lines()
    let end = try #require(lines.firstIndex(of: "failure diskFull"))
    #expect(end > 10)
    #expect(lines[(end + 1)...] == ["opening ready", "entries \(end)", "failure diskFull"])
  }

  @Test(.enabled(if: Mounts.arePossible, "no mount namespace can be made here"))
  func `on a disk without any room, opening fails as on a full disk`() throws {
    let writer = try mounted(
      "size=64k", #"cat /dev/zero > "$DISK/zeros" 2> /dev/null; "$WRITER" "$DISK/h.sqlite" look"#)
    #expect(writer.lines() == ["failure diskFull"])
  }

  @Test(.enabled(if: Mounts.arePossible, "no mount namespace can be made here"))
  func `on a read-only disk the history is read, not written`() throws {
    let writer = try mounted(
      "size=4m",
      #""$WRITER" "$DISK/h.sqlite" record image 20; test ! -e "$DISK/h.sqlite-wal" && mount -o remount,bind,ro "$DISK"; "$WRITER" "$DISK/h.sqlite" look"#
    )
    #expect(writer.lines().suffix(3) == ["opening readOnly", "entries 20", "failure readOnly"])
  }

  @Test(.enabled(if: Mounts.arePossible, "no mount namespace can be made here"))
  func `on a disk that became read-only after a crash, the views in the log are read too`() throws {
    // With the end of head the writer dies of its next line, and leaves its log behind.
    let writer = try mounted(
      "size=4m",
      #""$WRITER" "$DISK/h.sqlite" record image 0 | head -n 20; test -s "$DISK/h.sqlite-wal" && mount -o remount,bind,ro "$DISK"; "$WRITER" "$DISK/h.sqlite" look"#
    )
    let lines = Array(writer.lines().suffix(3))
    try #require(lines.count == 3)
    #expect(lines[0] == "opening readOnly" && lines[2] == "failure readOnly")
    #expect(try #require(lines[1].split(separator: " ").last.flatMap { Int($0) }) >= 20)
  }

  @Test(.enabled(if: Mounts.arePossible, "no mount namespace can be made here"))
  func `on a read-only disk without a history, opening says so`() throws {
    let writer = try mounted("size=4m", #"mount -o remount,bind,ro "$DISK"; "$WRITER" "$DISK/h.sqlite" look"#)
    #expect(writer.lines() == ["failure readOnly"])
  }

  @Test(.enabled(if: geteuid() != 0, "modes don't bind root"))
  func `in a read-only folder the history is read, not written`() async throws {
    let folder = try TemporaryFolder()
    try await folder.store().view("a", on: noon)
    #expect(chmod(folder.path + "/state", 0o500) == 0)
    defer { chmod(folder.path + "/state", 0o700) }
    let store = try folder.store()
    #expect(store.opening == .readOnly)
    #expect(try store.ids() == ["a"])
    let failure = await #expect(throws: HistoryFailure.self) { try await store.view("b", on: noon) }
    #expect(failure?.kind == .readOnly)
  }

  @Test(.enabled(if: geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0, "only root can become another user"))
  func `another user's history is read, not written`() throws {
    let folder = try TemporaryFolder()
    #expect(try WriterProcess([folder.history, "record", "image", "20"]).lines().count == 20)
    for (name, mode) in [("", 0o755), ("/state", 0o755), ("/state/history.sqlite", 0o644)] {
      #expect(chmod(folder.path + name, mode_t(mode)) == 0)
    }
    let nobody = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", WriterProcess.path]
    let writer = try WriterProcess([folder.history, "look"], wrapper: nobody)
    #expect(writer.lines() == ["opening readOnly", "entries 20", "failure readOnly"])
    #expect(try folder.names == ["history.sqlite"])
  }

  /// Runs commands with a disk in memory at `$DISK`, which is gone when they end.
  private func mounted(_ options: String, _ commands: String) throws -> WriterProcess {
    let script = #"DISK="$(mktemp -d)"; mount -t tmpfs -o \#(options) tmpfs "$DISK" && { \#(commands); }"#
    return try WriterProcess([], wrapper: Mounts.command + [script + #"; umount "$DISK"; rmdir "$DISK""#])
  }
}

/// Mounts of a process's own, which no other process sees.
enum Mounts {
  static let command = ["/usr/bin/unshare", geteuid() == 0 ? "-m" : "-rm", "/bin/sh", "-c"]

  static let arePossible: Bool =
    (try? ChildProcess(command + ["mount -t tmpfs tmpfs /mnt"]).wait()) == 0
}
