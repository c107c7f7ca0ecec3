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

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "‹hidden›" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret.Problem {
  /// What is wrong, as a sentence for the operator.
  public var message: PrintableText {
    switch self {
    case .empty: "The secret is empty."
    case .newline: "The secret has a line break in it: give it alone, on one line."
    case .forbiddenCharacter:
      "The secret has a character in it that can't be sent: a control character, or one beyond ASCII."
    }
  }
}
