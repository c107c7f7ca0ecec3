import ImageModel

extension BrowserViewModel {
  /// Looks for the image that is shown in all clouds.
  mutating func findAnywhere() -> [Effect] {
    detail.id.map { findAnywhere($0) }
      ?? say(PrintableText("No image to look for: type or paste an image id.", zh: "没有可查找的镜像：请输入或粘贴镜像 ID。"))
  }

  /// Looks for an image in all clouds.
  mutating func findAnywhere(_ id: ImageID) -> [Effect] {
    lastTicket += 1
    return [.search(id, ticket: lastTicket)]
  }

  /// Shows the clouds that are asked, in the order of their answers' lines.
  mutating func show(_ choices: [CloudChoice], askedFor id: ImageID, ticket: Int) -> [Effect] {
    guard !choices.isEmpty else {
      return say(
        PrintableText(
          "There is no cloud to ask: C says where clouds.yaml is looked for.", zh: "没有可查询的云：按 C 查看 clouds.yaml 的查找位置。"),
        .problem)
    }
    closeOverlay()
    let search = CloudSearchViewModel(for: id, in: choices, ticket: ticket)
    overlay = .search(search)
    return search.isUnderWay ? [] : say(search.conclusion)
  }

  mutating func take(_ answer: CloudAnswer, ticket: Int) -> [Effect] {
    guard case .search(var search)? = overlay, search.ticket == ticket, search.isUnderWay else { return [] }
    search.take(answer)
    overlay = .search(search)
    return search.isUnderWay ? [] : say(search.conclusion)
  }

  /// Gives up what is under way; what was answered stays.
  mutating func cancelSearch() -> [Effect] {
    guard case .search(var search)? = overlay else { return [] }
    search.cancel()
    overlay = .search(search)
    return say(PrintableText("Cancelled.", zh: "已取消。"))
  }

  /// Opens the image in the cloud under the cursor, and goes over to that cloud; where it can't, says why not.
  mutating func openThere() -> [Effect] {
    guard case .search(let search)? = overlay, let line = search.current else { return [] }
    let name = line.choice.name
    switch line.state {
    case .misconfigured(let problem): return say(.remark(on: name, problem.statement), .problem)
    case .waiting: return say(PrintableText("\(name) has not answered yet.", zh: "\(name) 尚未响应。"))
    case .cancelled:
      return say(PrintableText("\(name) was not asked to the end: S asks again.", zh: "对 \(name) 的查询未完成：按 S 重新查找。"))
    case .answered(let answer):
      if case .failure(let failure) = answer.result {
        return say(.remark(on: name, .sentences(failure.headline, failure.advice)), .problem)
      }
      return line.choice.isInUse ? open(search.id) : [.changeCloud(line: search.scroll.cursor)]
    }
  }

  /// The image that a change of cloud is made for.
  var sought: ImageID? { if case .search(let search)? = overlay { search.id } else { nil } }

  /// The search that is under way, by its ticket.
  var searchUnderWay: Int? {
    if case .search(let search)? = overlay, search.isUnderWay { search.ticket } else { nil }
  }

  /// What is to be done where the search that was under way is no longer looked at, or given up. One that has come to its
  /// end has nothing under way to cancel.
  func leaving(search ticket: Int?) -> [Effect] {
    guard let ticket, searchUnderWay != ticket else { return [] }
    if case .search(let search)? = overlay, search.ticket == ticket, !search.isCancelled { return [] }
    return [.cancelSearch]
  }
}
