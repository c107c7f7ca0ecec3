import Foundation
import TerminalDriver
import Testing

/// One after the other: the service's requests are counted.
@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)), .serialized)
struct `ten thousand images of a real Glance` {
  /// The pages that the service has given so far.
  private var pages: Int {
    get throws {
      let requests = try String(contentsOfFile: Lab.value("MANY_REQUESTS"), encoding: .utf8)
      return requests.split(separator: "\n").count { $0.hasPrefix("GET /v2/images ") }
    }
  }

  @Test func `are listed once each, in as few pages as the service gives`() async throws {
    let before = try pages
    let outcome = try await Operator.with {
      try await $0.run([BuiltProgram.path, "list", "-o", "json", "--endpoint", Lab.value("MANY_URL")])
    }
    #expect(outcome.status == 0, "\(outcome.talk)")
    let ids = try outcome.output.split(separator: UInt8(ascii: "\n")).map {
      (try JSONSerialization.jsonObject(with: $0) as? NSDictionary)?["id"] as? String
    }
    #expect(ids.count == 10_000)
    #expect(Set(ids).count == 10_000)
    // A short first page, so that its rows are soon there, and then pages of a thousand.
    #expect(try pages - before <= 12)
  }

  @Test func `scroll on the screen, and no page is asked for that nobody scrolled to`() async throws {
    let before = try pages
    let arguments = ["--endpoint", Lab.value("MANY_URL")]
    try await Operator.with { someone in
      try await someone.inTerminal(arguments) { terminal in
        try await terminal.waitFor("Image id")
        try await terminal.send("Escape", "L")
        try await terminal.waitFor("100 of at least 100")
        #expect(try pages - before == 1)
        for hundreds in 2...12 {
          try await terminal.send("G")
          let loaded = hundreds < 10 ? "\(hundreds)00" : "1 \(hundreds - 10)00"
          try await terminal.waitFor("\(loaded) of at least \(loaded)")
        }
        #expect(try pages - before == 12)
        try await terminal.send("/")
        try await terminal.send(bytes: "name:\"image 4321\"".utf8)
        try await terminal.send("Enter")
        // The query itself names the image while it is asked for; the count is the answer.
        try await terminal.waitFor("1 image ")
        try await terminal.send("Q")
        #expect(try await terminal.waitForExit() == 0)
      }
    }
  }
}
