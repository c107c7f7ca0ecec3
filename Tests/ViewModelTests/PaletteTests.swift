import ImageModel
import Testing

@testable import ViewModels

/// The palette: every command by its name.
@Suite struct PaletteTests {
  private func opened(_ typed: String = "", in pane: Key = .escape) -> Session {
    var session = Session()
    session.keep(.sample(1))
    session.press(pane, ":")
    session.type(typed)
    return session
  }

  private func palette(_ session: Session) -> PaletteViewModel? {
    if case .palette(let palette)? = session.model.overlay { palette } else { nil }
  }

  private func names(_ session: Session) -> [String] { palette(session)?.shown.map(\.name.text) ?? [] }

  // MARK: - What it offers

  @Test(arguments: [(Key.escape, Keymap.Scope.history), (.tab, .detail)])
  func `it offers each command of the pane and of everywhere, with help and key`(key: Key, scope: Keymap.Scope) {
    let shown = palette(opened(in: key))?.shown ?? []
    var offered: Set<Command> = []
    let bindings = Keymap.bindings.filter {
      ($0.scope == scope || $0.scope == .everywhere) && offered.insert($0.command).inserted
    }
    let left: Set<Command> = [.palette, .escape, .close, .interrupt]
    for binding in bindings {
      let entry = shown.first { $0.name == binding.command.name && $0.help == binding.help }
      #expect((entry == nil) == left.contains(binding.command), "\(binding.command)")
      #expect(entry == nil || entry?.key.text == binding.keys.first?.name)
    }
    #expect(shown.count == bindings.filter { !left.contains($0.command) }.count + 3)
  }

