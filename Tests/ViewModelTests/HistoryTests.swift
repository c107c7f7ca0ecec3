import ImageModel
import Testing

@testable import ViewModels

@Suite struct HistoryTests {
  @Test func `moving through the history shows each image from what is kept, and asks nobody`() {
    var session = Session()
    #expect(session.model.detail.id == .number(1))
    #expect(session.press("j") == [.loadSnapshot(.number(2))])
    session.keep(.sample(2))
    #expect(session.model.detail.image == .sample(2))
    #expect(session.model.detail.source == .snapshot)
    #expect(session.press("G") == [.loadSnapshot(.number(5))])
    #expect(session.press("j", .arrow(.down), .pageDown) == [])
    #expect(session.press("g") == [.loadSnapshot(.number(1))])
  }

  @Test func `a snapshot of an image that is no longer shown is left aside`() {
    var session = Session()
    session.press("j", "j")
    session.keep(.sample(2))
    #expect(session.model.detail.image == nil)
  }

  @Test(
    arguments: [
      ("j", 1), (.arrow(.down), 1), (.control("d"), 12), (.pageDown, 24), (.control("f"), 24), ("G", 99),
      (.end, 99),
    ] as [(Key, Int)])
  func `keys move the cursor, and their opposites move it back`(key: Key, line: Int) {
    let back: [Key: Key] = [
      "j": "k", .arrow(.down): .arrow(.up), .control("d"): .control("u"), .pageDown: .pageUp,
      .control("f"): .control("b"), "G": "g", .end: .home,
    ]
    var session = Session((1...100).map { .sample($0) })
    session.press(key)
    #expect(session.model.history.scroll.cursor == line)
    if let opposite = back[key] { session.press(opposite) }
    #expect(session.model.history.scroll.cursor == 0)
  }

  // MARK: Filter

  private static let images: [HistoryEntry] = [
    .sample(1, name: "CentOS 7.3 64bit vivado", os: "CentOS 7.3 64bit"),
    .sample(2, name: "财务系统 生产环境", os: "CentOS 7.9 64bit"), .sample(3, name: "golden", os: "Ubuntu 22.04"),
    .sample(4, name: "欧拉 EulerOS 2.5 ARM", os: "EulerOS 2.5"), .sample(5, name: "Windows Server 2019"),
  ]

