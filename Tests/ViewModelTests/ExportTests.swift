import CustomDump
import ImageModel
import Testing

@testable import ViewModels

@Suite struct ExportTests {
  /// A browser that shows an image with this name.
  private func session(_ name: String = "image 1") -> Session {
    var session = Session()
    session.keep(.sample(1, name: name))
    return session
  }

  private func path(_ session: Session) -> String? { session.model.typedLine?.editor.text }

  private func retype(_ text: String, in session: inout Session) {
    session.press(.control("u"))
    session.type(text)
  }

  @Test(arguments: [
    ("image 1", "image-1.json"), ("CentOS 7.3 64bit/vivado", "CentOS-7.3-64bit-vivado.json"),
    ("财务系统 生产环境", "财务系统-生产环境.json"), ("../../etc/passwd", "etc-passwd.json"),
    ("-rf ~ $(reboot)", "rf-reboot.json"), ("…", "00000000-0000-4000-8000-000000000001.json"),
    ("\u{1B}[31mred\u{202E}\n", "31mred.json"),
    (String(repeating: "长", count: 255), String(repeating: "长", count: 64) + ".json"),
  ])
  func `E offers a harmless name`(name: String, file: String) {
    var session = session(name)
    session.press("E")
    #expect(path(session) == file)
  }

  @Test(arguments: [
    ("a.json", Export.Format.json), ("a.yaml", .yaml), ("a.YML", .yaml), ("dir.json/a.md", .markdown),
    ("~/a.markdown", .markdown), ("  a b.json ", .json),
  ])
  func `the ending says what is written`(typed: String, format: Export.Format) {
    var session = session()
    session.press("E")
    retype(typed, in: &session)
    let path = typed == "  a b.json " ? "a b.json" : typed
    expectNoDifference(session.press(.enter), [.export(Export(.sample(1), as: format, to: path))])
    #expect(session.model.typedLine == nil)
  }

  @Test(arguments: [("", "Type the name of a file."), ("a.txt", "The name's ending"), ("json", "The name's ending")])
  func `a name that says nothing stays to be mended`(typed: String, words: String) {
    var session = session()
    session.press("E")
    retype(typed, in: &session)
    expectNoDifference(session.press(.enter), [])
    #expect(session.message?.hasPrefix(words) == true)
    #expect(path(session) == typed)
  }

  @Test(arguments: [Key.enter, "y"])
  func `a file that is there is replaced once the operator says so`(key: Key) {
    var session = session()
    session.press("E", .enter)
    let export = Export(.sample(1), as: .json, to: "image-1.json")
    session.happen(.exported(export, .exists))
    #expect(session.message == "There is such a file. Enter or y replaces it, Esc leaves it.")
    #expect(path(session) == "image-1.json")
    let again = Export(.sample(1), as: .json, to: "image-1.json", replaces: true)
    expectNoDifference(session.press(key), [.export(again)])
    session.happen(.exported(again, .written(bytes: 77)))
    #expect(session.message == "Exported to image-1.json, 77 bytes.")
  }

  @Test func `another name is no leave to replace anything`() {
    var session = session()
    session.press("E", .enter)
    session.happen(.exported(Export(.sample(1), as: .json, to: "image-1.json"), .exists))
    session.press(.backspace)
    session.type("n")
    expectNoDifference(session.press(.enter), [.export(Export(.sample(1), as: .json, to: "image-1.json"))])
  }

  @Test func `Esc leaves the file alone`() {
    var session = session()
    session.press("E", .enter)
    session.happen(.exported(Export(.sample(1), as: .json, to: "image-1.json"), .exists))
    expectNoDifference(session.press(.escape), [])
    #expect(session.model.typedLine == nil)
  }

  @Test func `a failure is said, and the name stays to be mended`() {
    var session = session()
    session.press("E", .enter)
    session.happen(.exported(Export(.sample(1), as: .json, to: "image-1.json"), .failed("The disk is full.")))
    #expect(session.message == "The disk is full.")
    #expect(path(session) == "image-1.json")
  }

  @Test func `an answer that comes late takes nobody's keys`() {
    var session = session()
    session.press("E", .enter, "i")
    session.happen(.exported(Export(.sample(1), as: .json, to: "image-1.json"), .exists))
    #expect(session.model.typedLine == nil)
    session.type("x")
    #expect(session.model.prompt.editor.text == "x")
  }

  @Test func `E works over the raw JSON as well`() {
    var session = session()
    session.press("v", "E")
    #expect(session.model.scope == .prompt)
    session.press(.enter)
    #expect(session.model.overlay != nil)
  }

  @Test func `with no image there is nothing to export`() {
    var session = Session()
    expectNoDifference(session.press("E"), [])
    #expect(session.message == "No image to export.")
  }
}
