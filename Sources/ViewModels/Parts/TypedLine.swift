public import ImageModel

/// A line at the foot of the screen that asks for a note or for a file, while it is typed in.
public struct TypedLine: Hashable, Sendable {
  public enum Purpose: Hashable, Sendable {
    /// The operator's note on an image, and the note that it has.
    case note(ImageID, before: String)
    /// Where an image goes. `confirms` is the path that has a file already, as long as nothing else was typed since.
    case export(Image, confirms: String?)
  }

  public internal(set) var purpose: Purpose
  public private(set) var editor = LineEditor()
  /// Characters (Unicode scalars) that the line takes.
  let longest: Int

  /// Characters that a note may have.
  static let longestNote = 1_000
  /// Bytes that Linux takes for a path are more (4096), but nobody types as many.
  static let longestPath = LineEditor.longest

  init(_ purpose: Purpose, _ text: String) {
    self.purpose = purpose
    longest =
      switch purpose {
      case .note: Self.longestNote
      case .export: Self.longestPath
      }
    _ = insert(text)
  }

  /// What stands before the line.
  public var label: PrintableText {
    switch purpose {
    case .note: PrintableText("Note: ", zh: "备注：")
    case .export: PrintableText("Export to: ", zh: "导出到：")
    }
  }

  /// Puts text in at the cursor, as much of it as the line takes.
  /// - Returns: false where that isn't all of it.
  mutating func insert(_ text: String) -> Bool {
    let room = max(0, longest - editor.text.unicodeScalars.count)
    let fitting = text.unicodeScalars.prefix(room)
    editor.insert(String(String.UnicodeScalarView(fitting)))
    return fitting.endIndex == text.unicodeScalars.endIndex
  }

  /// Carries out an editing command; false for any other.
  mutating func perform(_ command: Command) -> Bool { editor.perform(command) }
}
