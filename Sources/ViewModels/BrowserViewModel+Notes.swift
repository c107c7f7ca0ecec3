import ImageModel

extension BrowserViewModel {
  /// Lets the operator write on the image that a key is about.
  mutating func startNote() -> [Effect] {
    guard let id = chosenID, let entry = history.entry(of: id) else {
      return say(PrintableText("Only an image of the history can have a note.", zh: "只能为历史记录中的镜像写备注。"))
    }
    let note = entry.note ?? ""
    let line = TypedLine(.note(id, before: note), note)
    typedLine = line
    guard note.unicodeScalars.count > line.longest else { return [] }
    return say(
      PrintableText(
        "Cut to \(line.longest) characters. Esc leaves the whole note as it is.",
        zh: "已截断为 \(line.longest) 个字符。Esc 保留完整的备注。"), .problem)
  }

  /// Takes over what was typed as the image's note.
  mutating func keepNote(_ text: String, on id: ImageID, before: String) -> [Effect] {
    typedLine = nil
    let note = text.allSatisfy(\.isWhitespace) ? nil : text
    // What the line makes of a note with several lines is no change.
    guard TypedLine(.note(id, before: before), before).editor.text != text else { return [] }
    guard history.setNote(note, on: id) else {
      return say(PrintableText("The image is no longer in the history. No note is kept.", zh: "镜像已不在历史记录中，未保存备注。"))
    }
    _ = say(
      note == nil
        ? PrintableText("The note is removed.", zh: "已删除备注。") : PrintableText("The note is kept.", zh: "已保存备注。"))
    return [.setNote(id, note ?? "")]
  }

  /// Shows with an image the note that the history has on it. O(1).
  mutating func showNote() {
    if let id = detail.id { detail.show(note: history.note(on: id)) }
  }
}

// MARK: - The line

extension BrowserViewModel {
  /// With the line for a note or a file in focus.
  mutating func write(_ key: Key, _ command: Command?) -> [Effect] {
    guard let line = typedLine else { return [] }
    switch command {
    case .submit?: return submit(line)
    case .leavePrompt?: typedLine = nil
    case .earlierID?, .laterID?, .complete?: break
    case let command?:
      if typedLine?.perform(command) == true {
        typedLine?.reconsider()
        return []
      }
      return overlay == nil ? perform(command) : performOverlaid(command)
    case nil:
      guard case .character(let character) = key else { return [] }
      if character == "y", case .export(_, .some) = line.purpose { return submit(line) }
      return write(String(character))
    }
    return []
  }

  /// Puts typed or pasted text into the line.
  mutating func write(_ text: String) -> [Effect] {
    guard var line = typedLine else { return [] }
    let isWhole = line.insert(text)
    line.reconsider()
    typedLine = line
    return isWhole
      ? [] : say(PrintableText("No more than \(line.longest) characters fit.", zh: "最多 \(line.longest) 个字符。"), .problem)
  }

  private mutating func submit(_ line: TypedLine) -> [Effect] {
    switch line.purpose {
    case .note(let id, let before): keepNote(line.editor.text, on: id, before: before)
    case .export(let image, let confirms): export(image, to: line.editor.text, confirms: confirms)
    }
  }
}

extension TypedLine {
  /// What was typed since is another path: nothing is confirmed.
  fileprivate mutating func reconsider() {
    if case .export(let image, _) = purpose { purpose = .export(image, confirms: nil) }
  }
}
