import ImageModel
import struct FoundationEssentials.Date

extension BrowserViewModel {
  mutating func press(_ key: Key) -> [Effect] {
    message = nil
    let command = keymap.command(for: key, in: scope)
    // Moving about in the catalogue is no change of mind.
    let isMove = scope == .catalogue && command.flatMap(Movement.init) != nil
    if scope != .choice, !isMove { awaited = nil }
    let pasteEnds = pasteEnds
    self.pasteEnds = nil
    if key == .enter, let pasteEnds, now < pasteEnds { return [] }
    switch scope {
    case .prompt where typedLine != nil: return write(key, command)
    case .timeline: return command.map { performInTimeline($0) } ?? []
    case .choice: return choose(key, command)
    case .comparison: return command.map { performInComparison($0) } ?? []
    case .catalogue: return command.map { performInCatalogue($0) } ?? []
    case .palette: return typeInPalette(key, command) ?? command.map { performOverlaid($0) } ?? []
    case .overlay, .clouds, .search: return command.map { performOverlaid($0) } ?? []
    case .prompt: return activeFinder == nil ? edit(key, command) : type(key, command)
    case .everywhere, .history, .detail: return command.map { perform($0) } ?? []
    }
  }

  mutating func paste(_ text: String) -> [Effect] {
    message = nil
    if typedLine != nil { return write(text) }
    if activeFinder != nil {
      finder?.editor.insert(text)
      return find()
    }
    if case .choice? = overlay { return choose(pasted: text) }
    if let effects = pasteIntoPalette(text) { return effects }
    if overlay == nil, focus == .prompt, !prompt.editor.isEmpty {
      prompt.insert(text)
      return []
    }
    do throws(ImageID.Problem) {
      let id = try ImageID(pasted: text)
      pasteEnds = now.addingTimeInterval(Self.secondsForPastedEnter)
      return open(id)
    } catch {
      overlay = nil
      finder = nil
      turn(to: .prompt)
      prompt.replace(with: text)
      prompt.report(error.message)
      return []
    }
  }

  /// An Enter this soon after a paste that opened an image is the habit of ending a paste so, and means nothing else.
  private static let secondsForPastedEnter = 2.0

  /// With a pane in focus and nothing above it.
  mutating func perform(_ command: Command) -> [Effect] {
    if let movement = Movement(command) { return move(movement) }
    switch command {
    case .focusPrompt: turn(to: .prompt)
    case .nextPane, .previousPane: turn(to: focus == .history ? .detail : .history)
    case .open:
      return history.current.map { open($0.id) }
        ?? say(PrintableText("Nothing to open: type or paste an image id.", zh: "没有可打开的镜像：请输入或粘贴镜像 ID。"))
    case .back:
      let earlier = trail.current == detail.id ? trail.back() : trail.current
      return step(earlier, PrintableText("No image before this one.", zh: "没有更早打开的镜像。"))
    case .forward: return step(trail.forward(), PrintableText("No image after this one.", zh: "没有更晚打开的镜像。"))
    case .find: startFinding()
    case .findNext: return findAgain(forward: true)
    case .findPrevious: return findAgain(forward: false)
    case .explain: return explain()
    case .refresh:
      closeTimeline()
      return detail.id.map { ask($0) }
        ?? say(PrintableText("No image to ask for: type or paste an image id.", zh: "没有可查询的镜像：请输入或粘贴镜像 ID。"))
    case .copyValue: return copyValue()
    case .copyImage: return copyImage()
    case .showJSON: return showJSON()
    case .toggleAbsent: detail.toggleAbsent(now: now)
    case .togglePin: return togglePin()
    case .watch: return toggleWatch()
    case .remove: return remove()
    case .undo: return undo()
    case .note: return startNote()
    case .export: return startExport()
    case .mark: return markCurrent()
    case .compare: return compare()
    case .timeline: return openTimeline()
    case .clouds: return [.listClouds]
    case .catalogue: return openCatalogue()
    case .help: overlay = .help(HelpViewModel(keymap))
    case .findAnywhere: return findAnywhere()
    case .palette: openPalette()
    case .escape: return escape()
    case .close where timeline != nil: closeTimeline()
    case .close, .quit: return [.quit]
    case .interrupt: return interrupt()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    default: break
    }
    return []
  }

