import CNcurses

/// How roles look on this terminal: by `Role.look` or the operator's settings, in eight colours or, on terminals without, by
/// attributes alone. The terminal's own background stays, and its foreground where nothing else is said.
@MainActor
struct Theme {
  private let usesColor: Bool
  /// The looks of all roles, by their raw values.
  private let attributes: [attr_t]

  /// - Parameters:
  ///   - usesColor: false for NO_COLOR, `--color never` and terminals without colour.
  ///   - looks: what the operator wants otherwise than it comes.
  init(usesColor: Bool, looks: [Role: Look]) {
    self.usesColor = usesColor
    let chosen = Role.allCases.map { looks[$0] ?? $0.look }
    attributes = chosen.map { ($0.isBold ? cn_bold() : 0) | ($0.isDim ? cn_dim() : 0) }
    guard usesColor else { return }
    for (role, look) in zip(Role.allCases, chosen) { init_pair(Self.pair(role), look.color.rawValue, -1) }
  }

  /// Writes what follows in a role's look.
  func apply(_ role: Role, to window: UnsafeMutablePointer<WINDOW>) {
    cn_style(window, attributes[Int(role.rawValue)], usesColor ? Self.pair(role) : 0)
  }

  private static func pair(_ role: Role) -> Int16 { Int16(role.rawValue) + 1 }
}
