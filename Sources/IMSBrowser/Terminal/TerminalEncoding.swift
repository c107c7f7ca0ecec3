import CNcurses
import Glibc
import ImageModel

/// What the terminal can show, as the locale says.
@MainActor
enum TerminalEncoding {
  case utf8
  /// Anything else: what isn't ASCII shows as `?`, since its bytes could be control bytes to such a terminal.
  case ascii

  /// Takes over the locale of the environment. Where the environment asks for UTF-8 by a locale that this host lacks,
  /// as SSH often brings it, the host's own UTF-8 locale serves.
  static func adopt() -> TerminalEncoding {
    setlocale(LC_ALL, "")
    if isUTF8 { return .utf8 }
    let wish = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { (name: String) in
      getenv(name).map { String(cString: $0) }
    }
    .first { !$0.isEmpty }
    if let wish = wish?.lowercased(), wish.hasSuffix("utf-8") || wish.hasSuffix("utf8") {
      setlocale(LC_CTYPE, "C.UTF-8")
      if isUTF8 { return .utf8 }
    }
    return .ascii
  }

  private static var isUTF8: Bool { String(cString: cn_codeset()) == "UTF-8" }

  /// The text as this terminal shows it, taking as many cells. A character whose width the host's C library counts
  /// otherwise than we do would move everything behind it, and shows as `?`.
  func shown(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let cells = TextWidth.of(scalar)
      let isKnown = scalar.isASCII || self == .utf8 && wcwidth(wchar_t(scalar.value)) == cells
      if isKnown { result.append(scalar) } else { result.append(contentsOf: repeatElement("?", count: cells)) }
    }
    return String(result)
  }
}
