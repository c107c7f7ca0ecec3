public import ImageModel
public import Testing

/// Expects a text in Chinese, and nothing wrong with it.
/// - Parameters:
///   - naming: words that are names where this text stands.
///   - quoted: what others said, in their own language.
public func expectChinese(
  _ text: PrintableText?, naming: Set<String> = [], quoting quoted: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let text else {
    Issue.record("there is no text", sourceLocation: sourceLocation)
    return
  }
  #expect(Chinese.isChinese(text.text), "\(text)", sourceLocation: sourceLocation)
  let faults = Chinese.faults(of: text.text, naming: naming, quoting: quoted)
  #expect(faults.isEmpty, "\(text)", sourceLocation: sourceLocation)
}
