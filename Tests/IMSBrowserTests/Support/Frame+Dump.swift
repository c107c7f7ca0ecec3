import ViewModels

@testable import IMSBrowser

extension Frame {
  /// The frame for a golden: each row in quotes, and below them one letter a cell for what it is (`.` where it is plain),
  /// rows without any left out.
  var dump: String {
    let rowNumbers = rows.indices.map { $0 < 10 ? " \($0)" : "\($0)" }
    let screen = zip(rowNumbers, text).map { "\($0) \"\($1)\"" }
    let styles = zip(rowNumbers, rows).compactMap { number, cells in
      let letters = String(cells.map { $0.role.letter })
      return letters.allSatisfy { $0 == "." } ? nil : "\(number) \(letters.trimmedAtEnd(of: "."))"
    }
    let place = cursor.map { "cursor \($0.column),\($0.row)" } ?? "no cursor"
    return (["\(size.columns)x\(size.rows), \(place)"] + screen + [""] + styles).joined(separator: "\n") + "\n"
  }
}

extension Role {
  fileprivate var letter: Character {
    switch self {
    case .plain: "."
    case .title: "t"
    case .heading: "h"
    case .label: "l"
    case .dim: "d"
    case .border: "b"
    case .focusedBorder: "B"
    case .marker: "m"
    case .selected: "s"
    case .key: "k"
    case .prompt: "p"
    case .good: "g"
    case .bad: "x"
    case .pending: "o"
    case .warning: "w"
    case .changed: "c"
    }
  }
}

extension String {
  fileprivate func trimmedAtEnd(of character: Character) -> String {
    String(reversed().drop { $0 == character }.reversed())
  }
}
