import ImageModel

// MARK: - Choosing two

extension BrowserViewModel {
  /// Marks the image under the history's cursor as the first of two, or takes its mark.
  mutating func markCurrent() -> [Effect] {
    guard let entry = history.current else { return say(PrintableText("Nothing to mark.", zh: "没有可标记的镜像。")) }
    return mark(entry.id, named: PrintableText(entry.name ?? entry.id.text))
  }

  /// Marks an image as the first of two, or takes its mark.
  mutating func mark(_ id: ImageID, named name: PrintableText) -> [Effect] {
    marked = marked == id ? nil : id
    return say(
      marked == nil
        ? PrintableText("No longer marked.", zh: "已取消标记。")
        : PrintableText("Marked: c compares with it. \(name)", zh: "已标记：按 c 与其对比。\(name)"))
  }

  /// Compares the marked image with the one that is chosen now; without a mark, lets another one be chosen.
  mutating func compare() -> [Effect] {
    guard let id = chosenID else {
      return say(PrintableText("No image to compare: type or paste an image id.", zh: "没有可对比的镜像：请输入或粘贴镜像 ID。"))
    }
    if let marked, marked != id { return compare(marked, with: id) }
    let name = history.entry(of: id)?.name ?? (detail.id == id ? detail.image?.name : nil)
    finder = nil
    overlay = .choice(ChoiceViewModel(first: id, name: PrintableText(name ?? id.text), history: history))
    return []
  }

  /// With the list to choose from in focus: letters filter it.
  mutating func choose(_ key: Key, _ command: Command?) -> [Effect] {
    guard case .choice(var choice)? = overlay else { return [] }
    let isAwaited = isComparisonAwaited
    awaited = nil
    defer { if case .choice? = overlay { overlay = .choice(choice) } }
    if let movement = command.flatMap(Movement.init) {
      choice.move(movement)
      return []
    }
    switch command {
    case .choose?:
      if let entry = choice.list.current { return compare(choice.first, with: entry.id) }
      return choose(pasted: choice.editor.text)
    case .close?:
      let effects = isAwaited ? cancel() : []
      closeOverlay()
      return effects
    case let command?:
      return performOverlaid(command)
    case nil:
      if let editing = keymap.command(for: key, in: .prompt) {
        choice.edit(editing)
      } else if case .character(let character) = key {
        choice.insert(String(character))
      }
      return []
    }
  }

  /// Compares with the image whose id was pasted.
  mutating func choose(pasted text: String) -> [Effect] {
    guard case .choice(let choice)? = overlay else { return [] }
    do throws(ImageID.Problem) {
      return compare(choice.first, with: try ImageID(pasted: text))
    } catch {
      return say(error.message, .problem)
    }
  }
}

// MARK: - Having both

extension BrowserViewModel {
  /// Compares two images, from what the screen or the history has of them; the service is asked for what neither has.
  mutating func compare(_ left: ImageID, with right: ImageID) -> [Effect] {
    guard left != right else {
      return say(PrintableText("That is the same image: choose another one.", zh: "这是同一个镜像：请另选一个。"), .problem)
    }
    return pursue(AwaitedComparison(side(of: left), side(of: right)))
  }

  private func side(of id: ImageID) -> AwaitedComparison.Side {
    guard detail.id == id, let image = detail.image, let taken = detail.taken else { return .awaited(id) }
    return .ready(ComparedImage(id: id, image: image, taken: taken, isPast: detail.source == .past))
  }

  /// True while an image to compare is on its way.
  public var isComparisonAwaited: Bool { awaited != nil }

  /// Takes in what the history or the service has of an image, where a comparison waits for it.
  mutating func supply(_ snapshot: Snapshot?, for id: ImageID) -> [Effect] {
    guard var awaited, awaited.take(snapshot, for: id) else { return [] }
    if let both = awaited.both {
      self.awaited = nil
      return show(both.left, both.right)
    }
    self.awaited = awaited
    return awaited.unknown.map { ask($0) } ?? []
  }

  private mutating func pursue(_ awaited: AwaitedComparison) -> [Effect] {
    if let both = awaited.both { return show(both.left, both.right) }
    self.awaited = awaited
    return awaited.awaited.map { .loadSnapshot($0) }
  }

  /// Shows two images side by side.
  mutating func show(_ left: ComparedImage, _ right: ComparedImage) -> [Effect] {
    finder = nil
    overlay = .comparison(CompareViewModel(left, right, now: now))
    return []
  }
}

// MARK: - Reading

extension BrowserViewModel {
  /// With the comparison in focus.
  mutating func performInComparison(_ command: Command) -> [Effect] {
    guard case .comparison(var model)? = overlay else { return [] }
    switch command {
    case .nextDifference, .previousDifference:
      let found = model.step(forward: command == .nextDifference)
      overlay = .comparison(model)
      return found.map {
        say(PrintableText("Difference \($0.place) of \($0.count)", zh: "第 \($0.place) 处差异，共 \($0.count) 处"))
      }
        ?? say(PrintableText("No field that counts differs.", zh: "没有计入的字段不同。"))
    case .toggleEqual:
      model.toggleEqual()
      overlay = .comparison(model)
      return []
    case .explain:
      guard let row = model.currentRow else {
        return say(PrintableText("Nothing to explain: Tab shows all rows.", zh: "没有可说明的内容：Tab 显示全部行。"))
      }
      model.explain(row)
      overlay = .comparison(model)
      return []
    case .copyValue: return copyCompared()
    case .copyImage:
      let what = PrintableText("the comparison as JSON", zh: "对比结果的 JSON")
      return [.copy(model.comparison.document.written(.pretty) + "\n", what: what)]
    default: return performOverlaid(command)
    }
  }

  /// Copies both values of the row under the cursor, or of the one that is explained.
  mutating func copyCompared() -> [Effect] {
    guard case .comparison(let model)? = overlay, let row = model.currentRow else {
      return say(PrintableText("Nothing to copy here.", zh: "此处没有可复制的内容。"))
    }
    return [.copy(row.rawText, what: row.label)]
  }
}
