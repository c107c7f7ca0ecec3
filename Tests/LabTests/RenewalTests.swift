import Foundation
import TerminalDriver
import Testing

/// Each asks Keystone under a path of its own, by which its requests are counted.
@Suite(.enabled(if: Lab.url != nil, "make test-lab starts the service"), .timeLimit(.minutes(5)))
struct `tokens of a real Keystone` {
  @Test func `are kept for the next program, and asked for again once where Keystone has revoked one`() async throws {
    let path = "revoked-\(UUID())"
    try await Operator.with { someone in
      let first = try await token(after: someone.show(Lab.windows, settings: OpenRC.password(under: path)), of: someone)
      let same = try await token(after: someone.show(Lab.windows, settings: OpenRC.password(under: path)), of: someone)
      #expect(same == first)
      #expect(try Keystone.logins(under: path) == 1)

      try await Keystone.revoke(first)
      let second = try await token(
        after: someone.show(Lab.windows, settings: OpenRC.password(under: path)), of: someone)
      #expect(second != first)
      #expect(try Keystone.logins(under: path) == 2)
      _ = try await token(after: someone.show(Lab.windows, settings: OpenRC.password(under: path)), of: someone)
      #expect(try Keystone.logins(under: path) == 2)
    }
  }

  @Test func `are asked for again once where they have ended`() async throws {
    let path = "ended-\(UUID())"
    let settings = OpenRC.password(at: Keystone.brief, under: path)
    try await Operator.with { someone in
      let first = try await token(after: someone.show(Lab.windows, settings: settings), of: someone)
      #expect(try Keystone.logins(under: path) == 1)
      try await Keystone.waitForEnd(of: first)
      let second = try await token(after: someone.show(Lab.windows, settings: settings), of: someone)
      #expect(second != first)
      #expect(try Keystone.logins(under: path) == 2)
    }
  }

  @Test func `are asked for again once by a browser whose token has ended`() async throws {
    let path = "ended-while-open-\(UUID())"
    try await Operator.with { someone in
      let settings = OpenRC.password(at: Keystone.brief, under: path)
      try await someone.inTerminal([Lab.windows], settings: settings) { terminal in
        try await terminal.waitFor("Windows Server 2019")
        let first = try #require(try someone.keptTokens().first)
        try await Keystone.waitForEnd(of: first)
        try await terminal.paste(Lab.chinese)
        try await terminal.waitFor("CentOS 7.9 64bit 中文")
        #expect(try Keystone.logins(under: path) == 2)
        #expect(try someone.keptTokens().first != first)
      }
    }
  }

  /// The one token that a successful program has kept.
  private func token(after outcome: Command.Outcome, of someone: Operator) throws -> String {
    #expect(outcome.status == 0, "\(outcome.talk)")
    let tokens = try someone.keptTokens()
    #expect(tokens.count == 1)
    return try #require(tokens.first)
  }
}
