public import ImageModel

/// The help: every key of a keymap, part by part.
public struct HelpViewModel: Hashable, Sendable {
  public enum Line: Hashable, Sendable {
    case title(PrintableText)
    /// Keys and what they do; where either takes more lines than one, the rest stands below.
    case keys(PrintableText, help: PrintableText)
    case blank
  }

  /// The lines as they show, broken to the screen's width.
  public private(set) var lines: [Line] = []
  /// Cells for the keys' names, so that their explanations line up.
  public private(set) var keyWidth = 0
  public private(set) var scroll = ScrollPosition()
  private let keymap: Keymap
  private var width = 0

  /// Cells that a line of help leaves free: two before the keys, two behind them, one at its end.
  private static let gaps = 5

  public init(_ keymap: Keymap = .standard) { self.keymap = keymap }

  mutating func move(_ movement: Movement) {
    let target = movement.target(from: scroll.offset, count: lines.count, height: scroll.height)
    scroll.scroll(by: target - scroll.offset)
  }

  mutating func fit(_ space: Rectangle) {
    if width != space.columns { breakLines(space.columns) }
    scroll.fit(count: lines.count, height: space.rows)
    scroll.scroll(by: 0)
  }

  private mutating func breakLines(_ columns: Int) {
    width = columns
    let widest = keymap.bindings.map(\.keyNames.width).max() ?? 0
    keyWidth = min(widest, max(6, columns / 3))
    lines = Array(
      Keymap.Scope.allCases.map { scope in
        [.title(scope.title)] + keymap.bindings.filter { $0.scope == scope && !$0.keys.isEmpty }.flatMap(lines(of:))
      }.joined(separator: [.blank]))
  }

  private func lines(of binding: Keymap.Binding) -> [Line] {
    let keys = binding.keyNames.wrapped(to: keyWidth)
    let help = binding.help.wrapped(to: max(1, width - keyWidth - Self.gaps))
    return (0..<max(keys.count, help.count)).map { index in
      .keys(keys.indices.contains(index) ? keys[index] : "", help: help.indices.contains(index) ? help[index] : "")
    }
  }
}
