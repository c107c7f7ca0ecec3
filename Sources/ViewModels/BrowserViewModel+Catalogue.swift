import ImageModel

extension BrowserViewModel {
  /// Shows the list of the cloud in use, as it was left.
  mutating func openCatalogue() -> [Effect] {
    if case .failure(let problem) = cloud { return say(problem.statement, .problem) }
    finder = nil
    var list = catalogue ?? CatalogueViewModel()
    // What was typed and not entered counts no more.
    list.narrow(by: list.filter)
    overlay = .catalogue(list)
    return wakeUp
  }

  /// With the catalogue in focus.
  mutating func performInCatalogue(_ command: Command) -> [Effect] {
    guard case .catalogue(let list)? = overlay else { return [] }
    switch command {
    case .open:
      guard let row = list.current else { return [] }
      return row.id.map { open($0) } ?? say(PrintableText("This id can't be asked for.", zh: "无法查询此 ID。"), .problem)
    case .mark: return list.current.map { row in row.id.map { mark($0, named: row.name) } ?? [] } ?? []
    case .compare:
      guard let marked, let id = list.current?.id else {
        return say(PrintableText("Mark an image first, with Space.", zh: "请先用空格键标记一个镜像。"))
      }
      return compare(marked, with: id)
    case .copyValue:
      return list.current?.id.map { [.copy($0.text, what: PrintableText("the image id", zh: "镜像 ID"))] } ?? []
    case .find:
      finder = Finder(.catalogue(before: list.filter, anchor: list.scroll))
      finder?.editor.replace(with: list.filter)
      return []
    case .findAnywhere: return list.current?.id.map { findAnywhere($0) } ?? []
    case .sort: return filterCatalogue(by: list.filterSortedOtherwise)
    case .refresh:
      show(refreshed(list))
      return []
    case .escape where list.isNarrowed: return filterCatalogue(by: list.filterNotNarrowed)
    case .interrupt where list.asking != nil:
      var list = list
      list.cancel()
      show(list)
      return [.cancelPage]
    default: return performOverlaid(command)
    }
  }

  /// Takes back what was typed since the list was chosen.
  mutating func restoreCatalogue(_ filter: String, at anchor: ScrollPosition) -> [Effect] {
    guard case .catalogue(var list)? = overlay else { return [] }
    list.narrow(by: filter)
    list.scroll(to: anchor)
    show(list)
    return []
  }

  /// Narrows what is loaded by what is typed so far.
  mutating func narrowCatalogue(by text: String) -> [Effect] {
    guard case .catalogue(var list)? = overlay else { return [] }
    list.narrow(by: text)
    show(list)
    return []
  }

  /// Asks the service for what the words choose; words that make no sense say so, and the line stays.
  mutating func filterCatalogue(by text: String) -> [Effect] {
    guard case .catalogue(let list)? = overlay else { return [] }
    do throws(ImageQuery.Problem) {
      show(try list.filtered(by: text))
      finder = nil
      return []
    } catch {
      return say(error.message, .problem)
    }
  }

  /// Takes in a page, whether the list is looked at or not.
  mutating func take(_ page: Result<ImagePage, FetchFailure>, ticket: Int) -> [Effect] {
    guard var list = catalogue else { return [] }
    let isShown = if case .catalogue? = overlay { true } else { false }
    // The list's only holder changes it in its place.
    catalogue = nil
    if isShown { overlay = nil }
    list.take(page, ticket: ticket)
    catalogue = list
    if isShown { overlay = .catalogue(list) }
    // The line that says it stands at the end, and the cursor may be anywhere.
    if isShown, list.isRenewing, let failure = list.failure { return say(failure.headline, .problem) }
    return []
  }

  /// Keeps the list that is looked at, and asks for its next page where the cursor comes near its end.
  mutating func followCatalogue() -> [Effect] {
    guard case .catalogue(var list)? = overlay else { return [] }
    guard list.wantsPage else {
      catalogue = list
      return []
    }
    lastTicket += 1
    let effect = list.ask(ticket: lastTicket, now: now)
    show(list)
    return [effect] + wakeUp
  }

  /// The page that the list which is looked at waits for.
  var pageUnderWay: Stopwatch? { if case .catalogue(let list)? = overlay { list.asking } else { nil } }

  private mutating func show(_ list: CatalogueViewModel) {
    overlay = .catalogue(list)
    catalogue = list
  }

  /// The list with the page wanted that didn't come, else from its beginning: also where the service's next page is nowhere.
  private func refreshed(_ list: CatalogueViewModel) -> CatalogueViewModel {
    var list = list
    switch list.failure?.kind {
    case nil, .foreignPage, .repeatedPage: list.renew()
    default: list.retry()
    }
    return list
  }
}
