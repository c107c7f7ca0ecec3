extension Keymap {
  /// Keys that the operator gives a command instead of the program's own.
  public struct Wish: Hashable, Sendable {
    public let command: Command
    /// In the order in which help names them; none where no key is to do this.
    public let keys: [Key]

    public init(_ command: Command, _ keys: [Key]) {
      self.command = command
      self.keys = keys
    }
  }

  /// Why a command keeps the keys that it has.
  public enum Refusal: Hashable, Sendable {
    /// The key means something else in the same place.
    case taken(Key, by: Command)
    /// The key is a character, and types itself where the command holds.
    case typed(Key)
  }

  /// The standard keymap with other keys for some commands.
  ///
  /// A command's first line in the table says which keys are its own: these give way wherever the command has them; what it
  /// has beside them in other places, such as Enter in a list, stays.
  /// - Parameter wishes: One for each command. Where two can't be had together, the earlier one is.
  /// - Returns: Beside the keymap, the wishes that can't be had, each with the reason.
  public static func standard(with wishes: [Wish]) -> (keymap: Keymap, refused: [(wish: Wish, refusal: Refusal)]) {
    var granted = wishes
    var refused: [(Wish, Refusal)] = []
    var bindings = bindings(with: granted)
    while let (index, refusal) = firstRefusal(of: granted, in: bindings) {
      refused.append((granted.remove(at: index), refusal))
      bindings = self.bindings(with: granted)
    }
    return (Keymap(bindings), refused)
  }

  /// The keys that a wish for a command replaces.
  public func ownKeys(of command: Command) -> [Key] { bindings.first { $0.command == command }?.keys ?? [] }

  private static func bindings(with wishes: [Wish]) -> [Binding] {
    let wished = Dictionary(wishes.map { ($0.command, $0.keys) }, uniquingKeysWith: { first, _ in first })
    return bindings.map { binding in
      let own = Set(standard.ownKeys(of: binding.command))
      guard let keys = wished[binding.command], !own.isDisjoint(with: binding.keys) else { return binding }
      let rest = binding.keys.filter { !own.contains($0) && !keys.contains($0) }
      // A key of the command's own that another place doesn't have stays away from there, and a letter from lists that one
      // types above; in the prompt it is refused.
      let keepsLetters = binding.scope.isTyped && binding.scope != .prompt
      let fitting = keys.filter {
        binding.keys.contains($0) || !own.contains($0) && !(keepsLetters && $0.isCharacter)
      }
      return binding.with(fitting + rest)
    }
  }

  /// The last wish that can't be had beside the others.
  private static func firstRefusal(of wishes: [Wish], in bindings: [Binding]) -> (index: Int, refusal: Refusal)? {
    for (index, wish) in wishes.enumerated().reversed() {
      for binding in bindings where binding.command == wish.command {
        for key in wish.keys where binding.keys.contains(key) {
          if case .character = key, binding.scope == .prompt { return (index, .typed(key)) }
          let other = bindings.first {
            $0.command != wish.command && $0.keys.contains(key) && $0.scope.meets(binding.scope)
              && !isUsual(key, for: binding, beside: $0)
          }
          if let other { return (index, .taken(key, by: other.command)) }
        }
      }
    }
    return nil
  }
}

extension Keymap {
  /// True where the program's own table, too, has the key for both, each in its place: `?` is help, and in an explanation
  /// the wire form.
  private static func isUsual(_ key: Key, for binding: Binding, beside other: Binding) -> Bool {
    [binding, other].allSatisfy { one in
      bindings.contains { $0.command == one.command && $0.scope == one.scope && $0.keys.contains(key) }
    }
  }
}

extension Keymap.Scope {
  /// True where a key of one scope would hide, or be, that of the other.
  fileprivate func meets(_ other: Keymap.Scope) -> Bool {
    self == other || self == .everywhere && !other.hidesKeys || other == .everywhere && !hidesKeys
  }

  /// True where keys that hold everywhere may mean something else.
  private var hidesKeys: Bool {
    switch self {
    case .everywhere, .history, .detail, .overlay: false
    default: true
    }
  }
}

extension Keymap.Binding {
  fileprivate func with(_ keys: [Key]) -> Keymap.Binding {
    Keymap.Binding(keys: keys, command: command, scope: scope, helpWords: helpWords, hintWords: hintWords)
  }
}

extension Key {
  /// True for what types itself.
  fileprivate var isCharacter: Bool { if case .character = self { true } else { false } }
}
