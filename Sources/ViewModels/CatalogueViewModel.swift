public import ImageModel

/// A cloud's list of images, as far as it was asked for: page by page, as the cursor comes near the end of what is there.
public struct CatalogueViewModel: Hashable, Sendable {
  /// What a line says of an image; the image itself isn't kept.
  public struct Row: Hashable, Sendable {
    /// Nil for an id that can't be asked for.
    public let id: ImageID?
    public let name: PrintableText
    public let status: PrintableText
    public let operatingSystem: PrintableText
    public let size: PrintableText
    /// The day.
    public let created: PrintableText
    public let visibility: PrintableText

    init(_ image: Image) {
      id = try? ImageID(image.id)
      name = PrintableText(image.name ?? image.id)
      status = PrintableText(image.status ?? "-")
      operatingSystem = PrintableText(image.operatingSystem ?? "-")
      size = image.fileSize.flatMap { $0 > 0 ? Quantity.rounded(bytes: $0) : nil } ?? "-"
      let created = image["created_at"]?.string
      let day = created.flatMap { Timestamp(iso: $0) }.map { String($0.absolute.text.prefix(10)) }
      self.created = PrintableText(day ?? created ?? "-")
      visibility = PrintableText(image["visibility"]?.string ?? "-")
    }
  }

  /// Images asked for at once.
  static let pageLength = 100
  /// Images kept at most: what is behind them is for a filter to find.
  static let most = 20_000

  /// As it was typed; empty for all images.
  public let filter: String
  public private(set) var rows: [Row] = []
  /// Why the next page didn't come; it stands in a line below the rows.
  public private(set) var failure: FetchFailure?
  public private(set) var isAtEnd = false
  public private(set) var scroll = ScrollPosition()
  /// The page under way, by its ticket.
  private(set) var asking: Int?
  let query: ImageQuery
  private var next: PageToken?

  init(_ query: ImageQuery = .all, filter: String = "") {
    self.query = query
    self.filter = filter
  }

  /// The row under the cursor; nil where that is on the failure.
  public var current: Row? { rows.indices.contains(scroll.cursor) ? rows[scroll.cursor] : nil }

  public var isUnderWay: Bool { asking != nil }

  /// True where the service may have more than is kept.
  public var isFull: Bool { rows.count >= Self.most }

  /// True where the cursor is within a screen of the end, and there is a page to ask for.
  var wantsPage: Bool {
    asking == nil && failure == nil && !isAtEnd && !isFull && scroll.cursor + scroll.height >= rows.count
  }

  /// Begins the ask for the next page.
  mutating func ask(ticket: Int) -> Effect {
    asking = ticket
    return .fetchPage(query, after: next, limit: Self.pageLength, ticket: ticket)
  }

  /// Takes in a page, or why it didn't come; one that isn't waited for is left.
  mutating func take(_ result: Result<ImagePage, FetchFailure>, ticket: Int) {
    guard ticket == asking else { return }
    asking = nil
    switch result {
    case .success(let page):
      rows += page.images.prefix(Self.most - rows.count).map(Row.init)
      next = page.next
      isAtEnd = page.next == nil
    case .failure(let failure): self.failure = failure
    }
    fit(height: scroll.height)
  }

  /// Makes the page that didn't come wanted again.
  mutating func retry() {
    failure = nil
    fit(height: scroll.height)
  }

  mutating func move(_ movement: Movement) {
    scroll.show(movement.target(from: scroll.cursor, count: scroll.count, height: scroll.height))
  }

  /// The heads of the columns take a row.
  mutating func fit(_ space: Rectangle) { fit(height: max(1, space.rows - 1)) }

  private mutating func fit(height: Int) {
    scroll.fit(count: rows.count + (failure == nil ? 0 : 1), height: height)
  }
}
