import Foundation
import Testing

@testable import IMSBrowser

@Suite struct ClipboardTests {
  private func copying(_ text: String, _ environment: [String: String] = [:]) -> String? {
    Clipboard.sequence(for: text, through: Clipboard.Multiplexer(environment: environment))
  }

  @Test func `plain: the text in base64 between OSC 52 and BEL`() {
    for text in ["", "id", "中文 😀", "a\u{1B}[2J\n\0"] {
      #expect(copying(text) == "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
    }
  }

  @Test func `tmux: plain for set-clipboard, and wrapped with ESC doubled for allow-passthrough`() throws {
    let plain = try #require(copying("text"))
    let wrapped = plain.replacing("\u{1B}", with: "\u{1B}\u{1B}")
    #expect(copying("text", ["TMUX": "/tmp/tmux-0/default,1,0"]) == plain + "\u{1B}Ptmux;" + wrapped + "\u{1B}\\")
  }

  @Test(arguments: [0, 1, 374, 375, 5000, Clipboard.limit])
  func `screen: pieces of at most 768 bytes that join to the plain sequence`(count: Int) throws {
    let text = String(repeating: "x", count: count)
    let sequence = try #require(copying(text, ["STY": "1234.pts-0.host"]))
    let pieces = sequence.split(separator: "\u{1B}\\").map(String.init)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count + 2 <= 768 })
    #expect(pieces.map { $0.dropFirst(2) }.joined() == copying(text))
  }

  @Test func `tmux inside screen counts as tmux`() {
    #expect(Clipboard.Multiplexer(environment: ["TMUX": "x", "STY": "y"]) == .tmux)
  }

  @Test func `the limit is what fits into xterm's 100 000 bytes, counted in bytes`() throws {
    #expect(Clipboard.limit == 74_994)
    let longest = try #require(copying(String(repeating: "x", count: 74_994)))
    #expect(longest.utf8.count <= 100_000)
    #expect(copying(String(repeating: "x", count: 74_995)) == nil)
    #expect(copying(String(repeating: "中", count: 24_998)) != nil)
    #expect(copying(String(repeating: "中", count: 24_999)) == nil)
  }
}
