import ArgumentParser
import ImageModel

// What commands say of themselves, in the language that is spoken. The argument parser reads their declarations each time that
// it needs them; what it reads is made then, so no text is kept in another language than the one chosen.

extension String {
  /// Text of several lines, in the language that is spoken.
  init(_ english: @autoclosure () -> String, zh chinese: @autoclosure () -> String) {
    self = Language.spoken == .chinese ? chinese() : english()
  }
}

extension ArgumentHelp {
  /// A line of help.
  /// - Parameter value: what stands for an argument's value in synopses; nil for its name in the code.
  init(_ english: String, zh chinese: String, value: Words? = nil) {
    self.init(String(english, zh: chinese), valueName: value?.text.text)
  }
}

extension ValidationError {
  init(_ english: @autoclosure () -> PrintableText, zh chinese: @autoclosure () -> PrintableText) {
    self.init(PrintableText(english(), zh: chinese()).text)
  }

  /// What is wrong with two options that are given together.
  init(excluding one: String, _ other: String) {
    self.init("\(one) and \(other) exclude each other.", zh: "\(one) 和 \(other) 不能同时使用。")
  }
}

extension Words {
  // What stands for values in synopses.
  static let imageID = Words("id", zh: "镜像 ID")
  static let name = Words("name", zh: "名称")
  static let url = Words("url", zh: "地址")
  static let file = Words("file", zh: "文件")
  static let seconds = Words("seconds", zh: "秒")
  static let output = Words("output", zh: "格式")
}
