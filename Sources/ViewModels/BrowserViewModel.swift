public import ImageModel
public import struct FoundationEssentials.Date

/// The whole browser: panes, focus, overlay, and the ask under way. Events go in, the state changes, effects come out.
public struct BrowserViewModel: Hashable, Sendable {
  /// Who has the keyboard.
  public enum Focus: Hashable, Sendable {
    case prompt
    case history
    case detail
  }

  /// One line for the operator, shown until the next key.
  public struct Message: Hashable, Sendable {
    public enum Tone: Hashable, Sendable {
      case plain
      case problem
    }

    public let text: PrintableText
    public let tone: Tone

    public init(text: PrintableText, tone: Tone) {
      self.text = text
      self.tone = tone
    }
  }

  /// The cloud that is asked, or why there is none.
  public internal(set) var cloud: Result<CloudInUse, CloudProblem>

  /// What the keys do.
  public let keymap: Keymap

  public internal(set) var size: Size
  public internal(set) var focus: Focus = .history
  /// The pane that shows where only one fits, and that the prompt gives the keyboard back to.
  public internal(set) var pane: Focus = .history
  public internal(set) var prompt = PromptViewModel()
  public internal(set) var history = HistoryViewModel()
  public internal(set) var detail: DetailViewModel
  public internal(set) var overlay: Overlay?
  public internal(set) var finder: Finder?
  /// The line for a note or a file that is typed in now.
  public internal(set) var typedLine: TypedLine?
  /// What the shown image was before, in the history's place.
  public internal(set) var timeline: TimelineViewModel?
  /// The first of two images to compare, chosen in the history.
  public internal(set) var marked: ImageID?
  /// A comparison whose images are on their way; a key pressed meanwhile is a change of mind.
  var awaited: AwaitedComparison?
  public internal(set) var message: Message?
  public internal(set) var underWay: FetchUnderWay?
  /// The time of the last event: what relative times on the screen count from.
  public internal(set) var now: Date

  var trail = Trail()
  var watchlist = Watchlist()
  /// The list of the cloud in use, kept for the next time it is looked at.
  var catalogue: CatalogueViewModel?
  /// The image that was open in the cloud before: the prompt gives it back.
  var carried: HistoryEntry?
  var lastTicket = 0
  /// What `n` and `N` look for.
  var wanted = ""
  /// The cloud that the palette was asked for, until the list of clouds comes.
  var wantedCloud: String?
  var lastInterrupt: Date?
  var lastClick: Click?
  /// Until when an Enter belongs to the paste before it.
  var pasteEnds: Date?

  /// - Parameters:
  ///   - cloud: what to ask; where there is nothing to ask, the screen says why, and what to do.
  ///   - now: the time of the first paint.
  ///   - keymap: what the keys do.
  public init(cloud: Result<CloudInUse, CloudProblem>, size: Size, now: Date, keymap: Keymap = .standard) {
    self.cloud = cloud
    self.keymap = keymap
    self.size = size
    self.now = now
    detail = DetailViewModel(now: now)
    fit()
  }

  /// The first step: the stored list, newest first, or the newest part of `total` entries of which the rest comes as
  /// `Event.historyLoaded`; and the image named on the command line. Without a cloud the prompt leaves the keys to those
  /// who help: there is nothing to ask for.
  public mutating func start(with entries: [HistoryEntry], of total: Int = 0, opening id: ImageID? = nil) -> [Effect] {
    history.load(entries, of: total)
    defer { fit() }
    if let id { return open(id) }
    if entries.isEmpty, cloudInUse != nil { turn(to: .prompt) }
    return preview()
  }

