import ImageModel
import Testing

@testable import ViewModels

@Suite struct DetailTests {
  /// The detail of an image in focus.
  private func detail(_ image: Image, size: Size = Size(columns: 100, rows: 30)) -> Session {
    var session = Session([.sample(1)], size: size)
    session.keep(image)
    session.press(.tab)
    return session
  }

  private var long: Image {
    .sample(
      1, ["__description": "one\ntwo\nthree", "min_disk": 40, "__support_kvm": "true", "tags": ["a", "b"], "own": "x"])
  }

  // MARK: The cursor

  @Test func `the cursor goes from field to field, with headings and further lines in view`() {
    var session = detail(long, size: Size(columns: 100, rows: 14))
    var keys: [String?] = []
    for _ in session.model.detail.lines {
      let scroll = session.model.detail.scroll
      keys.append(session.model.detail.currentRow?.key)
      #expect(session.model.detail.lines[scroll.cursor].row != nil)
      session.press("j")
    }
    #expect(Array(keys.prefix(3)) == ["name", "id", "__description"])
    #expect(keys.last == "own")
    session.press("g")
    #expect(session.model.detail.scroll.offset == 0)
  }

  @Test(arguments: Keymap.bindings.flatMap(\.keys))
  func `every key can be pressed with nothing to show`(key: Key) {
    var session = Session([])
    session.press(.escape, .tab, key)
    #expect(session.model.detail.lines.isEmpty)
  }

  @Test func `all lines of a field come into view with it`() {
    var session = detail(long, size: Size(columns: 100, rows: 12))
    while session.model.detail.currentRow?.key != "__description" { session.press("j") }
    let scroll = session.model.detail.scroll
    #expect(scroll.cursor + 2 < scroll.offset + scroll.height)
  }

  // MARK: What changed