  @Test(arguments: [
    ("vivado", ["CentOS 7.3 64bit vivado"]), ("ubuntu", ["golden"]), ("财务", ["财务系统 生产环境"]),
    ("欧拉os", ["欧拉 EulerOS 2.5 ARM"]),
    ("欧os", ["欧拉 EulerOS 2.5 ARM"]), ("0005", ["Windows Server 2019"]), ("cent 79", ["财务系统 生产环境"]), ("zzz", []),
    ("CENTOS", ["CentOS 7.3 64bit vivado", "财务系统 生产环境"]),
  ])
  func `the filter finds names, ids and systems as they are typed, the best first`(typed: String, expected: [String]) {
    var session = Session(Self.images)
    session.press("/")
    session.type(typed)
    #expect(Set(session.list.prefix(expected.count)) == Set(expected))
    if expected.isEmpty { #expect(session.list.isEmpty) }
  }

  @Test func `the filter stays after Enter, shows the image it found, and Esc ends it with the cursor on it`() {
    var session = Session(Self.images)
    session.press("/")
    #expect(session.type("eul").contains(.loadSnapshot(.number(4))))
    session.press(.enter)
    #expect(session.model.scope == .history && session.list.count == 1)
    session.press(.escape)
    #expect(session.list.count == 5)
    #expect(session.model.history.current?.id == .number(4))
  }

  @Test func `in the find line letters are letters, the arrows move, and Backspace at its start leaves`() {
    var session = Session(Self.images)
    session.press("/")
    session.type("64bit")
    session.press(.arrow(.down))
    #expect(session.model.history.scroll.cursor == 1)
    session.press(.control("u"), .backspace)
    #expect(session.model.finder == nil && session.list.count == 5)
    session.press("/")
    #expect(session.type("qQ") == [])
    #expect(session.model.finder?.editor.text == "qQ")
  }

  @Test func `a filter that matches nothing leaves the keyboard usable`() {
    var session = Session(Self.images)
    session.press("/")
    session.type("zzz")
    session.press(.enter)
    #expect(session.press(.enter) == [])
    #expect(session.message == "Nothing to open: type or paste an image id.")
    session.press("x", "p", "j", "G", "n")
    session.press(.escape)
    #expect(session.list.count == 5)
  }

  @Test func `n and N go through what the filter found, around the end`() {
    var session = Session(Self.images)
    session.press("n")
    #expect(session.message == "Nothing to find yet: type / first.")
    session.press("/")
    session.type("64bit")
    session.press(.enter)
    var cursors: [Int] = []
    for key in ["n", "n", "N", "N"] as [Key] {
      session.press(key)
      cursors.append(session.model.history.scroll.cursor)
    }
    #expect(cursors == [1, 0, 1, 0])
  }

  @Test func `an answer keeps the filter, and the cursor on its image`() {
    var session = Session(Self.images)
    session.press("/")
    session.type("64bit")
    session.press(.enter, "j", .enter)
    session.answer(2, with: .sample(2, name: "财务系统 生产环境", ["__os_version": "CentOS 7.9 64bit"]))
    #expect(session.list.count == 2)
    #expect(session.model.history.current?.id == .number(2))
  }

  // MARK: Pin, remove, undo

  @Test func `p pins and unpins, in the list and in the detail`() {
    var session = Session()
    #expect(session.press("p") == [.setPinned(.number(1), true)])
    #expect(session.model.history.current?.isPinned == true)
    #expect(session.press(.tab, "p") == [.setPinned(.number(1), false)])
    #expect(session.message == "No longer pinned.")
  }

  @Test func `what the history doesn't have can't be pinned or removed`() {
    var session = Session()
    session.paste(ImageID.number(9).text)
    #expect(session.press("p", "x") == [])
    #expect(session.message == "Only an image of the history can be removed from it.")
  }

  @Test func `x removes, the cursor goes to the next, u brings back`() {
    var session = Session()
    session.press("j", "p")
    #expect(session.press("x") == [.remove(.number(2)), .loadSnapshot(.number(3))])
    #expect(session.message == "Removed, u brings it back: image 2")
    #expect(session.list == ["image 1", "image 3", "image 4", "image 5"])
    session.press("G", "x")
    #expect(session.model.history.current?.id == .number(4))
    #expect(session.press("u").contains(.restore(.number(5))))
    #expect(session.press("u").contains(.restore(.number(2))))
    #expect(session.list == (1...5).map { "image \($0)" })
    #expect(session.model.history.current?.id == .number(2) && session.model.history.current?.isPinned == true)
    session.press("u")
    #expect(session.message == "Nothing to undo.")
  }

  @Test func `in the detail x removes the shown image, which stays in view`() {
    var session = Session()
    session.keep(.sample(1))
    #expect(session.press(.tab, "x") == [.remove(.number(1))])
    #expect(session.model.detail.image == .sample(1))
    #expect(session.press("u") == [.restore(.number(1))])
  }

  @Test func `the last image can be removed, and brought back`() {
    var session = Session([.sample(1)])
    session.press("x")
    #expect(session.list.isEmpty && session.model.history.current == nil)
    session.press("j", .enter, "y", "x", "n")
    session.press("u")
    #expect(session.list == ["image 1"])
  }

  @Test func `removing and undoing work in a filtered list`() {
    var session = Session(Self.images)
    session.press("/")
    session.type("64bit")
    session.press(.enter, "x")
    #expect(session.list == ["财务系统 生产环境"])
    session.press("x")
    #expect(session.list.isEmpty)
    session.press("u", "u")
    #expect(Set(session.list) == ["CentOS 7.3 64bit vivado", "财务系统 生产环境"])
    session.press(.escape)
    #expect(session.list == Self.images.map { $0.name ?? "" })
  }

  @Test func `an image removed and then opened again is there once`() {
    var session = Session()
    session.press("x")
    session.paste(ImageID.number(1).text)
    session.answer(1)
    session.press("u")
    #expect(session.list.filter { $0 == "image 1" }.count == 1)
  }

  // MARK: The list from the store

  @Test func `the rest of the history comes in under the cursor`() {
    var session = Session((1...3).map { .sample($0) })
    session.press("j", "j")
    #expect(session.load((1...200).map { .sample($0) }) == [])
    #expect(session.model.history.entries.count == 200)
    #expect(session.model.history.current?.id == .number(3))
  }

  @Test func `what was done since the list was read stays done`() {
    var session = Session((1...4).map { .sample($0) })
    session.press("x", "p", "j", .enter)
    session.answer(3)
    session.load((1...6).map { .sample($0) })
    #expect(session.list == [3, 2, 4, 5, 6].map { "image \($0)" })
    #expect(session.model.history.entry(of: .number(2))?.isPinned == true)
    #expect(session.model.history.entry(of: .number(3))?.viewCount == 2)
  }

  @Test func `a view before the list was whole adds to the views that were stored, and keeps the pin`() {
    var session = Session([.sample(1)])
    session.happen(.pasted(ImageID.number(5).text))
    session.answer(5)
    var stored = HistoryEntry.sample(5)
    stored.viewCount = 7
    stored.isPinned = true
    session.load([.sample(1), stored])
    #expect(session.model.history.entry(of: .number(5))?.viewCount == 8)
    #expect(session.model.history.entry(of: .number(5))?.isPinned == true)
    #expect(session.model.history.count == 2)
  }

  @Test func `a list that comes before anything was chosen shows its first image`() {
    var session = Session([])
    session.press(.escape)
    #expect(session.load([.sample(1)]) == [.loadSnapshot(.number(1))])
  }

  @Test func `trouble with the history is said, and nothing else changes`() {
    var session = Session()
    session.happen(.historyFailed("The disk is full."))
    #expect(session.model.message == .init(text: "The disk is full.", tone: .problem))
    #expect(session.list.count == 5)
    session.press("j")
    #expect(session.message == nil)
  }

  @Test func `y copies the id`() {
    var session = Session()
    #expect(session.press("y") == [.copy(ImageID.number(1).text, what: "the image id")])
    session.happen(.copied(.sent(what: "the image id", bytes: 36)))
    #expect(session.message == "Copied the image id, 36 bytes, if the terminal allows it (OSC 52).")
    session.happen(.copied(.tooLong(what: "the image as JSON", bytes: 80_000, limit: 74_994)))
    #expect(
      session.message == "Not copied: 80000 bytes, terminals take 74994. Use imsbrowser show for the image as JSON.")
  }
}
