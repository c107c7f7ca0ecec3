import Foundation
import ImageHistory
import ImageModel
import Testing

struct ProcessTests {
  @Test(arguments: [2, 8])
  func `programs that write at once lose no view`(programs: Int) throws {
    let folder = try TemporaryFolder()
    let writers = try (0..<programs).map { try WriterProcess([folder.history, "record", "writer-\($0)", "100"]) }
    let acknowledged = writers.flatMap { $0.lines() }
    #expect(writers.allSatisfy { $0.wait() == 0 })
    #expect(acknowledged.count == programs * 100)
    let store = try folder.store()
    #expect(try Set(store.ids()) == Set(acknowledged))
    #expect(store.opening == .ready)
    #expect(try folder.names.allSatisfy { !$0.contains("damaged") })
  }

  @Test func `two programs that view one image count all its views`() throws {
    let folder = try TemporaryFolder()
    let writers = try (0..<2).map { _ in try WriterProcess([folder.history, "record-again", "one", "150"]) }
    #expect(writers.map { $0.lines().count } == [150, 150])
    #expect(try folder.store().entries(of: endpoint()).map(\.viewCount) == [300])
  }

  /// How often a writer is killed: `TORTURE_ROUNDS`, or as often as a test of every day has time for.
  private static let rounds = ProcessInfo.processInfo.environment["TORTURE_ROUNDS"].flatMap { Int($0) } ?? 100

  @Test func `a view that is acknowledged survives kill -9, round after round`() throws {
    let folder = try TemporaryFolder()
    var acknowledged: Set<String> = []
    for round in 0..<Self.rounds {
      let writer = try WriterProcess([folder.history, "record", "round-\(round)", "0"])
      for _ in 0...(round % 5) { acknowledged.insert(try #require(writer.line())) }
      writer.kill()
      acknowledged.formUnion(writer.lines())
      writer.wait()
      let store = try folder.store(capacity: 1_000_000)
      #expect(store.opening == .ready)
      #expect(try acknowledged.subtracting(store.ids()).isEmpty)
    }
    #expect(acknowledged.count >= 3 * Self.rounds)
  }

  @Test func `eight programs of which one after the other is killed lose no view`() throws {
    let folder = try TemporaryFolder()
    var acknowledged: [String] = []
    let writers = try (0..<8).map { try WriterProcess([folder.history, "record", "writer-\($0)", "0"]) }
    for writer in writers {
      for _ in 0..<10 { acknowledged.append(try #require(writer.line())) }
      writer.kill()
      acknowledged += writer.lines()
      writer.wait()
    }
    let store = try folder.store(capacity: 1_000_000)
    #expect(store.opening == .ready)
    #expect(try Set(acknowledged).subtracting(store.ids()).isEmpty)
    #expect(try folder.names.allSatisfy { !$0.contains("damaged") })
  }

  @Test func `an import that is killed leaves all of it or nothing, and can be done again`() throws {
    let there = try TemporaryFolder()
    let file = try Self.export(of: there, images: 150)
    for round in 0..<30 {
      let folder = try TemporaryFolder()
      let writer = try WriterProcess([folder.history, "import", file, "1"])
      // Killed when it begins to read, when it begins to write, and when it says that it has written.
      let lines = ["import 1", "read", "added 150"].prefix(round % 3 + 1)
      for line in lines { #expect(writer.line() == line) }
      writer.kill()
      writer.wait()
      let store = try folder.store()
      #expect(store.opening == .ready)
      let count = try store.ids().count
      #expect(count == 150 || count == 0 && lines.count < 3)
      let again = try WriterProcess([folder.history, "import", file, "1"])
      #expect(again.lines().last == (count == 150 ? "added 0" : "added 150"))
      #expect(try store.exported() == there.store().exported())
    }
  }

  @Test func `programs that import and view at once lose nothing`() throws {
    let (there, here) = (try TemporaryFolder(), try TemporaryFolder())
    let file = try Self.export(of: there, images: 50)
    let writer = try WriterProcess([here.history, "record", "view", "100"])
    let importers = try (0..<2).map { _ in try WriterProcess([here.history, "import", file, "5"]) }
    #expect(writer.lines().count == 100)
    let added = importers.map { $0.lines().filter { $0.hasPrefix("added") } }
    #expect(added.joined().sorted() == Array(repeating: "added 0", count: 9) + ["added 50"])
    #expect(try here.store().ids().count == 150)
    #expect(try here.names.allSatisfy { !$0.contains("damaged") })
  }

  /// A history's export, in a file beside it.
  private static func export(of folder: TemporaryFolder, images: Int) throws -> String {
    let writer = try WriterProcess([folder.history, "record", "image", "\(images)"])
    try #require(writer.lines().count == images)
    let file = folder.path + "/exported.json"
    try Data(folder.store().exported().utf8).write(to: URL(filePath: file))
    return file
  }

  @Test func `programs that begin the history at the same moment all get it`() throws {
    let folder = try TemporaryFolder()
    let writers = try (0..<6).map { try WriterProcess([folder.history, "record", "writer-\($0)", "5"]) }
    for writer in writers { #expect(writer.lines().count == 5) }
    #expect(try folder.store().ids().count == 30)
    #expect(try folder.names.allSatisfy { !$0.contains("damaged") })
  }
}
