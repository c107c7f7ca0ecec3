import FoundationEssentials
import ImageModel
import ViewModels

/// The terminal's clipboard, reached by OSC 52: the only clipboard there is across SSH. Written, never read.
enum Clipboard {
  /// Bytes of text that terminals take at most: xterm's 100 000 of a sequence, less its frame, as base64 holds them.
  static let limit = 74_994

  /// What stands between the program and the terminal.
  enum Multiplexer {
    case none
    case tmux
    case screen

    init(environment: [String: String]) {
      if environment["TMUX"] != nil {
        self = .tmux
      } else if environment["STY"] != nil {
        self = .screen
      } else {
        self = .none
      }
    }
  }

  /// The bytes that copy `text`; nil where it is longer than `limit`.
  ///
  /// tmux takes the plain sequence where `set-clipboard` is on, and passes a wrapped one through where
  /// `allow-passthrough` is on: both go out. GNU screen passes wrapped pieces of at most 768 bytes through.
  static func sequence(for text: String, through multiplexer: Multiplexer) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count <= limit else { return nil }
    let encoded = Data(bytes).base64EncodedString()
    let plain = "\u{1B}]52;c;\(encoded)\u{07}"
    switch multiplexer {
    case .none: return plain
    case .tmux: return plain + "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\"
    case .screen:
      return stride(from: 0, to: plain.utf8.count, by: 512).map { start in
        let end = min(start + 512, plain.utf8.count)
        return "\u{1B}P" + String(decoding: Array(plain.utf8)[start..<end], as: UTF8.self) + "\u{1B}\\"
      }.joined()
    }
  }
}
