import ViewModels

/// What the mouse did, as terminals report it in their SGR form: `ESC [ <`, the button, the column and the row, counted from
/// 1, and `M` for a press or `m` for a release (xterm's "Mouse Tracking", "Extended coordinates", 1006).
struct MouseReport: Hashable, Sendable {
  let event: Event

  /// Reads a whole report.
  /// - Returns: nil for one that isn't well-formed, and for all but a press of the first button and the wheel. With a key held
  ///   the terminal means something of its own.
  init?(_ report: String) {
    let numbers = report.dropFirst(3).dropLast().split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard report.hasPrefix("\u{1B}[<"), report.hasSuffix("M"), numbers.count == 3, let button = numbers[0],
      let column = numbers[1], let row = numbers[2], column >= 1, row >= 1
    else { return nil }
    switch button {
    case 0: event = .clicked(column: column - 1, row: row - 1)
    case 64: event = .wheeled(column: column - 1, row: row - 1, steps: -1)
    case 65: event = .wheeled(column: column - 1, row: row - 1, steps: 1)
    default: return nil
    }
  }
}
