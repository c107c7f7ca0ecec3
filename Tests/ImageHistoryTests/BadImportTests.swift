import Foundation
import GRDB
import ImageHistory
import ImageModel
import Testing

/// What is no history, or not a whole one, is said, and changes nothing.
struct BadImportTests {
  static let image = """
    {"endpoint":"https://ims.example.com","id":"x","first_viewed":1,"last_viewed":2,"views":1,"viewed":[2]}
    """

  static func document(_ images: String...) -> String {
    #"{"imsbrowser-history":1,"images":["# + images.joined(separator: ",") + "]}"
  }

  let folder: TemporaryFolder
  let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  private func refusal(_ text: String, pieces: Int = 100) async throws -> HistoryExchange.Problem? {
    try await store.view("a", on: noon)
    let facts = try folder.facts()
    let problem = await #expect(throws: HistoryExchange.Problem.self) { try await store.merge(text, pieces: pieces) }
    #expect(try folder.facts() == facts)
    try await store.view("b", on: noon)
    return problem
  }

  @Test(arguments: [
    "", " ", "{", "[", "[]", "{}", "null", "not a history", #"{"images":[]}"#,
    #"{"imsbrowser-history":"1","images":[]}"#,
    #"{"imsbrowser-history":0,"images":[]}"#, #"{"imsbrowser-history":1}"#, #"{"imsbrowser-history":1,"other":[]}"#,
    #"{"imsbrowser-history":1.5,"images":[]}"#, #"{"imsbrowser-history":[1],"images":[]}"#,
    #"[{"id":"a","name":"an answer"}]"#, "SQLite format 3\0", String(repeating: " ", count: 100_000),
    #"{"imsbrowser-history":1,"note":"["#,
  ])
  func `what is no history`(text: String) async throws {
    #expect(try await refusal(text) == .notHistory)
  }

  @Test func `a newer version`() async throws {
    #expect(try await refusal(#"{"imsbrowser-history":2,"since":"3.0","images":[["#) == .newerVersion(2))
  }

  @Test(arguments: 1...7)
  func `a file that ends too early, wherever that is`(pieces: Int) async throws {
    let whole = Self.document(Self.image, Self.image.replacing("\"x\"", with: "\"y\""))
    let head = Self.document().utf8.count - 2
    for length in stride(from: head, to: whole.utf8.count, by: 7) {
      let images = length < head + Self.image.utf8.count ? 0 : length < whole.utf8.count - 2 ? 1 : 2
      #expect(try await refusal(String(whole.prefix(length)), pieces: pieces) == .cut(images: images), "\(length)")
    }
  }

  @Test(arguments: [
    (#""id":"x""#, #""id":"../x""#), (#""id":"x""#, #""id":"""#), (#""id":"x","#, ""), (#""id":"x""#, #""id":1"#),
    ("https://ims", "ftp://ims"), (#""views":1"#, #""views":0"#), (#""views":1"#, #""views":1000000001"#),
    (#""views":1,"#, ""), (#""last_viewed":2"#, #""last_viewed":-1"#),
    (#""last_viewed":2"#, #""last_viewed":1e17"#), (#""last_viewed":2"#, #""last_viewed":"2""#),
    ("[2]", "[2.5]"), ("[2]", "{}"), ("[2]", #"[2],"pinned":1"#), ("[2]", #"[2],"note":7"#), ("[2]", "[2],"),
    ("[2]", #"[2],"note":"\#(String(repeating: "n", count: 10_001))""#),
    ("[2]", #"[2],"snapshots":[{"since":1,"taken":2}]"#), ("[2]", #"[2],"snapshots":[7]"#),
    ("[2]", #"[2],"snapshots":[{"since":3,"taken":2,"document":{"id":"x"}}]"#),
    ("[2]", #"[2],"snapshots":[{"since":1,"taken":2,"document":{"name":"without an id"}}]"#),
    ("[2]", #"[2],"deep":\#(String(repeating: "[", count: 70) + String(repeating: "]", count: 70))"#),
    ("{", "{{"), ("{", "x{"), ("[2]", "[2]]"),
  ])
  func `an image that is none`(part: String, replacement: String) async throws {
    let bad = Self.image.replacing(part, with: replacement, maxReplacements: 1)
    #expect(bad != Self.image)
    #expect(try await refusal(Self.document(Self.image, bad)) == .broken(image: 2))
  }

  @Test func `bytes that are no UTF-8`() async throws {
    let bytes = Array(Self.document(Self.image).replacing("\"x\"", with: "\"\u{1}\"").utf8).map { $0 == 1 ? 0xFF : $0 }
    let problem = await #expect(throws: HistoryExchange.Problem.self) {
      try await store.merge(from: Pieces(bytes, size: 64).next)
    }
    #expect(problem == .broken(image: 1))
  }

  @Test(arguments: [(" ", "}"), ("", "]"), ("", ",{}"), ("}", "x")])
  func `what comes behind the end`(close: String, rest: String) async throws {
    let text = Self.document(Self.image).dropLast() + (close.isEmpty ? "" : "}") + rest
    #expect(try await refusal(String(text)) == .broken(image: 2))
  }

  @Test func `an image without an end is given up before it fills the memory`() async throws {
    let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    let head = Pieces(Array((Self.document().dropLast(2) + #"{"id":""#).utf8), size: 100)
    let problem = await #expect(throws: HistoryExchange.Problem.self) {
      try await store.merge { head.next() ?? chunk }
    }
    #expect(problem == .tooLarge(image: 1))
  }

  @Test func `what the source throws is thrown on`() async throws {
    struct Gone: Error {}
    let head = Pieces(Array(Self.document(Self.image).dropLast(9).utf8), size: 10)
    await #expect(throws: Gone.self) {
      try await store.merge {
        guard let piece = head.next() else { throw Gone() }
        return piece
      }
    }
    #expect(try store.ids().isEmpty)
  }

  @Test(arguments: [1, 3, 4096])
  func `any layout is read, and unknown members are passed over`(pieces: Int) async throws {
    let text = """
      \u{FEFF}{
        "exported" : "[by] hand \\" {",
        "imsbrowser-history" : 1,
        "images" : [
          {
            "snapshots" : [ { "document" : { "name" : "n", "id" : "x" }, "taken" : 2, "since" : 1, "by" : [ ] } ],
            "endpoint" : "HTTPS://IMS.example.com:443/v2/", "id" : "x",\r
            "first_viewed" : 1, "last_viewed" : 2, "views" : 1, "future" : { "x" : [ null ] }
          }
        ]
      }

      """
    let merged = try await store.merge(text, pieces: pieces)
    #expect(merged.imagesAdded == 1 && merged.snapshotsAdded == 1)
    #expect(try store.snapshot(of: ImageID("x"), at: endpoint())?.image.name == "n")
    #expect(try await store.merge(text, pieces: pieces) == HistoryExchange.Merged())
  }

  @Test func `every problem says that nothing was imported`() {
    let problems: [HistoryExchange.Problem] = [
      .notHistory, .newerVersion(2), .cut(images: 3), .broken(image: 4), .tooLarge(image: 5),
    ]
    for problem in problems { #expect(problem.message.text.hasSuffix("Nothing was imported.")) }
  }
}
