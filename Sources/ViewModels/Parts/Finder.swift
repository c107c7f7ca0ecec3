/// The find line while it is typed in.
public struct Finder: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    /// Filters the list as it is typed.
    case history
    /// Jumps to what is found; `anchor` is where the search began.
    case detail(anchor: ScrollPosition)
    /// Jumps to what is found in what lies over the panes.
    case overlay(anchor: ScrollPosition)
  }

  public let target: Target
  public var editor = LineEditor()

  init(_ target: Target) { self.target = target }
}
