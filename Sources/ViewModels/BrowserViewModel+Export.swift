import ImageModel

extension BrowserViewModel {
  /// Asks for the file that the shown image is to go to.
  mutating func startExport() -> [Effect] {
    guard let image = detail.image else { return say(PrintableText("No image to export.", zh: "没有可导出的镜像。")) }
    typedLine = TypedLine(.export(image, confirms: nil), image.fileName + ".json")
    return []
  }

  /// Sends the image on its way, where the line names a file.
  mutating func export(_ image: Image, to typed: String, confirms: String?) -> [Effect] {
    let path = typed.trimmed
    guard !path.isEmpty else {
      return say(PrintableText("Type the name of a file. Esc leaves.", zh: "请输入文件名。Esc 离开。"), .problem)
    }
    guard let format = Export.Format(path: path) else {
      return say(
        PrintableText(
          "The name's ending says what is written: .json, .yaml or .md.", zh: "文件名的后缀决定写入的格式：.json、.yaml 或 .md。"),
        .problem)
    }
    typedLine = nil
    return [.export(Export(image, as: format, to: path, replaces: confirms == path))]
  }

  /// Says what became of an export. What needs another word of the operator's is asked in the line again, where the keys
  /// are not with another one by now.
  mutating func take(_ outcome: Export.Outcome, of export: Export) -> [Effect] {
    switch outcome {
    case .written(let bytes):
      return say(PrintableText("Exported to \(export.path), \(bytes) bytes.", zh: "已导出到 \(export.path)，共 \(bytes) 字节。"))
    case .exists:
      askAgain(export, confirms: export.path)
      return say(
        PrintableText("There is such a file. Enter or y replaces it, Esc leaves it.", zh: "文件已存在。Enter 或 y 替换，Esc 保留。"),
        .problem)
    case .failed(let reason):
      askAgain(export, confirms: nil)
      return say(reason, .problem)
    }
  }

  private mutating func askAgain(_ export: Export, confirms: String?) {
    guard scope != .prompt else { return }
    typedLine = TypedLine(.export(export.image, confirms: confirms), export.path)
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    return String(rest.prefix(rest.reversed().drop(while: \.isWhitespace).count))
  }
}
