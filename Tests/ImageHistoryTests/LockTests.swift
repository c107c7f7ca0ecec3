import ImageHistory
import Testing

/// Files whose locks don't hold, as on network file systems: the history may be lost to such a disk, the program isn't.
struct LockTests {
  @Test func `where locks are refused the history is said to be locked, and stays as it is`() throws {
    let folder = try TemporaryFolder()
    let acknowledged = try WriterProcess([folder.history, "record", "before", "20"]).lines()
    let bytes = try folder.bytes()
    #expect(try writer(on: folder, locks: "refused", "record", "without", "1").lines() == ["failure busy"])
    #expect(try folder.bytes() == bytes)
    #expect(try Set(folder.store().ids()) == Set(acknowledged))
  }

  @Test func `where locks are refused from the start no history is begun, and none is set aside`() throws {
    let folder = try TemporaryFolder()
    #expect(try writer(on: folder, locks: "refused", "record", "without", "1").lines() == ["failure busy"])
    #expect(try folder.names.allSatisfy { !$0.contains("damaged") })
    #expect(try WriterProcess([folder.history, "record", "after", "1"]).lines() == ["after-1"])
  }

  @Test func `where locks exclude nobody a program alone loses nothing`() throws {
    let folder = try TemporaryFolder()
    let lines = try writer(on: folder, locks: "void", "record", "alone", "50").lines()
    #expect(lines.count == 50)
    #expect(try Set(folder.store().ids()) == Set(lines))
  }

  @Test func `where locks exclude nobody programs that write at once end by themselves, and a history is there after`()
    async throws
  {
    let folder = try TemporaryFolder()
    let writers = try (0..<4).map { try writer(on: folder, locks: "void", "record", "writer-\($0)", "50") }
    for writer in writers {
      _ = writer.lines()
      // By itself, having said what failed if anything did: by no trap.
      #expect(writer.wait() == 0)
    }
    // Whatever they made of the file, what can't be read is set aside, now or when it is met.
    for second in 0..<3 {
      guard let store = try? folder.store() else { continue }
      _ = try? await store.view("after", on: noon(plus: Double(second)))
    }
    #expect(try folder.store().ids().contains("after"))
  }

  private func writer(on folder: TemporaryFolder, locks: String, _ arguments: String...) throws -> WriterProcess {
    try WriterProcess([folder.history] + arguments, wrapper: ["env", "LOCKS=\(locks)", WriterProcess.path])
  }
}
