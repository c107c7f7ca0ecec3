import ChineseCheck
import GRDB
import ImageModel
import Testing

@testable import ImageHistory

/// No text of this module stays in English where Chinese is spoken.
struct ChineseTests {
  @Test(arguments: [
    ResultCode.SQLITE_FULL, .SQLITE_NOTADB, .SQLITE_READONLY, .SQLITE_BUSY, .SQLITE_NOMEM,
  ])
  func `what SQLite answers is told in Chinese`(code: ResultCode) {
    Language.speaking(.chinese) {
      // SQLite's own words stay.
      expectChinese(
        HistoryFailure(DatabaseError(resultCode: code)).message, naming: ["SQLite", "out", "memory"])
    }
  }

  @Test(arguments: [
    HistoryExchange.Problem.notHistory, .newerVersion(2), .cut(images: 1), .broken(image: 1), .tooLarge(image: 1),
  ])
  func `why a file is not taken in is told in Chinese`(problem: HistoryExchange.Problem) {
    Language.speaking(.chinese) { expectChinese(problem.message) }
  }

  @Test func `what keeps a history from being written is told in Chinese`() {
    Language.speaking(.chinese) {
      for obstacle in [HistoryDatabase.Obstacle.readOnly, .newerVersion] {
        expectChinese(obstacle.failure(at: "/h1").message)
      }
      for path in ["/h1", nil] { expectChinese(HistoryFailure.settled(asideAs: path).message) }
      expectChinese(HistoryFailure(CancellationError()).message, naming: ["CancellationError"])
    }
  }

  @Test func `a damaged file is set aside with a Chinese notice`() throws {
    let folder = try TemporaryFolder()
    try folder.plant("no database, by its looks".utf8)
    try Language.speaking(.chinese) { expectChinese(try folder.store().notice) }
  }

  @Test func `where the history can't be made is told in Chinese`() throws {
    let folder = try TemporaryFolder()
    try folder.plant("".utf8, as: "file")
    let paths = [folder.path + "/state/file/history.sqlite", "/dev/null"]
    for path in paths {
      let failure = Language.speaking(.chinese) {
        #expect(throws: HistoryFailure.self) { try HistoryStore.open(at: path, now: noon) }
      }
      // The system's own words stay.
      expectChinese(failure?.message, naming: ["Not", "directory"])
    }
  }

  @Test func `another program's database is told in Chinese`() throws {
    let folder = try TemporaryFolder()
    try folder.plant([UInt8]())
    try folder.ask { try $0.execute(sql: "CREATE TABLE foreign_table (a); PRAGMA application_id = 7") }
    let failure = Language.speaking(.chinese) { #expect(throws: HistoryFailure.self) { try folder.store() } }
    expectChinese(failure?.message)
  }
}
