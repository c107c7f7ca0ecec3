import Foundation
import TerminalDriver
import Testing

@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)))
struct `the browser against a real Glance` {
  @Test(arguments: Lab.images, [(columns: 100, rows: 30), (columns: 80, rows: 24)])
  func `shows an image in its four sections`(id: String, size: (columns: Int, rows: Int)) async throws {
    try await Lab.inTerminal(id, columns: size.columns, rows: size.rows) { terminal in
      let first = try await terminal.waitUntil { titles(in: $0).contains("IDENTITY") }
      #expect(first.contains { $0.contains(id) })
      let seen = try await titlesSeen(in: terminal, after: first)
      #expect(seen.isSuperset(of: sections))
      #expect(misplacedBorders(in: try await terminal.screen()) == [])
      try await quit(terminal)
    }
  }

  @Test(arguments: [(columns: 100, rows: 30), (columns: 80, rows: 24)])
  func `keeps its columns in line whatever an image is named`(size: (columns: Int, rows: Int)) async throws {
    try await Lab.inTerminal(Lab.hostile, columns: size.columns, rows: size.rows) { terminal in
      var screen = try await waitForAnswer(Lab.hostile, in: terminal)
      #expect(misplacedBorders(in: screen) == [])
      for id in [Lab.long, Lab.chinese] {
        try await terminal.paste(id)
        screen = try await waitForAnswer(id, in: terminal)
        #expect(misplacedBorders(in: screen) == [])
      }
      try await quit(terminal)
    }
  }

  @Test func `says that there is no such image and stays open`() async throws {
    try await Lab.inTerminal(Lab.absent) { terminal in
      try await terminal.waitFor("No image has this id")
      try await terminal.paste(Lab.chinese)
      try await terminal.waitFor("CentOS 7.9 64bit 中文")
      try await quit(terminal)
    }
  }

  /// Waits for the service's answer: the id alone shows as soon as it is asked for.
  private func waitForAnswer(_ id: String, in terminal: TerminalSession) async throws -> [String] {
    try await terminal.waitUntil { $0[0].contains(" ms ") && $0[1].contains(id) }
  }

  private func quit(_ terminal: TerminalSession) async throws {
    try await terminal.send("Q")
    let status = try await terminal.waitForExit()
    #expect(status == 0)
    #expect(try terminal.sttyAfter == terminal.sttyBefore)
  }

  /// The section titles met on the way to the end of the detail pane, whichever pane has the focus at first.
  private func titlesSeen(in terminal: TerminalSession, after first: [String]) async throws -> Set<String> {
    var (seen, screen) = (titles(in: first), first)
    for _ in 0..<2 {
      // A page that changes nothing is the last; 300 properties are some 20 pages.
      while !seen.isSuperset(of: sections) {
        try await terminal.send("PageDown")
        guard let next = try? await terminal.waitUntil(timeout: .seconds(5), { $0 != screen }) else { break }
        seen.formUnion(titles(in: next))
        screen = next
      }
      guard !seen.isSuperset(of: sections) else { break }
      try await terminal.send("Tab")
      screen = try await terminal.screen()
    }
    return seen
  }
}

private let sections: Set = ["IDENTITY", "OS", "CAPABILITIES", "STORAGE"]

/// The words in capitals that stand alone in a pane's row.
private func titles(in screen: [String]) -> Set<String> {
  let texts = screen.flatMap { $0.split(separator: "│") }.map { $0.trimmingCharacters(in: .whitespaces) }
  return Set(texts.filter { !$0.isEmpty && $0.allSatisfy(\.isUppercase) })
}

/// The rows of the box whose borders aren't below those of its top, counted in cells.
private func misplacedBorders(in screen: [String]) -> [String] {
  guard let top = screen.firstIndex(where: { $0.contains("┌") }),
    let bottom = screen.firstIndex(where: { $0.contains("└") })
  else { return ["no box on the screen"] }
  let expected = columns(of: ["┌", "┬", "┐"], in: screen[top])
  return screen[(top + 1)..<bottom].filter { columns(of: ["│"], in: $0) != expected }
}

private func columns(of borders: Set<Character>, in row: String) -> [Int] {
  row.indices.filter { borders.contains(row[$0]) }.map { row[..<$0].cells }
}
