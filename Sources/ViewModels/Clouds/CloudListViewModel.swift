public import ImageModel

/// The clouds to choose from, with a cursor.
public struct CloudListViewModel: Hashable, Sendable {
  public let choices: [CloudChoice]
  /// Where clouds.yaml is looked for, the first place first.
  public let places: [PrintableText]
  public internal(set) var scroll = ScrollPosition()
  /// Rows that a cloud takes: on narrow screens where it is asked stands below its name.
  public private(set) var rowsPerChoice = 1

  /// The cursor begins on the cloud in use.
  init(choices: [CloudChoice], places: [PrintableText]) {
    self.choices = choices
    self.places = places
    scroll.fit(count: choices.count, height: choices.count)
    scroll.show(choices.firstIndex(where: \.isInUse) ?? 0)
  }

  /// The cloud under the cursor.
  var current: CloudChoice? { choices.indices.contains(scroll.cursor) ? choices[scroll.cursor] : nil }

  mutating func select(_ line: Int) { scroll.show(line) }

  mutating func move(_ movement: Movement) {
    scroll.show(movement.target(from: scroll.cursor, count: choices.count, height: scroll.height))
  }

  mutating func fit(_ space: Rectangle) {
    rowsPerChoice = space.columns < 60 ? 2 : 1
    scroll.fit(count: choices.count, height: max(1, space.rows / rowsPerChoice))
  }
}
