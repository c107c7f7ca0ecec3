/// What a piece of text is on the screen; `Theme` says how that looks.
enum Role: UInt8, Hashable, Sendable, CaseIterable {
  case plain
  case title
  case heading
  case label
  case dim
  case border
  case focusedBorder
  case marker
  case selected
  case key
  case prompt
  case good
  case bad
  case pending
  case warning
  case changed
}
