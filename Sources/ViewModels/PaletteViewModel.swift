public import ImageModel

/// The palette: a line to type in, and the commands that what is typed may mean, the likeliest first.
public struct PaletteViewModel: Hashable, Sendable {
  /// A word that takes an argument.
  enum Verb: String, Hashable, Sendable, CaseIterable {
    case open
    case cloud
    case export

    fileprivate var usage: PrintableText {
      switch self {
      case .open: PrintableText("open ID", zh: "open ID")
      case .cloud: PrintableText("cloud NAME", zh: "cloud 名称")
      case .export: PrintableText("export FILE", zh: "export 文件")
      }
    }

    fileprivate var help: PrintableText {
      switch self {
      case .open: PrintableText("open the image with this id", zh: "打开此 ID 的镜像")
      case .cloud: PrintableText("ask this cloud from now on", zh: "从现在起查询此云")
      case .export: PrintableText("write the image to this file: .json, .yaml or .md", zh: "将镜像写入此文件：.json、.yaml 或 .md")
      }
    }
  }

  /// What a line means.
  enum Order: Hashable, Sendable {
    case perform(Command)
    case apply(Verb, argument: String)
    /// The argument is missing.
    case begin(Verb)
  }

  public struct Entry: Hashable, Sendable {
    public let name: PrintableText
    public let help: PrintableText
    /// The key that does the same; empty where there is none.
    public let key: PrintableText
    fileprivate let order: Order
    fileprivate let nameText: FuzzyText
    fileprivate let text: FuzzyText

    fileprivate init(_ name: PrintableText, _ help: PrintableText, key: PrintableText = "", _ order: Order) {
      self.name = name
      self.help = help
      self.key = key
      self.order = order
      nameText = FuzzyText([Self.words(of: name)])
      text = FuzzyText([Self.words(of: name), Self.words(of: help)])
    }

    private static func words(of text: PrintableText) -> String { PaletteViewModel.words(of: text.text) }
  }

  public private(set) var editor = LineEditor()
  /// What matches, the best first.
  public private(set) var shown: [Entry]
  public private(set) var scroll = ScrollPosition()
  private let entries: [Entry]

  /// Other names that habit has for commands.
  private static let aliases: [String: Command] = ["q": .quit]
  /// Commands that mean nothing here: they are about keys, or about what the palette has closed.
  private static let left: Set<Command> = [.palette, .escape, .close, .interrupt]

  /// - Parameter scope: the pane that the commands are for.
  init(_ keymap: Keymap, for scope: Keymap.Scope) {
    var offered = Self.left
    let bindings = keymap.bindings.filter {
      ($0.scope == scope || $0.scope == .everywhere) && offered.insert($0.command).inserted
    }
    let (acting, moving) = (
      bindings.filter { Movement($0.command) == nil }, bindings.filter { Movement($0.command) != nil }
    )
    entries =
      Verb.allCases.map { Entry($0.usage, $0.help, .begin($0)) }
      + (acting + moving).map { binding in
        Entry(
          binding.command.name, binding.help, key: PrintableText(binding.keys.first?.name ?? ""),
          .perform(binding.command))
      }
    shown = entries
  }

  /// Cells for names and for keys, so that columns stand still while something is typed.
  public var widestName: Int { entries.map(\.name.width).max() ?? 0 }
  public var widestKey: Int { entries.map(\.key.width).max() ?? 0 }

  /// The entry under the cursor.
  var current: Entry? { shown.indices.contains(scroll.cursor) ? shown[scroll.cursor] : nil }

  /// What Enter means; nil where nothing matches.
  var order: Order? {
    if let (verb, argument) = verbWithArgument, !argument.isEmpty { return .apply(verb, argument: argument) }
    return current?.order
  }

  mutating func insert(_ text: String) {
    editor.insert(text)
    match()
  }

  /// Carries out an editing command; false for any other.
  mutating func perform(_ command: Command) -> Bool {
    guard editor.perform(command) else { return false }
    match()
    return true
  }

  /// Puts the name under the cursor into the line; one that takes an argument with a space behind it. An argument that was
  /// begun stays.
  mutating func complete() {
    guard verbWithArgument == nil, let current else { return }
    if case .begin(let verb) = current.order {
      editor.replace(with: verb.rawValue + " ")
    } else {
      editor.replace(with: current.name.text)
    }
    match()
  }

  mutating func move(_ movement: Movement) {
    scroll.show(movement.target(from: scroll.cursor, count: shown.count, height: scroll.height))
  }

  /// The line that is typed in takes a row.
  mutating func fit(_ space: Rectangle) { scroll.fit(count: shown.count, height: max(1, space.rows - 1)) }
}

// MARK: - What is typed

extension PaletteViewModel {
  /// Without blanks at its ends, and without the colon of habit.
  private var typed: Substring { editor.text.drop { $0 == " " || $0 == ":" } }

  /// A verb that was typed out, with what comes behind the space after it.
  private var verbWithArgument: (verb: Verb, argument: String)? {
    guard let space = typed.firstIndex(of: " "), let verb = Verb(rawValue: typed[..<space].lowercased()) else {
      return nil
    }
    return (verb, typed[space...].split(separator: " ").joined(separator: " "))
  }

  /// A name typed out comes first, then names of which a word begins so, then what matches best by name or by help.
  private mutating func match() {
    let height = scroll.height
    scroll = ScrollPosition()
    if let (verb, _) = verbWithArgument {
      shown = entries.filter { $0.order == .begin(verb) }
    } else {
      let pattern = FuzzyPattern(Self.words(of: String(typed)))
      let name = typed.split(separator: " ").joined(separator: "-").lowercased()
      let alias = Self.aliases[name]
      let ranked = entries.enumerated().compactMap { place, entry -> (entry: Entry, rank: [Int])? in
        guard let score = pattern.score(entry.text) else { return nil }
        let isExact = entry.name.text == name || alias.map { entry.order == .perform($0) } ?? false
        let begins = !name.isEmpty && ("-" + entry.name.text).contains("-" + name)
        let isByName = pattern.score(entry.nameText) != nil
        return (entry, [isExact ? 1 : 0, begins ? 1 : 0, score, isByName ? 1 : 0, -place])
      }
      shown = ranked.sorted { $1.rank.lexicographicallyPrecedes($0.rank) }.map(\.entry)
    }
    scroll.fit(count: shown.count, height: height)
  }

  /// Hyphens keep words apart as blanks do.
  fileprivate static func words(of text: String) -> String { text.replacing("-", with: " ") }
}
