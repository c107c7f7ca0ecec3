import ImageModel

/// The signs that aren't words, for terminals with Unicode and for those without.
struct Glyphs: Hashable, Sendable {
  let horizontal: PrintableText
  let vertical: PrintableText
  let topLeft: PrintableText
  let topRight: PrintableText
  let bottomLeft: PrintableText
  let bottomRight: PrintableText
  let teeDown: PrintableText
  let teeUp: PrintableText
  let marker: PrintableText
  let pin: PrintableText
  /// Of an image with a note.
  let note: PrintableText
  /// Before what is marked for a comparison.
  let mark: PrintableText
  /// Beside an image that is asked for again by itself.
  let watched: PrintableText
  /// Before the cloud that is asked.
  let inUse: PrintableText
  let prompt: PrintableText
  let dot: PrintableText
  let ellipsis: Character
  /// In front of what is supported, what isn't, and what nobody said anything about; without Unicode the words alone say it.
  let yes: PrintableText
  let no: PrintableText
  let notDeclared: PrintableText
  let odd: PrintableText
  let warning: PrintableText

  static let unicode = Glyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", teeDown: "┬",
    teeUp: "┴", marker: "▌", pin: "★", note: "✎", mark: "◆", watched: "↻", inUse: "✓ ", prompt: "›", dot: "·",
    ellipsis: "…", yes: "✓ ", no: "✗ ",
    notDeclared: "· ",
    odd: "? ", warning: "! ")

  static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", teeDown: "+",
    teeUp: "+", marker: ">", pin: "*", note: "\"", mark: "+", watched: "w", inUse: "* ", prompt: ">", dot: "-",
    ellipsis: "~", yes: "", no: "",
    notDeclared: "- ",
    odd: "? ", warning: "! ")
}
