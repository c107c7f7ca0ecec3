import CNcurses

/// How roles look: one table for eight colours, and one for terminals without. The terminal's own background and
/// foreground stay, and no colour says anything that a word or a sign doesn't say as well.
@MainActor
struct Theme {
  private struct Look {
    var color: Int32 = -1
    var attributes: attr_t = 0
  }

  private let usesColor: Bool

  /// - Parameter usesColor: false for NO_COLOR, `--color never` and terminals without colour.
  init(usesColor: Bool) {
    self.usesColor = usesColor
    guard usesColor else { return }
    for role in Role.allCases { init_pair(Self.pair(role), Int16(Self.look(role).color), -1) }
  }

  /// Writes what follows in a role's look.
  func apply(_ role: Role, to window: UnsafeMutablePointer<WINDOW>) {
    cn_style(window, Self.look(role).attributes, usesColor ? Self.pair(role) : 0)
  }

  private static func pair(_ role: Role) -> Int16 { Int16(role.rawValue) + 1 }

  private static func look(_ role: Role) -> Look {
    switch role {
    case .plain: Look()
    case .title: Look(attributes: cn_bold())
    case .heading: Look(color: COLOR_CYAN, attributes: cn_bold())
    case .label: Look()
    case .dim: Look(attributes: cn_dim())
    case .border: Look(attributes: cn_dim())
    case .focusedBorder: Look(color: COLOR_CYAN)
    case .marker: Look(color: COLOR_CYAN, attributes: cn_bold())
    case .selected: Look(attributes: cn_bold())
    case .key: Look(color: COLOR_CYAN)
    case .prompt: Look(color: COLOR_CYAN, attributes: cn_bold())
    case .good: Look(color: COLOR_GREEN)
    case .bad: Look(color: COLOR_RED)
    case .pending: Look(color: COLOR_YELLOW)
    case .warning: Look(color: COLOR_YELLOW, attributes: cn_bold())
    case .changed: Look(color: COLOR_MAGENTA, attributes: cn_bold())
    }
  }
}
