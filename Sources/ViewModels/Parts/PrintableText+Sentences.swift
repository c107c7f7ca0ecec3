import ImageModel

extension PrintableText {
  /// What is said of something: `demo: Not reached.`
  static func remark(on subject: PrintableText, _ statement: PrintableText) -> PrintableText {
    PrintableText("\(subject): \(statement)", zh: "\(subject)：\(statement)")
  }

  /// Two sentences in a row; in Chinese nothing parts them but the full stop.
  static func sentences(_ first: PrintableText, _ second: PrintableText) -> PrintableText {
    PrintableText("\(first) \(second)", zh: "\(first)\(second)")
  }
}
