import Foundation
import ImageHistory
import ImageModel
import Testing

struct ProcessTests {
  @Test func `two programs that write at once lose no view`() throws {
    let folder = try TemporaryFolder()
    let writers = try ["left", "right"].map { try WriterProcess([folder.history, "record", $0, "200"]) }
    let acknowledged = writers.flatMap { $0.lines() }
    #expect(writers.map { $0.wait() } == [0, 0])
    #expect(acknowledged.count == 400)
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

  @Test func `a view that is acknowledged survives kill -9, a hundred times over`() throws {
    let folder = try TemporaryFolder()
    var acknowledged: Set<String> = []
    for round in 0..<100 {
      let writer = try WriterProcess([folder.history, "record", "round-\(round)", "0"])
      for _ in 0...(round % 5) { acknowledged.insert(try #require(writer.line())) }
      writer.kill()
      acknowledged.formUnion(writer.lines())
      writer.wait()
      let store = try folder.store(capacity: 1_000_000)
      #expect(store.opening == .ready)
      #expect(try acknowledged.subtracting(store.ids()).isEmpty)
    }
    #expect(acknowledged.count >= 300)
  }

  @Test func `programs that begin the history at the same moment all get it`() throws {
    let folder = try TemporaryFolder()
    let writers = try (0..<6).map { try WriterProcess([folder.history, "record", "writer-\($0)", "5"]) }
    for writer in writers { #expect(writer.lines().count == 5) }
    #expect(try folder.store().ids().count == 30)
    #expect(try folder.names.allSatisfy { !$0.contains("damaged") })
  }
}
