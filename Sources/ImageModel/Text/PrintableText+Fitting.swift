extension PrintableText {
  /// The text cut to at most `width` cells, ending in `ellipsis` (one cell) where something was cut. Wide characters stay
  /// whole. O(width) where something is cut.
  public func clipped(to width: Int, ellipsis: Character = "…") -> PrintableText {
    guard width > 0 else { return "" }
    let scalars = text.unicodeScalars
    var end = scalars.startIndex
    var used = 0
    for index in scalars.indices {
      used += TextWidth.of(scalars[index])
      if used > width { return PrintableText(String(scalars[..<end]) + String(ellipsis)) }
      if used < width { end = scalars.index(after: index) }
    }
    return self
  }

  /// The text broken into lines of at most `width` cells: before a run of spaces, which is left out, or beside a wide
  /// character, as Chinese is, else anywhere. No punctuation begins a line of Chinese. Spaces that begin the text indent all of its lines, by at most half of the width. At least one line. Only a wide character
  /// where `width` is 1 takes more: it has a line of its own.
  public func wrapped(to width: Int) -> [PrintableText] {
    guard width > 0, self.width > width else { return [self] }
    let scalars = text.unicodeScalars
    var rest = scalars[Self.spacesEnd(in: scalars[...], from: scalars.startIndex)...]
    let indent = String(scalars[..<rest.startIndex].prefix(min(width / 2, max(0, width - 2))))
    var lines: [PrintableText] = []
    while !rest.isEmpty {
      let end = Self.lineEnd(in: rest, cells: width - indent.utf8.count)
      lines.append(PrintableText(indent + String(rest[..<end])))
      rest = rest[Self.spacesEnd(in: rest, from: end)...]
    }
    return lines.isEmpty ? [PrintableText(indent)] : lines
  }

  /// Where a line of at most `cells` ends that begins with `rest`, behind its first character at least.
  private static func lineEnd(in rest: Substring.UnicodeScalarView, cells: Int) -> String.Index {
    var used = 0
    var breakable: String.Index?
    var before: Unicode.Scalar = " "
    var index = rest.startIndex
    while index < rest.endIndex {
      let spaces = spacesEnd(in: rest, from: index)
      if spaces > index {
        if index > rest.startIndex { breakable = index }
        used += rest.distance(from: index, to: spaces)
        before = " "
        index = spaces
        continue
      }
      let width = TextWidth.of(rest[index])
      if isBreakable(between: before, and: rest[index]) { breakable = index }
      if width > 0, used > 0, used + width > cells { return breakable ?? index }
      used += width
      if width > 0 { before = rest[index] }
      index = rest.index(after: index)
    }
    return used > cells ? breakable ?? index : index
  }

  /// Whether a line may end between two characters without a space: beside a wide one, but for what punctuation forbids.
  private static func isBreakable(between before: Unicode.Scalar, and next: Unicode.Scalar) -> Bool {
    guard before != " ", TextWidth.of(next) > 0, TextWidth.of(before) == 2 || TextWidth.of(next) == 2 else {
      return false
    }
    return !"，。：；！？、）》」』】,.:;!?)]}\"'".unicodeScalars.contains(next)
      && !"（《「『【([{\"'".unicodeScalars.contains(before)
  }

  /// The end of the spaces at `start`. One that carries a combining mark is a character like any other.
  private static func spacesEnd(in rest: Substring.UnicodeScalarView, from start: String.Index) -> String.Index {
    var end = start
    while end < rest.endIndex, rest[end] == " " {
      let next = rest.index(after: end)
      if next < rest.endIndex, TextWidth.isMark(rest[next]) { break }
      end = next
    }
    return end
  }
}
