/// Yes or no, as services write it: a JSON bool, or "true" and "false" in any case with spaces around.
struct Truth {
  let isTrue: Bool

  init?(_ value: JSONValue) {
    switch value {
    case .bool(let bool): isTrue = bool
    case .string(let string):
      switch string.value.trimmed.lowercased() {
      case "true": isTrue = true
      case "false": isTrue = false
      default: return nil
      }
    default: return nil
    }
  }
}

extension StringProtocol {
  /// Without the spaces, tabs and newlines at both ends.
  var trimmed: SubSequence {
    let start = drop(while: \.isWhitespace)
    return start.dropLast(start.reversed().prefix(while: \.isWhitespace).count)
  }
}
