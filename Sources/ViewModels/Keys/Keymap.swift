public import ImageModel

/// Which key does what, and where: what dispatch, the footer and the help read. The program's own is one table,
/// `Keymap.bindings`; the operator's settings may give its commands other keys.
public struct Keymap: Hashable, Sendable {
  /// Where a binding holds. A key is looked for in the scope that has the keyboard, then everywhere; in
  /// the prompt the latter goes for the few keys that type nothing.
  public enum Scope: Hashable, Sendable, CaseIterable {
    case everywhere
    case history
    case detail
    case prompt
    case overlay
    case clouds
    case timeline
    case choice
    case comparison
    case search
    case palette

    public var title: PrintableText {
      switch self {
      case .everywhere: "Everywhere"
      case .history: "Recently viewed"
      case .detail: "Image detail"
      case .prompt: "Prompt, and the find line"
      case .overlay: "Help, JSON, explanation"
      case .clouds: "Clouds"
      case .timeline: "Timeline"
      case .choice: "Choosing what to compare with"
      case .comparison: "Comparison"
      case .search: "Find anywhere"
      case .palette: "Palette"
      }
    }

    /// True where letters are letters.
    var isTyped: Bool { [.prompt, .palette, .choice].contains(self) }
  }

  /// One line of the table.
  public struct Binding: Hashable, Sendable {
    public let keys: [Key]
    public let command: Command
    public let scope: Scope
    /// One line for the help.
    public let help: PrintableText
    /// One or two words for the footer; nil where the footer leaves it out.
    public let hint: PrintableText?

    /// The keys as help writes them, such as `j, Down`.
    public var keyNames: PrintableText { PrintableText(keys.map(\.name).joined(separator: ", ")) }
  }

  /// The keys as the program brings them.
  public static let standard = Keymap(bindings)

  /// The bindings in force, in the order of the table.
  public let bindings: [Binding]
  /// What each key means in a scope: made once, so that a key costs no search.
  private let commands: [Scope: [Key: Command]]

