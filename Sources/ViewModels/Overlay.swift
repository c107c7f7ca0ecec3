/// What lies over both panes until it is closed.
public enum Overlay: Hashable, Sendable {
  case help(HelpViewModel)
  case json(PagerViewModel)
  case explanation(PagerViewModel)

  mutating func fit(_ space: Rectangle) {
    switch self {
    case .help(var help):
      help.fit(space)
      self = .help(help)
    case .json(var pager):
      pager.fit(space)
      self = .json(pager)
    case .explanation(var pager):
      pager.fit(space)
      self = .explanation(pager)
    }
  }

  mutating func move(_ movement: Movement) {
    switch self {
    case .help(var help):
      help.move(movement)
      self = .help(help)
    case .json(var pager):
      pager.move(movement)
      self = .json(pager)
    case .explanation(var pager):
      pager.move(movement)
      self = .explanation(pager)
    }
  }
}
