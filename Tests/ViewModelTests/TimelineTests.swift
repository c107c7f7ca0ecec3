import ImageModel
import Testing

@testable import ViewModels

import struct FoundationEssentials.Date

/// What an image was before, snapshot by snapshot.
@Suite struct TimelineTests {
  /// An image that was queued, then saving with a tag, and is active now: newest first.
  private static let snapshots = [
    snapshot(["status": "active", "min_disk": 40], hoursAgo: 1, since: 2),
    snapshot(["status": "saving", "min_disk": 40, "tags": ["a"]], hoursAgo: 24, since: 30),
    snapshot(["status": "queued"], hoursAgo: 48, since: 48),
  ]

  private static func snapshot(
    _ members: KeyValuePairs<String, JSONValue>, hoursAgo: Double, since: Double
  ) -> Snapshot {
    Snapshot(
      image: .sample(1, members), taken: .start.addingTimeInterval(-3600 * hoursAgo),
      since: .start.addingTimeInterval(-3600 * since))
  }

  /// A browser that shows the timeline of the first image.
  private func telling(size: Size = Size(columns: 100, rows: 30), from focus: Key = .escape) -> Session {
    var session = Session(size: size)
    session.keep(Self.snapshots[0].image)
    session.press(focus, "t")
    session.happen(.timelineLoaded(.number(1), Self.snapshots, of: 3))
    return session
  }

  private func status(_ session: Session) -> String? { session.model.detail.image?.status }

  // MARK: - Opening

  @Test(arguments: [Key.tab, .escape])
  func `t asks for what is kept of the shown image, from either pane`(before: Key) {
    var session = Session()
    session.press(before)
    #expect(session.press("t") == [.loadTimeline(.number(1))])
    #expect(session.model.timeline == nil)
  }

  @Test func `without an image there is nothing to tell`() {
    var session = Session([])
    session.press(.escape)
    #expect(session.press("t") == [])
    #expect(session.message == "No image to tell the past of: type or paste an image id.")
  }

  @Test func `an image that nothing is kept of says so`() {
    var session = Session()
    session.press("t")
    session.happen(.timelineLoaded(.number(1), [], of: 0))
    #expect(session.model.timeline == nil)
    #expect(session.message == "Nothing is kept of this image yet: r asks the service.")
  }

  @Test func `a timeline that comes when another image shows is dropped`() {
    var session = Session()
    session.press("t", "j")
    session.happen(.timelineLoaded(.number(1), Self.snapshots, of: 3))
    #expect(session.model.timeline == nil)
  }

  @Test func `each snapshot names the fields that differ from the one before, in the detail's order`() throws {
    let timeline = try #require(telling().model.timeline)
    #expect(timeline.entries.map(\.changed) == [["Status", "Tags"], ["Status", "Tags", "Minimum disk"], nil])
    #expect(timeline.scroll.cursor == 0 && timeline.total == 3)
  }

  @Test func `snapshots that differ by spelling alone have no changed field`() throws {
    var session = Session()
    session.press("t")
    let image = Self.snapshots[0].image
    let turned = try Image(.object(JSONObject(image.document.members.reversed())))
    session.happen(
      .timelineLoaded(
        .number(1), [Snapshot(image: turned, taken: .start), Snapshot(image: image, taken: .start)], of: 2))
    #expect(session.model.timeline?.entries.first?.changed == [])
  }

  // MARK: - Stepping

  @Test func `moving shows each snapshot at once, with what it was before and when`() {
    var session = telling()
    #expect(status(session) == "active" && session.model.detail.source == .snapshot)
    #expect(session.changes["status"] == .changed(was: "saving (being uploaded)"))
    #expect(session.changes["tags"] == .gone)
    #expect(session.model.detail.lines.contains(.was("was 1 d ago: saving (being uploaded)")))
    #expect(session.model.detail.lines.contains(.was("was there 1 d ago")))

    #expect(session.press("j") == [])
    #expect(status(session) == "saving" && session.model.detail.source == .past)
    #expect(session.model.detail.taken == Self.snapshots[1].taken)
    #expect(session.changes["min_disk"] == .new && session.changes["tags"] == .new)
    #expect(session.model.detail.lines.contains(.was("was not there 2 d ago")))

    session.press("G")
    #expect(status(session) == "queued" && session.changes.isEmpty)
    session.press("g")
    #expect(status(session) == "active")
  }

  @Test func `the detail's cursor stays on its field from snapshot to snapshot`() {
    var session = telling()
    session.press(.enter, "/")
    session.type("minimum disk")
    session.press(.enter, .escape, "j")
    #expect(session.model.detail.currentRow?.key == "min_disk")
  }

  @Test func `Enter reads the snapshot in the detail pane, Escape leads to the list, and again to the present`() {
    var session = telling()
    session.press("j", .enter)
    #expect(session.model.scope == .detail && status(session) == "saving")
    session.press("v")
    #expect(session.model.overlay?.pager?.lines.contains { $0.text.contains("saving") } == true)
    session.press("q", .escape)
    #expect(session.model.scope == .timeline && status(session) == "saving")
    session.press(.escape)
    #expect(session.model.timeline == nil && session.model.scope == .history && status(session) == "active")
  }

  @Test(arguments: [Key.escape, "q", "t"])
  func `closing comes back to the present, and to the pane that was in focus`(key: Key) {
    for focus in [Key.escape, .tab] {
      var session = telling(from: focus)
      session.press("j")
      #expect(session.press(key) == [])
      #expect(session.model.timeline == nil && status(session) == "active")
      #expect(session.model.focus == (focus == .tab ? .detail : .history))
    }
  }