  @Test(arguments: [
    (Command.refresh, "refresh"), (.showJSON, "show-json"), (.earlierID, "earlier-id"), (.halfPageUp, "half-page-up"),
    (.findAnywhere, "find-anywhere"),
  ])
  func `a command's name is made of words`(command: Command, name: String) { #expect(command.name.text == name) }

  @Test func `no two commands have one name, and no name has a blank`() {
    let names = Command.allCases.map(\.name.text)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
  }

  @Test(arguments: [
    ("refresh", "refresh"), ("rfsh", "refresh"), ("json", "show-json"), ("raw-json", "show-json"), ("raw", "show-json"),
    ("cop", "copy-value"),
    ("show json", "show-json"), ("q", "quit"), (":q", "quit"), ("quit", "quit"), ("help", "help"),
    ("pin", "toggle-pin"),
    ("undo", "undo"), ("open", "open"), ("clouds", "clouds"), ("open x", "open ID"), ("cloud my", "cloud NAME"),
    ("HELP", "help"),
  ])
  func `what is typed finds the command by name or by help, the likeliest first`(typed: String, name: String) {
    #expect(names(opened(typed)).first == name)
  }

  // MARK: - Keys

  @Test func `Enter performs the command, and the palette is gone`() {
    var session = opened("refresh")
    let effects = session.press(.enter)
    #expect(effects.contains(.fetch(.number(1), ticket: 1)))
    #expect(session.model.overlay == nil)
  }

  @Test func `a command may open something else in its place`() {
    var session = opened("raw json")
    session.press(.enter)
    guard case .json? = session.model.overlay else {
      Issue.record("\(String(describing: session.model.overlay))")
      return
    }
  }

  @Test func `q quits, as habit has it`() {
    var session = opened("q")
    #expect(session.press(.enter) == [.quit])
  }

  @Test func `Up and Down choose, and typing starts over at the best`() {
    var session = opened()
    let all = names(session)
    session.press(.arrow(.down), .arrow(.down), .arrow(.up), .control("n"))
    #expect(palette(session)?.current?.name.text == all[2])
    session.press(.pageDown, .pageDown, .pageDown, .pageDown)
    #expect(palette(session)?.current?.name.text == all.last)
    session.type("h")
    #expect(palette(session)?.scroll.cursor == 0)
  }

  @Test func `letters are letters, and editing keys edit`() {
    var session = opened("qjk S?x")
    session.press(.control("w"), .arrow(.left), .backspace, .control("a"), .delete)
    #expect(palette(session)?.editor.text == "j ")
    session.press(.end, .control("u"))
    #expect(palette(session)?.editor.text == "" && names(session).first == "open ID")
  }

  @Test func `Tab completes the name under the cursor, and one with an argument waits for it`() {
    var session = opened("refr")
    session.press(.tab)
    #expect(palette(session)?.editor.text == "refresh")
    session.press(.control("u"))
    session.type("clo")
    let line = names(session).firstIndex(of: "cloud NAME") ?? 0
    for _ in 0..<line { session.press(.arrow(.down)) }
    session.press(.tab)
    #expect(palette(session)?.editor.text == "cloud ")
    session.type("prod")
    session.press(.tab)
    #expect(palette(session)?.editor.text == "cloud prod")
  }

  @Test func `Esc closes, and nothing was done`() {
    var session = opened("quit")
    #expect(session.press(.escape) == [])
    #expect(session.model.overlay == nil && session.model.focus == .history)
  }

  @Test func `a word that no command has says so, and stays for mending`() {
    var session = opened("zzz")
    #expect(names(session).isEmpty)
    #expect(session.press(.enter, .tab) == [])
    #expect(session.press(.enter) == [])
    #expect(session.message == "No command has this name. Ctrl-U empties the line, Esc closes.")
    #expect(palette(session)?.editor.text == "zzz")
  }

  @Test(arguments: ["?", "v"] as [Key])
  func `it opens over what is read, and takes its place`(overlay: Key) {
    var session = Session()
    session.keep(.sample(1))
    session.press(overlay, ":")
    #expect(palette(session) != nil)
  }

  @Test func `in the prompt a colon is a colon`() {
    var session = Session()
    session.press("i", ":")
    #expect(session.model.prompt.editor.text == ":" && session.model.overlay == nil)
  }

  @Test func `Ctrl-C twice quits here, too`() {
    var session = opened()
    #expect(session.press(.control("c")) == [])
    #expect(session.message == "Ctrl-C again within a second quits.")
    #expect(session.press(.control("c")) == [.quit])
  }

  // MARK: - Arguments

  @Test func `open opens an image by its id`() {
    var session = opened("open \(ImageID.number(7).text) ")
    #expect(session.press(.enter).contains(.fetch(.number(7), ticket: 1)))
    #expect(session.model.overlay == nil && session.model.detail.id == .number(7))
  }

  @Test func `open says what is no id, and the line stays`() {
    var session = opened("open a b")
    #expect(session.press(.enter) == [])
    #expect(session.model.message?.tone == .problem)
    #expect(palette(session)?.editor.text == "open a b")
  }

  @Test func `a pasted id opens at once, and behind a word it is its argument`() {
    var session = opened()
    #expect(session.paste(ImageID.number(7).text).contains(.fetch(.number(7), ticket: 1)))
    session = opened("open ")
    #expect(session.paste(ImageID.number(8).text) == [])
    #expect(session.press(.enter).contains(.fetch(.number(8), ticket: 1)))
  }

  @Test func `pasted words are typed, not run`() {
    var session = opened()
    #expect(session.paste("show json\n") == [])
    #expect(palette(session)?.editor.text == "show json " && names(session).first == "show-json")
  }

  private static let choices: [CloudChoice] = [
    "otc eu-de", "otc eu-nl", "lab", "wrong",
  ].map { (name: PrintableText) in
    let access = CloudChoice.Access(place: "https://x.example", credentials: "token")
    let problem = CloudProblem("It is wrong.", "Mend it.")
    return CloudChoice(
      name: name, access: name == "wrong" ? .failure(problem) : .success(access), isInUse: name == "lab")
  }

  @Test(
    arguments: [
      ("otc eu-nl", [Effect.changeCloud(line: 1)], nil), ("OTC  EU-DE", [.changeCloud(line: 0)], nil),
      ("lab", [], "lab is in use already."), ("la", [], "lab is in use already."),
      ("wrong", [], "wrong: It is wrong. Mend it."), ("otc", [], "No cloud has the name otc."),
      ("nosuch", [], "No cloud has the name nosuch."),
    ] as [(String, [Effect], String?)])
  func `cloud goes over to the cloud of that name, or the only one that begins so`(
    name: String, effects: [Effect], message: String?
  ) {
    var session = opened("cloud \(name)")
    #expect(session.press(.enter) == [.listClouds])
    #expect(session.happen(.cloudsListed(Self.choices, lookedForIn: [])) == effects)
    #expect(session.message == message)
    // The name counts once.
    #expect(session.happen(.cloudsListed(Self.choices, lookedForIn: [])) == [])
  }

  @Test func `Enter on a word without its argument puts it into the line`() {
    var session = opened()
    #expect(session.press(.enter) == [])
    #expect(palette(session)?.editor.text == "open ")
    #expect(session.press(.enter) == [] && palette(session)?.editor.text == "open ")
  }
}
