public import ImageModel
import struct FoundationEssentials.Date

/// A cloud's list of images, as far as it was asked for: page by page, as the cursor comes near the end of what is there.
public struct CatalogueViewModel: Hashable, Sendable {
  /// Images asked for at once.
  static let pageLength = 100
  /// Images asked for at once where many of them won't show; services give no more.
  static let longestPage = 1_000
  /// Images kept at most: what is behind them is for a filter to find.
  static let most = 20_000
  /// Pages without an image that are asked for one after the other, until the operator pushes on.
  static let mostBarren = 10
  /// What the list can be sorted by with a key, one after the other; nil is the service's own order, the newest first.
  private static let orders = [nil, "name", "size:desc", "updated:desc", "status"]

  /// What the list is chosen by, as it was typed; empty for all images.
  public private(set) var filter: String
  /// What came, in the service's order.
  public private(set) var rows: [CatalogueRow] = []
  /// Which rows show, in the order they show in: indices into `rows`. Without bare words in the filter, all of them.
  public private(set) var shown: [Int] = []
  /// Why the next page didn't come; it stands in a line below the rows.
  public private(set) var failure: FetchFailure?
  public private(set) var isAtEnd = false
  public private(set) var scroll = ScrollPosition()
  /// Pages that came.
  public private(set) var pages = 0
  /// Since when the next page is asked for; nil where none is.
  public private(set) var asking: Stopwatch?

  private var ticket: Int?
  private let query: ImageQuery
  private var next: PageToken?
  /// What the rows are narrowed by here.
  private var narrowing: String
  /// The rows prepared for matching, as far as that was done.
  private var texts: [FuzzyText] = []
  /// Pages that held nothing of what is wanted, since one did or since the operator pushed on.
  private var barren = 0
  /// Items of the list that are no images, since they have no id.
  public private(set) var strays = 0
  /// True while the list is wanted from its beginning, and that has not come.
  private(set) var isRenewing = false
  /// True where the operator went beyond what is shown of a narrowed list: the next page may have more of it.
  private var isPushed = false

  /// All images.
  init() {
    (query, filter, narrowing) = (.all, "", "")
  }

  /// - Throws: `ImageQuery.Problem` where a word of the filter makes no sense.
  init(filter: String) throws(ImageQuery.Problem) {
    let typed = try TypedQuery(filter)
    (query, self.filter, narrowing) = (typed.query, filter, typed.bareWords)
  }

  public var isNarrowed: Bool { !narrowing.isEmpty }

  /// The row under the cursor; nil where that is on the last line, which is none.
  public var current: CatalogueRow? { shown.indices.contains(scroll.cursor) ? rows[shown[scroll.cursor]] : nil }

  /// The row in a line of the list; nil for a line below them.
  public func row(at line: Int) -> CatalogueRow? { shown.indices.contains(line) ? rows[shown[line]] : nil }

  /// True where as many images are kept as may be.
  public var isFull: Bool { rows.count >= Self.most }

  /// True where a line below the rows says why there are no more.
  private var hasLastLine: Bool { failure != nil || !isAtEnd && (isFull || isResting && !rows.isEmpty) }

  /// True where so many pages held nothing that the next one waits to be asked for.
  public var isResting: Bool { barren >= Self.mostBarren && !isAtEnd }

  /// True while the page of this ticket is waited for.
  func awaits(_ ticket: Int) -> Bool { self.ticket == ticket }
}

// MARK: - Pages

extension CatalogueViewModel {
  /// True where the cursor is within a screen of the end, and there is a page to ask for. A list that is narrowed here waits
  /// to be pushed on: many pages may hold nothing of it.
  var wantsPage: Bool {
    guard asking == nil, failure == nil else { return false }
    if isRenewing { return true }
    guard !isAtEnd, !isFull, !isResting else { return false }
    return rows.isEmpty || (isNarrowed ? isPushed : scroll.cursor + scroll.height >= shown.count)
  }

  /// Begins the ask for the next page.
  mutating func ask(ticket: Int, now: Date) -> Effect {
    (self.ticket, asking, isPushed) = (ticket, Stopwatch(began: now), false)
    // What is chosen on this side takes larger pages, once a first one is on the screen.
    let length = query.narrows && pages > 0 && !isRenewing ? Self.longestPage : Self.pageLength
    return .fetchPage(query, after: isRenewing ? nil : next, limit: length, ticket: ticket)
  }

