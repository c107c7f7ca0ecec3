import ImageModel

extension BrowserViewModel {
  /// The detail of what the image is now: under a timeline, the one that closing comes back to.
  var presentDetail: DetailViewModel {
    get { timeline?.present ?? detail }
    set { if timeline == nil { detail = newValue } else { timeline?.present = newValue } }
  }

  /// Asks for what is kept of the shown image; again: back to the present.
  mutating func openTimeline() -> [Effect] {
    if timeline != nil {
      closeTimeline()
      return []
    }
    return detail.id.map { [.loadTimeline($0)] }
      ?? say(PrintableText("No image to tell the past of: type or paste an image id.", zh: "没有可查看时间线的镜像：请输入或粘贴镜像 ID。"))
  }

  /// Shows an image's timeline in the history's place, with the cursor on the latest snapshot.
  mutating func show(_ snapshots: [Snapshot], of total: Int, for id: ImageID) -> [Effect] {
    guard detail.id == id, timeline == nil, overlay == nil else { return [] }
    guard !snapshots.isEmpty else {
      return say(PrintableText("Nothing is kept of this image yet: r asks the service.", zh: "尚未保存此镜像的快照：r 查询服务。"))
    }
    finder = nil
    timeline = TimelineViewModel(snapshots, of: total, id: id, present: detail, focus: focus, now: now)
    turn(to: .history)
    showSnapshot()
    return []
  }

  /// With the timeline in focus. What asks for an image, or opens another one, leaves it first.
  mutating func performInTimeline(_ command: Command) -> [Effect] {
    if let movement = Movement(command) {
      timeline?.move(movement)
      showSnapshot()
      return []
    }
    switch command {
    case .readSnapshot: turn(to: .detail)
    case .mark: timeline?.toggleMark()
    case .compare: return compareSnapshots()
    case .close: closeTimeline()
    case .refresh, .back, .forward:
      closeTimeline()
      return perform(command)
    case .nextPane, .previousPane, .focusPrompt, .showJSON, .copyImage, .toggleAbsent, .clouds, .help, .quit,
      .interrupt, .suspend, .redraw:
      return perform(command)
    default: break
    }
    return []
  }

  /// Shows the snapshot under the timeline's cursor in the detail pane.
  private mutating func showSnapshot() {
    guard let timeline, let entry = timeline.current else { return }
    let before = timeline.entries.dropFirst(timeline.scroll.cursor + 1).first?.snapshot
    detail.show(timeline.id, entry.snapshot, after: before, isLatest: timeline.scroll.cursor == 0, now: now)
  }

  /// Back to what the image is now.
  mutating func closeTimeline() {
    guard let timeline else { return }
    detail = timeline.present
    self.timeline = nil
    if focus != .prompt { turn(to: timeline.focus) }
  }

  /// Compares the snapshot under the cursor with the marked one, or with the latest; the older one is on the left.
  private mutating func compareSnapshots() -> [Effect] {
    guard let timeline else { return [] }
    let current = timeline.scroll.cursor
    let other = timeline.marked ?? 0
    guard current != other else {
      return say(
        timeline.marked == nil
          ? PrintableText(
            "This is the latest snapshot: go to another one, which c compares with it.", zh: "这是最新的快照：请移到另一个快照，再按 c 对比。"
          )
          : PrintableText(
            "This is the marked snapshot: go to another one, which c compares with it.",
            zh: "这是已标记的快照：请移到另一个快照，再按 c 对比。"))
    }
    let (older, newer) = (max(current, other), min(current, other))
    return show(compared(timeline, older), compared(timeline, newer))
  }

  private func compared(_ timeline: TimelineViewModel, _ index: Int) -> ComparedImage {
    let snapshot = timeline.entries[index].snapshot
    return ComparedImage(id: timeline.id, image: snapshot.image, taken: snapshot.taken, isPast: index > 0)
  }
}