  @Test func `fields that changed, came or went since the snapshot are marked`() {
    var session = detail(
      .sample(1, ["min_disk": 40, "tags": ["a", "b"], "gone": "old", "__description": "one\ntwo"]))
    session.press("r")
    session.answer(
      1,
      with: .sample(
        1,
        ["min_disk": 100, "tags": ["a", "c"], "__support_kvm": "true", "__description": "one\n2", "status": "active"]))
    #expect(
      session.changes == [
        "min_disk": .changed(was: "40 GB"), "tags": .changed(was: "[\"a\",\"b\"]"), "__support_kvm": .new,
        "gone": .gone,
        "__description": .changed(was: PrintableText("one\ntwo")),
      ])
    let said = session.model.detail.lines.compactMap { if case .was(let text) = $0 { text.text } else { nil } }
    #expect(said.contains("was 1 h ago: 40 GB"))
    #expect(said.contains("was not there 1 h ago") && said.last == "was there 1 h ago")
    session.press("r")
    session.answer(1, with: session.model.detail.image)
    #expect(session.changes.isEmpty)
  }

  @Test func `a first look marks nothing`() {
    var session = Session([])
    session.paste(ImageID.number(1).text)
    session.answer(1)
    #expect(session.changes.isEmpty)
  }

  @Test func `a refresh keeps the cursor on its line`() {
    var session = detail(long)
    session.press("j", "j", "r")
    session.answer(1, with: long)
    #expect(session.model.detail.currentRow?.key == "__description")
  }

  // MARK: Absent fields

  @Test func `a shows what the image lacks, and hides it, with the cursor on its field`() {
    var session = detail(long)
    while session.model.detail.currentRow?.key != "min_disk" { session.press("j") }
    let count = session.model.detail.lines.count
    session.press("a")
    #expect(session.model.detail.currentRow?.key == "min_disk")
    #expect(session.model.detail.lines.compactMap(\.row?.key).filter { FieldCatalog.field($0) != nil }.count >= 60)
    session.press("a")
    #expect(session.model.detail.currentRow?.key == "min_disk")
    #expect(session.model.detail.lines.count == count)
  }

  @Test func `the choice holds for the next image`() {
    var session = Session()
    session.keep(.sample(1))
    session.press("a", "j")
    session.keep(.sample(2))
    #expect(session.model.detail.showsAbsent)
    #expect(session.model.detail.lines.contains { $0.row?.key == "min_disk" })
  }

  // MARK: Finding

  @Test func `the detail jumps as it is typed, Esc goes back`() {
    var session = detail(long)
    session.press("/")
    session.type("KVM")
    #expect(session.model.detail.currentRow?.key == "__support_kvm")
    session.press(.escape)
    #expect(session.model.detail.currentRow?.key == "name")
  }

  @Test func `n and N go around the end and say where they are`() {
    var session = detail(.sample(1, ["a1": "needle", "a2": "hay", "a3": "Needle", "needle": ""]))
    session.press("/")
    session.type("needle")
    session.press(.enter)
    var seen: [String] = []
    for key in ["n", "n", "n", "N", "N"] as [Key] {
      session.press(key)
      seen.append("\(session.model.detail.currentRow?.key ?? "") \(session.message ?? "")")
    }
    #expect(seen == ["a3 2 of 3", "needle 3 of 3", "a1 1 of 3", "needle 3 of 3", "a3 2 of 3"])
  }

  @Test func `what isn't there is said, and the cursor stays`() {
    var session = detail(long)
    session.press("n")
    #expect(session.message == "Nothing to find yet: type / first.")
    session.press("j", "/")
    session.type("zzz")
    #expect(session.model.message == .init(text: "Not found.", tone: .problem))
    #expect(session.model.detail.currentRow?.key == "id")
  }

  @Test func `an empty find line repeats the last search`() {
    var session = detail(long)
    session.press("/")
    session.type("kvm")
    session.press(.enter, "g", "/", .enter, "n")
    #expect(session.model.detail.currentRow?.key == "__support_kvm")
  }

  @Test func `what the list was filtered by is not looked for in the detail`() {
    var session = Session([.sample(1, name: "image status")])
    session.keep(.sample(1))
    session.press("/")
    session.type("status")
    session.press(.enter, .tab, "n")
    #expect(session.message == "Nothing to find yet: type / first.")
  }

  @Test func `an answer while something is looked for doesn't lead astray`() {
    var session = detail(.sample(1, ["min_disk": 1]))
    session.press("r", "/")
    let members = (1...300).map { JSONObject.Member(key: JSONString("property_\($0)"), value: "value") }
    if let image = try? Image(.object(JSONObject(Image.sample(1).document.members + members))) {
      session.answer(1, with: image)
    }
    session.type("property_250")
    #expect(session.model.detail.currentRow?.key == "property_250")
  }

  // MARK: Copying

  @Test func `y copies the value as the service wrote it, Y the whole image`() {
    let image = Image.sample(1, ["__image_size": "1848573952", "evil": "a\u{1B}[2Jb"])
    var session = detail(image)
    #expect(session.press("y") == [.copy("image 1", what: "Name")])
    session.press("G")
    #expect(session.press("y") == [.copy("a\u{1B}[2Jb", what: "evil")])
    #expect(
      session.press("Y") == [.copy(JSONValue.object(image.document).written(.pretty) + "\n", what: "the image as JSON")]
    )
  }

  @Test func `with no image there is nothing to copy, explain, or show`() {
    var session = Session([.sample(1)])
    session.press(.tab)
    let keys: [Key] = ["y", "Y", .enter, "v"]
    let messages = keys.map { key in
      #expect(session.press(key) == [])
      return session.message
    }
    #expect(
      messages == [
        "Nothing to copy here.", "No image to copy.", "Nothing to explain here.", "No image to show as JSON.",
      ])
  }

  // MARK: Failures

  @Test func `y on a failure copies what support asks for`() {
    var session = Session([])
    session.paste(ImageID.number(1).text)
    let failure = FetchFailure(.serverError, status: 500, message: "boom", code: "IMG.0001", requestID: "req-1")
    session.happen(.fetched(.number(1), ticket: 1, .failure(failure)))
    #expect(
      session.press("y") == [
        .copy("The service failed (500).\n\"boom\" (IMG.0001)\nRequest id req-1\n", what: "what went wrong")
      ])
  }

  @Test func `every line of a failure is reached above the fields`() {
    var session = detail(.sample(1), size: Size(columns: 20, rows: 7))
    session.press("r")
    session.fail(1, .unauthorized)
    var seen: Set<Int> = []
    for _ in session.model.detail.lines {
      let scroll = session.model.detail.scroll
      seen.formUnion(scroll.offset..<min(scroll.count, scroll.offset + scroll.height))
      session.press("j")
    }
    #expect(seen.count == session.model.detail.lines.count)
  }

  @Test func `a failure breaks into lines that fit, and resizing keeps the cursor on its field`() {
    var session = detail(long)
    session.press("r")
    session.fail(1, .unauthorized)
    while session.model.detail.currentRow?.key != "__support_kvm" { session.press("j") }
    for columns in [60, 40, 20, 100, 200] {
      session.happen(.resized(Size(columns: columns, rows: 20)))
      #expect(session.model.detail.currentRow?.key == "__support_kvm")
      for line in session.model.detail.lines {
        if case .failure(let text) = line { #expect(text.width <= Layout(session.model.size).detail.columns - 2) }
      }
    }
  }
}
