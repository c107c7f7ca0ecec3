import ImageModel
import Testing

@testable import ViewModels

@Suite struct LineEditorTests {
  /// Types text, then moves and edits.
  private func edited(_ text: String, _ commands: [Command]) -> LineEditor {
    var editor = LineEditor()
    editor.insert(text)
    for command in commands {
      let isEditing = editor.perform(command)
      #expect(isEditing)
    }
    return editor
  }

  @Test(
    arguments: [
      ("abc", [], "abc", 3),
      ("abc", [.cursorLeft, .cursorLeft], "abc", 1),
      ("abc", [.cursorToStart, .cursorLeft], "abc", 0),
      ("abc", [.cursorRight], "abc", 3),
      ("abc", [.cursorToStart, .cursorToEnd], "abc", 3),
      ("abc", [.deleteBackward], "ab", 2),
      ("abc", [.cursorToStart, .deleteBackward], "abc", 0),
      ("abc", [.cursorToStart, .deleteForward], "bc", 0),
      ("abc", [.deleteForward], "abc", 3),
      ("one two  ", [.deleteWord], "one ", 4),
      ("one two", [.deleteWord, .deleteWord, .deleteWord], "", 0),
      ("one two", [.cursorLeft, .deleteWord], "one o", 4),
      ("abc", [.cursorLeft, .deleteToStart], "c", 0),
      ("abc", [.cursorToStart, .cursorRight, .deleteToEnd], "a", 1),
      ("", [.deleteWord, .deleteToStart, .deleteToEnd, .deleteBackward, .deleteForward], "", 0),
      ("中文", [.deleteBackward], "中", 1),
      ("a👨‍👩‍👧b", [.cursorLeft, .deleteBackward], "a👨 👩 b", 5),
      ("e\u{301}x", [.cursorLeft, .deleteBackward], "x", 0),
      ("🇨🇳🇩🇪", [.deleteBackward], "🇨🇳", 1),
    ] as [(String, [Command], String, Int)])
  func `edits by what the eye takes for one character`(
    text: String, commands: [Command], expected: String, cursor: Int
  ) {
    let editor = edited(text, commands)
    #expect(editor.text == expected)
    #expect(editor.cursor == cursor)
  }

  @Test func `text goes in at the cursor`() {
    var editor = edited("ac", [.cursorLeft])
    editor.insert("b")
    #expect(editor.text == "abc")
    #expect(editor.cursor == 2)
  }

  /// A mark joins the character before it, so that the line has fewer characters than were typed.
  @Test func `a combining mark typed on its own joins the letter before it`() {
    var editor = edited("e", [])
    editor.insert("\u{301}")
    #expect(editor.text == "e\u{301}")
    #expect(editor.cursor == 1)
    editor.insert("x")
    #expect(editor.text == "e\u{301}x")
    #expect(editor.cursor == 2)
  }

  @Test func `nothing hidden gets into a line`() {
    for text in ["\u{1B}[2J", "a\nb", "\u{9B}31m", "\u{202E}gpj", "\u{0}", "a\u{200B}b"] {
      #expect(!edited(text, []).text.unicodeScalars.contains { $0.isHidden })
    }
  }

  @Test func `a line has an end`() {
    var editor = LineEditor()
    editor.insert(String(repeating: "x", count: 3 * LineEditor.longest))
    #expect(editor.text.count == LineEditor.longest)
    #expect(editor.cursor == LineEditor.longest)
    editor.insert("y")
    #expect(!editor.text.contains("y"))
  }

  @Test(arguments: [Command.submit, .moveDown, .quit, .earlierID])
  func `other commands are left to others`(command: Command) {
    var editor = edited("abc", [])
    let isEditing = editor.perform(command)
    #expect(!isEditing)
    #expect(editor.text == "abc")
  }
}