  /// With an overlay on top: it moves and closes; what doesn't concern it waits.
  mutating func performOverlaid(_ command: Command) -> [Effect] {
    if let movement = Movement(command) {
      overlay?.move(movement)
      return []
    }
    switch (command, overlay) {
    case (.escape, .search(let search)) where search.isUnderWay,
      (.interrupt, .search(let search)) where search.isUnderWay:
      return cancelSearch()
    case (.openThere, _): return openThere()
    case (.close, _), (.escape, _), (.help, .help), (.showJSON, .json): closeOverlay()
    case (.find, .json(let pager)), (.find, .explanation(let pager)): finder = Finder(.overlay(anchor: pager.scroll))
    case (.findNext, .json), (.findNext, .explanation): return findAgain(forward: true)
    case (.findPrevious, .json), (.findPrevious, .explanation): return findAgain(forward: false)
    case (.copyValue, .explanation(let pager)):
      return pager.whole.map { [.copy($0, what: pager.title)] }
        ?? say(PrintableText("Nothing to copy: the image lacks this field.", zh: "没有可复制的内容：镜像没有此字段。"))
    case (.copyValue, .json): return copyImage()
    case (.copyValue, .comparison): return copyCompared()
    case (.find, .comparison(let model)): finder = model.explanation.map { Finder(.overlay(anchor: $0.scroll)) }
    case (.findNext, .comparison), (.findPrevious, .comparison): return findAgain(forward: command == .findNext)
    case (.changeCloud, _): return chooseCloud()
    case (.wireForm, .help): closeOverlay()
    case (.wireForm, .explanation(let pager)) where pager.hasOtherForm: overlay?.turn()
    case (.wireForm, _): return performOverlaid(.help)
    case (.help, _), (.showJSON, _), (.clouds, _), (.catalogue, _), (.findAnywhere, _), (.palette, _):
      closeOverlay()
      return perform(command)
    case (.copyImage, _), (.export, .json), (.quit, _), (.interrupt, _), (.suspend, _), (.redraw, _):
      return perform(command)
    case (.focusPrompt, _):
      overlay = nil
      finder = nil
      return perform(command)
    default: break
    }
    return []
  }

  /// Closes what lies over the panes; a pane's find line below it is typed in again.
  mutating func closeOverlay() {
    if finder?.isAboveOverlay == true { finder = nil }
    overlay = overlay?.beneath
  }

  /// With the prompt in focus.
  private mutating func edit(_ key: Key, _ command: Command?) -> [Effect] {
    switch command {
    case .submit?:
      return prompt.submit().map { open($0) } ?? []
    case .leavePrompt?: turn(to: pane)
    case .earlierID?: prompt.recall(1, of: earlierEntries)
    case .laterID?: prompt.recall(-1, of: earlierEntries)
    case .complete?: prompt.complete(from: history.entries)
    case let command?:
      if !prompt.perform(command) { return perform(command) }
    case nil:
      if case .character(let character) = key { prompt.insert(String(character)) }
    }
    return []
  }

  mutating func move(_ movement: Movement) -> [Effect] {
    if focus == .detail {
      detail.move(movement)
      return []
    }
    history.move(movement)
    return preview()
  }

  private mutating func step(_ id: ImageID?, _ otherwise: PrintableText) -> [Effect] {
    guard let id else { return say(otherwise) }
    finder = nil
    if !Layout(size).showsBothPanes, focus != .prompt { turn(to: .detail) }
    return show(id)
  }

  private mutating func explain() -> [Effect] {
    if let verdict = detail.currentVerdict {
      overlay = .explanation(PagerViewModel(explaining: verdict))
      return []
    }
    guard let row = detail.currentRow else { return say(PrintableText("Nothing to explain here.", zh: "此处没有可说明的内容。")) }
    overlay = .explanation(PagerViewModel(explaining: row, detail.currentChange))
    return []
  }

