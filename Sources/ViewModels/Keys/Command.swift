/// What a key stands for. `Keymap` says which key, where, and what help says of it.
public enum Command: String, Hashable, Sendable, CaseIterable {
  // Going places.
  case focusPrompt
  case nextPane
  case previousPane
  case moveDown
  case moveUp
  case halfPageDown
  case halfPageUp
  case pageDown
  case pageUp
  case top
  case bottom
  case open
  case back
  case forward
  case find
  case findNext
  case findPrevious

  // Acting on what is shown.
  case explain
  case wireForm
  case refresh
  case watch
  case copyValue
  case copyImage
  case showJSON
  case toggleAbsent
  case togglePin
  case remove
  case undo
  case note
  case export
  case mark
  case compare
  case choose
  case toggleEqual
  case nextDifference
  case previousDifference
  case timeline
  case readSnapshot

  // Typing.
  case submit
  case leavePrompt
  case earlierID
  case laterID
  case complete
  case cursorLeft
  case cursorRight
  case cursorToStart
  case cursorToEnd
  case deleteBackward
  case deleteForward
  case deleteWord
  case deleteToStart
  case deleteToEnd

  // The program.
  case clouds
  case catalogue
  case sort
  case changeCloud
  case findAnywhere
  case openThere
  case palette
  case help
  case escape
  case close
  case quit
  case interrupt
  case suspend
  case redraw
}
