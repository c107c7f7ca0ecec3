import ImageModel

extension BrowserViewModel {
  /// Shows the list of the cloud in use, as it was left.
  mutating func openCatalogue() -> [Effect] {
    if case .failure(let problem) = cloud { return say(problem.statement, .problem) }
    finder = nil
    overlay = .catalogue(catalogue ?? CatalogueViewModel())
    return []
  }

  /// With the catalogue in focus.
  mutating func performInCatalogue(_ command: Command) -> [Effect] {
    guard case .catalogue(let list)? = overlay else { return [] }
    switch command {
    case .open:
      guard let row = list.current else { return [] }
      return row.id.map { open($0) } ?? say(PrintableText("This id can't be asked for.", zh: "无法查询此 ID。"), .problem)
    case .mark:
      guard let row = list.current, let id = row.id else { return [] }
      marked = marked == id ? nil : id
      return say(
        marked == nil
          ? PrintableText("No longer marked.", zh: "已取消标记。")
          : PrintableText("Marked: c compares with it. \(row.name)", zh: "已标记：按 c 与之比较。\(row.name)"))
    case .compare:
      guard let marked, let id = list.current?.id else {
        return say(PrintableText("Mark an image first, with Space.", zh: "请先用空格键标记一个镜像。"))
      }
      return compare(marked, with: id)
    case .find: typedLine = TypedLine(.filter, list.filter)
    case .refresh: refresh(list)
    case .catalogue: closeOverlay()
    default: return performOverlaid(command)
    }
    return []
  }

  /// Asks the service for what the words choose; words that choose nothing say so, and the line stays.
  mutating func filterCatalogue(by text: String) -> [Effect] {
    do throws(ImageQuery.Problem) {
      overlay = .catalogue(CatalogueViewModel(try ImageQuery(typed: text), filter: text))
      typedLine = nil
      return []
    } catch {
      return say(error.message, .problem)
    }
  }

  /// Takes in a page, whether the list is looked at or not.
  mutating func take(_ page: Result<ImagePage, FetchFailure>, ticket: Int) -> [Effect] {
    catalogue?.take(page, ticket: ticket)
    if case .catalogue? = overlay, let catalogue { overlay = .catalogue(catalogue) }
    return []
  }

  /// Keeps the list that is looked at, and asks for its next page where the cursor comes near its end.
  mutating func followCatalogue() -> [Effect] {
    guard case .catalogue(var list)? = overlay else { return [] }
    defer {
      overlay = .catalogue(list)
      catalogue = list
    }
    guard list.wantsPage else { return [] }
    lastTicket += 1
    return [list.ask(ticket: lastTicket)]
  }

  /// Asks for the page that didn't come, else for the whole list anew: also where the service's next page is nowhere.
  private mutating func refresh(_ list: CatalogueViewModel) {
    var list = list
    switch list.failure?.kind {
    case nil, .foreignPage, .repeatedPage: list = CatalogueViewModel(list.query, filter: list.filter)
    default: list.retry()
    }
    overlay = .catalogue(list)
  }
}
