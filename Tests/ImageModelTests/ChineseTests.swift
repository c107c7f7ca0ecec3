import ChineseCheck
import Foundation
import ImageModel
import Testing

@Suite("All that is said is said in Chinese, too")
struct ChineseTests {
  @Test func `what the tables say`() {
    for section in Section.allCases { expectChinese { section.title } }
    for field in FieldCatalog.fields {
      expectChinese { field.label }
      expectSentence { field.meaning }
      if field.consequence != nil { expectSentence { field.consequence ?? "" } }
      if field.trap != nil { expectSentence { field.trap ?? "" } }
      for value in field.values where value.meaning != nil { expectChinese { value.meaning ?? "" } }
    }
  }

  @Test func `labels fit their column, and no two fields have one`() {
    Language.speaking(.chinese) {
      for field in FieldCatalog.fields { #expect((1...16).contains(field.label.width), "\(field.label)") }
      #expect(Set(FieldCatalog.fields.map(\.label)).count == 60)
    }
  }

  @Test func `what went wrong and what to try`() {
    let more: [FetchFailure] = [.init(.noSuchCall), .init(.notFound), .init(.redirected(to: "https://elsewhere/"))]
    for failure in FetchFailureTests.own + more {
      expectChinese(in: "https://elsewhere/ inf") { failure.headline }
      expectSentence { failure.advice }
      let (english, chinese) = Language.inBoth { (failure.exitStatus, failure) }
      #expect(english == chinese)
    }
    for reason in [Retry.Reason.closed, .busy(status: 429)] {
      for delay in [0.0, 30] { expectSentence { Retry(reason: reason, attempt: 2, delay: delay).statement } }
    }
    let ids: [ImageID.Problem] = [.empty, .tooLong(limit: 255), .forbidden(" "), .forbidden("/"), .dots]
    for problem in ids { expectSentence { problem.message } }
    let endpoints: [Endpoint.Problem] = [
      .notHTTP, .noHost, .badPort, .credentials, .queryOrFragment, .forbidden("\""),
    ]
    for problem in endpoints { expectSentence { problem.message } }
  }

  @Test func `what is said of another's words stays theirs`() {
    let obstacle = FetchFailure.Obstacle("Their headline.", "Their advice.", .notAllowed)
    let failure = FetchFailure(.noAccess(obstacle), status: 401)
    #expect(Language.speaking(.chinese) { failure.headline } == "Their headline.")
    #expect(Language.speaking(.chinese) { FetchFailure(.redirected(to: "到别处")).headline.text.hasSuffix("：到别处") })
  }

  /// Members of images: each kind of value that a service could give a field, for all fields at a time, and more. None of
  /// them with hidden characters, whose stand-ins would pass for words.
  static let answers: [String] = {
    let values = [
      #""true""#, #""False""#, "true", "false", #""maybe""#, "null", #""""#, "0", #""0""#, "1", "-1", "40", "1536",
      "[]",
      "{}", #"["hss","a=b"]"#, #""hss, ces,x""#, #"{"onekey":"true","other":"x","":1}"#, #""{\"onekey\":\"false\"}""#,
      #""instance,i-1""#, #""volume,v-1""#, #""server_backup,b-1""#, #""image,cn-north-4,m-1""#, #""file,bkt:a.qcow2""#,
      #""file,a.qcow2""#, #""2018-09-06T14:03:27Z""#, #""2026-01-15T11:58:00Z""#, #""2026-02-15T12:00:00Z""#,
    ]
    let alike = values.map { value in members { _ in value } }
    let documented = (0..<13).map { turn in
      members { field in field.values.isEmpty ? "\"x\"" : "\"\(field.values[turn % field.values.count].wire)\"" }
    }
    let environments = ["FusionCompute", "DataImage", "Ironic", "IsoImage"].flatMap { environment in
      ["true", "false"].map { #""virtual_env_type":"\#(environment)","__support_fc_inject":"\#($0)""# }
    }
    let glance = ["private", "public", "shared", "community", "secret"].map { #""visibility":"\#($0)""# }
    return alike + documented + environments + glance + VerdictTests.lines.map(\.members).filter { !$0.contains("\\u") }
      + [
        #""__support_new":"x","__support_other":1,"os_hidden":true,"":"empty key""#,
        #""visibility":"shared","owner":"o""#,
      ]
  }()

  /// A value for each field but the id, which every image has anyway.
  private static func members(_ value: (Field) -> String) -> String {
    FieldCatalog.fields.filter { $0.wireName != "id" }.map { "\"\($0.wireName)\":\(value($0))" }.joined(separator: ",")
  }

  @Test func `what an image's fields come down to`() throws {
    for members in Self.answers {
      let image = try Image.made(of: members)
      let (english, chinese) = Language.inBoth { Told(of: image) }
      #expect(english.marks == chinese.marks, "\(members)")
      #expect(english.texts.count == chinese.texts.count, "\(members)")
      // Keys show where nobody documents them; what the service escapes shows without its backslashes.
      let answer = image.document.members.map { member in
        (FieldCatalog.field(member.key.value) == nil ? member.key.value : "") + " " + member.value.written()
      }.joined(separator: " ").replacing("\\", with: "")
      for text in Set(chinese.texts) {
        let faults = Chinese.faults(of: text, quoting: answer)
        #expect(faults.isEmpty, "\(text)")
      }
    }
  }

  @Test func `what two images differ in, whatever the language`() throws {
    let images = try Self.answers.map(Image.made(of:))
    for (left, right) in zip(images, images.dropFirst()) {
      let (english, chinese) = Language.inBoth { ImageComparison(left, right, now: now) }
      #expect(english.rows.map(\.key) == chinese.rows.map(\.key))
      #expect(english.rows.map(\.isEqual) == chinese.rows.map(\.isEqual))
      #expect(english.document == chinese.document)
      #expect(english.rows.map(\.field) == chinese.rows.map(\.field))
    }
  }

  @Test func `a field that one of two images lacks`() throws {
    let (one, other) = (try Image.made(of: #""__support_new":"x","y":1"#), try Image.made(of: ""))
    let rows = Language.speaking(.chinese) { ImageComparison(one, other, now: now).rows.map(\.right) }
    #expect(rows.first { $0.key == "__support_new" }.map(Says.init) == Says(.notDeclared, "未声明", "即不支持"))
    #expect(rows.first { $0.key == "y" }.map(Says.init) == Says(.notDeclared, "未声明"))
  }
}

extension ChineseTests {
  private func expectChinese(
    in answer: String = "", at location: SourceLocation = #_sourceLocation, _ text: () -> PrintableText
  ) {
    let chinese = Language.speaking(.chinese) { text().text }
    #expect(!chinese.isEmpty, sourceLocation: location)
    let faults = Chinese.faults(of: chinese, quoting: answer)
    #expect(faults.isEmpty, "\(chinese)", sourceLocation: location)
  }

  private func expectSentence(at location: SourceLocation = #_sourceLocation, _ text: () -> PrintableText) {
    expectChinese(at: location, text)
    #expect(Language.speaking(.chinese) { text().text.hasSuffix("。") }, sourceLocation: location)
  }
}

/// All that is told of an image.
private struct Told {
  let marks: [FieldRow.Mark]
  let texts: [String]

  init(of image: Image) {
    let rows = image.rows(includingAbsent: true)
    let verdict = Verdict(of: image)
    marks = rows.map(\.mark)
    texts =
      (rows.flatMap { row in
        [row.label, row.value] + row.moreLines + [row.aside, row.warning, row.disuse].compactMap(\.self)
      } + verdict.parts.map(\.text) + [verdict.line]).map(\.text)
  }
}

extension Language {
  /// The same, made in English and in Chinese.
  fileprivate static func inBoth<Result>(_ body: () -> Result) -> (english: Result, chinese: Result) {
    (speaking(.english, body), speaking(.chinese, body))
  }
}
