import ImageModel
import struct FoundationEssentials.Date

extension BrowserViewModel {
  /// The cloud that is asked; nil where there is none.
  public var cloudInUse: CloudInUse? { try? cloud.get() }

  /// Shows the clouds there are, with the cursor on the one in use.
  mutating func show(_ choices: [CloudChoice], lookedForIn places: [PrintableText]) -> [Effect] {
    closeOverlay()
    overlay = .clouds(CloudListViewModel(choices: choices, places: places))
    return chooseWantedCloud()
  }

  /// Asks for the change to the cloud under the cursor; one that is wrong says why not.
  mutating func chooseCloud() -> [Effect] {
    guard case .clouds(let list)? = overlay, let choice = list.current else { return [] }
    if case .failure(let problem) = choice.access { return say(.remark(on: choice.name, problem.statement), .problem) }
    if choice.isInUse {
      closeOverlay()
      return say(PrintableText("\(choice.name) is in use already.", zh: "\(choice.name) 已在使用中。"))
    }
    return [.changeCloud(line: list.scroll.cursor)]
  }

  /// Goes over to another cloud. What belongs to the one before, its list, its trail and what it removed, stays behind; the
  /// image that was open is the first of the prompt's earlier ids. One that the change is made for, or that could not be
  /// asked for, for want of a cloud, is asked for now. The keys stay with the list, an empty one too: the next may be C again.
  mutating func change(to cloud: CloudInUse, _ entries: [HistoryEntry], of total: Int) -> [Effect] {
    let word =
      watchlist.images.isEmpty ? "" : PrintableText(" No image is watched any longer.", zh: "已停止监视所有镜像。")
    let giveUp: [Effect] = (underWay == nil ? [] : [.cancelFetch]) + endWatches()
    let unasked = sought ?? (cloudInUse == nil ? detail.id : nil)
    if let id = detail.id { carried = history.entry(of: id) ?? HistoryEntry(unlisted: id, detail.image, now: now) }
    self.cloud = .success(cloud)
    underWay = nil
    overlay = nil
    finder = nil
    typedLine = nil
    trail = Trail()
    history = HistoryViewModel()
    history.load(entries, of: total)
    detail.clear()
    timeline = nil
    marked = nil
    catalogue = nil
    fit()
    turn(to: .history)
    let effects = unasked.map { open($0) } ?? preview()
    let hint =
      unasked == nil && carried != nil ? PrintableText(" i, Up: the image before.", zh: "按 i，再按 Up 可回到之前的镜像。") : ""
    return giveUp + effects
      + say(PrintableText("Now asking \(cloud.title).\(hint)\(word)", zh: "现在查询 \(cloud.title)。\(hint)\(word)"))
  }

  /// True for an ask of the cloud in use that has not come back.
  private func awaits(_ ticket: Int) -> Bool {
    ticket == underWay?.ticket || catalogue?.awaits(ticket) == true
      || watchlist.images.contains { $0.ticket == ticket }
  }

  /// Marks the cloud in use with what the ask has found.
  mutating func take(_ caution: PrintableText, ticket: Int) -> [Effect] {
    guard awaits(ticket), var cloud = cloudInUse else { return [] }
    cloud.caution = caution
    self.cloud = .success(cloud)
    return []
  }

  /// What the prompt's Up walks through.
  var earlierEntries: [HistoryEntry] { (carried.map { [$0] } ?? []) + history.entries }
}

extension HistoryEntry {
  /// An image that no list has.
  init(unlisted id: ImageID, _ image: Image?, now: Date) {
    self.init(
      id: id, name: image?.name, operatingSystem: image?.operatingSystem, status: image?.status, lastViewed: now)
  }
}
