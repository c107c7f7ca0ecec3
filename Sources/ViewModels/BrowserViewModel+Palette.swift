import ImageModel

extension BrowserViewModel {
  mutating func openPalette() {
    overlay = .palette(PaletteViewModel(keymap, for: pane == .history ? .history : .detail))
  }

  /// With the palette's line in focus; nil for what is none of its business.
  mutating func typeInPalette(_ key: Key, _ command: Command?) -> [Effect]? {
    guard case .palette(var palette)? = overlay else { return nil }
    switch command {
    case .submit?: return perform(palette)
    case .complete?: palette.complete()
    case .some: return nil
    case nil:
      if let editing = keymap.command(for: key, in: .prompt) {
        _ = palette.perform(editing)
      } else if case .character(let character) = key {
        palette.insert(String(character))
      }
    }
    overlay = .palette(palette)
    return []
  }

  /// Puts pasted text into the palette's line; nil where the palette isn't open, and for an image id that nothing was typed
  /// before.
  mutating func pasteIntoPalette(_ text: String) -> [Effect]? {
    guard case .palette(var palette)? = overlay, !palette.editor.isEmpty || (try? ImageID(pasted: text)) == nil else {
      return nil
    }
    palette.insert(text)
    overlay = .palette(palette)
    return []
  }

  private mutating func perform(_ palette: PaletteViewModel) -> [Effect] {
    switch palette.order {
    case .perform(let command)?:
      closeOverlay()
      return perform(command)
    case .apply(.open, let argument)?:
      do throws(ImageID.Problem) { return open(try ImageID(pasted: argument)) } catch {
        return say(error.message, .problem)
      }
    case .apply(.cloud, let name)?:
      wantedCloud = name
      return [.listClouds]
    case .apply(.export, let path)?:
      closeOverlay()
      return detail.image.map { export($0, to: path, confirms: nil) }
        ?? say(PrintableText("No image to export.", zh: "没有可导出的镜像。"))
    case .begin?:
      var palette = palette
      palette.complete()
      overlay = .palette(palette)
      return []
    case nil:
      return say(
        PrintableText(
          "No command has this name. Ctrl-U empties the line, Esc closes.", zh: "没有此名称的命令。Ctrl-U 清空输入行，Esc 关闭。"),
        .problem)
    }
  }

  /// Chooses the cloud that was asked for by its name, now that the list shows; one that isn't there leaves the list open.
  mutating func chooseWantedCloud() -> [Effect] {
    guard let name = wantedCloud, case .clouds(var list)? = overlay else { return [] }
    wantedCloud = nil
    guard list.choose(named: name) else {
      return say(PrintableText("No cloud has the name \(name).", zh: "没有名为 \(name) 的云。"), .problem)
    }
    overlay = .clouds(list)
    return chooseCloud()
  }
}

extension CloudListViewModel {
  /// Puts the cursor on the cloud with this name, in any case, or on the only one whose name begins so.
  fileprivate mutating func choose(named name: String) -> Bool {
    let (names, wanted) = (choices.map { $0.name.text.lowercased() }, name.lowercased())
    let beginning = names.indices.filter { names[$0].hasPrefix(wanted) }
    guard let line = names.firstIndex(of: wanted) ?? (beginning.count == 1 ? beginning[0] : nil) else { return false }
    select(line)
    return true
  }
}
