import ImageModel
import Testing

@testable import ViewModels

/// Other keys for commands, and the names that settings have for both.
@Suite struct KeymapSettingsTests {
  private func keymap(_ wishes: (Command, [Key])...) -> (keymap: Keymap, refused: [Command: Keymap.Refusal]) {
    let (keymap, refused) = Keymap.standard(with: wishes.map { Keymap.Wish($0, $1) })
    return (keymap, Dictionary(refused.map { ($0.wish.command, $0.refusal) }, uniquingKeysWith: { first, _ in first }))
  }

  @Test func `a command's other keys take the place of its own, everywhere it has these`() {
    let (keymap, refused) = keymap((.refresh, [.function(5), "R"]), (.copyValue, ["Z"]))
    #expect(refused.isEmpty)
    for scope in [Keymap.Scope.history, .detail] {
      #expect(keymap.command(for: .function(5), in: scope) == .refresh)
      #expect(keymap.command(for: "R", in: scope) == .refresh)
      #expect(keymap.command(for: "r", in: scope) == nil)
      #expect(keymap.command(for: "Z", in: scope) == .copyValue)
    }
    #expect(keymap.command(for: "Z", in: .overlay) == .copyValue && keymap.command(for: "y", in: .overlay) == nil)
  }

  @Test func `what a command has beside its own keys stays`() {
    let (keymap, refused) = keymap((.close, ["Z"]))
    #expect(refused.isEmpty)
    #expect(keymap.command(for: "Z", in: .history) == .close && keymap.command(for: "q", in: .history) == nil)
    #expect(keymap.command(for: .enter, in: .overlay) == .close)
    #expect(keymap.command(for: .escape, in: .clouds) == .close && keymap.command(for: "Z", in: .clouds) == .close)
  }

  @Test func `two commands may change places`() {
    let (keymap, refused) = keymap((.refresh, ["v"]), (.showJSON, ["r"]))
    #expect(refused.isEmpty)
    #expect(keymap.command(for: "v", in: .detail) == .refresh && keymap.command(for: "r", in: .detail) == .showJSON)
  }

  @Test(arguments: [
    (Command.refresh, Key("v"), Command.showJSON), (.refresh, .enter, .open), (.open, "r", .refresh),
    (.explain, "q", .close), (.submit, .tab, .complete),
  ])
  func `a key that is taken is refused, and the command keeps its own`(command: Command, key: Key, other: Command) {
    let (keymap, refused) = keymap((command, [key]))
    #expect(refused == [command: .taken(key, by: other)])
    #expect(keymap == .standard)
  }

  @Test func `of two that want one key the earlier gets it`() {
    let (keymap, refused) = keymap((.refresh, [.function(5)]), (.showJSON, [.function(5)]))
    #expect(refused == [.showJSON: .taken(.function(5), by: .refresh)])
    #expect(keymap.command(for: .function(5), in: .detail) == .refresh)
    #expect(keymap.command(for: "v", in: .detail) == .showJSON)
  }

  @Test func `a refusal that gives a key back refuses who wanted that one`() {
    // JSON can't have q, so it keeps v, which the refresh then can't have.
    let (keymap, refused) = keymap((.refresh, ["v"]), (.showJSON, ["q"]))
    #expect(refused == [.showJSON: .taken("q", by: .close), .refresh: .taken("v", by: .showJSON)])
    #expect(keymap == .standard)
  }

  @Test func `a character can't be an editing key`() {
    let (keymap, refused) = keymap((.deleteWord, ["w"]))
    #expect(refused == [.deleteWord: .typed("w")])
    #expect(keymap == .standard)
  }

  @Test func `a command may have no key at all, and help leaves it out`() {
    let (keymap, refused) = keymap((.quit, []))
    #expect(refused.isEmpty && keymap.command(for: "Q", in: .history) == nil)
    var help = HelpViewModel(keymap)
    help.fit(Rectangle(column: 0, row: 0, columns: 100, rows: 200))
    #expect(!help.lines.contains { if case .keys("", _) = $0 { true } else { false } })
  }

  @Test func `help names the keys in force`() {
    var help = HelpViewModel(keymap((.refresh, [.function(5)])).keymap)
    help.fit(Rectangle(column: 0, row: 0, columns: 100, rows: 200))
    #expect(help.lines.contains(.keys("F5", help: "ask the service again")))
  }

  @Test(arguments: Set(Keymap.bindings.flatMap(\.keys)).sorted { $0.name < $1.name })
  func `a key is read by the name that help gives it, in any case`(key: Key) {
    // Terminals send Backspace for it.
    let expected = key == .control("h") ? .backspace : key
    #expect(Key(name: key.name) == expected)
    if key.name.count > 1 { #expect(Key(name: key.name.lowercased()) == expected) }
  }

  @Test(arguments: [
    ("F12", Key.function(12)), ("R", "R"), ("r", "r"), ("é", "é"), ("界", "界"), ("Ctrl-I", .tab), ("ctrl-m", .enter),
    ("#", "#"),
  ])
  func `other keys have names, too`(name: String, key: Key) { #expect(Key(name: name) == key) }

  @Test(arguments: ["", " ", "F0", "F99", "Ctrl-", "Ctrl-1", "Ctrl-AB", "Meta-x", "Return", "\u{1B}", "ab"])
  func `what is no key's name is none`(name: String) { #expect(Key(name: name) == nil) }

  @Test func `a command's name in settings tells it from all others`() {
    #expect(Set(Command.allCases.map(\.settingName)).count == Command.allCases.count)
    for command in Command.allCases { #expect(Command(settingName: command.settingName) == command) }
    #expect(Command(settingName: "nonsense") == nil && Command(settingName: "showJSON") == nil)
  }

  /// Operators have these names in their files.
  @Test(
    arguments: [
      "focus_prompt", "next_pane", "previous_pane", "move_down", "move_up", "half_page_down", "half_page_up",
      "page_down", "page_up", "top", "bottom", "open", "back", "forward", "find", "find_next", "find_previous",
      "explain",
      "refresh", "copy_value", "copy_image", "show_json", "toggle_absent", "toggle_pin", "remove", "undo", "note",
      "export", "submit", "leave_prompt", "earlier_id", "later_id", "complete", "clouds", "change_cloud", "help",
      "escape", "close", "quit", "interrupt", "suspend", "redraw",
    ])
  func `a name that was given stays`(name: String) { #expect(Command(settingName: name)?.settingName == name) }
}
