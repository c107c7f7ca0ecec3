import FoundationEssentials

/// Where the program keeps what it keeps, by the XDG Base Directory Specification.
struct Files {
  let environment: [String: String]

  /// History and the like: `$XDG_STATE_HOME/imsbrowser`, else `~/.local/state/imsbrowser`.
  var stateFolder: String { folder("XDG_STATE_HOME", else: ".local/state") }

  /// `$XDG_CONFIG_HOME/imsbrowser/config.yaml`, else `~/.config/imsbrowser/config.yaml`.
  var config: String { folder("XDG_CONFIG_HOME", else: ".config") + "/config.yaml" }

  /// Tokens that are kept for the next program.
  var tokens: String { stateFolder + "/tokens" }

  /// The history; the demo keeps its own.
  func history(ofDemo isDemo: Bool) -> String {
    stateFolder + (isDemo ? "/demo-history.sqlite" : "/history.sqlite")
  }

  /// The specification has relative paths ignored.
  private func folder(_ variable: String, else fallback: String) -> String {
    if let root = environment[variable], root.hasPrefix("/") { return root + "/imsbrowser" }
    return (environment["HOME"] ?? "/") + "/" + fallback + "/imsbrowser"
  }
}