  /// Takes in what happened at `now` and says what is to be done for it.
  public mutating func handle(_ event: Event, now: Date) -> [Effect] {
    self.now = now
    let search = searchUnderWay
    let effects =
      switch event {
      case .pressed(let key): press(key)
      case .pasted(let text): paste(text)
      case .clicked(let column, let row): click(column: column, row: row)
      case .wheeled(let column, let row, let steps): wheel(column: column, row: row, steps: steps)
      case .resized(let size): resize(size)
      case .woke: wake()
      case .resumed: [Effect.redraw]
      case .fetched(let id, let ticket, let result): take(result, for: id, ticket: ticket)
      case .pageFetched(let ticket, let result): take(result, ticket: ticket)
      case .retrying(let ticket, let retry): note(retry, ticket: ticket)
      case .cautioned(let caution, let ticket): take(caution, ticket: ticket)
      case .historyLoaded(let entries, let key): load(entries, of: key)
      case .historyFailed(let text): say(text, .problem)
      case .historyNoted(let text): say(text)
      case .snapshotLoaded(let id, let snapshot): take(snapshot, for: id)
      case .timelineLoaded(let id, let snapshots, let total): show(snapshots, of: total, for: id)
      case .copied(let outcome): say(outcome)
      case .exported(let export, let outcome): take(outcome, of: export)
      case .cloudsListed(let choices, let places): show(choices, lookedForIn: places)
      case .cloudChanged(let cloud, let entries, let total): change(to: cloud, entries, of: total)
      case .searchBegan(let id, let choices, let ticket): show(choices, askedFor: id, ticket: ticket)
      case .searched(let answer, let ticket): take(answer, ticket: ticket)
      }
    fit()
    return effects + leaving(search: search) + followCatalogue()
  }

  /// The find line that is typed in now: a pane's waits while something lies over it.
  public var activeFinder: Finder? {
    guard let finder else { return nil }
    return finder.isAboveOverlay == (overlay != nil) ? finder : nil
  }

  /// Who gets the next key.
  public var scope: Keymap.Scope {
    if activeFinder != nil || typedLine != nil { return .prompt }
    if let overlay { return overlay.scope }
    return switch focus {
    case .prompt: .prompt
    case .history: timeline == nil ? .history : .timeline
    case .detail: .detail
    }
  }
}

// MARK: - Asking

extension BrowserViewModel {
  /// Opens an image: shows what is kept of it at once, and asks the service.
  mutating func open(_ id: ImageID) -> [Effect] {
    trail.open(id)
    prompt.clear()
    overlay = nil
    finder = nil
    typedLine = nil
    turn(to: .detail)
    return show(id) + ask(id)
  }

  /// Shows what is kept of an image, without asking.
  mutating func show(_ id: ImageID) -> [Effect] {
    closeTimeline()
    history.select(id)
    guard detail.id != id else { return [] }
    detail.show(id)
    return [.loadSnapshot(id)]
  }

  /// Shows the image under the history's cursor from its snapshot.
  mutating func preview() -> [Effect] {
    guard let id = history.current?.id else { return [] }
    return show(id)
  }

  /// Asks the service for an image; an ask for the same image that is under way already counts for this one.
  mutating func ask(_ id: ImageID) -> [Effect] {
    if case .failure(let problem) = cloud { return say(problem.statement, .problem) }
    if underWay?.id == id { return [] }
    let giveUp: [Effect] = underWay == nil ? [] : [.cancelFetch]
    lastTicket += 1
    let fetch = FetchUnderWay(id: id, ticket: lastTicket, time: Stopwatch(began: now))
    underWay = fetch
    presentDetail.clearFailure(now: now)
    return giveUp + [.fetch(id, ticket: fetch.ticket)] + wakeUp
  }

  /// Gives up the ask under way.
  mutating func cancel() -> [Effect] {
    guard let fetch = underWay else { return [] }
    underWay = nil
    if detail.id == fetch.id, detail.image == nil {
      detail.show(fetch.id, FetchFailure(.cancelled), now: now)
    }
    return [.cancelFetch] + say(PrintableText("Cancelled.", zh: "已取消。"))
  }

  private mutating func note(_ retry: Retry, ticket: Int) -> [Effect] {
    if ticket == underWay?.ticket {
      underWay?.retry = retry
    } else if catalogue?.awaits(ticket) != true {
      return []
    }
    return say(retry.statement)
  }

