public import ImageModel

/// The help: every key of `Keymap`, part by part.
public struct HelpViewModel: Hashable, Sendable {
  public enum Line: Hashable, Sendable {
    case title(PrintableText)
    case binding(Keymap.Binding)
    case blank
  }

  public let lines: [Line]
  /// Cells of the widest key names, so that their explanations line up.
  public let keyWidth: Int
  public private(set) var scroll = ScrollPosition()

  public init() {
    lines = Array(
      Keymap.Scope.allCases.map { scope in
        [.title(scope.title)] + Keymap.bindings.filter { $0.scope == scope }.map { .binding($0) }
      }.joined(separator: [.blank]))
    keyWidth = Keymap.bindings.map(\.keyNames.width).max() ?? 0
  }

  mutating func move(_ movement: Movement) {
    let target = movement.target(from: scroll.offset, count: lines.count, height: scroll.height)
    scroll.scroll(by: target - scroll.offset)
  }

  mutating func fit(height: Int) {
    scroll.fit(count: lines.count, height: height)
    scroll.scroll(by: 0)
  }
}
