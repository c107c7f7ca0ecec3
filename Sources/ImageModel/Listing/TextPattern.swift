/// Text that is looked for, in any case; `*` stands for any text and `?` for any character.
struct TextPattern: Hashable, Sendable {
  /// As it was typed.
  let text: String
  private let scalars: [Unicode.Scalar]

  /// Text that has to be equal, but for wildcards.
  init(_ text: String) {
    self.text = text
    scalars = Array(text.lowercased().unicodeScalars)
  }

  /// Text that has to occur.
  init(part text: String) {
    self.text = text
    scalars = Array("*\(text.lowercased())*".unicodeScalars)
  }

  /// True where it stands for more than one text. (Not of what has to occur: that is for its maker to know.)
  var isWild: Bool { text.contains { $0 == "*" || $0 == "?" } }

  /// O(n) for a pattern with at most one `*`, else at worst O(n) for each of them.
  func matches(_ other: String) -> Bool {
    let text = Array(other.lowercased().unicodeScalars)
    var (at, place) = (0, 0)
    /// Behind the last `*`, and where the text went on when it was met.
    var retry: (pattern: Int, text: Int)?
    while place < text.count {
      if at < scalars.count, scalars[at] == "*" {
        at += 1
        retry = (at, place)
      } else if at < scalars.count, scalars[at] == "?" || scalars[at] == text[place] {
        at += 1
        place += 1
      } else if let (pattern, start) = retry {
        retry = (pattern, start + 1)
        (at, place) = (pattern, start + 1)
      } else {
        return false
      }
    }
    return scalars[at...].allSatisfy { $0 == "*" }
  }
}