  private mutating func wake() -> [Effect] { askForWatched() + wakeUp }

  private mutating func take(
    _ result: Result<FetchedImage, FetchFailure>, for id: ImageID, ticket: Int
  ) -> [Effect] {
    guard ticket == underWay?.ticket else { return takeWatched(result, for: id, ticket: ticket) }
    underWay = nil
    let isShown = detail.id == id
    switch result {
    case .failure(let failure):
      guard isShown else { return say(.remark(on: "\(id)", failure.headline), .problem) }
      presentDetail.show(id, failure, now: now)
      return isDetailVisible ? [] : say(failure.headline, .problem)
    case .success(let fetched):
      let image = fetched.image
      let entry = history.view(
        HistoryEntry(
          id: id, name: image.name, operatingSystem: image.operatingSystem, status: image.status, lastViewed: now))
      if isShown {
        presentDetail.show(id, fetched, now: now)
        history.select(id)
      }
      return [.record(image, entry)] + comment(on: image, asked: id, isShown: isShown && timeline == nil)
        + supply(Snapshot(image: image, taken: now), for: id) + takeOwn(image, for: id)
    }
  }

  private mutating func comment(on image: Image, asked id: ImageID, isShown: Bool) -> [Effect] {
    if image.id != id.text {
      return say(
        PrintableText("The service answered with another id: \(image.id)", zh: "服务返回了另一个 ID：\(image.id)"), .problem)
    }
    let name = image.name ?? id.text
    return isShown ? [] : say(PrintableText("Now on top of the history: \(name)", zh: "已排到历史记录最前：\(name)"))
  }

  private mutating func take(_ snapshot: Snapshot?, for id: ImageID) -> [Effect] {
    if let snapshot, detail.id == id, detail.image == nil { detail.show(id, snapshot, now: now) }
    return supply(snapshot, for: id)
  }

  /// Takes over the whole list, unless it is that of a cloud that was left meanwhile.
  private mutating func load(_ entries: [HistoryEntry], of key: Endpoint) -> [Effect] {
    guard cloudInUse?.historyKey == key else { return [] }
    history.load(entries)
    return detail.id == nil && focus != .prompt ? preview() : []
  }
}

// MARK: - Screen

extension BrowserViewModel {
  /// Gives the keyboard to a pane or the prompt.
  mutating func turn(to focus: Focus) {
    self.focus = focus
    if focus != .prompt { pane = focus }
  }

  mutating func say(_ text: PrintableText, _ tone: Message.Tone = .plain) -> [Effect] {
    message = Message(text: text, tone: tone)
    return []
  }

  private mutating func say(_ outcome: CopyOutcome) -> [Effect] {
    switch outcome {
    case .sent(let what, let bytes):
      say(
        PrintableText(
          "Copied \(what), \(bytes == 1 ? "1 byte" : "\(bytes) bytes"), if the terminal allows it (OSC 52).",
          zh: "已复制：\(what)，\(bytes) 字节（需终端支持 OSC 52）。"))
    case .tooLong(let what, let bytes, let limit):
      say(
        PrintableText(
          "Not copied: \(bytes) bytes, terminals take \(limit). Use imsbrowser show for \(what).",
          zh: "未复制：\(what)，共 \(bytes) 字节，终端最多接受 \(limit) 字节。请改用 imsbrowser show。"), .problem)
    }
  }

  private var isDetailVisible: Bool {
    overlay == nil && timeline == nil && (Layout(size).showsBothPanes || pane == .detail)
  }

  private mutating func resize(_ size: Size) -> [Effect] {
    self.size = size
    return []
  }

  /// Tells each part how much room it has.
  mutating func fit() {
    let layout = Layout(size)
    history.fit(height: layout.history.rows)
    showNote()
    detail.fit(layout.detail)
    overlay?.fit(layout.wide)
    timeline?.fit(layout.history)
  }
}