  /// Takes in a page, or why it didn't come; one that isn't waited for is left.
  mutating func take(_ result: Result<ImagePage, FetchFailure>, ticket: Int) {
    guard ticket == self.ticket else { return }
    (self.ticket, asking) = (nil, nil)
    switch result {
    case .success(let page):
      if isRenewing { clear() }
      isRenewing = false
      let first = rows.count
      rows += page.images.prefix(Self.most - first).map(CatalogueRow.init)
      pages += 1
      strays += page.strays
      barren = rows.count > first ? 0 : barren + 1
      next = page.next
      isAtEnd = page.next == nil
      shown += matches(among: first..<rows.count)
    case .failure(let failure): self.failure = failure
    }
    fit(height: scroll.height)
  }

  /// Gives up the page under way.
  mutating func cancel() {
    (ticket, asking, failure) = (nil, nil, FetchFailure(.cancelled, subject: .list))
    fit(height: scroll.height)
  }

  /// Makes the page that didn't come wanted again.
  mutating func retry() {
    (failure, isPushed, barren) = (nil, true, 0)
    fit(height: scroll.height)
  }

  /// Makes the list wanted from its beginning, as the service has it now. What is loaded stays until that comes.
  mutating func renew() {
    (isRenewing, ticket, asking) = (true, nil, nil)
    retry()
  }

  /// Makes room for the list from its beginning.
  private mutating func clear() {
    (rows, shown, texts, isAtEnd, next) = ([], [], [], false, nil)
    (pages, strays, barren) = (0, 0, 0)
    scroll.show(0)
  }
}

// MARK: - Choosing

extension CatalogueViewModel {
  /// Shows those of the rows that the bare words of a line let through; the service isn't asked. The order stays.
  mutating func narrow(by typed: String) {
    let bareWords = TypedQuery.bareWords(of: typed)
    guard bareWords != narrowing else { return }
    // What one more character lets through was let through without it.
    let candidates = isNarrowed && bareWords.hasPrefix(narrowing) ? shown : Array(rows.indices)
    narrowing = bareWords
    isPushed = false
    shown = matches(among: candidates)
    scroll.show(0)
    fit(height: scroll.height)
  }

  /// The list as a line chooses it: this one narrowed, where the service would be asked for the same; else a new one.
  /// - Throws: `ImageQuery.Problem` where a word makes no sense.
  func filtered(by typed: String) throws(ImageQuery.Problem) -> CatalogueViewModel {
    var list = try CatalogueViewModel(filter: typed)
    if list.query == query {
      list = self
      list.filter = typed
      list.narrow(by: typed)
    }
    list.fit(height: scroll.height)
    return list
  }

  /// The filter with the order that follows on the one in use.
  var filterSortedOtherwise: String {
    let place = Self.orders.firstIndex(of: TypedQuery.order(in: filter)) ?? 0
    return TypedQuery.line(filter, sortedBy: Self.orders[(place + 1) % Self.orders.count])
  }

  /// The filter without the words that narrow what is loaded.
  var filterNotNarrowed: String { TypedQuery.withoutBareWords(filter) }

  private mutating func matches(among candidates: some Collection<Int>) -> [Int] {
    let pattern = FuzzyPattern(narrowing)
    guard !pattern.isEmpty else { return Array(candidates) }
    if texts.count < rows.count { texts += rows[texts.count...].map(FuzzyText.init(of:)) }
    return candidates.filter { pattern.score(texts[$0]) != nil }
  }
}

// MARK: - Moving

extension CatalogueViewModel {
  mutating func move(_ movement: Movement) {
    let target = movement.target(from: scroll.cursor, count: scroll.count, height: scroll.height)
    let isDownward = movement == .bottom || target > scroll.cursor
    if isDownward, target >= shown.count - 1 { (isPushed, barren) = (true, 0) }
    scroll.show(target)
  }

  /// Back to where the list was before it was narrowed.
  mutating func scroll(to anchor: ScrollPosition) {
    scroll = anchor
    fit(height: anchor.height)
  }

  /// Puts the cursor on the row in a visible line.
  /// - Returns: false where there is none.
  mutating func choose(line: Int) -> Bool {
    guard let line = scroll.line(inRow: line), shown.indices.contains(line) else { return false }
    scroll.show(line)
    return true
  }

  /// The heads of the columns take a row.
  mutating func fit(_ space: Rectangle) { fit(height: max(1, space.rows - 1)) }

  private mutating func fit(height: Int) { scroll.fit(count: shown.count + (hasLastLine ? 1 : 0), height: height) }
}