  private mutating func showJSON() -> [Effect] {
    guard let image = detail.image else {
      return say(PrintableText("No image to show as JSON.", zh: "没有可显示为 JSON 的镜像。"))
    }
    overlay = .json(PagerViewModel(json: image))
    return []
  }

  private mutating func copyValue() -> [Effect] {
    if focus == .history {
      return history.current.map { [.copy($0.id.text, what: PrintableText("the image id", zh: "镜像 ID"))] }
        ?? say(PrintableText("Nothing to copy.", zh: "没有可复制的内容。"))
    }
    if let note = detail.currentNote { return [.copy(note, what: PrintableText("the note", zh: "备注"))] }
    if let verdict = detail.currentVerdict {
      return [.copy(verdict.line.text, what: PrintableText("the verdict", zh: "概要"))]
    }
    if let row = detail.currentRow {
      return row.rawText.map { [.copy($0, what: row.label)] }
        ?? say(PrintableText("Nothing to copy: the image lacks this field.", zh: "没有可复制的内容：镜像没有此字段。"))
    }
    return detail.failure.map { [.copy($0.report, what: PrintableText("what went wrong", zh: "错误信息"))] }
      ?? say(PrintableText("Nothing to copy here.", zh: "此处没有可复制的内容。"))
  }

  private mutating func copyImage() -> [Effect] {
    guard let image = detail.image else { return say(PrintableText("No image to copy.", zh: "没有可复制的镜像。")) }
    let what = PrintableText("the image as JSON", zh: "镜像的 JSON")
    return [.copy(JSONValue.object(image.document).written(.pretty) + "\n", what: what)]
  }

  private mutating func togglePin() -> [Effect] {
    guard let id = chosenID, let isPinned = history.togglePin(id) else {
      return say(PrintableText("Only an image of the history can be pinned.", zh: "只能置顶历史记录中的镜像。"))
    }
    _ = say(
      isPinned
        ? PrintableText("Pinned: it stays in the history.", zh: "已置顶：镜像留在历史记录中。")
        : PrintableText("No longer pinned.", zh: "已取消置顶。"))
    return [.setPinned(id, isPinned)]
  }

  private mutating func remove() -> [Effect] {
    guard let id = chosenID, let removed = history.remove(id) else {
      return say(PrintableText("Only an image of the history can be removed from it.", zh: "只能移除历史记录中的镜像。"))
    }
    let name = removed.name ?? removed.id.text
    _ = say(PrintableText("Removed, u brings it back: \(name)", zh: "已移除，按 u 恢复：\(name)"))
    return [.remove(removed.id)] + endWatch(of: removed.id) + (focus == .history ? preview() : [])
  }

  /// The image that a key is about: the one under the list's cursor, or the one whose detail is read.
  var chosenID: ImageID? { focus == .history ? history.current?.id : detail.id }

  private mutating func undo() -> [Effect] {
    guard let restored = history.undoRemoval() else { return say(PrintableText("Nothing to undo.", zh: "没有可撤销的操作。")) }
    let name = restored.name ?? restored.id.text
    _ = say(PrintableText("Brought back: \(name)", zh: "已恢复：\(name)"))
    return [.restore(restored.id)] + (focus == .history ? preview() : [])
  }

  private mutating func escape() -> [Effect] {
    if focus == .history, !history.filter.isEmpty {
      history.filter(by: "")
      return preview()
    }
    if underWay != nil { return cancel() }
    turn(to: .history)
    return []
  }

  private mutating func interrupt() -> [Effect] {
    let isSecond = lastInterrupt.map { now.timeIntervalSince($0) < 1 } ?? false
    lastInterrupt = now
    if isSecond { return [.quit] }
    if underWay != nil { return cancel() }
    return say(
      scope.isTyped
        ? PrintableText("Ctrl-C again within a second quits.", zh: "一秒内再按 Ctrl-C 退出。")
        : PrintableText("Ctrl-C again within a second quits; so does q.", zh: "一秒内再按 Ctrl-C 退出；也可按 q。"))
  }
}