  init(_ bindings: [Binding]) {
    self.bindings = bindings
    commands = Dictionary(grouping: bindings, by: \.scope).mapValues { bindings in
      let pairs = bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The command of a key for whoever has the keyboard. O(1).
  public func command(for key: Key, in scope: Scope) -> Command? {
    if let command = commands[scope]?[key] { return command }
    return !scope.isTyped || key.passesPrompts ? commands[.everywhere]?[key] : nil
  }

  public static let bindings: [Binding] = [
    Binding(["j", .arrow(.down)], .moveDown, .everywhere, "down"),
    Binding(["k", .arrow(.up)], .moveUp, .everywhere, "up"),
    Binding([.control("d")], .halfPageDown, .everywhere, "half a page down"),
    Binding([.control("u")], .halfPageUp, .everywhere, "half a page up"),
    Binding([.pageDown, .control("f")], .pageDown, .everywhere, "a page down"),
    Binding([.pageUp, .control("b")], .pageUp, .everywhere, "a page up"),
    Binding(["g", .home], .top, .everywhere, "to the first line"),
    Binding(["G", .end], .bottom, .everywhere, "to the last line"),
    Binding([.enter], .open, .history, "open the image: ask the service again", hint: "open"),
    Binding([" "], .mark, .history, "mark the image: c then compares with it", hint: "mark"),
    Binding([.enter], .explain, .detail, "explain this field, with the whole of its value", hint: "explain"),
    Binding([" "], .pageDown, .detail, "a page down"),
    Binding(["i", "o"], .focusPrompt, .everywhere, "to the id prompt", hint: "id"),
    Binding([.tab], .nextPane, .everywhere, "next pane", hint: "pane"),
    Binding([.backTab], .previousPane, .everywhere, "previous pane"),
    Binding(["/"], .find, .everywhere, "find: filters the history, jumps in detail and JSON", hint: "find"),
    Binding(["n"], .findNext, .everywhere, "next place found"),
    Binding(["N"], .findPrevious, .everywhere, "previous place found"),
    Binding(
      ["c"], .compare, .everywhere, "compare with the marked image, or with a chosen one",
      hint: "compare"),
    Binding(["r", .control("r")], .refresh, .everywhere, "ask the service again", hint: "refresh"),
    Binding(["w"], .watch, .everywhere, "watch: ask again until the status settles; again: stop", hint: "watch"),
    Binding(["[", .alt(.left)], .back, .everywhere, "back through the images opened", hint: "back"),
    Binding(["]", .alt(.right)], .forward, .everywhere, "forward again", hint: "forward"),
    Binding(["y"], .copyValue, .history, "copy the image's id", hint: "copy"),
    Binding(["y"], .copyValue, .detail, "copy the value under the cursor", hint: "copy"),
    Binding(["Y"], .copyImage, .everywhere, "copy the whole image as JSON"),
    Binding(["v"], .showJSON, .everywhere, "the image as raw JSON", hint: "JSON"),
    Binding(
      ["a"], .toggleAbsent, .everywhere, "show fields that the image lacks, too, or hide them",
      hint: "all fields"),
    Binding(["p"], .togglePin, .everywhere, "pin: the image stays in the history; again: unpin", hint: "pin"),
    Binding(["x"], .remove, .everywhere, "remove the image from the history", hint: "remove"),
    Binding(["u"], .undo, .everywhere, "undo the removal"),
    Binding(["m"], .note, .everywhere, "write a note on the image, or change it", hint: "note"),
    Binding(["E"], .export, .everywhere, "export the image to a file: JSON, YAML or Markdown"),
    Binding(["t"], .timeline, .everywhere, "the timeline: what the image was before", hint: "timeline"),
    Binding(["C"], .clouds, .everywhere, "the clouds: which is asked, and change it", hint: "clouds"),
    Binding(["S"], .findAnywhere, .everywhere, "find the image anywhere: ask all clouds for it"),
    Binding([":"], .palette, .everywhere, "palette: every command by its name"),
    Binding(["?", .function(1)], .help, .everywhere, "help: every key", hint: "help"),
    Binding([.escape], .escape, .everywhere, "close, end a filter, cancel what is under way"),
    Binding(["q"], .close, .everywhere, "close what is open; with nothing open: quit", hint: "quit"),
    Binding(["Q"], .quit, .everywhere, "quit at once"),
    Binding([.control("c")], .interrupt, .everywhere, "cancel what is under way; twice within a second quits"),
    Binding([.control("z")], .suspend, .everywhere, "suspend to the shell; fg comes back"),
    Binding([.control("l")], .redraw, .everywhere, "draw the screen anew"),
    Binding([.enter], .submit, .prompt, "fetch the image", hint: "fetch"),
    Binding([.escape], .leavePrompt, .prompt, "leave the prompt", hint: "leave"),
    Binding([.arrow(.up), .control("p")], .earlierID, .prompt, "earlier ids", hint: "earlier ids"),
    Binding([.arrow(.down), .control("n")], .laterID, .prompt, "later ids"),
    Binding([.tab], .complete, .prompt, "complete from the history, by id or name", hint: "complete"),
    Binding([.arrow(.left), .control("b")], .cursorLeft, .prompt, "left"),
    Binding([.arrow(.right), .control("f")], .cursorRight, .prompt, "right"),
    Binding([.control("a"), .home], .cursorToStart, .prompt, "to the start"),
    Binding([.control("e"), .end], .cursorToEnd, .prompt, "to the end"),
    Binding([.backspace, .control("h")], .deleteBackward, .prompt, "delete the character before the cursor"),
    Binding([.delete, .control("d")], .deleteForward, .prompt, "delete the character under the cursor"),
    Binding([.control("w")], .deleteWord, .prompt, "delete the word before the cursor"),
    Binding([.control("u")], .deleteToStart, .prompt, "delete to the start"),
    Binding([.control("k")], .deleteToEnd, .prompt, "delete to the end"),
    Binding([.enter], .close, .overlay, "close", hint: "close"),
    Binding([" "], .pageDown, .overlay, "a page down"),
    Binding(["y"], .copyValue, .overlay, "copy what is shown: the value explained, or the JSON", hint: "copy"),
    Binding(
      ["?"], .wireForm, .overlay, "in an explanation: the field as it was sent", hint: "wire form"),
    Binding([.enter], .changeCloud, .clouds, "ask this cloud from now on", hint: "change"),
    Binding([.escape, "q", "C"], .close, .clouds, "close", hint: "close"),
    Binding([.enter], .readSnapshot, .timeline, "read the image as it was then", hint: "read"),
    Binding(["c"], .compare, .timeline, "compare with the latest, or with the marked one", hint: "compare"),
    Binding([" "], .mark, .timeline, "mark: c then compares with it", hint: "mark"),
    Binding([.escape, "q", "t"], .close, .timeline, "back to the present", hint: "back to the present"),
    Binding([.enter], .choose, .choice, "compare with this image; a pasted id needs no Enter", hint: "compare"),
    Binding([.arrow(.up), .control("p")], .moveUp, .choice, "up", hint: "up"),
    Binding([.arrow(.down), .control("n"), .tab], .moveDown, .choice, "down", hint: "down"),
    Binding([.pageUp], .pageUp, .choice, "a page up"),
    Binding([.pageDown], .pageDown, .choice, "a page down"),
    Binding([.escape], .close, .choice, "close", hint: "close"),
    Binding(["n"], .nextDifference, .comparison, "next difference", hint: "next"),
    Binding(["N"], .previousDifference, .comparison, "previous difference", hint: "previous"),
    Binding([.tab], .toggleEqual, .comparison, "show equal rows, too, or hide them", hint: "all rows"),
    Binding([.enter], .explain, .comparison, "explain this field, with both values whole", hint: "explain"),
    Binding([" "], .pageDown, .comparison, "a page down"),
    Binding(["y"], .copyValue, .comparison, "copy both values, a line each", hint: "copy"),
    Binding(["Y"], .copyImage, .comparison, "copy the comparison as JSON"),
    Binding([.escape, "q", "c"], .close, .comparison, "close", hint: "close"),
    Binding([.enter], .openThere, .search, "open the image there: ask that cloud from now on", hint: "open there"),
    Binding([.escape], .escape, .search, "cancel what is under way; then close", hint: "cancel"),
    Binding(["q", "S"], .close, .search, "close, and cancel what is under way", hint: "close"),
    Binding([.enter], .submit, .palette, "perform the command", hint: "perform"),
    Binding([.tab], .complete, .palette, "complete its name", hint: "complete"),
    Binding([.arrow(.up), .control("p")], .moveUp, .palette, "up"),
    Binding([.arrow(.down), .control("n")], .moveDown, .palette, "down"),
    Binding([.pageUp], .pageUp, .palette, "a page up"),
    Binding([.pageDown], .pageDown, .palette, "a page down"),
    Binding([.escape], .close, .palette, "close", hint: "close"),
  ]
}

extension Keymap.Binding {
  fileprivate init(
    _ keys: [Key], _ command: Command, _ scope: Keymap.Scope, _ help: PrintableText, hint: PrintableText? = nil
  ) {
    self.init(keys: keys, command: command, scope: scope, help: help, hint: hint)
  }
}

extension Key {
  /// True for the few keys that keep their meaning while something is typed.
  fileprivate var passesPrompts: Bool {
    switch self {
    case .alt, .function, .control("c"), .control("z"), .control("l"): true
    default: false
    }
  }
}
