/// The find line while it is typed in.
public struct Finder: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    /// Filters the list as it is typed.
    case history
    /// Jumps to what is found; `anchor` is where the search began.
    case detail(anchor: ScrollPosition)
    /// Jumps to what is found in what lies over the panes.
    case overlay(anchor: ScrollPosition)
    /// Narrows the catalogue as it is typed, and asks for what it chooses in the end; `before` is what it was chosen by,
    /// and `anchor` where it stood.
    case catalogue(before: String, anchor: ScrollPosition)
  }

  public let target: Target
  public var editor = LineEditor()

  /// True where what it works on lies over the panes.
  var isAboveOverlay: Bool {
    switch target {
    case .history, .detail: false
    case .overlay, .catalogue: true
    }
  }

  init(_ target: Target) { self.target = target }
}
