import Testing

@testable import IMSBrowser

@Suite struct TerminalTitleTests {
  @Test(arguments: [
    "xterm", "xterm-256color", "xterm-kitty", "tmux-256color", "screen", "screen.xterm-256color", "alacritty", "foot",
    "rxvt-unicode-256color", "st-256color",
  ])
  func `terminals with a window have a title`(name: String) { #expect(TerminalTitle.isKnown(to: name)) }

  @Test(arguments: ["linux", "vt100", "vt220", "dumb", "ansi", "cons25", "sun", "", "stv52"])
  func `a console has none`(name: String) { #expect(!TerminalTitle.isKnown(to: name)) }

  @Test func `a title is one sequence`() { #expect(TerminalTitle.sequence(for: "a: b") == "\u{1B}]2;a: b\u{07}") }
}
