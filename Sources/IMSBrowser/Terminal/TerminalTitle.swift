import ImageModel

/// The terminal's title (OSC 2): the one before is kept on the terminal's own stack, and put back at the end.
enum TerminalTitle {
  static let keep = "\u{1B}[22;2t"
  static let putBack = "\u{1B}[23;2t"

  /// Cells of a title; what is longer is cut.
  static let longest = 120

  /// Beginnings of the TERM of those that have a title and take OSC 2. Others would show it amid the screen, or wait for
  /// an end of it that they don't know.
  private static let titled = [
    "xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole", "mintty",
    "st-", "vte", "wezterm",
  ]

  /// - Parameter terminal: TERM.
  static func isKnown(to terminal: String) -> Bool { titled.contains { terminal.hasPrefix($0) } }

  static func sequence(for text: String) -> String { "\u{1B}]2;\(text)\u{07}" }
}
