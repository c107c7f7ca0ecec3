import ImageModel

extension BrowserViewModel {
  mutating func startFinding() {
    finder = Finder(focus == .history ? .history : .detail(anchor: detail.scroll))
    if focus == .history { finder?.editor.replace(with: history.filter) }
  }

  /// With the find line in focus.
  mutating func type(_ key: Key, _ command: Command?) -> [Effect] {
    switch command {
    case .submit?:
      if case .catalogue? = finder?.target { return filterCatalogue(by: finder?.editor.text ?? "") }
      if let finder, finder.target != .history, !finder.editor.isEmpty { wanted = finder.editor.text }
      finder = nil
    case .leavePrompt?: return cancelFinding()
    case .earlierID?: return moveFiltered(.lines(-1))
    case .laterID?: return moveFiltered(.lines(1))
    case .complete?: break
    case .deleteBackward? where finder?.editor.isEmpty == true: return cancelFinding()
    case let command?:
      if finder?.editor.perform(command) == true { return find() }
      if command == .interrupt, case .catalogue? = overlay { return performInCatalogue(command) }
      return overlay == nil ? perform(command) : performOverlaid(command)
    case nil:
      guard case .character(let character) = key else { return [] }
      finder?.editor.insert(String(character))
      return find()
    }
    return []
  }

  mutating func find() -> [Effect] {
    guard let finder else { return [] }
    switch finder.target {
    case .history:
      history.filter(by: finder.editor.text)
      return preview()
    case .catalogue: return narrowCatalogue(by: finder.editor.text)
    case .detail(let anchor):
      detail.scroll(to: anchor)
      guard !finder.editor.isEmpty else { return [] }
      return tell(detail.find(finder.editor.text, forward: true, includingCurrent: true))
    case .overlay(let anchor):
      overlay?.endSearch(at: anchor)
      guard !finder.editor.isEmpty else { return [] }
      return tell(overlay?.find(finder.editor.text, from: anchor.offset, forward: true, includingStart: true))
    }
  }

  /// Moves in the list that the find line filters.
  private mutating func moveFiltered(_ movement: Movement) -> [Effect] {
    switch finder?.target {
    case .history?: return move(movement)
    case .catalogue?: overlay?.move(movement)
    case .detail?, .overlay?, nil: break
    }
    return []
  }

  private mutating func cancelFinding() -> [Effect] {
    guard let finder else { return [] }
    self.finder = nil
    switch finder.target {
    case .history:
      history.filter(by: "")
      return preview()
    case .catalogue(let before, let anchor): return restoreCatalogue(before, at: anchor)
    case .detail(let anchor):
      detail.scroll(to: anchor)
    case .overlay(let anchor):
      overlay?.endSearch(at: anchor)
    }
    return []
  }

  mutating func findAgain(forward: Bool) -> [Effect] {
    guard !(focus == .history && overlay == nil ? history.filter : wanted).isEmpty else {
      return say(PrintableText("Nothing to find yet: type / first.", zh: "尚无查找内容：请先按 /。"))
    }
    if let pager = overlay?.pager {
      let start = pager.found ?? pager.scroll.offset
      return tell(overlay?.find(wanted, from: start, forward: forward, includingStart: pager.found == nil))
    }
    if focus == .detail { return tell(detail.find(wanted, forward: forward)) }
    history.step(forward: forward)
    return preview()
  }

  private mutating func tell(_ found: TextSearch?) -> [Effect] {
    guard let found else { return say(PrintableText("Not found.", zh: "未找到。"), .problem) }
    return say(PrintableText("\(found.place) of \(found.count)", zh: "第 \(found.place) 处，共 \(found.count) 处"))
  }
}
