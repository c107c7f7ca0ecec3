import ImageModel
import Testing

@testable import ViewModels

@Suite struct KeymapTests {
  @Test(arguments: Keymap.Scope.allCases)
  func `no key means two things in one place`(scope: Keymap.Scope) {
    let keys = Keymap.bindings.filter { $0.scope == scope }.flatMap(\.keys)
    let twice = Dictionary(grouping: keys) { $0 }.filter { $1.count > 1 }.keys
    #expect(twice.isEmpty)
  }

  @Test(arguments: [Keymap.Scope.history, .detail, .overlay])
  func `no place hides a key that holds everywhere`(scope: Keymap.Scope) {
    let everywhere = Set(Keymap.bindings.filter { $0.scope == .everywhere }.flatMap(\.keys))
    let own = Set(Keymap.bindings.filter { $0.scope == scope }.flatMap(\.keys))
    // In an explanation ? turns to the wire form; F1 is help there, too.
    #expect(everywhere.intersection(own).subtracting(scope == .overlay ? ["?"] : []).isEmpty)
  }

  @Test(arguments: Command.allCases)
  func `every command has a key and a line of help`(command: Command) {
    let bindings = Keymap.bindings.filter { $0.command == command }
    #expect(!bindings.isEmpty)
    for binding in bindings {
      #expect(!binding.keys.isEmpty)
      #expect(!binding.help.isEmpty)
    }
  }

  @Test(arguments: [Keymap.Scope.prompt, .palette])
  func `where something is typed letters are letters`(scope: Keymap.Scope) {
    for scalar in UInt8(0x20)..<0x7F {
      let key = Key.character(Character(Unicode.Scalar(scalar)))
      #expect(Keymap.standard.command(for: key, in: scope) == nil, "\(key.name)")
    }
  }

  @Test(arguments: [
    (Key.alt(.left), Command.back), (.alt(.right), .forward), (.function(1), .help), (.control("c"), .interrupt),
    (.control("z"), .suspend), (.control("l"), .redraw),
  ])
  func `a few keys keep their meaning in the prompt`(key: Key, command: Command) {
    #expect(Keymap.standard.command(for: key, in: .prompt) == command)
  }

  /// The table of keys as operators were promised it.
  @Test(
    arguments: [
      (["i", "o"], [Command.focusPrompt]), ([.tab], [.nextPane]), ([.backTab], [.previousPane]),
      (["j", .arrow(.down)], [.moveDown]), (["k", .arrow(.up)], [.moveUp]), ([.control("d")], [.halfPageDown]),
      ([.control("u")], [.halfPageUp]), ([.pageDown], [.pageDown]), ([.pageUp], [.pageUp]), (["g", .home], [.top]),
      (["G", .end], [.bottom]), ([.enter], [.open, .explain]), (["[", .alt(.left)], [.back]),
      (["]", .alt(.right)], [.forward]), (["/"], [.find]), (["n"], [.findNext]), (["N"], [.findPrevious]),
      (["r", .control("r")], [.refresh]), (["y"], [.copyValue]), (["Y"], [.copyImage]), (["v"], [.showJSON]),
      (["a"], [.toggleAbsent]), (["p"], [.togglePin]), (["x"], [.remove]), (["u"], [.undo]),
      (["?", .function(1)], [.help]), (["q"], [.close]), ([.escape], [.escape]), (["Q"], [.quit]),
      ([.control("c")], [.interrupt]), ([.control("z")], [.suspend]), ([.control("l")], [.redraw]), (["m"], [.note]),
      (["C"], [.clouds]), (["c"], [.compare]), (["t"], [.timeline]), (["S"], [.findAnywhere]), ([":"], [.palette]),
      (["w"], [.watch]), (["E"], [.export]), (["L"], [.catalogue]),
    ] as [([Key], [Command])])
  func `both panes understand every promised key`(keys: [Key], commands: [Command]) {
    for key in keys {
      for scope in [Keymap.Scope.history, .detail] {
        let command = Keymap.standard.command(for: key, in: scope)
        #expect(command.map(commands.contains) == true, "\(key.name) in \(scope)")
      }
    }
  }
}
