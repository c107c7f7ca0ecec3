import ImageModel
import Testing

/// Expects a text in Chinese: with a Chinese character, and without an English word.
/// - Parameter names: words that are the same in any language.
func expectChinese(
  _ text: PrintableText?, naming names: Set<String> = [], sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let text else {
    Issue.record("there is no text", sourceLocation: sourceLocation)
    return
  }
  #expect(
    text.text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)",
    sourceLocation: sourceLocation)
  #expect(text.englishWords.subtracting(names).isEmpty, "\(text)", sourceLocation: sourceLocation)
}

extension PrintableText {
  /// Its runs of three and more Latin letters, but those in capitals alone, and those of options, variables, files, URLs
  /// and versions: what has a digit or one of `_ . / ~ * =` in it, or a hyphen before it.
  fileprivate var englishWords: Set<String> {
    let pieces = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "_./~*=-".contains($0))) }
    let words = pieces.flatMap { piece -> [Substring] in
      let piece = piece.hasSuffix(".") ? piece.dropLast() : piece
      let isName = piece.hasPrefix("-") || piece.contains { $0.isNumber || "_./~*=".contains($0) }
      return isName ? [] : piece.split(separator: "-")
    }
    return Set(words.filter { $0.count >= 3 && $0.contains(where: \.isLowercase) }.map(String.init))
      .subtracting(["http", "https"])
  }
}
