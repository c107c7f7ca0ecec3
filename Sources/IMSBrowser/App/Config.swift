import FoundationEssentials
import ImageModel
import Yams

/// The operator's settings, from `config.yaml`. What is wrong in the file is said in one line, and costs that line alone.
struct Config: Hashable, Sendable {
  enum Color: String, Hashable, Sendable, CaseIterable {
    case auto
    case never
    case always
  }

  /// ASCII signs instead of Unicode ones.
  var ascii = false
  var color = Color.auto
  /// Images that the history keeps, at least 1; pinned ones come on top.
  var historySize = 10_000
  /// The cloud to ask where nothing else says which.
  var cloud: String?
  /// What is wrong in the file, one line each.
  private(set) var problems: [PrintableText] = []

  init() {}

  /// Reads the file; a missing one is an empty one.
  init(path: String) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else {
      problems = ["\(path): can't be read"]
      return
    }
    do {
      try read(String(decoding: data, as: UTF8.self), path: path)
    } catch YamlError.duplicatedKeysInMapping(let names, _) {
      // The place that comes with it is the file's beginning.
      problems.append("\(path): \(names.sorted().joined(separator: ", ")): set twice")
    } catch {
      let place = (error as? YamlError)?.line.map { ", line \($0)" } ?? ""
      problems.append("\(path)\(place): not valid YAML")
    }
  }

  private mutating func read(_ text: String, path: String) throws {
    guard let root = try Yams.compose(yaml: text), root.null == nil else { return }
    guard let mapping = root.mapping else {
      problems.append("\(path): settings are written as \"name: value\"")
      return
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      let line = key.mark.map { ", line \($0.line)" } ?? ""
      if let expected = set(name, value) { problems.append("\(path)\(line): \(name): \(expected)") }
    }
  }

  /// Takes over one setting.
  /// - Returns: what was expected, where the value can't be taken.
  private mutating func set(_ name: String, _ value: Node) -> PrintableText? {
    switch name {
    case "ascii":
      guard let value = value.bool else { return "true or false is expected" }
      ascii = value
    case "cloud":
      guard let value = value.scalar?.string, !value.isEmpty else { return "the name of a cloud is expected" }
      cloud = value
    case "color":
      guard let value = value.string.flatMap(Color.init(rawValue:)) else { return "auto, never or always is expected" }
      color = value
    case "history_size":
      guard let value = value.int, value >= 1 else { return "a number from 1 is expected" }
      historySize = value
    default: return "no such setting; there are ascii, cloud, color and history_size"
    }
    return nil
  }
}

extension YamlError {
  /// The line of the mistake, counted from 1.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}
