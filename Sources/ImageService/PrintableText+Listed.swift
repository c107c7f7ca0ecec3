import ImageModel

extension Sequence<PrintableText> {
  /// One behind the other, with the comma of the language that is spoken.
  var listed: PrintableText { PrintableText(map(\.text).joined(separator: PrintableText(", ", zh: "、").text)) }
}
