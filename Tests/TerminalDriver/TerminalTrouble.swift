/// Why a terminal session could not go on.
public enum TerminalTrouble: Error, CustomStringConvertible {
  /// tmux refused, in its own words.
  case tmux(String)
  /// What was waited for has not come; this was on the screen instead.
  case notSeen(screen: [String])

  public var description: String {
    switch self {
    case .tmux(let words): "tmux: \(words)"
    case .notSeen(let screen): (["not seen in time; on the screen is:"] + screen).joined(separator: "\n")
    }
  }
}
