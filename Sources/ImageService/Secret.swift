public import ImageModel

/// A token, a password, or another text that must never be shown: nothing that prints, interpolates, dumps or mirrors one
/// gives its text away, and only this module can reach the text.
public struct Secret: Sendable, Hashable {
  /// Why text can't be a secret that travels in an HTTP header.
  public enum Problem: Error, Hashable, Sendable {
    case empty
    case newline
    /// A control character, or one beyond ASCII. Which one isn't told: it is part of the secret.
    case forbiddenCharacter
  }

  let text: String

  /// Takes a secret as it is.
  /// - Throws: `Problem` for text that is empty or has anything but printable ASCII in it. A newline would end the header
  ///   and begin another one of the text's choosing.
  public init(_ text: String) throws(Problem) {
    guard !text.isEmpty else { throw .empty }
    for scalar in text.unicodeScalars where !(0x20...0x7E).contains(scalar.value) {
      throw scalar == "\n" || scalar == "\r" ? .newline : .forbiddenCharacter
    }
    self.text = text
  }

  /// Takes a password: any text, since it travels in a JSON body. It must never be put into a header.
  /// - Throws: `Problem.empty`.
  public init(password: String) throws(Problem) {
    guard !password.isEmpty else { throw .empty }
    text = password
  }

  /// The text with the secret blotted out, for what comes from a service that echoes credentials. A secret of a few
  /// characters stays: it protects nothing, and common words would go with it.
  func hidden(in text: String) -> String {
    self.text.utf8.count < 8 ? text : text.replacing(self.text, with: description)
  }
}

extension Secret {
  /// What is shown in place of what must not be.
  static var standIn: String { PrintableText("‹hidden›", zh: "‹已隐藏›").text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { Self.standIn }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret.Problem {
  /// What is wrong, as a sentence for the operator.
  public var message: PrintableText {
    switch self {
    case .empty: .init("The secret is empty.", zh: "机密信息为空。")
    case .newline:
      .init("The secret has a line break in it: give it alone, on one line.", zh: "机密信息中有换行符：请单独写成一行。")
    case .forbiddenCharacter:
      .init(
        "The secret has a character in it that can't be sent: a control character, or one beyond ASCII.",
        zh: "机密信息中有无法发送的字符：控制字符或 ASCII 以外的字符。")
    }
  }
}
