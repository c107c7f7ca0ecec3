/// A key as the operator presses it, whatever bytes the terminal sends for it.
public enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case alt(Arrow)
  case arrow(Arrow)
  case function(Int)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case home
  case end
  case pageUp
  case pageDown

  public enum Arrow: Hashable, Sendable {
    case up
    case down
    case left
    case right
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}

extension Key {
  /// The key's name in help and footer.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .alt(let arrow): "Alt-\(arrow.name)"
    case .arrow(let arrow): arrow.name
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    }
  }
}

extension Key.Arrow {
  fileprivate var name: String {
    switch self {
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    }
  }
}
