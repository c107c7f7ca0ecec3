import ImageModel
import Testing

@testable import ViewModels

@Suite struct VerdictLineTests {
  private static let image = Image.sample(
    1,
    [
      "status": "saving", "__support_fc_inject": "true", "__support_kvm": "true", "min_disk": 40, "protected": true,
      "__os_version": "欧拉 EulerOS 2.8 64位",
    ])

  private func detail(rows: Int = 30, columns: Int = 100, _ image: Image = Self.image) -> Session {
    var session = Session([.sample(1)], size: Size(columns: columns, rows: rows))
    session.keep(image)
    session.press(.tab)
    return session
  }

  private func verdict(_ session: Session) -> [VerdictLine] {
    session.model.detail.lines.compactMap { if case .verdict(let line) = $0 { line } else { nil } }
  }

  @Test(arguments: 1...120)
  func `it takes two lines at most, fits, and says as much as there is room for`(width: Int) {
    let verdict = Verdict(of: Self.image)
    let lines = VerdictLine.lines(of: verdict, width: width)
    #expect(!lines.isEmpty && lines.count <= 2)
    #expect(lines.map(\.isFirst) == Array([true, false].prefix(lines.count)))
    #expect(width == 1 || lines.allSatisfy { $0.text.width + ($0.isCut ? 1 : 0) <= width })
    let text = lines.map(\.text.text).joined(separator: " ")
    if verdict.line.wrapped(to: width).count <= 2 {
      #expect(lines.last?.isCut == false)
      #expect(text.filter { $0 != " " } == verdict.line.text.filter { $0 != " " })
    } else {
      #expect(lines.last?.isCut == true)
    }
  }

  @Test(arguments: [60, 200])
  func `each part keeps its tone over the end of a line`(width: Int) {
    let verdict = Verdict(of: Self.image)
    let pieces = VerdictLine.lines(of: verdict, width: width).flatMap(\.pieces)
    for (tone, start) in [(Verdict.Tone.problem, "Not usable yet"), (.warning, "password and key")] {
      let told = pieces.filter { $0.tone == tone }.map(\.text.text).joined()
      #expect(told.hasPrefix(start), "\(told)")
    }
    #expect(pieces.first?.tone == .problem)
    #expect(!pieces.contains { $0.tone == .problem && $0.text.text.contains("KVM") })
  }

  @Test func `an image of which nothing is to be said has no line`() {
    #expect(verdict(detail(.sample(1))) == [])
  }

  @Test(arguments: [(30, true), (15, true), (14, false), (6, false)])
  func `low screens leave their rows to the fields`(rows: Int, isThere: Bool) {
    #expect(verdict(detail(rows: rows)).isEmpty != isThere)
  }

  @Test func `reading begins on the first field, with the verdict above it in view`() {
    let session = detail()
    #expect(session.model.detail.currentRow?.key == "name")
    #expect(session.model.detail.scroll.offset == 0)
    #expect(session.model.detail.lines.first.map { if case .verdict = $0 { true } else { false } } == true)
  }

  @Test func `k goes up to it, Enter shows the whole of it by weight, y copies it`() {
    var session = detail(columns: 60)
    session.press("k")
    #expect(session.model.detail.currentVerdict == Verdict(of: Self.image))
    #expect(session.press("y") == [.copy(Verdict(of: Self.image).line.text, what: "the verdict")])
    session.press(.enter)
    let text = session.model.overlay?.pager?.lines.map(\.text) ?? []
    #expect(text.first == "What stops a server from being made")
    #expect(text.contains("  password and key injection: no") && text.last == "  protected")
    session.press(.escape, "j")
    #expect(session.model.detail.currentRow?.key == "name")
  }

  @Test func `a resize breaks it anew, and the cursor stays on its field`() {
    var session = detail()
    session.press("j", "j")
    let row = session.model.detail.currentRow
    for size in [(60, 30), (200, 30), (100, 12), (100, 40), (61, 20)] {
      session.happen(.resized(Size(columns: size.0, rows: size.1)))
      #expect(session.model.detail.currentRow == row, "\(size)")
    }
  }

  @Test func `an answer that makes it shorter leaves the cursor on its field`() {
    var session = detail(columns: 80)
    session.press("G", "k")
    let key = session.model.detail.currentRow?.key
    session.press("r")
    session.answer(1, with: .sample(1, ["__support_kvm": "true", "min_disk": 50, "__os_version": "x"]))
    #expect(key != nil && session.model.detail.currentRow?.key == key)
  }

  @Test func `why an ask failed stands above what was kept, verdict and all`() {
    var session = detail()
    session.press("r")
    session.fail(1)
    let lines = session.model.detail.lines
    let heading = lines.firstIndex(of: .message("What was kept of it:")) ?? 0
    #expect(heading > 0)
    #expect(lines[heading + 2] == .verdict(verdict(session)[0]))
  }

  @Test func `it is found by /`() {
    var session = detail()
    session.press("/")
    session.type("injection: no")
    #expect(session.model.detail.currentVerdict != nil)
  }
}