  @Test func `q in the detail of a snapshot closes the timeline, and does not quit`() {
    var session = telling()
    #expect(session.press("j", .enter, "q") == [])
    #expect(session.model.timeline == nil && status(session) == "active")
  }

  @Test func `on a narrow screen the timeline is a pane of its own, and Enter turns to the detail`() {
    var session = telling(size: Size(columns: 40, rows: 12))
    #expect(session.model.pane == .history)
    session.press("j", .enter)
    #expect(session.model.pane == .detail && status(session) == "saving")
    session.press(.tab)
    #expect(session.model.scope == .timeline)
  }

  @Test func `a timeline longer than the screen scrolls by snapshots`() {
    var session = Session(size: Size(columns: 100, rows: 12))
    session.press("t")
    let many = (0..<50).map { Self.snapshot(["min_disk": .number(JSONNumber($0))], hoursAgo: Double($0), since: 50) }
    session.happen(.timelineLoaded(.number(1), many, of: 80))
    session.press("G")
    let scroll = session.model.timeline?.scroll
    #expect(scroll?.cursor == 49 && scroll?.height == 3 && scroll?.offset == 47)
    #expect(session.model.timeline?.total == 80)
  }

  // MARK: - Leaving

  @Test func `asking again leaves the past, and compares with the present`() {
    var session = telling()
    let effects = session.press("j", "r")
    #expect(effects == [.fetch(.number(1), ticket: 1), .wake(afterSeconds: 0.3)])
    #expect(session.model.timeline == nil && status(session) == "active")
    session.answer(1, with: .sample(1, ["status": "killed", "min_disk": 40]))
    #expect(session.changes["status"] == .changed(was: "active"))
  }

  @Test func `asking again from the detail of a snapshot does the same`() {
    var session = telling()
    session.press("G", .enter, "r")
    #expect(session.model.timeline == nil && status(session) == "active")
  }

  @Test func `an answer that comes meanwhile waits in the present`() {
    var session = Session()
    session.keep(Self.snapshots[0].image)
    session.press("r", "t")
    session.happen(.timelineLoaded(.number(1), Self.snapshots, of: 3))
    session.press("j")
    session.answer(1, with: .sample(1, name: "renamed", ["status": "killed"]))
    #expect(status(session) == "saving" && session.model.timeline != nil)
    #expect(session.message == "Now on top of the history: renamed")
    session.press(.escape)
    #expect(status(session) == "killed" && session.changes["status"] == .changed(was: "active"))
  }

  @Test func `an ask that fails meanwhile says so, and shows in the present`() {
    var session = Session()
    session.keep(Self.snapshots[0].image)
    session.press("r", "t")
    session.happen(.timelineLoaded(.number(1), Self.snapshots, of: 3))
    session.fail(1, .refused)
    #expect(session.message?.hasPrefix("Nothing answers at this address") == true)
    #expect(session.model.detail.failure == nil)
    session.press(.escape)
    #expect(session.model.detail.failure?.kind == .refused)
  }

  @Test func `opening another image, or going back to one, closes the timeline`() {
    var session = telling()
    session.paste(ImageID.number(7).text)
    #expect(session.model.timeline == nil && session.model.detail.id == .number(7))

    session = Session()
    session.press(.enter)
    session.answer(1)
    session.press(.escape, "j", .enter)
    session.answer(2)
    session.press("t")
    session.happen(.timelineLoaded(.number(2), Self.snapshots, of: 3))
    #expect(session.press("[") == [.loadSnapshot(.number(1))])
    #expect(session.model.timeline == nil && session.model.detail.id == .number(1))
  }

  @Test func `another cloud has another past`() throws {
    var session = telling()
    session.happen(.cloudChanged(CloudInUse(endpoint: try Endpoint("https://b.example")), [.sample(8)], of: 1))
    #expect(session.model.timeline == nil)
  }

  @Test func `in the timeline nothing is removed, pinned or undone`() {
    var session = telling()
    #expect(session.press("x", "p", "u", "i", .escape) == [])
    #expect(session.list.count == 5 && session.model.timeline != nil)
  }

  // MARK: - Comparing

  private func compared(_ session: Session) -> [String] {
    guard case .comparison(let model)? = session.model.overlay else { return [] }
    return [model.left, model.right].map { "\($0.image.status ?? "") \($0.isPast)" }
  }

  @Test func `c compares a snapshot with the latest, the older one on the left`() {
    var session = telling()
    session.press("j", "c")
    #expect(compared(session) == ["saving true", "active false"])
    session.press(.escape)
    #expect(session.model.scope == .timeline && status(session) == "saving")
  }

  @Test func `with a mark it compares with that one`() {
    var session = telling()
    session.press("G", " ", "k", "c")
    #expect(session.model.timeline?.marked == 2)
    #expect(compared(session) == ["queued true", "saving true"])
  }

  @Test func `the latest, or the marked one, has nothing to be compared with`() {
    var session = telling()
    session.press("c")
    #expect(session.message == "This is the latest snapshot: go to another one, which c compares with it.")
    session.press("j", " ", "c")
    #expect(session.message == "This is the marked snapshot: go to another one, which c compares with it.")
    session.press(" ")
    #expect(session.model.timeline?.marked == nil && compared(session) == [])
  }
}
