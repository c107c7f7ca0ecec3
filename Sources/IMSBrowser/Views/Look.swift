import ViewModels

/// How a role looks: one of the terminal's eight colours, or its own foreground; bold or dim.
struct Look: Hashable, Sendable {
  /// The raw value is curses' number of the colour.
  enum Color: Int16, Hashable, Sendable, CaseIterable {
    case standard = -1
    case black
    case red
    case green
    case yellow
    case blue
    case magenta
    case cyan
    case white

    /// The colour's name in settings.
    var name: String { self == .standard ? "default" : "\(self)" }
  }

  var color = Color.standard
  var isBold = false
  var isDim = false
}

extension Look {
  /// Reads a look as settings write it: the name of a colour, `bold` and `dim`, each once at most, in any order.
  /// - Returns: nil where there is anything else, or nothing.
  init?(setting: String) {
    let words = setting.lowercased().split(separator: " ").map(String.init)
    guard !words.isEmpty, Set(words).count == words.count else { return nil }
    self.init()
    isBold = words.contains("bold")
    isDim = words.contains("dim")
    let rest = words.filter { $0 != "bold" && $0 != "dim" }
    guard let name = rest.first else { return }
    guard rest.count == 1, let color = Color.allCases.first(where: { $0.name == name }) else { return nil }
    self.color = color
  }

  /// As settings write it.
  var setting: String {
    let words = [color == .standard ? nil : color.name, isBold ? "bold" : nil, isDim ? "dim" : nil].compactMap(\.self)
    return words.isEmpty ? Color.standard.name : words.joined(separator: " ")
  }
}

extension Role {
  /// The role's name in settings, such as `focused_border`.
  var settingName: String { "\(self)".asSettingName }

  /// How it looks where the operator's settings say nothing. No colour says anything that a word or a sign doesn't say
  /// as well.
  var look: Look {
    switch self {
    case .plain: Look()
    case .title: Look(isBold: true)
    case .heading: Look(color: .cyan, isBold: true)
    case .label: Look()
    case .dim: Look(isDim: true)
    case .border: Look(isDim: true)
    case .focusedBorder: Look(color: .cyan)
    case .marker: Look(color: .cyan, isBold: true)
    case .selected: Look(isBold: true)
    case .key: Look(color: .cyan)
    case .prompt: Look(color: .cyan, isBold: true)
    case .good: Look(color: .green)
    case .bad: Look(color: .red)
    case .pending: Look(color: .yellow)
    case .warning: Look(color: .yellow, isBold: true)
    case .changed: Look(color: .magenta, isBold: true)
    }
  }
}
