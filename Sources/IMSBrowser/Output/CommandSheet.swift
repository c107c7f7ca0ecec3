import ArgumentParser
import ImageModel

/// A command as its declaration has it: what help and completions are made of, too.
struct CommandSheet: Hashable {
  struct Argument: Hashable {
    /// `-o`, `--output`; none for what has only a place.
    fileprivate(set) var names: [String]
    /// What stands for the value, such as `url`; nil for a flag.
    let valueName: String?
    let abstract: String
    let defaultValue: String?
    let isOptional: Bool
    let isRepeating: Bool
  }

  /// With those of the commands above, such as `imsbrowser history list`.
  let name: String
  /// How it is called, such as `imsbrowser history [list]`: what goes without saying stands in brackets.
  let call: String
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  /// Those that help shows.
  let subcommands: [CommandSheet]

  /// - Throws: `JSONError` where the library tells of its commands in a way that isn't known here.
  init(of command: (some ParsableCommand).Type) throws(JSONError) {
    let document = try JSONValue(parsing: command._dumpHelp())
    self.init(document.object?["command"]?.object ?? JSONObject([]), below: nil)
  }

  private init(_ command: JSONObject, below parent: JSONObject?, _ path: (name: String, call: String) = ("", "")) {
    let word = command["commandName"]?.string ?? ""
    let isDefault = parent?["defaultSubcommand"]?.string == word
    let name = path.name + word
    let call = path.call + (isDefault ? "[\(word)]" : word)
    self.name = name
    self.call = call
    abstract = command["abstract"]?.string ?? ""
    discussion = command["discussion"]?.string ?? ""
    arguments = Self.shown(command["arguments"]).reduce(into: []) { arguments, argument in
      arguments.append(Argument(argument))
      // A flag and what turns it off come one after the other with one text.
      guard let last = arguments.last, arguments.count > 1, arguments[arguments.count - 2].isSame(as: last) else {
        return
      }
      arguments.removeLast()
      arguments[arguments.count - 1].names += last.names
    }
    subcommands = Self.shown(command["subcommands"]).filter { $0["commandName"]?.string != "help" }.map {
      CommandSheet($0, below: command, (name + " ", call + " "))
    }
  }

  private static func shown(_ list: JSONValue?) -> [JSONObject] {
    guard case .array(let items) = list else { return [] }
    return items.compactMap(\.object).filter { $0["shouldDisplay"] == true }
  }
}

extension CommandSheet.Argument {
  fileprivate init(_ argument: JSONObject) {
    if case .array(let names) = argument["names"] {
      self.names = names.compactMap(\.object).map { name in
        (name["kind"]?.string == "long" ? "--" : "-") + (name["name"]?.string ?? "")
      }
    } else {
      names = []
    }
    valueName = argument["kind"]?.string == "flag" ? nil : argument["valueName"]?.string
    abstract = argument["abstract"]?.string ?? ""
    defaultValue = argument["defaultValue"]?.string
    isOptional = argument["isOptional"] == true
    isRepeating = argument["isRepeating"] == true
  }

  /// True for two flags that differ in their names alone.
  fileprivate func isSame(as other: Self) -> Bool {
    var named = other
    named.names = names
    return valueName == nil && !names.isEmpty && self == named
  }
}
