import Foundation
import Testing

@testable import IMSBrowser

@Suite struct `The version` {
  @Test func `is the one that the changelog begins with`() throws {
    let changelog = URL(filePath: #filePath).appending(path: "../../../CHANGELOG.md").standardized
    let headings = try String(contentsOf: changelog, encoding: .utf8).split(separator: "\n").filter {
      $0.hasPrefix("## ")
    }
    #expect(headings.first?.split(separator: " ").dropFirst().first.map(String.init) == ProgramVersion.number)
  }

  @Test func `comes with the commit where the build knew it`() {
    #expect(ProgramVersion.text.hasPrefix(ProgramVersion.number))
    #expect(
      ProgramVersion.commit.map { ProgramVersion.text.hasSuffix(" (\($0))") } ?? !ProgramVersion.text.contains("("))
  }
}
