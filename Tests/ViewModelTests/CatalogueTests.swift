import ImageModel
import Testing

@testable import ViewModels

/// The list of a cloud's images: asked for page by page, as the cursor comes near the end of what is there.
@Suite struct CatalogueTests {
  private static func page(_ numbers: ClosedRange<Int>, more: Bool) -> ImagePage {
    let next = PageToken(place: .marker("\(numbers.upperBound)"), trail: PageTrail())
    return ImagePage(images: numbers.map { .sample($0) }, next: more ? next : nil)
  }

  private func list(_ session: Session) -> CatalogueViewModel? {
    if case .catalogue(let list)? = session.model.overlay { list } else { nil }
  }

  private func tickets(_ effects: [Effect]) -> [Int] {
    effects.compactMap { if case .fetchPage(_, _, _, let ticket) = $0 { ticket } else { nil } }
  }

  @Test func `one page at a time is asked for, and the next when the cursor comes near the end`() throws {
    var session = Session()
    let first = try #require(tickets(session.press("L")).first)
    #expect(tickets(session.press("j", "G")).isEmpty)
    let effects = session.happen(.pageFetched(ticket: first, .success(Self.page(1...100, more: true))))
    #expect(tickets(effects).isEmpty)
    #expect(list(session)?.rows.count == 100 && list(session)?.isAtEnd == false)
    let second = tickets(session.press("G"))
    #expect(second.count == 1)
    _ = session.happen(.pageFetched(ticket: try #require(second.first), .success(Self.page(101...150, more: false))))
    #expect(list(session)?.rows.count == 150 && list(session)?.isAtEnd == true)
    #expect(tickets(session.press("G", "g", "G")).isEmpty)
  }

  @Test func `a page that fails leaves what is loaded, and r asks for it again`() throws {
    var session = Session()
    let first = try #require(tickets(session.press("L")).first)
    session.happen(.pageFetched(ticket: first, .success(Self.page(1...100, more: true))))
    let second = try #require(tickets(session.press("G")).first)
    session.happen(.pageFetched(ticket: second, .failure(FetchFailure(.serverError, status: 500, subject: .list))))
    #expect(list(session)?.rows.count == 100 && list(session)?.failure?.kind == .serverError)
    #expect(tickets(session.press("G", "k", "j")).isEmpty)
    let third = try #require(tickets(session.press("r")).first)
    session.happen(.pageFetched(ticket: third, .success(Self.page(101...110, more: false))))
    #expect(list(session)?.rows.count == 110 && list(session)?.failure == nil)
  }

  @Test func `a page that nobody waits for any more is left`() throws {
    var session = Session()
    let first = try #require(tickets(session.press("L")).first)
    session.press("/")
    session.type("status:active")
    let filtered = try #require(tickets(session.press(.enter)).first)
    session.happen(.pageFetched(ticket: first, .success(Self.page(1...3, more: false))))
    #expect(list(session)?.rows.isEmpty == true && list(session)?.filter == "status:active")
    session.happen(.pageFetched(ticket: filtered, .success(Self.page(4...5, more: false))))
    #expect(list(session)?.rows.count == 2)
  }

  @Test func `words that make no sense say so, and stay to be mended`() {
    var session = Session()
    session.press("L", "/")
    session.type("colour:red")
    #expect(tickets(session.press(.enter)).isEmpty)
    #expect(session.message?.contains("colour:red") == true)
    #expect(session.model.scope == .prompt)
    session.press(.escape)
    #expect(session.model.scope == .catalogue && list(session)?.filter == "")
  }

  // MARK: - Narrowing

  /// A browser with a hundred images listed of a longer list, no page under way.
  private func listing(_ images: [Image]? = nil, more: Bool = true) throws -> Session {
    var session = Session()
    let first = try #require(tickets(session.press("L")).first)
    let next = PageToken(place: .marker("100"), trail: PageTrail())
    let images = images ?? (1...100).map { .sample($0, name: $0 % 10 == 0 ? "rocky \($0)" : "ubuntu \($0)") }
    session.happen(.pageFetched(ticket: first, .success(ImagePage(images: images, next: more ? next : nil))))
    return session
  }

  private func names(_ session: Session) -> [String] {
    list(session).map { list in list.shown.map { list.rows[$0].name.text } } ?? []
  }

  @Test func `bare words narrow what is loaded as they are typed, in its order, and nobody is asked`() throws {
    var session = try listing()
    session.press("/")
    #expect(tickets(session.type("rocky")).isEmpty)
    #expect(names(session) == (1...10).map { "rocky \($0 * 10)" })
    #expect(tickets(session.type(" 2")).isEmpty)
    #expect(names(session) == ["rocky 20"])
    #expect(tickets(session.press(.backspace, .backspace)).isEmpty)
    #expect(names(session).count == 10)
    #expect(tickets(session.press(.enter)).isEmpty)
    #expect(session.model.scope == .catalogue && list(session)?.filter == "rocky" && names(session).count == 10)
  }

  @Test func `Esc leaves the line with the list as it was, and then shows all again, and then closes`() throws {
    var session = try listing()
    session.press("/")
    session.type("rocky")
    session.press(.enter, "/")
    session.type(" 2")
    #expect(names(session) == ["rocky 20"])
    session.press(.escape)
    #expect(names(session).count == 10)
    session.press(.escape)
    #expect(names(session).count == 100 && list(session)?.filter == "")
    session.press(.escape)
    #expect(session.model.overlay == nil)
  }

  @Test func `a narrowed list asks for more only where the cursor is pushed beyond its end`() throws {
    var session = try listing()
    session.press("/")
    session.type("rocky")
    session.press(.enter)
    #expect(tickets(session.press("j", "k", "j")).isEmpty)
    let second = tickets(session.press("G"))
    #expect(second.count == 1)
    #expect(tickets(session.press("G")).isEmpty)
    let page = ImagePage(images: [.sample(101, name: "rocky 101"), .sample(102, name: "other")])
    session.happen(.pageFetched(ticket: try #require(second.first), .success(page)))
    #expect(names(session).last == "rocky 101" && names(session).count == 11)
    #expect(list(session)?.isAtEnd == true && tickets(session.press("G", "j")).isEmpty)
  }

  @Test func `conditions are the service's, bare words beside them the screen's`() throws {
    var session = try listing()
    session.press("/")
    session.type("status:active rock")
    #expect(names(session).count == 10)
    let asked = session.press(.enter)
    guard case .fetchPage(let query, nil, _, let ticket)? = asked.first else {
      Issue.record("\(asked)")
      return
    }
    #expect(query.conditions.map(\.word) == ["status:active"])
    session.happen(.pageFetched(ticket: ticket, .success(ImagePage(images: (1...3).map { .sample($0) }))))
    #expect(list(session)?.rows.count == 3 && names(session).isEmpty)
    session.press(.escape)
    #expect(list(session)?.filter == "status:active" && names(session).count == 3)
  }

  @Test func `s sorts by one field after the other, and comes back to the service's own order`() throws {
    var session = try listing()
    let orders = (1...5).map { _ in
      let asked = session.press("s")
      guard case .fetchPage(let query, nil, _, _)? = asked.first else { return "\(asked)" }
      return query.order.map { ($0.isAscending ? "" : "-") + $0.key }.joined()
    }
    #expect(orders == ["name", "-size", "-updated_at", "status", ""])
    #expect(list(session)?.filter == "")
  }

  @Test func `Esc leaves the line with the cursor where it was`() throws {
    var session = try listing()
    session.press(.control("d"), "/")
    let row = list(session)?.current
    session.type("rocky")
    #expect(list(session)?.current != row)
    session.press(.escape)
    #expect(list(session)?.current == row)
  }

  @Test func `what was typed and not entered counts no more when the list is looked at again`() throws {
    var session = try listing()
    session.press("/")
    session.type("rocky")
    session.press(.function(1), .escape, "L")
    #expect(names(session).count == 100 && list(session)?.isNarrowed == false)
  }

  @Test func `pages that hold nothing are asked for so often, and then wait to be pushed on`() throws {
    var session = Session()
    session.press("L", "/")
    session.type("min_disk>500")
    var asked = tickets(session.press(.enter))
    var pages = 0
    while let ticket = asked.first {
      pages += 1
      let token = PageToken(place: .marker("\(pages)"), trail: PageTrail())
      let page = ImagePage(images: [], strays: 1, next: token)
      asked = tickets(session.happen(.pageFetched(ticket: ticket, .success(page))))
    }
    #expect(pages == CatalogueViewModel.mostBarren)
    #expect(list(session)?.isResting == true && list(session)?.strays == pages)
    #expect(tickets(session.press("G")).count == 1)
  }

  @Test func `pages of a list that is chosen here are large, but for the first`() throws {
    var session = Session()
    session.press("L", "/")
    session.type("min_disk>500")
    let first = session.press(.enter)
    let token = PageToken(place: .marker("1"), trail: PageTrail())
    let second = session.happen(
      .pageFetched(ticket: try #require(tickets(first).first), .success(ImagePage(images: [], next: token))))
    let limits = (first + second).compactMap { effect in
      if case .fetchPage(_, _, let limit, _) = effect { limit } else { nil }
    }
    #expect(limits == [CatalogueViewModel.pageLength, CatalogueViewModel.longestPage])
  }

  // MARK: - The rest

  @Test func `what makes asking unsafe and what is tried again are said of a page, too`() throws {
    var session = Session()
    let ticket = try #require(tickets(session.press("L")).first)
    session.happen(.retrying(ticket: ticket, Retry(reason: .busy(status: 503), attempt: 2, delay: 5)))
    #expect(session.message?.contains("503") == true)
    session.happen(.cautioned("unencrypted", ticket: ticket))
    #expect(session.model.cloudInUse?.caution == "unencrypted")
    session.happen(.cautioned("something else", ticket: ticket + 7))
    #expect(session.model.cloudInUse?.caution == "unencrypted")
  }

  @Test func `S looks for the image under the cursor`() throws {
    var session = try listing()
    session.press("j")
    #expect(session.press("S").contains { if case .search(.number(2), _) = $0 { true } else { false } })
  }

  @Test func `Ctrl-C in the filter line gives up the page`() throws {
    var session = Session()
    session.press("L", "/")
    #expect(session.press(.control("c")) == [.cancelPage])
    #expect(session.model.scope == .prompt)
  }

  @Test func `Ctrl-C gives up the page under way, which is said in its place`() throws {
    var session = Session()
    let first = try #require(tickets(session.press("L")).first)
    #expect(session.press(.control("c")) == [.cancelPage])
    #expect(list(session)?.failure?.kind == .cancelled && list(session)?.asking == nil)
    session.happen(.pageFetched(ticket: first, .success(Self.page(1...3, more: false))))
    #expect(list(session)?.rows.isEmpty == true)
    #expect(tickets(session.press("r")).count == 1)
  }

  @Test func `a page that takes its time says so every second, and nothing wakes once it came`() throws {
    var session = Session()
    let asked = session.press("L")
    #expect(asked.last == .wake(afterSeconds: 0.3))
    session.pass(seconds: 0.3)
    #expect(session.happen(.woke) == [.wake(afterSeconds: 0.7)])
    #expect(list(session)?.asking?.seconds(at: session.now) == 0)
    session.pass(seconds: 1.7)
    #expect(list(session)?.asking?.seconds(at: session.now) == 2)
    session.happen(.pageFetched(ticket: try #require(tickets(asked).first), .success(Self.page(1...3, more: false))))
    #expect(session.happen(.woke) == [])
  }

  @Test func `two images are marked and compared, from what the service says`() throws {
    var session = try listing()
    session.press("c")
    #expect(session.message?.contains("Space") == true)
    session.press(" ", "j")
    #expect(session.model.marked == .number(1))
    #expect(session.press("c").contains { if case .loadSnapshot = $0 { true } else { false } })
  }

  @Test func `r asks anew from the beginning, and y copies the id`() throws {
    var session = try listing()
    session.press("G", "G")
    #expect(session.press("y") == [.copy(ImageID.number(100).text, what: "the image id")])
    guard case .fetchPage(_, nil, _, let ticket)? = session.press("r").first else {
      Issue.record("not asked from the beginning")
      return
    }
    #expect(list(session)?.rows.count == 100)
    session.happen(.pageFetched(ticket: ticket, .success(Self.page(201...203, more: false))))
    #expect(list(session)?.rows.count == 3 && list(session)?.scroll.cursor == 0 && list(session)?.isAtEnd == true)
  }

  @Test func `where asking anew fails what is loaded stays, the failure is said, and r asks from the beginning again`()
    throws
  {
    var session = try listing()
    let ticket = try #require(tickets(session.press("j", "r")).first)
    session.happen(.pageFetched(ticket: ticket, .failure(FetchFailure(.refused, subject: .list))))
    #expect(list(session)?.rows.count == 100 && list(session)?.current?.id == .number(2))
    #expect(session.message == FetchFailure(.refused, subject: .list).headline.text)
    guard case .fetchPage(_, nil, _, let again)? = session.press("r").first else {
      Issue.record("not asked from the beginning")
      return
    }
    session.happen(.pageFetched(ticket: again, .success(Self.page(201...203, more: false))))
    #expect(list(session)?.rows.count == 3 && list(session)?.failure == nil)
  }

  @Test func `a click chooses a row, a second one opens it`() throws {
    var session = try listing()
    session.happen(.clicked(column: 5, row: Layout(session.model.size).wide.row + 3))
    #expect(list(session)?.current?.id == .number(3))
    let effects = session.happen(.clicked(column: 5, row: Layout(session.model.size).wide.row + 3))
    #expect(effects.contains { if case .fetch(.number(3), _) = $0 { true } else { false } })
  }

  @Test func `the heads of the columns and the blank below the rows choose nothing`() throws {
    var session = try listing((1...3).map { .sample($0) }, more: false)
    session.press("j")
    for row in [Layout(session.model.size).wide.row, Layout(session.model.size).wide.row + 9] {
      session.happen(.clicked(column: 5, row: row))
    }
    #expect(list(session)?.current?.id == .number(2))
  }

  @Test func `what is loaded stays bounded, and the last line says so`() throws {
    var list = CatalogueViewModel()
    list.fit(Rectangle(column: 0, row: 0, columns: 100, rows: 20))
    let token = PageToken(place: .marker("x"), trail: PageTrail())
    var asked = 0
    while list.wantsPage {
      asked += 1
      _ = list.ask(ticket: asked, now: .start)
      let first = (asked - 1) * 100
      let images = (first..<first + 100).map { Image.sample($0 % 1000) }
      list.take(.success(ImagePage(images: images, next: token)), ticket: asked)
      list.move(.bottom)
    }
    #expect(asked == CatalogueViewModel.most / CatalogueViewModel.pageLength)
    #expect(list.rows.count == CatalogueViewModel.most && list.isFull && list.current == nil)
    #expect(list.scroll.count == CatalogueViewModel.most + 1)
  }

  @Test func `another cloud has another list`() throws {
    var session = try listing()
    session.press("L")
    let other = CloudInUse(name: "other", endpoint: try Endpoint("https://other.example"))
    session.happen(.cloudChanged(other, [], of: 0))
    session.press(.escape)
    #expect(tickets(session.press("L")).count == 1)
    #expect(list(session)?.rows.isEmpty == true)
  }

  @Test func `Enter opens an image, and L comes back to the list as it was left`() throws {
    var session = Session()
    let first = try #require(tickets(session.press("L")).first)
    session.happen(.pageFetched(ticket: first, .success(Self.page(1...9, more: false))))
    session.press("j", "j")
    #expect(session.press(.enter).contains { if case .fetch(.number(3), _) = $0 { true } else { false } })
    #expect(session.model.overlay == nil)
    #expect(tickets(session.press("L")).isEmpty)
    #expect(list(session)?.current?.id == .number(3))
    session.press("L")
    #expect(session.model.overlay == nil)
  }
}
