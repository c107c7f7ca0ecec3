public import ImageModel

/// The history once more, to choose from it what an image is compared with: what is typed filters it.
public struct ChoiceViewModel: Hashable, Sendable {
  /// The image that another one is chosen for.
  public let first: ImageID
  /// What the operator knows it by.
  public let name: PrintableText
  public private(set) var editor = LineEditor()
  public private(set) var list: HistoryViewModel

  /// Rows above the list: what is typed.
  public static let rowsAbove = 1

  /// - Parameter history: the list as it stands; its filter, and the first image, are left out.
  init(first: ImageID, name: PrintableText, history: HistoryViewModel) {
    self.first = first
    self.name = name
    list = history
    list.filter(by: "")
    _ = list.remove(first)
    list.move(.top)
  }

  mutating func insert(_ text: String) {
    editor.insert(text)
    list.filter(by: editor.text)
  }

  /// Carries out an editing command; nothing happens at any other.
  mutating func edit(_ command: Command) {
    if editor.perform(command) { list.filter(by: editor.text) }
  }

  mutating func move(_ movement: Movement) { list.move(movement) }

  mutating func fit(_ space: Rectangle) { list.fit(height: max(1, space.rows - Self.rowsAbove)) }
}
