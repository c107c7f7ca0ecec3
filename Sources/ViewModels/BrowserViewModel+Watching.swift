public import ImageModel

import struct FoundationEssentials.Date

extension BrowserViewModel {
  /// Whether an image is asked for again by itself until its status settles.
  public func isWatched(_ id: ImageID) -> Bool { watchlist[id] != nil }

  /// Whether the key that watches has something to do: the image is watched, or its status is on its way.
  public var canWatch: Bool {
    guard let id = chosenID else { return false }
    return isWatched(id) || status(of: id).map(ImageStatus.init) == .onItsWay
  }

  /// Begins to watch the image that the keys are about, or ends it. One whose status is known to have settled says so.
  mutating func toggleWatch() -> [Effect] {
    guard let id = chosenID else {
      return say(PrintableText("No image to watch: type or paste an image id.", zh: "没有可监视的镜像：请输入或粘贴镜像 ID。"))
    }
    if isWatched(id) {
      return endWatch(of: id) + say(PrintableText("No longer watched: \(name(of: id))", zh: "已停止监视：\(name(of: id))"))
    }
    if case .failure(let problem) = cloud { return say(problem.statement, .problem) }
    let known = status(of: id)
    if let known, ImageStatus(known) != .onItsWay { return say(settled(id, known)) }
    lastTicket += 1
    watchlist.update(WatchedImage(id, status: known, ticket: lastTicket, now: now))
    let name = name(of: id)
    _ = say(
      PrintableText(
        "Watching \(name): the bell rings when its status settles; w again stops.",
        zh: "正在监视 \(name)：状态稳定时响铃；再按 w 停止。"))
    return [.askBeside(id, ticket: lastTicket)]
  }

  /// Ends the watching of an image, where it is watched, without a word.
  mutating func endWatch(of id: ImageID) -> [Effect] {
    guard let watched = watchlist[id] else { return [] }
    watchlist.remove(id)
    return watched.ticket.map { [.giveUp(ticket: $0)] } ?? []
  }

  /// Ends all watching: the images belong to the cloud that is left.
  mutating func endWatches() -> [Effect] { watchlist.images.flatMap { endWatch(of: $0.id) } }

  /// Asks for the watched images whose time has come.
  mutating func askForWatched() -> [Effect] {
    watchlist.due(at: now).map { due in
      var watched = due
      lastTicket += 1
      watched.ticket = lastTicket
      watchlist.update(watched)
      return .askBeside(watched.id, ticket: lastTicket)
    }
  }

  /// The one wake-up that suits all who wait, the soonest: a new wish replaces the one before.
  var wakeUp: [Effect] {
    let wishes = [
      underWay?.time.secondsToNextChange(at: now), pageUnderWay?.secondsToNextChange(at: now),
      watchlist.secondsToNextAsk(at: now),
    ]
    return wishes.compactMap(\.self).min().map { [.wake(afterSeconds: $0)] } ?? []
  }

  /// An ask for a watched image came back. An answer that says what the one before said is nothing new to keep.
  mutating func takeWatched(
    _ result: Result<FetchedImage, FetchFailure>, for id: ImageID, ticket: Int
  ) -> [Effect] {
    guard var watched = watchlist[id], watched.ticket == ticket else { return [] }
    watched.ticket = nil
    watchlist.update(watched)
    var effects: [Effect] = []
    if case .success(let fetched) = result { effects = keep(fetched, of: watched) }
    return effects + takeTurn(of: watched, result.map(\.image)) + wakeUp
  }

  /// The operator's own ask brought a watched image: that counts as well.
  mutating func takeOwn(_ image: Image, for id: ImageID) -> [Effect] {
    guard let watched = watchlist[id] else { return [] }
    return takeTurn(of: watched, .success(image))
  }
}

extension BrowserViewModel {
  /// What is known of an image's status, raw.
  private func status(of id: ImageID) -> String? {
    if detail.id == id, let image = detail.image { return image.status }
    return history.entry(of: id)?.status
  }

  private func name(of id: ImageID) -> PrintableText {
    let shown = detail.id == id ? detail.image?.name : nil
    return PrintableText(shown ?? history.entry(of: id)?.name ?? id.text)
  }

  private func settled(_ id: ImageID, _ status: String) -> PrintableText {
    let name = name(of: id)
    return PrintableText(
      "\(name) is \(status) already: there is nothing to wait for.", zh: "\(name) 的状态已是 \(status)，无需等待。")
  }

  private mutating func keep(_ fetched: FetchedImage, of watched: WatchedImage) -> [Effect] {
    let id = watched.id
    if watched.latest == fetched.image {
      if detail.id == id { detail.confirm(fetched, now: now) }
      return []
    }
    let entry = history.view(HistoryEntry(unlisted: id, fetched.image, now: now))
    if detail.id == id { detail.show(id, fetched, now: now) }
    return [.record(fetched.image, entry)]
  }

  /// Goes on or ends, as what came back says.
  private mutating func takeTurn(of before: WatchedImage, _ result: Result<Image, FetchFailure>) -> [Effect] {
    var watched = before
    if case .success(let image) = result { watched.latest = image }
    let turn = watched.watch.take(result)
    let name = name(of: watched.id)
    let status = PrintableText(watched.watch.status ?? "")
    let time = Quantity.duration(seconds: now.timeIntervalSince(watched.began))
    switch turn {
    case .goesOn(let seconds, let isNews):
      watched.wait(seconds: seconds, from: now)
      watchlist.update(watched)
      guard isNews, before.latest != nil else { return [] }
      return say(PrintableText("\(name): \(status) now, after \(time).", zh: "\(name)：现为 \(status)，用时 \(time)。"))
    case .stumbles(let failure, let seconds, let isNews):
      watched.wait(seconds: seconds, from: now)
      watchlist.update(watched)
      guard isNews else { return [] }
      let standing = PrintableText("\(name) is still watched.", zh: "仍在监视 \(name)。")
      return say(.sentences(standing, failure.headline), .problem)
    case .settles(let meaning):
      let giveUp = endWatch(of: watched.id)
      guard let raw = watched.watch.status else {
        let reason = PrintableText("\(name) has no status: there is nothing to wait for.", zh: "\(name) 没有状态，无需等待。")
        return giveUp + say(reason, .problem)
      }
      guard before.latest != nil else { return giveUp + say(settled(watched.id, raw)) }
      let outcome = PrintableText("\(name): \(status) after \(time).", zh: "\(name)：\(status)，用时 \(time)。")
      return giveUp + announce(outcome, meaning == .usable ? .plain : .problem)
    case .ends(let failure):
      let standing = PrintableText("\(name) is no longer watched.", zh: "已停止监视 \(name)。")
      return endWatch(of: watched.id) + announce(.sentences(standing, failure.headline), .problem)
    }
  }

  /// Says what the operator waits for, who may look elsewhere.
  private mutating func announce(_ text: PrintableText, _ tone: Message.Tone) -> [Effect] {
    say(text, tone) + [.ring, .showTitle(text)]
  }
}
