import ImageModel
import struct FoundationEssentials.Date

/// A click, and when it was.
struct Click: Hashable, Sendable {
  let column: Int
  let row: Int
  let time: Date

  /// Seconds that a second click may take to be one with the first.
  static let patience = 0.4

  /// True for the second click of a double one.
  func follows(_ first: Click?) -> Bool {
    guard let first else { return false }
    return first.row == row && abs(first.column - column) <= 1 && time.timeIntervalSince(first.time) <= Self.patience
  }
}

extension BrowserViewModel {
  /// Lines that a step of the wheel scrolls.
  private static let linesOfWheel = 3

  /// Scrolls what is under the pointer, whoever has the keyboard.
  mutating func wheel(column: Int, row: Int, steps: Int) -> [Effect] {
    let lines = steps * Self.linesOfWheel
    if overlay != nil {
      overlay?.move(.lines(lines))
      return []
    }
    switch pane(column: column, row: row) {
    case .history?:
      let before = history.current?.id
      history.pan(by: lines)
      return history.current?.id == before ? [] : preview()
    case .detail?: detail.pan(by: lines)
    case .prompt?, nil: break
    }
    return []
  }

  /// Chooses what is under the pointer; a second click soon after opens it. While a line is typed at the foot, and where a
  /// paste's Enter may come, nothing is chosen.
  mutating func click(column: Int, row: Int) -> [Effect] {
    message = nil
    guard typedLine == nil else { return [] }
    let click = Click(column: column, row: row, time: now)
    let opens = click.follows(lastClick)
    lastClick = opens ? nil : click
    if case .clouds(var list)? = overlay {
      let isChosen = list.choose(row: row - Layout(size).wide.row)
      overlay = .clouds(list)
      return isChosen && opens ? chooseCloud() : []
    }
    if case .catalogue(var list)? = overlay, finder == nil {
      // The heads of the columns are its first row.
      let isChosen = list.choose(line: row - Layout(size).wide.row - 1)
      overlay = .catalogue(list)
      return isChosen && opens ? performInCatalogue(.open) : []
    }
    guard overlay == nil, let target = pane(column: column, row: row) else { return [] }
    finder = nil
    turn(to: target)
    switch target {
    case .prompt: return []
    case .history:
      guard history.choose(row: row - Layout(size).history.row) else { return [] }
      return opens ? perform(.open) : preview()
    case .detail:
      let isChosen = detail.choose(row: row - Layout(size).detail.row)
      return isChosen && opens ? perform(.explain) : []
    }
  }

  /// What is at a place of the screen, panes' frames included.
  private func pane(column: Int, row: Int) -> Focus? {
    let layout = Layout(size)
    if layout.isTooSmall { return nil }
    if row == layout.promptRow { return .prompt }
    guard row >= layout.body.row, row < layout.footerRow else { return nil }
    guard layout.showsBothPanes else { return pane }
    return column < layout.detail.column ? .history : .detail
  }
}

extension ScrollPosition {
  /// Scrolls, and takes the cursor along where it would be out of view.
  mutating func pan(by lines: Int) {
    let first = min(max(0, offset + lines), max(0, count - height))
    let line = min(max(cursor, first), first + height - 1)
    scroll(by: lines)
    show(line)
  }

  /// The line that shows in a row counted from the first visible one; nil where none does.
  func line(inRow row: Int) -> Int? {
    row >= 0 && row < height && offset + row < count ? offset + row : nil
  }
}

extension HistoryViewModel {
  mutating func pan(by lines: Int) { scroll.pan(by: lines) }

  /// Puts the cursor on the entry in a visible row.
  /// - Returns: false where there is none.
  mutating func choose(row: Int) -> Bool {
    guard let line = scroll.line(inRow: row) else { return false }
    scroll.show(line)
    return true
  }
}

extension CloudListViewModel {
  /// As `HistoryViewModel.choose(row:)`.
  mutating func choose(row: Int) -> Bool {
    guard row >= 0, let line = scroll.line(inRow: row / rowsPerChoice) else { return false }
    scroll.show(line)
    return true
  }
}
