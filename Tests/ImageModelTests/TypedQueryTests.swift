import Testing

@testable import ImageModel

@Suite(
  "What is typed into the catalogue's line is conditions and an order for the service, and bare words for the screen")
struct TypedQueryTests {
  static let lines: [(typed: String, words: [String], order: String, bare: String)] = [
    ("", [], "", ""), ("   ", [], "", ""),
    ("rocky", [], "", "rocky"), ("rocky linux", [], "", "rocky linux"),
    ("status:active", ["status:active"], "", ""),
    ("status:active rocky os:Linux 8", ["status:active", "os:Linux"], "", "rocky 8"),
    ("sort:name", [], "name=asc", ""),
    ("sort:size:desc rocky", [], "size=desc", "rocky"),
    ("sort=updated:desc status:active", ["status:active"], "updated_at=desc", ""),
    (#"name:"CentOS 7.9" "two words""#, ["name:CentOS 7.9"], "", "two words"),
    ("镜像", [], "", "镜像"),
  ]

  @Test(arguments: lines)
  func `a line is parted`(typed: String, words: [String], order: String, bare: String) throws {
    let query = try TypedQuery(typed)
    #expect(query.query.conditions.map(\.word) == words)
    #expect(query.query.order.map { "\($0.key)=\($0.isAscending ? "asc" : "desc")" }.joined(separator: ",") == order)
    #expect(query.bareWords == bare)
    #expect(TypedQuery.bareWords(of: typed) == bare)
  }

  @Test(arguments: ["status:", "colour:red", "sort:colour", "sort:", "sort>name"])
  func `a word that makes no sense is named, and the bare words are known all the same`(word: String) {
    #expect(throws: ImageQuery.Problem.self) { try TypedQuery("rocky \(word)") }
    #expect(TypedQuery.bareWords(of: "rocky \(word) 8") == "rocky 8")
  }

  static let orders: [(typed: String, order: String?, line: String)] = [
    ("", "name", "sort:name"), ("sort:name", "size:desc", "sort:size:desc"), ("sort:status rocky", nil, "rocky"),
    (#"name:"CentOS 7.9" x"#, "name", #""name:CentOS 7.9" x sort:name"#),
  ]

  @Test(arguments: orders)
  func `a line is given another order, and means the same else`(typed: String, order: String?, line: String) throws {
    #expect(TypedQuery.line(typed, sortedBy: order) == line)
    #expect(TypedQuery.order(in: line) == order)
    #expect(try TypedQuery(line).query.conditions == TypedQuery(typed).query.conditions)
  }

  @Test func `a line without its bare words chooses what the service is asked for`() throws {
    #expect(TypedQuery.withoutBareWords("rocky status:active 8 sort:name") == "status:active sort:name")
    #expect(TypedQuery.withoutBareWords(#"x name:"a b""#) == #""name:a b""#)
  }
}
