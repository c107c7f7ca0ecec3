import ImageModel

/// The JSON of this project: FlyingFox has a type of this name, too.
typealias JSONValue = ImageModel.JSONValue

extension JSONValue {
  /// A string that is no literal.
  static func text(_ text: String) -> JSONValue { .string(JSONString(text)) }
}
