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

  @Test func `words that choose nothing say so, and stay to be mended`() {
    var session = Session()
    session.press("L", "/")
    session.type("colour:red")
    #expect(tickets(session.press(.enter)).isEmpty)
    #expect(session.message?.contains("colour:red") == true)
    #expect(session.model.scope == .prompt)
  }

  @Test func `Enter opens an image, and L comes back to the list as it was left`() throws {
    var session = Session()
    let first = try #require(tickets(session.press("L")).first)
    session.happen(.pageFetched(ticket: first, .success(Self.page(1...9, more: false))))
    session.press("j", "j")
    #expect(session.press(.enter).contains { if case .fetch(.number(3), _) = $0 { true } else { false } })
    #expect(session.model.overlay == nil)
    #expect(session.press("L") == [])
    #expect(list(session)?.current?.id == .number(3))
    session.press("L")
    #expect(session.model.overlay == nil)
  }
}
